import pytest
from rich.cells import cell_len

from termnews.domain.document import Table
from termnews.tui.article.page.model import line_text
from termnews.tui.article.page.table import table_lines

SPANS = (("Bridge", "Span"), ("Humber", "1,410"), ("Akashi", "1,991"))


def texts(table: Table, width: int) -> list[str]:
    return [line_text(line) for line in table_lines(table, width)]


def test_a_table_is_drawn_with_light_lines_and_numbers_at_the_right() -> None:
    assert texts(Table(SPANS, header=True, caption="Spans"), 40) == [
        "Spans",
        "───────┬──────",
        "Bridge │  Span",
        "───────┼──────",
        "Humber │ 1,410",
        "Akashi │ 1,991",
        "───────┴──────",
    ]


def test_wide_cells_wrap_in_their_column_and_rows_are_then_ruled_apart() -> None:
    rows = (("a", "one two three four five six"), ("b", "seven"))
    assert texts(Table(rows), 20) == [
        "──┬─────────────────",
        "a │ one two three   ",
        "  │ four five six   ",
        "──┼─────────────────",
        "b │ seven           ",
        "──┴─────────────────",
    ]


def test_a_table_with_too_many_columns_becomes_a_list_of_named_values() -> None:
    rows = (
        ("First name", "Last name", "Birthplace"),
        ("Adelaide", "Lovelace", "Marylebone"),
        ("Charles", "Babbage", ""),
    )
    assert texts(Table(rows, header=True), 20) == [
        "First name: Adelaide",
        "Last name: Lovelace",
        "Birthplace:",
        "Marylebone",
        "────────────",
        "First name: Charles",
        "Last name: Babbage",
    ]


@pytest.mark.parametrize("width", [20, 24, 31, 48, 72])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    rows = (
        ("Place", "What was seen there", "When"),
        ("東京の長い橋", "x" * 50, "1998"),
        ("Ōsaka", "", "in the year before"),
    )
    assert max(map(cell_len, texts(Table(rows, header=True), width))) <= width


def test_rows_of_unequal_length_are_filled_up() -> None:
    assert texts(Table((("a",), ("b", "c"))), 20)[1:3] == ["a │  ", "b │ c"]


@pytest.mark.parametrize("rows", [(), ((),), (("only header",),)])
def test_tables_with_little_in_them_are_drawn(rows: tuple[tuple[str, ...], ...]) -> None:
    assert all("only" not in text or text == "only header" for text in texts(Table(rows, header=True), 30))


def test_empty_rows_are_left_out() -> None:
    assert texts(Table((("a", "b"), ("", " "), ("c", "d"))), 20)[1:3] == ["a │ b", "c │ d"]
