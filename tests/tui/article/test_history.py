"""The trail as a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.tui.article.history import KEPT, ReadingHistory, Stop


def walk(*articles: int) -> ReadingHistory:
    trail = ReadingHistory()
    for article in articles:
        trail.visit(article, f"Article {article}", by_link=article > 1)
    return trail


def test_back_and_forward_end_where_the_trail_ends() -> None:
    trail = walk(1, 2, 3)
    assert [stop.article for stop in (trail.back(), trail.back()) if stop] == [2, 1]
    assert trail.back() is None
    assert [stop.article for stop in (trail.forward(), trail.forward()) if stop] == [2, 3]
    assert trail.forward() is None


def test_going_on_from_the_middle_forgets_what_lay_ahead() -> None:
    trail = walk(1, 2, 3)
    trail.back()
    trail.visit(9, "Nine", by_link=True)
    assert [stop.article for stop in trail.stops] == [1, 2, 9]


def test_the_way_begins_at_the_last_article_that_no_link_led_to() -> None:
    trail = walk(1, 2, 3)
    trail.visit(7, "Seven", by_link=False)
    trail.visit(8, "Eight", by_link=True)
    assert trail.way() == ["Seven"]


@given(st.lists(st.sampled_from(["back", "forward", *range(6)]), max_size=60))
def test_any_walk_survives_being_kept(steps: list[str | int]) -> None:
    trail = ReadingHistory()
    for step in steps:
        if isinstance(step, int):
            trail.visit(step, str(step), by_link=step % 2 == 0)
        else:
            getattr(trail, step)()
    assert ReadingHistory.from_json(trail.to_json()) == trail


def test_a_very_long_trail_keeps_its_end() -> None:
    trail = ReadingHistory()
    for article in range(KEPT + 50):
        trail.visit(article, str(article), by_link=False)
    kept = ReadingHistory.from_json(trail.to_json())
    assert len(kept.stops) == KEPT
    assert kept.current == Stop(KEPT + 49, str(KEPT + 49), False)


@pytest.mark.parametrize("data", [None, [], {}, {"stops": [], "at": 3}, {"stops": [{"x": 1}], "at": 0}, "text"])
def test_what_is_no_trail_gives_an_empty_one(data: object) -> None:
    assert ReadingHistory.from_json(data) == ReadingHistory()
