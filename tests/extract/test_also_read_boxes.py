"""Boxes of Also Read: judged as a whole, found whole, and without the article's own sentences."""

import pytest
from tests.extract.test_also_read_cases import AFTER, BEFORE, found, read

from termnews.domain.document import plain_text

_ONE = ("/2026/11/the-lock-keeper-of-the-canal", "The lock keeper of the canal")
_TWO = ("/2026/10/why-the-weir-was-raised", "Why the weir was raised")
A, B = (f'<a href="{path}">{text}</a>' for path, text in (_ONE, _TWO))
SENTENCE = "The mayor, who came late, asked for the bell."
SUMMARY = (
    "He has opened the gates for thirty years, by day and by night, in ice and in drought, and in all that time no "
    "boat has waited longer than it takes to boil an egg, which he does while it waits, and eats when it has gone."
)


@pytest.mark.parametrize(
    "html",
    [
        f"<div class='box'><h4>Read also</h4><p>{A}</p><p>{SENTENCE}</p></div>",
        f"<aside class='related'><div><b>Lisez aussi</b></div><ul><li>{A}</li></ul><p>{SENTENCE}</p></aside>",
        f"<section><p>{SENTENCE}</p><h3>Lees ook</h3><p>{A}</p></section>",
        f"<aside class='inline'><div><p>{SENTENCE}</p><p><b>Leia também</b></p><p>{A}</p></div></aside>",
        f"<p><b>Also read:</b> {A} {SENTENCE}</p>",
        f"<p>{SENTENCE}<br><b>Also read:</b> {A}</p>",
    ],
)
def test_a_sentence_of_the_article_does_not_go_with_the_links_beside_it(html: str) -> None:
    document = read(html)
    assert found(document) == [_ONE]
    assert SENTENCE in plain_text(document)


@pytest.mark.parametrize(
    "card",
    [
        "<div class='c'><h5>{}</h5><p>{}</p></div>",
        "<article><span>People</span><h4>{}</h4><div>{}</div></article>",
        "<li>{}<p>{}</p></li>",
    ],
)
def test_a_summary_is_part_of_its_card_whatever_its_length(card: str) -> None:
    document = read(f"<div class='b'><h4>Related stories</h4>{card.format(A, SUMMARY)}{card.format(B, SUMMARY)}</div>")
    assert found(document) == [_ONE, _TWO]
    assert SUMMARY not in plain_text(document)


@pytest.mark.parametrize("section", ["/category/people", "/people-and-places", "/tag/people", "/section/people/all"])
def test_the_section_of_a_card_is_no_further_story(section: str) -> None:
    cards = "".join(f"<div><a href='{section}'>People</a><h4>{story}</h4></div>" for story in (A, B))
    assert found(read(f"<div class='b'><h4>See also</h4>{cards}</div>")) == [_ONE, _TWO]


def test_a_list_of_topics_is_refused_whole_although_one_reads_like_a_headline() -> None:
    topics = "<li><a href='/mud'>Mud</a></li><li><a href='/weirs'>Weirs</a></li><li><a href='/bells'>Bells</a></li>"
    headline = "<li><a href='/topic/canals'>Everything that we know about canals</a></li>"
    assert found(read(f"<div class='b'><h4>More on this</h4><ul>{topics}{headline}</ul></div>")) == []


def test_label_headline_and_excerpt_without_blanks_between_are_told_apart() -> None:
    parts = f"<span>See also</span><span>{_ONE[1]}</span><span>{SUMMARY}</span>"
    assert found(read(f"<p><a href='{_ONE[0]}'>{parts}</a></p>")) == [_ONE]


@pytest.mark.parametrize(
    "html",
    [
        f"<p><b>Read also</b> (from the spring): {A}</p>",
        f"<p><b>Lesen Sie auch</b> <small>frei</small>: {A}</p>",
        f"<div><h4>Lee también <small>(ayer)</small></h4><ul><li>{A}</li></ul></div>",
        f"<p><b>Read also:</b> {A} (with pictures)</p>",
        f"<p><b>Read also:</b> {A} – a report from the bank</p>",
        f"<p>Mehr dazu lesen Sie auch hier: {A}</p>",
        f"<p>Lire aussi nos autres articles : {A}</p>",
        f"<p>関連する記事はこちら：{A}</p>",
    ],
)
def test_notes_beside_label_and_link_and_labels_made_of_the_words_of_labels_are_understood(html: str) -> None:
    assert found(read(html)) == [_ONE]


@pytest.mark.parametrize(
    "links",
    [
        "<ul><li><a href='/topic/mud'>Mud</a></li><li><a href='/topic/weirs'>Weirs</a></li></ul>",
        "<div class='share'><a href='https://facebook.com/x'>Tell the others of it</a></div>",
    ],
)
def test_a_label_goes_with_its_links(links: str) -> None:
    document = read(f"<p><b>Also read:</b></p>{links}")
    assert "Also read" not in plain_text(document) or "Mud" in plain_text(document)
    assert found(document) == []
    assert BEFORE in plain_text(document)
    assert AFTER in plain_text(document)


def test_a_sentence_that_only_begins_like_a_label_stays_before_a_paragraph_with_a_linked_word() -> None:
    html = (
        f"<p>See the following example:</p><p>A <a href='/2026/11/weir'>weir</a> is a wall in a river. {SENTENCE}</p>"
    )
    document = read(html)
    assert found(document) == []
    assert "See the following example" in plain_text(document)


def test_a_heading_that_could_be_a_label_stays_above_its_text() -> None:
    assert "Background" in plain_text(read(f"<h3>Background</h3><p>{SENTENCE} {A} tells of it all.</p>"))
