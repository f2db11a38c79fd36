"""News pages kept as plain text."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.document import AlsoRead, Heading, Paragraph
from termnews.extract.plain import read_text

PAGE = """Categories: Science, Rivers

Why does the river rise every spring?

Snow in the hills melts later than it did, and all at once.

Published by
Anna Lind
12 March 2026

The first gauge was set in 1886, and it still works; the second one was lost in a flood.

What the Gauges Say

The water stood at four metres.\u00a0It had never done so before May.

How high will it go?

Nobody knows.

Also Read:  A bridge opens again https://paper.example/a-bridge
The ferry stops in May

Tags: Spring, Snow

Anna Lind
Published by Anna Lind
"""


def test_labelled_lines_tell_what_is_what() -> None:
    document = read_text(PAGE, url="file:///x")
    assert document.title == "Why does the river rise every spring?"
    assert document.category == "Science"
    assert document.topics == ("Science", "Rivers", "Spring", "Snow")
    assert document.standfirst == "Snow in the hills melts later than it did, and all at once."
    assert document.authors == ("Anna Lind",)
    assert document.published == datetime(2026, 3, 12, tzinfo=UTC)


def test_the_body_is_paragraphs_and_headings_without_the_author_card() -> None:
    blocks = read_text(PAGE).blocks
    assert [type(block) for block in blocks] == [Paragraph, Heading, Paragraph, Heading, Paragraph, AlsoRead, AlsoRead]
    assert blocks[1] == Heading(3, "What the Gauges Say")
    assert blocks[2] == Paragraph("The water stood at four metres.\u00a0It had never done so before May.")


def test_also_read_lines_become_links_with_the_address_where_there_is_one() -> None:
    document = read_text(PAGE)
    assert [(link.text, link.url, link.kind, link.label) for link in document.links] == [
        ("A bridge opens again", "https://paper.example/a-bridge", "also_read", "Also Read"),
        ("The ferry stops in May", "", "also_read", "Also Read"),
    ]


def test_an_address_in_a_paragraph_is_a_link_without_the_full_stop_after_it() -> None:
    document = read_text("Title\n\nSee https://paper.example/x?a=1.\n\nMore text follows here, at length.")
    assert [link.url for link in document.links] == ["https://paper.example/x?a=1"]


def test_a_text_without_labels_is_a_title_and_paragraphs() -> None:
    document = read_text("Von der Quelle\n\nFirst paragraph, long enough.\n\nSecond paragraph.")
    assert document.title == "Von der Quelle"
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph]
    assert document.authors == ()


def test_an_empty_text_is_an_empty_document() -> None:
    assert read_text("  \n\n ").blocks == ()


@given(st.text(alphabet="By:Also Read\n .\x1b\u2028é", max_size=200))
def test_any_text_is_read(text: str) -> None:
    document = read_text(text)
    assert "\x1b" not in document.title
