"""Labels for the links in sight."""

import pytest

from termnews.tui.article.page.hints import LETTERS, hint_places, labels
from termnews.tui.article.page.model import Page, Piece, Target


@pytest.mark.parametrize("count", [0, 1, 9, len(LETTERS), len(LETTERS) + 1, 300, 1000])
def test_labels_are_all_different_and_none_begins_another(count: int) -> None:
    given = labels(count)
    assert len(set(given)) == len(given) == count
    assert len({len(label) for label in given}) <= 1
    assert all(len(label) == 1 for label in given) or count > len(LETTERS)


def test_the_home_row_is_given_out_first() -> None:
    assert labels(4) == ("a", "s", "d", "f")


def test_targets_in_sight_have_the_place_where_they_begin() -> None:
    lines = (
        (Piece("above "), Piece("one", target=0)),
        (Piece("one goes on", target=0), Piece(" and "), Piece("two", target=1)),
        (Piece("川は "), Piece("three", target=2)),
        (Piece("below"), Piece("four", target=3)),
    )
    targets = (
        Target("one", first=0, last=1), Target("two", first=1, last=1),
        Target("three", first=2, last=2), Target("four", first=3, last=3),
    )  # fmt: skip
    page = Page(lines, targets, width=40, column=40)
    assert hint_places(page, top=1, bottom=3) == {0: (1, 0), 1: (1, 16), 2: (2, 5)}
    assert hint_places(page, top=0, bottom=1) == {0: (0, 6)}
    assert hint_places(Page(), top=0, bottom=9) == {}
