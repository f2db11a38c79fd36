"""Feed HTML becomes blocks: every kind, in order, with styled spans and numbered links."""

import pytest

from termnews.domain.document import (
    Block,
    Code,
    Document,
    Heading,
    Image,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from termnews.extract.fragment import read_fragment

BASE = "https://paper.example/a/story"


def read(html: str) -> Document:
    return read_fragment(html, url=BASE)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One</p><p>Two</p>", [Paragraph("One"), Paragraph("Two")]),
        ("<h2>Head</h2><p>Text</p>", [Heading(2, "Head"), Paragraph("Text")]),
        ("<div>loose<h6>Small</h6><p>x</p></div>", [Paragraph("loose"), Heading(6, "Small"), Paragraph("x")]),
        ("<p>a<br>b</p>", [Paragraph("a\nb")]),
        ("<p>a<br><br>b</p>", [Paragraph("a\nb")]),
        ("a<br><br>b", [Paragraph("a"), Paragraph("b")]),
        ("<p>a</p><hr><p>b</p>", [Paragraph("a"), Rule(), Paragraph("b")]),
        ("<ul><li>x</li><li>y</li></ul>", [List((Item("x"), Item("y")))]),
        ("<ol start=3><li>x</li></ol>", [List((Item("x"),), True, 3)]),
        ("<ol start=x><li>x</li></ol>", [List((Item("x"),), True, 1)]),
        ("<ol start=²><li>x</li></ol>", [List((Item("x"),), True, 1)]),
        ("<ul><li>x<ul><li>y</li></ul></li></ul>", [List((Item("x", (), (List((Item("y"),)),)),))]),
        ("<ul><li>x</li><ul><li>y</li></ul></ul>", [List((Item("x", (), (List((Item("y"),)),)),))]),
        ("<ul><li><p>x</p><p>y</p></li></ul>", [List((Item("x", (), (Paragraph("y"),)),))]),
        ("<blockquote><p>Said</p></blockquote>", [Quote((Paragraph("Said"),))]),
        ("<blockquote>Said<footer>— A. Person</footer></blockquote>", [Quote((Paragraph("Said"),), "A. Person")]),
        ("<blockquote><p>Said</p><cite>A. Person</cite></blockquote>", [Quote((Paragraph("Said"),), "A. Person")]),
        ("<pre>  a\n    b\n</pre>", [Code("  a\n    b")]),
        ("<pre><code class='language-python'>x = 1\n</code></pre>", [Code("x = 1", "python")]),
        ("<div class='highlight-source-rust'><pre>fn</pre></div>", [Code("fn", "rust")]),
        ("<pre>a<br>b</pre>", [Code("a\nb")]),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
            [Table((("A", "B"), ("1", "2")), True)],
        ),
        (
            "<table><caption>Cap</caption><tr><td>1</td><td>2</td></tr></table>",
            [Table((("1", "2"),), False, "Cap")],
        ),
        ("<table><tr><td><p>Laid</p><p>out</p></td></tr></table>", [Paragraph("Laid"), Paragraph("out")]),
        ("<img src='p.jpg' alt=' A  boat '>", [Image("https://paper.example/a/p.jpg", "A boat")]),
        ("<p><img src=/p.jpg>Text</p>", [Image("https://paper.example/p.jpg"), Paragraph("Text")]),
        ("<p>Text<img src=/p.jpg></p>", [Paragraph("Text"), Image("https://paper.example/p.jpg")]),
        (
            "<figure><img src=/p.jpg alt=Boat><figcaption>The boat</figcaption></figure>",
            [Image("https://paper.example/p.jpg", "Boat", "The boat")],
        ),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", [Paragraph("Term"), Paragraph("Meaning")]),
        ("<p>a <q>b</q> c</p>", [Paragraph("a “b” c")]),
        ("<p> </p><p>&nbsp;</p><div></div>", []),
    ],
)
def test_html_becomes_blocks(html: str, blocks: list[Block]) -> None:
    assert [*read(html).blocks] == blocks


def test_styled_stretches_are_spans_in_characters() -> None:
    (block,) = read("<p>a <b>bold <i>both</i></b> <code>x</code> <s>gone</s> <u>under</u></p>").blocks
    assert block == Paragraph(
        "a bold both x gone under",
        (
            Span(2, 11, "bold"),
            Span(7, 11, "italic"),
            Span(12, 13, "code"),
            Span(14, 18, "strike"),
            Span(19, 24, "underline"),
        ),
    )


def test_links_are_numbered_in_reading_order_and_absolute() -> None:
    document = read("<p>See <a href='/x'>this <b>one</b></a></p><ul><li><a href='?q=1'>that</a></li></ul>")
    assert document.links == (
        Link(1, "this one", "https://paper.example/x"),
        Link(2, "that", "https://paper.example/a/story?q=1"),
    )
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans == (Span(4, 12, "link", 1), Span(9, 12, "bold"))


@pytest.mark.parametrize(
    "href", ["#note", "javascript:alert(1)", "mailto:a@b.example", "", "data:text/html,x", "file:///etc"]
)
def test_an_address_that_leads_nowhere_new_is_text_and_no_link(href: str) -> None:
    document = read(f"<p>See <a href='{href}'>this</a></p>")
    assert document.links == ()
    assert document.blocks == (Paragraph("See this"),)


def test_a_link_around_a_picture_takes_no_number() -> None:
    document = read("<p><a href='/big'><img src='/small.jpg'></a><a href='/x'>words</a></p>")
    assert [(link.n, link.text) for link in document.links] == [(1, "words")]


def test_spans_hold_their_words_whatever_the_spaces_around_them() -> None:
    for html in ("<p>a <b> bold </b> c</p>", "<p>a<b> bold</b> c</p>", "<p>a\n<b>\nbold\n</b>\nc</p>"):
        (block,) = read(html).blocks
        assert isinstance(block, Paragraph)
        assert block.text == "a bold c"
        assert [block.text[span.start : span.end] for span in block.spans] == ["bold"]


def test_a_no_break_space_stays_where_it_was_set() -> None:
    assert read("<p>Qui&nbsp;? Lui.</p>").blocks == (Paragraph("Qui\u00a0? Lui."),)
