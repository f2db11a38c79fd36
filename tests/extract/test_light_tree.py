"""The light tree: what is kept of a page, how it is measured, and what bounds it."""

import pytest

from termnews.extract import tree
from termnews.extract.element import Element
from termnews.extract.limits import MAX_CHARS, Budget


def built(html: str) -> Element:
    page = tree.parse(html)
    assert page.body is not None
    return tree.build(page.body, Budget())


def test_scripts_styles_and_hidden_parts_are_not_copied() -> None:
    top = built(
        "<script>a</script><style>b</style><template>c</template><svg><text>d</text></svg>"
        "<p hidden>e</p><p style='DISPLAY : none'>f</p><p aria-hidden=true>g</p><button>h</button><p>kept</p>"
    )
    assert top.text() == "kept"


def test_every_element_knows_how_much_text_and_link_text_it_holds() -> None:
    top = built("<div><p>12345, <a href='/x'>678</a></p><p>9</p></div>")
    div = top.elements()[0]
    assert (div.chars, div.linked, div.commas) == (10, 3.0, 1)


def test_taking_an_element_out_changes_the_counts_above_it() -> None:
    top = built("<div><p>12345</p><p>12</p></div>")
    top.find("p")[0].detach()
    assert (top.chars, top.text()) == (2, "12")


def test_loose_text_beside_blocks_becomes_paragraphs() -> None:
    top = built("<div>first <b>bold</b><p>second</p>third</div>")
    assert [(p.tag, p.text()) for p in top.elements()[0].elements()] == [
        ("p", "first bold"),
        ("p", "second"),
        ("p", "third"),
    ]


def test_two_line_breaks_end_a_paragraph_and_one_does_not() -> None:
    top = built("<div>one<br>line<br><br>two<br> <br>three</div>")
    assert [p.text() for p in top.find("p")] == ["one line", "two", "three"]


def test_an_element_taken_out_during_a_walk_is_not_entered() -> None:
    top = built("<div><section><p>inner</p></section><p>after</p></div>")
    seen = []
    for element in top.walk():
        seen.append(element.tag)
        if element.tag == "section":
            element.detach()
    assert seen == ["div", "section", "p"]


@pytest.mark.parametrize("opening", ["<div>", "<b><i>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<section><a>"])
def test_a_page_of_any_depth_is_read_and_its_text_kept(opening: str) -> None:
    top = built(opening * 20_000 + "the text")
    assert "the text" in top.text()
    assert _depth(top) <= tree.MAX_DEPTH + 2


def _depth(top: Element) -> int:
    deepest, level = 0, [top]
    while level:
        level = [child for element in level for child in element.elements()]
        deepest += 1
    return deepest


def test_a_page_longer_than_the_limit_is_cut() -> None:
    page = tree.parse("<p>start</p>" + "x" * MAX_CHARS + "<p>end</p>")
    assert page.body is not None
    assert "end" not in page.body.text()


def test_whitespace_is_squeezed_but_not_in_preformatted_text() -> None:
    top = built("<p>a\n   b</p><pre>a\n   b</pre>")
    assert [element.children for element in top.elements()] == [["a b"], ["a\n   b"]]


@pytest.mark.parametrize(
    "html",
    [
        "<nav><a href='/x'>World</a></nav>",
        "<div role='navigation'>World</div>",
        "<div role='contentinfo'>World</div>",
        "<section id='comments'><p>World</p></section>",
        "<ol class='comment-list'><li>World</li></ol>",
        "<a class='skip-link' href='#c'>World</a>",
    ],
)
def test_navigation_and_comments_are_not_copied(html: str) -> None:
    assert built(f"<p>Hello</p>{html}").text() == "Hello"


def test_an_article_whose_class_only_mentions_comments_is_copied() -> None:
    assert built("<div class='no-comments post-comments-open'>Hello</div>").text() == "Hello"
