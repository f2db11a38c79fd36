"""Lines and rows."""

from hypothesis import given
from hypothesis import strategies as st

from termnews.tui.rows.line_map import LineMap


def drawn(count: int, height: int, headings: list[int]) -> list[tuple[int | None, int]]:
    """Return what stands on each line, counted out one by one."""
    lines: list[tuple[int | None, int]] = []
    for row in range(count):
        lines += [(None, number) for number, below in enumerate(headings) if below == row]
        lines += [(row, line) for line in range(height)]
    return lines


@given(st.integers(1, 30), st.integers(1, 3), st.lists(st.integers(0, 29), max_size=8))
def test_every_line_is_the_row_or_heading_that_is_drawn_there(count: int, height: int, rows: list[int]) -> None:
    headings = sorted(row for row in rows if row < count)
    places, lines = LineMap(count, height, headings), drawn(count, height, headings)
    assert places.total == len(lines)
    assert [places.at(line) for line in range(len(lines))] == lines
    for row in range(count):
        assert lines[places.top(row)] == (row, 0)
        above = [line for line, (drawn_row, _) in enumerate(lines) if drawn_row == row - 1]
        assert [places.whole_row(places.top(row) + line) for line in range(height)] == [places.top(row)] * height
        assert places.start(row) == (above[-1] + 1 if above else 0)
    assert [places.row_at(line) for line, (row, _) in enumerate(lines) if row is None] == headings
