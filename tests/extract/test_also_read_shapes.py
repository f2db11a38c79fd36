"""Also Read by shape and place: blocks of links amid prose, with labels that no table holds, or none."""

import pytest
from tests.extract.test_also_read_cases import AFTER, BEFORE, HOST, found, read

from termnews.domain.document import plain_text

_ONE = ("/2026/11/the-lock-keeper-of-the-canal", "The lock keeper of the canal")
_TWO = ("/2026/10/why-the-weir-was-raised", "Why the weir was raised")
A, B = (f'<a href="{path}">{text}</a>' for path, text in (_ONE, _TWO))
ELSEWHERE = '<a href="https://other.example/2026/11/the-lock-keeper">The lock keeper of the canal</a>'


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{A}</p>",
        f"<p>&gt;&gt;&gt; {A} &lt;&lt;&lt;</p>",
        f"<p>☞ {A}</p>",
        f"<p><strong>{A}</strong></p>",
        f"<p><strong>OPPIMISTA AIHEESTA: {A}</strong></p>",
        f"<div class='x'><span>Vom selben Ufer</span> {A}</div>",
        f"<p>Uit dezelfde pen » {A}</p>",
        f"<blockquote><p>Z tego samego brzegu: {A}</p></blockquote>",
        f"<h4>Del mismo canal: {A}</h4>",
        f"<a class='y' href='{_ONE[0]}'><div>Am selben Ufer</div><div>{_ONE[1]}</div></a>",
    ],
)
def test_a_short_block_that_is_a_link_of_the_same_site_is_a_further_story(html: str) -> None:
    document = read(html)
    assert found(document) == [_ONE]
    assert BEFORE in plain_text(document)
    assert AFTER in plain_text(document)


@pytest.mark.parametrize(
    "html",
    [
        f"<div class='related-x'><p>From the same bank</p><ul><li>{A}</li><li>{B}</li></ul></div>",
        f"<aside><h3>From the same bank</h3><p>{A}</p><p>{B}</p></aside>",
        f"<section><div>{A}</div><div>{B}</div></section>",
        f"<p>We told these before:</p><ul><li>{A}</li><li>{B}</li></ul>",
        f"<p><strong>From the same bank</strong></p><ul><li>{A}</li><li>{B}</li></ul>",
    ],
)
def test_a_box_or_an_announced_list_of_links_of_the_same_site_are_further_stories(html: str) -> None:
    assert found(read(html)) == [_ONE, _TWO]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{ELSEWHERE}</p>",
        f"<p>From the same bank: {ELSEWHERE}</p>",
        f"<p>Photo: {A}</p>",
        f"<p>Quelle: {A}</p>",
        f"<p>Źródło: {A}</p>",
        f"<h3>{A}</h3>",
        f"<ul><li>{A}</li><li>{B}</li></ul>",
        f"<p>The keeper has written it down, all of it, and what he wrote may be read in {A}</p>",
        "<p><a href='/shop/a-map-of-the-whole-canal'>A map of the whole canal</a></p>",
        "<p><a href='/canal'>The canal</a></p>",
        "<p><a href='/files/all-about-the-canal.pdf'>All about the canal, to print</a></p>",
    ],
)
def test_what_is_no_further_story_stays_a_paragraph_a_heading_or_a_list_with_its_link(html: str) -> None:
    document = read(html)
    assert found(document) == []
    assert [link.kind for link in document.links][:1] == ["body"]


def test_a_page_that_is_a_list_of_headlines_with_summaries_keeps_them_as_they_are() -> None:
    story = (
        "<p><a href='/2026/11/story-{0}-of-the-canal'>Story {0} of the canal</a></p>"
        "<p>Story {0} is short, and all that is told of it stands here, in one line of this page.</p>"
    )
    assert found(read("".join(story.format(number) for number in range(1, 9)))) == []


def test_a_link_to_another_server_of_the_same_site_is_one_of_the_site() -> None:
    document = read(
        "<p><a href='https://culture.paper.example/2026/11/keeper-of-locks'>The keeper of many locks</a></p>"
    )
    assert [(link.kind, link.url.removeprefix(HOST)) for link in document.links] == [
        ("also_read", "https://culture.paper.example/2026/11/keeper-of-locks")
    ]


@pytest.mark.parametrize("names", ["latest-news-inline", "popular", "widget_text", "sidebar-inline", "recent trending"])
def test_a_name_that_says_a_list_beside_the_text_does_not_count_amid_the_text(names: str) -> None:
    html = f"<div class='{names}'><h4>Read also</h4><ul><li>{A}</li><li>{B}</li></ul></div>"
    assert found(read(html)) == [_ONE, _TWO]


@pytest.mark.parametrize("attributes", ["class='tabs'", "role='tablist'", "class='newsletter'", "class='share-row'"])
def test_tabs_and_bars_hold_no_further_stories(attributes: str) -> None:
    assert found(read(f"<ul {attributes}><li><b>See also</b></li><li>{A}</li><li>{B}</li></ul>")) == []


SECOND = '<a href="https://third.example/2026/of-weirs">What is known of weirs</a>'


@pytest.mark.parametrize(
    "html",
    [
        f"<div class='related-box'><p>Elsewhere on the river</p><ul><li>{ELSEWHERE}</li><li>{SECOND}</li></ul></div>",
        f"<aside class='recommended'><h4>Elsewhere</h4><div>{ELSEWHERE}</div><div>{SECOND}</div></aside>",
        f"<section class='promo-x'><p>{ELSEWHERE}</p><p>{SECOND}</p></section>",
        f"<div class='media'>{ELSEWHERE}</div><div class='widget'><span>Elsewhere:</span> {SECOND}</div>",
    ],
)
def test_a_box_of_links_that_may_be_stories_of_others_stays_as_plain_blocks(html: str) -> None:
    document = read(html)
    assert [(link.kind, link.text) for link in document.links] == [
        ("body", "The lock keeper of the canal"),
        ("body", "What is known of weirs"),
    ]
    assert AFTER in plain_text(document)


def test_a_cell_of_a_table_is_no_block_of_links() -> None:
    row = f"<tr><td>{A}</td><td>1931</td><td>A film, in which the canal is seen from above, for a while</td></tr>"
    document = read(f"<table><tr><th>Title</th><th>Year</th><th>What</th></tr>{row}{row}</table>")
    assert found(document) == []
    assert plain_text(document).count("1931") == 2
