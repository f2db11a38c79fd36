"""Which rows are chosen."""

from termnews.tui.rows.selection import Selection


def test_a_range_goes_from_where_it_began_to_the_cursor_in_either_direction() -> None:
    selection = Selection()
    selection.span(5)
    assert selection.all(8) == [5, 6, 7, 8]
    assert selection.all(3) == [3, 4, 5]
    assert selection.count(3) == 3


def test_single_rows_and_several_ranges_add_up_without_counting_a_row_twice() -> None:
    selection = Selection()
    selection.toggle(1)
    selection.toggle(6)
    selection.span(5)
    assert selection.count(7) == 4
    selection.span(7)
    selection.span(20)
    assert selection.all(21) == [1, 5, 6, 7, 20, 21]
    selection.toggle(6)
    assert not selection.covers(6, 21)


def test_choosing_twice_or_clearing_chooses_nothing() -> None:
    selection = Selection()
    selection.toggle(1)
    selection.toggle(1)
    assert not selection
    selection.span(2)
    selection.clear()
    assert not selection
    assert selection.all(9) == []


def test_rows_that_moved_stay_chosen_and_those_that_went_are_not() -> None:
    selection = Selection()
    for row in (1, 2):
        selection.toggle(row)
    selection.span(3)
    selection.moved({1: 11, 3: 13}.get)
    assert selection.all(13) == [11, 13]
