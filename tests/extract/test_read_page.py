"""Whole pages: the article is read, and nothing else of the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termnews.domain.document import Document, Heading, Image, Paragraph, Quote, plain_text
from termnews.domain.document_json import document_from_json, document_to_json
from termnews.domain.errors import ExtractError
from termnews.extract.page import read_page

FIRST = (
    "Rivers in the upper valley rose again this week, and people who have measured them for forty years said that the "
    "pattern was no longer one that their tables could explain, so they asked for new gauges."
)
SECOND = (
    "The council met on Tuesday to hear the figures, listened for two hours, asked about the cost of the walls, and "
    "agreed that a decision could not wait for another year."
)
THIRD = (
    "Work on the eastern bank begins in March, the access road stays open, and the pumps, which are from another "
    "century, will be replaced before the next season, according to the plan that was shown."
)


def page(inside: str = "", around: str = "{}", head: str = "") -> bytes:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p>"
    return (
        f"<!doctype html><html><head><title>The river rises</title>{head}</head><body>"
        f"<header><nav><ul><li><a href='/w'>World</a></li></ul></nav></header><main><article><h1>The river rises</h1>"
        f"{around.format(body)}</article></main><footer>All rights reserved</footer></body></html>"
    ).encode()


def read(inside: str = "", around: str = "<div class='entry-content'>{}</div>", head: str = "") -> Document:
    return read_page(page(inside, around, head), url="https://paper.example/world/x")


def test_the_article_is_read_and_its_title_is_not_repeated() -> None:
    document = read()
    assert document.title == "The river rises"
    assert document.blocks == (Paragraph(FIRST), Paragraph(SECOND), Paragraph(THIRD))


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='sharedaddy'><h3>Share this:</h3><ul><li><a href='/s'>Twitter XX</a></li></ul></div>",
        "<div class='newsletter-box'><p>XX Subscribe to our letter, and read more every morning.</p></div>",
        "<form><p>XX</p><input name=mail></form>",
        "<aside><p>XX a widget of the side bar</p></aside>",
        "<div class='author-box'><img src='/a.jpg'><p>XX writes about rivers.</p></div>",
        "<div id='comments'><p>XX commented on it, at length and with commas, many of them.</p></div>",
        "<nav class='post-navigation'><a href='/p'>XX previous</a></nav>",
        "<div class='cookie-notice'>XX We use cookies.</div>",
        "<p>The post <a href='/x'>XX</a> appeared first on <a href='/'>Paper</a>.</p>",
        "<div class='post-tags'>XX <a href='/t'>Rivers</a></div>",
        "<p style='display:none'>XX</p>",
        "<script>XX</script><style>XX</style><template>XX</template>",
        "<div class='related-posts'><a href='/1'>XX one story of many</a> <a href='/2'>XX another story</a></div>",
        "<div role='dialog'>XX</div>",
        "<button>XX</button>",
    ],
)
def test_furniture_inside_the_article_stays_out(furniture: str) -> None:
    assert "XX" not in plain_text(read(furniture))


@pytest.mark.parametrize(
    "around",
    [
        "<div class='story'>{}</div>",
        "<div><div><div>{}</div></div></div>",
        "<section class='a'>{}</section><section class='sidebar'><p>A list of links, and so on.</p></section>",
        "<table role='presentation'><tr><td>{}</td></tr></table>",
        "<div>{}</div><div class='comments'><p>A comment, with commas, and more, much more of it.</p></div>",
        "<x-article>{}</x-article>",
        "<span>{}</span>",
    ],
)
def test_the_article_is_found_in_any_wrapping(around: str) -> None:
    text = plain_text(read(around=around))
    assert FIRST in text and SECOND in text and THIRD in text
    assert "comment" not in text and "list of links" not in text


def test_paragraphs_made_of_line_breaks_are_paragraphs() -> None:
    html = f"<body><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></body>"
    assert read_page(html.encode()).blocks == (Paragraph(FIRST), Paragraph(SECOND), Paragraph(THIRD))


def test_headings_quotes_and_pictures_stay_in_their_places() -> None:
    document = read(
        "<h2>What the gauges say</h2><blockquote><p>It had never done so before May, they said.</p></blockquote>"
        "<figure><img src='/p.jpg' alt='Gauge'><figcaption>A gauge</figcaption></figure>"
    )
    assert document.blocks[2:5] == (
        Heading(2, "What the gauges say"),
        Quote((Paragraph("It had never done so before May, they said."),)),
        Image("https://paper.example/p.jpg", "Gauge", "A gauge"),
    )


def test_a_standfirst_apart_from_the_body_is_taken_and_not_repeated() -> None:
    lead = "Snow in the hills melts later than it did, and all at once."
    document = read(around=f"<p class='standfirst'>{lead}</p><div class='entry-content'>{{}}</div>")
    assert document.standfirst == lead
    assert lead not in plain_text(document)


def test_a_short_article_is_read_with_less_confidence_in_class_names() -> None:
    note = "<p>A short note, and all there is on this page to read today.</p>"
    html = f"<body><div class='comment-like sidebar'>{note}</div></body>"
    assert "A short note" in plain_text(read_page(html.encode()))


def test_links_of_the_article_are_numbered_and_absolute() -> None:
    document = read("<p>More in <a href='/r'>the report</a> and <a href='#top'>above</a>, as the council said.</p>")
    assert [(link.n, link.url, link.kind) for link in document.links] == [(1, "https://paper.example/r", "body")]


def test_a_base_element_changes_what_addresses_start_from() -> None:
    document = read("<p>More in <a href='r'>the report</a>, it said.</p>", head="<base href='/archive/'>")
    assert document.links[0].url == "https://paper.example/archive/r"


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"<html></html>", b"<script>x</script>", b"<frameset><frame></frameset>"]
)
def test_a_page_with_nothing_to_read_is_an_error_of_one_sentence(body: bytes) -> None:
    with pytest.raises(ExtractError, match=r"^[A-Z][^.]*\.$"):
        read_page(body)


def test_a_page_past_the_limit_of_size_says_so() -> None:
    assert read_page(page() + b"<!--" + b"x" * 5_000_000).note is not None
    assert read_page(page()).note is None


def test_characters_that_act_on_a_terminal_are_gone() -> None:
    document = read(
        "<p>a &#27;]0;x&#7; b \x9b and so on, for a line.</p>", head="<meta name=author content='A &#27;[31m B'>"
    )
    assert not any(char in str(document_to_json(document)) for char in ("\\x1b", "\\x07", "\\x9b"))


PIECES = ["<div>", "</div>", "<p>", "text, and more ", "<a href='/x'>", "</a>", "<ul><li>", "<table><tr><td>", "<br>",
          "<h2>", "Also read: ", "<blockquote>", "<img src=p.jpg>", "<pre>", "</p>", "&#0;"]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    try:
        document = read_page("".join(pieces).encode(), url="https://paper.example/x")
    except ExtractError:
        return
    assert document_from_json(document_to_json(document)) == document
    assert [link.n for link in document.links] == list(range(1, len(document.links) + 1))
