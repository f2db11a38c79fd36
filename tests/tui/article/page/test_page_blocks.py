from datetime import UTC, datetime

import pytest

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    Item,
    Link,
    LinkState,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from termnews.tui.article.page.blocks import Setting, stacked
from termnews.tui.article.page.model import ROLES, Line, PageExtras, line_text
from termnews.tui.article.page.target_list import TargetList

LINKS = (
    Link(1, "first", "https://one.example/a"),
    Link(2, "second", "https://www.two.example/b", "also_read", "Also Read"),
    Link(3, "third", "https://three.example/c", "also_read", "Lire aussi"),
)
NOW = datetime(2025, 10, 22, tzinfo=UTC)


def drawn(*blocks: Block, width: int = 40, states: dict[str, LinkState] | None = None) -> list[Line]:
    targets = TargetList(Document(links=LINKS), states or {})
    return stacked(blocks, width, Setting(targets, PageExtras(names={LINKS[2].url: "Le Troisième"})))


def texts(*blocks: Block, width: int = 40, states: dict[str, LinkState] | None = None) -> list[str]:
    return [line_text(line).rstrip() for line in drawn(*blocks, width=width, states=states)]


def roles_of(line: Line, text: str) -> str:
    return next(piece.roles for piece in line if piece.text == text)


def test_paragraphs_stand_an_empty_line_apart() -> None:
    assert texts(Paragraph("One."), Paragraph("Two.")) == ["One.", "", "Two."]


def test_spans_become_looks_and_overlap_freely() -> None:
    (line,) = drawn(Paragraph("plain bold both italic", (Span(6, 15, "bold"), Span(11, 22, "italic"))))
    assert [(piece.text, piece.roles) for piece in line] == [
        ("plain ", "body"), ("bold ", "body bold"), ("both", "body bold italic"), (" italic", "body italic"),
    ]  # fmt: skip


def test_a_link_is_followed_by_its_number_once_even_where_part_of_it_is_bold() -> None:
    block = Paragraph("see the first page.", (Span(8, 18, "link", 1), Span(8, 13, "bold")))
    (line,) = drawn(block)
    assert line_text(line) == "see the first page[1]."
    assert {piece.target for piece in line} == {None, 0}
    assert roles_of(line, "[1]") == "marker"
    assert {piece.url for piece in line if piece.target == 0} == {LINKS[0].url}


def test_the_number_of_a_link_shows_what_the_cache_holds() -> None:
    block = Paragraph("first", (Span(0, 5, "link", 1),))
    assert texts(block, states={LINKS[0].url: LinkState(cached=True)}) == ["first[1●]"]
    assert texts(block, states={LINKS[0].url: LinkState(wanted=True)}) == ["first[1◌]"]


def test_a_span_that_names_no_link_or_leaves_the_text_does_no_harm() -> None:
    assert texts(Paragraph("short", (Span(0, 5, "link", 9), Span(3, 99, "bold"), Span(-4, 2, "italic")))) == ["short"]


def test_headings_have_looks_by_level() -> None:
    lines = drawn(Heading(2, "Two"), Heading(5, "Five"))
    assert (roles_of(lines[0], "Two"), roles_of(lines[2], "Five")) == ("h2", "h3")


def test_a_quote_has_a_bar_on_every_line_and_its_source_below() -> None:
    assert texts(Quote((Paragraph("Said."), Paragraph("And more.")), "Ada"), width=30) == [
        "▎ Said.", "▎", "▎ And more.", "▎ — Ada",
    ]  # fmt: skip


def test_lists_hang_and_nest() -> None:
    nested = List((Item("apples and pears of all kinds"), Item("tools", blocks=(List((Item("saw"),)),))))
    assert texts(nested, width=24) == ["• apples and pears of", "  all kinds", "• tools", "  ◦ saw"]


def test_numbers_of_a_list_begin_where_told_and_stand_under_one_another() -> None:
    assert texts(List((Item("nine"), Item("ten")), ordered=True, start=9)) == [" 9. nine", "10. ten"]


def test_a_further_paragraph_of_a_list_is_set_apart_under_its_text() -> None:
    assert texts(List((Item("text", blocks=(Paragraph("more"),)),))) == ["• text", "", "  more"]


def test_nesting_does_not_push_text_off_a_narrow_page() -> None:
    block: Block = Paragraph("word")
    for _ in range(30):
        block = Quote((List((Item("", blocks=(block,)),)),))
    assert all(len(text) <= 20 for text in texts(block, width=20))
    assert "word" in texts(block, width=20)[0]


def test_code_keeps_its_lines_and_indentation_and_fills_the_column() -> None:
    lines = drawn(Code("if x:\n\ty = 1\n", "python"), width=30)
    assert [line_text(line) for line in lines] == [
        "python ".rjust(30), " if x:".ljust(30), "     y = 1".ljust(30),
    ]  # fmt: skip


def test_a_long_line_of_code_goes_on_under_a_mark_and_loses_nothing() -> None:
    found = texts(Code("abcdefghij" * 3), width=16)
    assert found == [" abcdefghijabcd", " ↪ efghijabcdef", " ↪ ghij"]


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (Image("https://x.example/p", "A cat"), ["[picture: A cat]"]),
        (Image("https://x.example/p", "A cat", "Tom."), ["[picture: A cat]", "Tom."]),
        (Image("https://x.example/p", "Tom.", "Tom."), ["[picture]", "Tom."]),
        (Image("https://x.example/p"), ["[picture]"]),
    ],
)
def test_pictures_are_named_with_their_caption_below(image: Image, expected: list[str]) -> None:
    assert texts(image) == expected


def test_a_rule_is_an_ornament_in_the_middle() -> None:
    assert texts(Rule(), width=21) == ["        * * *"]


def test_also_read_is_a_card_with_label_headline_number_and_state_in_words() -> None:
    card = AlsoRead("Why bridges hum", LINKS[1].url, "Also Read:", 2)
    assert texts(card, states={LINKS[1].url: LinkState(cached=True)}) == [
        "▎ ALSO READ", "▎ Why bridges hum\u00a0[2]", "▎ ● in the cache · two.example",
    ]  # fmt: skip
    assert all(len(line_text(line)) == 40 for line in drawn(card))


def test_cards_next_to_one_another_are_one_and_repeat_a_label_only_when_it_changes() -> None:
    cards = (
        AlsoRead("A", LINKS[1].url, "Also Read", 2),
        AlsoRead("B", LINKS[1].url, "Also Read", 2),
        AlsoRead("C", LINKS[2].url, "Lire aussi :", 3),
    )
    assert texts(*cards) == [
        "▎ ALSO READ", "▎ A\u00a0[2]", "▎ ○ online · two.example", "▎ B\u00a0[2]", "▎ ○ online · two.example",
        "▎ LIRE AUSSI", "▎ C\u00a0[3]", "▎ ○ online · Le Troisième",
    ]  # fmt: skip


def test_an_also_read_without_its_link_is_text() -> None:
    assert texts(AlsoRead("Gone", "https://x.example/", "", 9)) == ["▎ ALSO READ", "▎ Gone"]


def test_soft_hyphens_and_tabs_do_not_reach_the_page() -> None:
    assert texts(Paragraph("Donau\u00addampf\tschiff", (Span(0, 5, "bold"),))) == ["Donaudampf schiff"]


def test_every_look_that_blocks_use_is_a_known_one() -> None:
    blocks = (
        Paragraph("abc", (Span(0, 1, "strike"), Span(1, 2, "code"), Span(2, 3, "underline"))), Heading(1, "H"),
        Quote((Paragraph("q", (Span(0, 1, "link", 1),)),), "c"), List((Item("i"),)), Code("c", "l"), Rule(),
        Table((("a", "b"), ("1", "2")), True, "c"), Image("https://x.example/", "a", "c"), AlsoRead("a", "", "", 2),
    )  # fmt: skip
    used = {role for line in drawn(*blocks) for piece in line for role in piece.roles.split()}
    assert used <= set(ROLES)
