from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.document import AlsoRead, Document, Heading, Link, LinkState, List, Paragraph, Span
from termnews.tui.article.page.layout import column_of, lay_out, lay_out_message
from termnews.tui.article.page.lines import line_cells
from termnews.tui.article.page.model import ROLES, Page, PageExtras, line_text

NOW = datetime(2025, 10, 22, 12, 0, tzinfo=UTC)
LINKS = (
    Link(1, "a law", "https://one.example/law"),
    Link(2, "The river that moved", "https://two.example/river", "also_read", "Also Read"),
    Link(3, "Ten bridges", "https://two.example/ten", "related"),
    Link(4, "Talk (mp3)", "https://two.example/talk.mp3", "enclosure"),
    Link(5, "Comments", "https://two.example/talk#replies", "comments"),
)
STORY = Document(
    title="The long bridge opens",
    url="https://www.paper.example/story",
    category="World",
    topics=("World", "New Bridges"),
    standfirst="A promise kept.",
    authors=("Ada Lovelace",),
    published=datetime(2025, 10, 22, 9, 14, tzinfo=UTC),
    site="The Paper",
    blocks=(
        Paragraph("They signed a law today. " + "It is long and it was read aloud. " * 12, (Span(12, 17, "link", 1),)),
        Heading(2, "What follows"),
        AlsoRead("The river that moved", LINKS[1].url, "Also Read", 2),
        Paragraph("The end of it. " * 20),
    ),
    links=LINKS,
)


def laid(
    document: Document = STORY,
    width: int = 80,
    extra: PageExtras | None = None,
    states: Mapping[str, LinkState] | None = None,
) -> Page:
    return lay_out(document, width=width, states=states or {}, now=NOW, extra=extra)


def texts(page: Page) -> list[str]:
    return [line_text(line) for line in page.lines]


@pytest.mark.usefixtures("new_york")
def test_the_dates_of_an_article_are_those_of_the_readers_zone() -> None:
    updated = replace(STORY, updated=datetime(2025, 10, 22, 11, 30, tzinfo=UTC))
    assert any("22 October 2025, 05:14 · 2 h ago · updated 07:30 ·" in text for text in texts(laid(updated)))
    over_night = replace(STORY, published=datetime(2025, 10, 22, 3, tzinfo=UTC), updated=updated.updated)
    assert any(
        "21 October 2025, 23:00" in text and "updated 22 October 2025, 07:30" in text
        for text in texts(laid(over_night))
    )


def test_the_front_is_printed_as_in_a_newspaper() -> None:
    assert texts(laid())[:9] == [
        "", "WORLD · The Paper", "", "The long bridge opens", "", "A promise kept.", "",
        "By Ada Lovelace · 22 October 2025, 09:14 · 2 h ago · 1 min", "─" * 72,
    ]  # fmt: skip


def test_author_and_date_stand_on_lines_of_their_own_where_the_page_is_narrow() -> None:
    found = texts(laid(width=50))
    assert found[7:9] == ["By Ada Lovelace", "22 October 2025, 09:14 · 2 h ago · 1 min"]


def test_what_the_document_does_not_say_comes_from_the_extras() -> None:
    document = Document(
        blocks=STORY.blocks[:1], authors=("B. Writer", "C. Writer"), published=NOW - timedelta(days=30),
        topics=("Steel",),
    )  # fmt: skip
    found = texts(laid(document, extra=PageExtras("The Feed", "Science", 7)))
    assert found[1] == "SCIENCE · The Feed"
    assert found[3].startswith("They signed a law today.")
    assert found[6] == "By B. Writer and C. Writer · 22 September 2025, 12:00 · 7 min"
    assert "Filed under: Steel" in found


def test_a_later_edit_is_dated() -> None:
    same_day = replace(STORY, updated=datetime(2025, 10, 22, 11, 0, tzinfo=UTC))
    assert any("updated 11:00" in text for text in texts(laid(same_day)))
    other_day = replace(STORY, updated=datetime(2025, 10, 24, 8, 30, tzinfo=UTC))
    assert any("updated 24 October 2025, 08:30" in text for text in texts(laid(other_day)))


def test_a_note_stands_under_the_rule_and_nothing_else_does_without_one() -> None:
    found = texts(laid(replace(STORY, note="The page was cut.")))
    assert found[9] == "The page was cut."
    assert texts(laid())[9] == ""


def test_an_article_without_text_says_so() -> None:
    found = texts(laid(Document(title="Only a title")))
    assert any("no more than this" in text for text in found)


def test_the_end_lists_also_read_related_enclosures_and_comments_then_topics_and_a_mark() -> None:
    found = [text for text in texts(laid(states={LINKS[1].url: LinkState(cached=True)})) if text.strip()]
    end = found[next(i for i, text in enumerate(found) if text.startswith("Also Read ──")) :]
    assert end == [
        "Also Read ".ljust(72, "─"), "[2] The river that moved", "    ● in the cache · two.example",
        "Related ".ljust(72, "─"), "[3] Ten bridges", "    ○ online · two.example",
        "Attached ".ljust(72, "─"), "[4] Talk (mp3)", "    ○ online · two.example",
        "Comments ".ljust(72, "─"), "[5] Comments", "    ○ online · two.example",
        "Filed under: World · New\u00a0Bridges", " " * 35 + "◆",
    ]  # fmt: skip


def test_targets_come_in_the_order_of_the_page_with_the_lines_they_stand_on() -> None:
    page = laid()
    assert [target.number or target.topic for target in page.targets] == [1, 2, 2, 3, 4, 5, "World", "New Bridges"]
    for index, target in enumerate(page.targets):
        on = [i for i, line in enumerate(page.lines) if any(piece.target == index for piece in line)]
        assert (target.first, target.last) == (on[0], on[-1])
    assert page.targets[0].url == LINKS[0].url


def test_headings_are_kept_with_their_lines() -> None:
    page = laid()
    assert [(heading.text, heading.level) for heading in page.headings] == [
        ("What follows", 2), ("Also Read", 2), ("Related", 2), ("Attached", 2), ("Comments", 2),
    ]  # fmt: skip
    assert [texts(page)[heading.line].rstrip(" ─") for heading in page.headings] == [h.text for h in page.headings]


@pytest.mark.parametrize(
    ("width", "left", "column"), [(120, 24, 72), (80, 4, 72), (50, 2, 46), (40, 2, 36), (30, 1, 28), (20, 1, 18)]
)
def test_the_column_is_centred_with_a_margin(width: int, left: int, column: int) -> None:
    assert column_of(width) == (left, column)


def test_the_measure_can_be_chosen() -> None:
    page = lay_out(STORY, width=120, measure=50, states={}, now=NOW)
    assert page.column == 50
    assert max(map(line_cells, page.lines)) == 50


@given(st.integers(10, 130))
def test_no_line_is_wider_than_the_column(width: int) -> None:
    page = laid(width=width)
    assert max(map(line_cells, page.lines)) <= max(page.column, 12)


@given(st.integers(20, 100), st.integers(20, 100), st.integers(0, 200))
def test_a_place_is_in_sight_again_at_another_width(one: int, other: int, line: int) -> None:
    here, there = laid(width=one), laid(width=other)
    place = here.place_at(min(line, here.height - 1))
    found = there.line_at(place)
    assert there.places[found] <= place
    assert found + 1 == there.height or place < there.places[found + 1]
    assert here.length == there.length


def test_the_states_of_links_do_not_move_the_place() -> None:
    assert laid().length == laid(states={link.url: LinkState(cached=True) for link in LINKS}).length


def test_a_position_leads_back_to_its_line() -> None:
    page = laid()
    text_lines = [i for i in range(2, page.height - 1) if page.places[i] < page.places[i + 1]]
    assert len(text_lines) > 15
    assert [page.line_at_position(page.place_at(i) / page.length) for i in text_lines] == text_lines
    assert page.line_at_position(0.0) == 0


def test_a_message_stands_in_the_middle() -> None:
    page = lay_out_message("Nothing here.", width=41, height=9)
    assert texts(page) == ["", "", "", "", " " * 12 + "Nothing here."]


def test_a_headline_in_arabic_takes_its_byline_to_the_right_edge() -> None:
    page = laid(replace(STORY, title="الجسر الجديد", standfirst=None))
    right = [line_text(line) for line in page.lines[1:6] if line]
    assert all(line_cells(line) == page.column for line in page.lines[1:6] if line)
    assert right[1].strip() == "الجسر الجديد"


@given(st.text(max_size=60), st.text(max_size=60), st.integers(5, 60))
def test_any_text_can_be_laid_out(title: str, text: str, width: int) -> None:
    spans = (Span(0, len(text), "link", 1), Span(2, 5, "bold"))
    document = Document(title=title, standfirst=text, topics=(title,), authors=(text,), category=title, site=text,
                        blocks=(Paragraph(text, spans), Heading(2, title), List(())), links=LINKS)  # fmt: skip
    page = laid(document, width)
    assert len(page.places) == page.height
    assert {role for line in page.lines for piece in line for role in piece.roles.split()} <= set(ROLES)
