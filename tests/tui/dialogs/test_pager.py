"""The pager: lines that are scrolled through, broken for the width there is, drawn only where they are seen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from tests.tui.quiet import quiet
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from termnews.tui.dialogs.pager import Line, Pager
from termnews.tui.textual_internals import strips_of

WORDS = [f"word {number}" for number in range(1, 201)]


class Paged(App[None]):
    """Shows `texts`, a line each, the first in bold."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.texts = texts
        self.widths: list[int] = []
        self.pager = Pager(self._lines, id="pager")

    def compose(self) -> ComposeResult:
        yield self.pager

    def _lines(self, width: int) -> list[Line]:
        self.widths.append(width)
        return [[(text, "text" if number else "strong"), (f" of {width}", "muted")] for number, text in
                enumerate(self.texts)]  # fmt: skip

    def seen(self) -> list[str]:
        return [strip.text.rstrip() for strip in strips_of(self.screen)]


@asynccontextmanager
async def paged(texts: Sequence[str] = WORDS) -> AsyncIterator[tuple[Paged, Pilot[None]]]:
    app = Paged(texts)
    async with app.run_test(size=(40, 10)) as pilot:
        await quiet(app)
        yield app, pilot


async def test_it_begins_at_the_first_line_and_scrolls_by_lines_pages_and_to_the_ends() -> None:
    async with paged() as (app, _):
        assert app.seen()[0].startswith("word 1 of")
        for action, first in (
            ("move.down", 2), ("move.page_down", 11), ("move.page_up", 2), ("move.up", 1), ("move.up", 1),
            ("move.bottom", 191), ("move.down", 191), ("move.top", 1),
        ):  # fmt: skip
            assert app.pager.perform(action)
            await quiet(app)
            assert app.seen()[0].startswith(f"word {first} of"), action
        assert not app.pager.perform("mark.star")


async def test_lines_are_made_anew_only_for_another_width() -> None:
    async with paged() as (app, pilot):
        made = len(app.widths)
        await pilot.resize_terminal(40, 14)
        await quiet(app)
        assert len(app.widths) == made
        assert app.seen()[13].startswith("word 14 of")
        await pilot.resize_terminal(60, 14)
        await quiet(app)
        assert app.widths[-1] == app.widths[0] + 20
        assert f"of {app.widths[-1]}" in app.seen()[0]


async def test_what_would_act_on_the_terminal_is_not_drawn() -> None:
    async with paged(["a\x1b]0;owned\x07b\tc"]) as (app, _):
        assert "\x1b" not in app.seen()[0] and "\x07" not in app.seen()[0]


async def test_below_fewer_lines_than_fit_there_is_nothing() -> None:
    async with paged(["one", "two"]) as (app, _):
        assert [bool(line) for line in app.seen()] == [True, True, *[False] * 8]
        app.pager.perform("move.bottom")
        await quiet(app)
        assert app.seen()[0].startswith("one")


async def test_the_mouse_selects_text_which_is_drawn_in_another_ground() -> None:
    async with paged(["日本 one", "two"]) as (app, pilot):
        await pilot.mouse_down(app.pager, offset=(5, 0))
        await pilot.hover(app.pager, offset=(2, 1))
        await pilot.mouse_up(app.pager, offset=(2, 1))
        await quiet(app)
        assert app.screen.get_selected_text() == f"one of {app.widths[-1]}\ntwo"
        grounds = {segment.text: segment.style.bgcolor for segment in strips_of(app.screen)[0] if segment.style}
        assert grounds["one"] != grounds["日本 "]
