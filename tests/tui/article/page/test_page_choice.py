import pytest

from termnews.tui.article.page.choice import next_target, numbered_target
from termnews.tui.article.page.model import Target

TARGETS = [
    Target("a", number=1, first=5, last=6),
    Target("b", number=2, first=12, last=12),
    Target("c", number=3, first=40, last=41),
    Target("b", number=2, first=80, last=80),
]


@pytest.mark.parametrize(
    ("selected", "step", "top", "expected"),
    [
        (None, 1, 0, 0),  # the first in sight
        (None, 1, 6, 0),  # begun above, still in sight
        (None, 1, 10, 1),
        (None, -1, 0, 1),  # the last in sight
        (None, 1, 50, 3),  # none in sight: the next below
        (None, -1, 50, 2),  # the next above
        (None, 1, 90, 0),  # none below: from the beginning
        (None, -1, 14, 1),
        (0, 1, 0, 1),
        (1, 1, 0, 2),
        (3, 1, 70, 0),  # round about
        (0, -1, 0, 3),
        (0, 1, 30, 2),  # out of sight: from what is in sight
        (1, 1, 20, 2),  # out of sight and nothing in sight: on from it
    ],
)
def test_tab_goes_on_from_what_is_in_sight(selected: int | None, step: int, top: int, expected: int) -> None:
    assert next_target(TARGETS, selected, step=step, top=top, bottom=top + 20) == expected


def test_without_targets_there_is_nothing_to_choose() -> None:
    assert next_target([], None, step=1, top=0, bottom=10) is None
    assert numbered_target([], 1, top=0, bottom=10) is None


def test_of_two_places_of_one_number_the_one_in_sight_is_chosen() -> None:
    assert numbered_target(TARGETS, 2, top=70, bottom=90) == 3
    assert numbered_target(TARGETS, 2, top=0, bottom=20) == 1
    assert numbered_target(TARGETS, 2, top=20, bottom=30) == 1
    assert numbered_target(TARGETS, 9, top=0, bottom=20) is None
