"""The field of one line, alone in an application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.message import Message
from textual.pilot import Pilot

from termnews.tui.pane.line_input import LineInput


class LineApp(App[None]):
    """A line and what it told."""

    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.line = LineInput("Words", {"down": 1, "pageup": -10}, id="line")
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.line

    @on(LineInput.Typed, "#line")
    @on(LineInput.Moved, "#line")
    @on(LineInput.Left, "#line")
    @on(LineInput.Tabbed, "#line")
    @on(LineInput.Submitted, "#line")
    def _note(self, message: Message) -> None:
        self.told.append(message)


@asynccontextmanager
async def typing_in_a_line(text: str = "") -> AsyncIterator[tuple[LineApp, Pilot[None]]]:
    app = LineApp()
    async with app.run_test() as pilot:
        app.line.fill(text)
        app.line.open()
        await pilot.pause()
        yield app, pilot


async def test_it_is_hidden_until_it_is_opened_and_again_when_it_is_closed() -> None:
    app = LineApp()
    async with app.run_test():
        assert (app.line.display, app.line.has_keys) == (False, False)
        app.line.open()
        assert (app.line.display, app.line.has_keys) == (True, True)
        app.line.close()
        assert not app.line.display


async def test_each_letter_is_told_with_the_text_that_stands_there_then() -> None:
    async with typing_in_a_line() as (app, pilot):
        await pilot.press("i", "n", "k", "backspace")
        assert [typed.text for typed in app.told if isinstance(typed, LineInput.Typed)] == ["i", "in", "ink", "in"]


async def test_text_that_the_program_puts_in_is_not_told_and_is_replaced_by_what_is_typed() -> None:
    async with typing_in_a_line("river") as (app, pilot):
        assert app.told == []
        await pilot.press("i")
        assert app.line.value == "i"


@pytest.mark.parametrize(("key", "step"), [("down", 1), ("pageup", -10)])
async def test_a_key_that_moves_what_stands_beside_it_says_by_how_much(key: str, step: int) -> None:
    async with typing_in_a_line() as (app, pilot):
        await pilot.press(key)
        assert app.told == [LineInput.Moved(app.line, step)]


@pytest.mark.parametrize(
    ("key", "kind"),
    [("escape", LineInput.Left), ("tab", LineInput.Tabbed), ("enter", LineInput.Submitted)],
)
async def test_the_keys_that_end_the_typing_leave_the_text_and_the_line_to_the_pane(
    key: str, kind: type[Message]
) -> None:
    async with typing_in_a_line("river") as (app, pilot):
        await pilot.press(key)
        assert [type(message) for message in app.told] == [kind]
        assert (app.line.value, app.line.display) == ("river", True)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("river bends\nand mills\n", "river bends and mills"),
        ("  one\r\n\r\n  two  ", "one two"),
        ("mill", "mill"),
        ("\n", "river"),
    ],
)
async def test_lines_that_are_pasted_are_joined_by_spaces_and_replace_what_is_selected(pasted: str, text: str) -> None:
    async with typing_in_a_line("river") as (app, pilot):
        app.line.post_message(Paste(pasted))
        await pilot.pause()
        assert app.line.value == text


async def test_of_what_is_too_long_for_the_line_the_beginning_is_pasted() -> None:
    async with typing_in_a_line("river") as (app, pilot):
        app.line.max_length = 6
        app.line.post_message(Paste("meandering"))
        await pilot.pause()
        assert app.line.value == "meande"
