"""The garbage collector leaves keys alone: nothing is looked through twice that has come to stay."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from termnews.tui.startup import collector


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the collector as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)


class Ring:
    """Points to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.ring = self


def test_what_the_start_has_made_is_set_aside() -> None:
    kept = [Ring() for _ in range(1000)]
    before = gc.get_freeze_count()
    collector.once_started()
    assert gc.get_freeze_count() >= before + len(kept)


def test_what_comes_later_is_freed_each_minute_and_not_before_a_full_collection() -> None:
    collector.while_starting()
    ring = weakref.ref(Ring())
    collector.each_minute()
    assert ring() is None
    assert gc.get_threshold()[2] >= 1000
