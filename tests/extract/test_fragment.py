"""An article's HTML as feeds carry it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.document import AlsoRead, Heading, Paragraph
from termnews.domain.document_json import document_from_json, document_to_json
from termnews.extract.fragment import read_fragment


def test_plain_text_becomes_paragraphs_at_its_blank_lines() -> None:
    document = read_fragment("First &amp; one\nstill first\n\n \nSecond")
    assert document.blocks == (Paragraph("First & one\nstill first"), Paragraph("Second"))


def test_a_less_than_sign_opens_no_tag() -> None:
    assert read_fragment("a < b and b > c").blocks == (Paragraph("a < b and b > c"),)


@pytest.mark.parametrize(
    "opening", ["<h1>The River Rises</h1>", "<p>The river rises!</p>", "<p><b>The river rises</b></p>"]
)
def test_what_only_repeats_the_title_is_left_out(opening: str) -> None:
    document = read_fragment(f"{opening}<p>Text.</p>", title="The river rises")
    assert document.blocks == (Paragraph("Text."),)
    assert document.title == "The river rises"


def test_a_sentence_that_holds_the_title_stays() -> None:
    document = read_fragment("<p>The river rises, and nobody knows why.</p>", title="The river rises")
    assert len(document.blocks) == 1


def test_share_rows_forms_and_feed_footers_stay_out() -> None:
    document = read_fragment(
        "<p>Text of the article.</p><div class='sharedaddy'><a href='/x'>Tweet</a></div><form><p>Address</p></form>"
        "<p>The post <a href='https://a.example/x'>Title</a> appeared first on <a href='https://a.example'>A</a>.</p>",
        url="https://a.example/x",
    )
    assert document.blocks == (Paragraph("Text of the article."),)
    assert document.links == ()


def test_an_also_read_link_of_a_feed_is_one() -> None:
    document = read_fragment(
        "<p>Text.</p><p>Also read: <a href='/the-other-story'>The other story</a></p>", url="https://a.example/x"
    )
    assert document.blocks[1] == AlsoRead("The other story", "https://a.example/the-other-story", "Also read", 1)


def test_a_heading_with_nothing_below_it_is_left_out() -> None:
    document = read_fragment("<p>Text.</p><h3>Share this:</h3><h3>Follow me</h3>")
    assert not any(isinstance(block, Heading) for block in document.blocks)


def test_relative_addresses_without_a_base_are_no_links() -> None:
    assert read_fragment("<p><a href='/x'>words</a></p>").links == ()


def test_characters_that_act_on_a_terminal_are_gone() -> None:
    document = read_fragment("<p>a&#27;[31mb\x9b\u202e</p><pre>c&#27;]0;x\x07</pre>", url="https://a.example/")
    text = str(document_to_json(document))
    assert not any(char in text for char in "\x1b\x9b\x07\u202e")


@given(st.text(alphabet="<>/abip div'\"=&;#x10\n\x00\ud800é", max_size=200))
def test_any_text_at_all_is_read(html: str) -> None:
    document = read_fragment(html, url="https://a.example/")
    assert document_from_json(document_to_json(document)) == document
