"""What stands before the first paragraph and after the last one is left out; the article's own lines stay."""

import pytest

from termnews.domain.document import Document, Paragraph, plain_text
from termnews.extract.page import read_page

FIRST = (
    "The lighthouse was switched off on Monday, after a hundred and twelve years, and the keepers' children, now old "
    "themselves, came to see the lamp go round for the last time."
)
LAST = (
    "The lamp itself goes to the museum in the town, where it will be lit for an hour on the first evening of every "
    "month, and the tower will be sold."
)
HEAD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The light goes out", "articleSection": '
    '"Coast", "author": {"@type": "Person", "name": "Nora Halvorsen"}}</script><meta property="og:site_name" '
    'content="The Shore">'
)


def read(before: str = "", after: str = "") -> Document:
    html = (
        f"<html><head><title>The light goes out</title>{HEAD}</head><body><div class='text'><h1>The light goes out</h1>"
        f"{before}<p>{FIRST}</p><p>{LAST}</p><p>{FIRST[::-1]}</p><p>{LAST}</p>{after}</div></body></html>"
    )
    return read_page(html.encode(), url="https://shore.example/light")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/coast/'>Coast</a></p>",
        "<p>Coast</p>",
        "<div><span><a href='/x'>Ships and harbours</a></span></div>",
        "<p>7 November 2026</p>",
        "<p>Stand: 25.01.2026, 11:40</p>",
        "<p>Nora Halvorsen</p>",
        "<p>By Nora Halvorsen</p>",
        "<p>Von Karl Meier</p>",
        "<p>4 min read</p>",
        "<p>The Shore</p>",
    ],
)
def test_a_kicker_a_date_or_a_byline_before_the_first_paragraph_is_left_out(line: str) -> None:
    assert texts(read(before=line))[0] == FIRST


@pytest.mark.parametrize(
    "line",
    [
        "<p>One good story every Friday. <a href='#letter'>Subscribe</a></p>",
        "<p>Sign up for the morning mail of the coast.</p>",
        "<p>Nora Halvorsen is a reporter for the coast desk and lives on a boat.</p>",
        "<p>© 2026 The Shore. Do not copy.</p>",
        "<p>Follow us on the networks that you use.</p>",
        "<p><a href='/back'>Back to the front page</a></p>",
        "<p><a href='/1'>The ferry stops in May</a></p><p><a href='/2'>A bridge opens again after the flood</a></p>",
        "<p>12 November 2026</p>",
    ],
)
def test_an_invitation_a_note_on_the_author_or_a_lone_link_after_the_last_paragraph_is_left_out(line: str) -> None:
    assert texts(read(after=line))[-1] == LAST


@pytest.mark.parametrize(
    "line",
    [
        "<p>It was a wet day.</p>",
        "<p>Nora Halvorsen asked him why he had stayed.</p>",
        "<p>In 1914 there were 3 keepers, in 2026 there was none.</p>",
        "<p>See <a href='/list'>the list</a> of all the lights that are still burning.</p>",
    ],
)
def test_a_short_line_of_the_article_stays_at_both_ends(line: str) -> None:
    text = texts(read(before=line))[0]
    assert text != FIRST
    assert texts(read(after=line))[-1] == text


def test_a_list_that_closes_the_article_stays() -> None:
    document = read(after="<ul><li><a href='/a'>The chart</a></li><li><a href='/b'>The logbook</a></li></ul>")
    assert "The logbook" in plain_text(document)
