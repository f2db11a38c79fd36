"""Whatever fails in the reader is one line, and it goes on."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.reader import reading

from termnews.domain.errors import StoreError
from termnews.library.cache_thread import CacheThread
from termnews.library.library import Library
from termnews.library.other_programs import OtherPrograms
from termnews.store.database import Database
from termnews.tui.bulkhead import MOST_DEFECTS, Intensity
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.headline_marks import HeadlineMarks

BUSY = "The cache is busy: another program is writing to it; try again in a moment."
SCRIPT = ("j", "s", "enter", "tab", "h", "m", "/", "r", "i", "escape", "g", "g", "A", "U")


def failing(real: Callable[..., Any], at: int, error: Exception) -> Callable[..., Any]:
    """Return a function that raises at one of its calls and else does what it did."""
    calls = iter(range(at))

    def call(*arguments: Any, **named: Any) -> Any:
        if next(calls, None) is None and not raised:
            raised.append(error)
            raise error
        return real(*arguments, **named)

    raised: list[Exception] = []
    return call


async def seen_nothing(self: OtherPrograms) -> None:
    """Look at nothing."""


@pytest.mark.parametrize("at", range(0, 60, 12))
async def test_the_cache_may_fail_at_any_question_of_the_screen(
    demo: Library, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    async with reading(demo) as reader:
        monkeypatch.setattr(Database, "rows", failing(Database.rows, at, StoreError(BUSY)))
        monkeypatch.setattr(Database, "numbers", failing(Database.numbers, at // 3, StoreError(BUSY)))
        await reader.press(*SCRIPT)
        assert set(reader.told) <= {BUSY, *(toast for toast in reader.told if "article" in toast)}
        reader.go_to("list")
        reader.perform("move.top")
        await reader.settle()
        await reader.look_at_the_cache()
        await reader.settle()
        current = reader.headline
        await reader.press("s")
        starred = reader.headline
        assert starred.state.starred != current.state.starred
        assert current.title[:12] in reader.text()


@pytest.mark.parametrize("at", [0, 4])
async def test_any_work_beside_the_keys_may_fail(demo: Library, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    async with reading(demo) as reader:
        monkeypatch.setattr(OtherPrograms, "look", seen_nothing)  # a timer asks, at times of its own
        monkeypatch.setattr(CacheThread, "_call", failing(CacheThread._call, at, ZeroDivisionError("no such luck")))
        await reader.press(*SCRIPT)
        assert "Something went wrong here; the log has the details." in reader.told
        reader.go_to("list")
        await reader.press("enter")
        assert reader.article_title


async def test_a_defect_in_a_handler_is_told_and_the_next_key_works(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ZeroDivisionError):  # so that tests fail of one; the reader itself goes on
        monkeypatch.setattr(
            HeadlineMarks, "toggle", failing(HeadlineMarks.toggle, 0, ZeroDivisionError("no such luck"))
        )
        async with reading(demo) as reader:
            await reader.press("s")
            assert reader.told == ["Something went wrong here; the log has the details."]
            await reader.press("s")
            current = reader.headline
            assert current.state.starred


async def test_a_widget_in_which_a_handler_fails_goes_on(demo: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(demo) as reader:
        monkeypatch.setattr(
            HeadlineList, "on_click", failing(HeadlineList.on_click, 0, StoreError(BUSY)), raising=False
        )
        await reader.pilot.click("#list", offset=(5, 4))
        await reader.settle()
        assert reader.told == [BUSY]
        await reader.pilot.resize_terminal(100, 30)
        await reader.press("j")
        assert reader.cursor == 1


def test_defects_that_come_too_fast_are_too_many() -> None:
    intensity = Intensity()
    assert not any(intensity.exceeded() for _ in range(MOST_DEFECTS))
    assert intensity.exceeded()
