"""Each private part of Textual that the reader relies on is there, and does what it is relied on for."""

import asyncio
import os
import signal
import sys
import termios
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.events import Key, Mount
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from termnews.tui import textual_internals
from termnews.tui.textual_internals import (
    AppHook,
    DispatchHook,
    Frame,
    PaintHook,
    SequenceParser,
    ask_abilities,
    driver_of,
    end_with,
    fail_test,
    has_first_screen,
    is_closed,
    is_key_sequence,
    is_leaving,
    is_on_terminal,
    key_name,
    patch_for_keys,
    reports_its_size,
    restarts_itself,
    strips_below,
    strips_of,
)

if sys.platform == "win32":
    pytest.skip("Windows has another driver", allow_module_level=True)

from textual.drivers.linux_driver import LinuxDriver


class Fragile(DispatchHook, Static):
    """Raises when it is told to, and notes what it outlasted."""

    def __init__(self, *, outlasting: bool) -> None:
        super().__init__("news")
        self.outlasting = outlasting
        self.outlasted: list[Exception] = []

    def on_click(self) -> None:
        raise ValueError("a click")

    def outlasts(self, error: Exception) -> bool:
        self.outlasted.append(error)
        return self.outlasting


class Hooked(AppHook):
    """Keeps what ended it and paints as it is told."""

    def __init__(self, *, outlasting: bool = True) -> None:
        super().__init__()
        self.fragile = Fragile(outlasting=outlasting)
        self.defects: list[Exception] = []
        self.ready_on_mount: bool | None = None
        self.asked = 0

    def compose(self) -> ComposeResult:
        yield self.fragile
        yield Button("press")

    def on_mount(self, event: Mount) -> None:
        self.ready_on_mount = has_first_screen(self)

    def handle_defect(self, error: Exception) -> None:
        self.defects.append(error)
        end_with(self, error)

    def is_painting(self) -> bool:
        self.asked += 1
        return super().is_painting()


async def test_a_widget_goes_on_after_an_exception_that_its_hook_outlasts() -> None:
    app = Hooked(outlasting=True)
    async with app.run_test() as pilot:
        await pilot.click(Fragile)
        await pilot.click(Fragile)
        assert [str(error) for error in app.fragile.outlasted] == ["a click", "a click"]
        assert app.defects == []


async def test_an_exception_that_no_hook_outlasts_ends_the_application_with_it_and_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = Hooked(outlasting=False)
    with pytest.raises(ValueError, match="a click"):
        async with app.run_test() as pilot:
            await pilot.click(Fragile)
    assert [str(error) for error in app.defects] == ["a click"]
    assert app.return_code == 1
    assert "Traceback" not in capsys.readouterr().err


async def test_without_a_hook_textual_deals_with_an_exception_itself() -> None:
    class Plain(AppHook):
        def on_mount(self) -> None:
            raise ValueError("at once")

    app = Plain()
    with pytest.raises(ValueError, match="at once"):
        async with app.run_test():
            pass
    assert app.return_code == 1


async def test_a_test_fails_of_the_first_defect_that_its_application_outlasts() -> None:
    app = Hooked()
    with pytest.raises(ValueError, match="first"):
        async with app.run_test():
            fail_test(app, ValueError("first"))
            fail_test(app, ValueError("second"))


async def test_every_frame_asks_whether_it_is_painted() -> None:
    app = Hooked()
    async with app.run_test() as pilot:
        before = app.asked
        app.fragile.update("other news")
        await pilot.pause()
        assert app.asked > before


class Painted(Hooked):
    """Keeps what its frames say that the terminal shows, as one with a terminal does."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[tuple[int, int], str] = {}
        self.frames: list[Frame] = []
        self.after = 0

    def paint(self, frame: Frame) -> bool:
        self.frames.append(frame)
        for column, row, strip in frame.strips:
            self.shown |= {(row, column + at): char for at, char in enumerate(strip.text)}
        return True

    def post_display_hook(self) -> None:
        self.after += 1

    def lines(self) -> list[str]:
        width, height = self.size
        return ["".join(self.shown[row, column] for column in range(width)) for row in range(height)]


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textual_internals, "is_on_terminal", lambda app: app.is_running)


@pytest.mark.drawn
async def test_the_strips_of_all_frames_are_what_a_screen_shows(on_a_terminal: None) -> None:
    app = Painted()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        for words in ("other news", "more", "a line that is longer than a line of the screen can be, and more"):
            before = len(app.frames)
            app.fragile.update(words)
            await pilot.pause()
            assert len(app.frames) > before
            assert app.lines() == [strip.text for strip in strips_of(app.screen)]
        button = app.query_one(Button)
        button.focus()
        button.press()
        await pilot.pause()
        assert app.lines() == [strip.text for strip in strips_of(app.screen)]
        assert app.frames[-1].size == (40, 10)
        assert app.after >= len(app.frames)


@pytest.mark.drawn
async def test_a_frame_tells_whether_the_terminal_shows_it_at_once(on_a_terminal: None) -> None:
    app = Painted()
    async with app.run_test() as pilot:
        assert not app.frames[-1].whole
        app.post_message(TerminalSupportsSynchronizedOutput())
        await pilot.pause()
        app.fragile.update("other news")
        await pilot.pause()
        assert app.frames[-1].whole


async def test_nothing_is_painted_on_a_terminal_that_is_not_there() -> None:
    app = Hooked()
    async with app.run_test():
        assert not is_on_terminal(app)


async def test_the_widgets_are_there_after_the_application_is_mounted_and_not_before() -> None:
    app = Hooked()
    async with app.run_test():
        assert app.ready_on_mount is False
        assert has_first_screen(app)


async def test_an_application_is_leaving_once_it_was_told_to() -> None:
    app = Hooked()
    async with app.run_test():
        assert not is_leaving(app)
        app.exit()
        assert is_leaving(app)


async def test_a_widget_that_was_removed_takes_no_messages() -> None:
    app = Hooked()
    async with app.run_test():
        assert not is_closed(app.fragile)
        await app.fragile.remove()
        assert is_closed(app.fragile)
        assert not is_closed(app)


async def test_the_lines_of_a_screen_are_what_it_shows() -> None:
    app = Hooked()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        strips = strips_of(app.screen)
        assert (len(strips), strips[0].cell_length) == (10, 40)
        assert strips[0].text.startswith("news")


async def test_a_driver_restores_the_terminal_itself_unless_the_application_has_lent_it() -> None:
    app = Hooked()
    async with app.run_test():
        driver = driver_of(app)
        assert driver is not None and driver.is_headless
        assert restarts_itself(driver)
        with driver.no_automatic_restart():
            assert not restarts_itself(driver)


def test_the_parser_asks_its_hook_for_the_keys_of_a_sequence() -> None:
    class Parser(SequenceParser):
        def keys_of(self, sequence: str, alt: bool) -> Iterator[Key]:
            asked.append((sequence, alt))
            yield from super().keys_of(sequence, alt)

    asked: list[tuple[str, bool]] = []
    events = list(Parser().feed("a\x1b[B"))
    assert (asked[0], asked[-1]) == (("a", False), ("\x1b[B", False))
    assert [event.key for event in events if isinstance(event, Key)] == ["a", "down"]


def test_a_parser_gives_what_has_come_of_a_sequence_when_it_is_told_to() -> None:
    parser = SequenceParser()
    assert list(parser.give_up()) == []
    assert [event.key for event in parser.feed("j\x1b") if isinstance(event, Key)] == ["j"]
    assert parser.waits
    assert [event.key for event in parser.give_up() if isinstance(event, Key)] == ["escape"]
    assert not parser.waits


def test_a_parser_ends_in_the_middle_of_a_sequence() -> None:
    parser = SequenceParser()
    assert list(parser.feed("\x1b[")) == []
    parser.finish()
    assert parser.is_eof


@pytest.mark.parametrize(("sequence", "is_key"), [("\x1b[B", True), ("\x1bOB", True), ("\x1bq", False), ("q", False)])
def test_a_sequence_is_a_key_of_its_own_or_not(sequence: str, is_key: bool) -> None:
    assert is_key_sequence(sequence) == is_key


@pytest.mark.parametrize(("sign", "name"), [("<", "less_than_sign"), ("?", "question_mark"), (" ", "space")])
def test_a_sign_has_the_name_it_is_bound_by(sign: str, name: str) -> None:
    assert key_name(sign) == name


class Recorder(LinuxDriver):
    """Textual's driver with its output kept."""

    def __init__(self, app: App[Any]) -> None:
        super().__init__(app)
        self.written = ""
        self.input_tty = True

    def write(self, data: str) -> None:
        self.written += data


@pytest.fixture
def without_stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "__stdin__", nothing)
        yield


@pytest.fixture
async def driver(without_stdin: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Recorder]:
    # it takes the signals of stopping as it is made
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    yield Recorder(Hooked())
    for number, handler in handlers.items():
        signal.signal(number, handler)


async def test_the_driver_asks_for_what_the_parser_knows_the_answers_to(driver: Recorder) -> None:
    ask_abilities(driver)
    assert driver.written == "\x1b[?2026$p\x1b[?2048$p"
    answers = list(SequenceParser().feed("\x1b[?2026;2$y\x1b[?2048;1$y"))
    assert [type(answer) for answer in answers] == [TerminalSupportsSynchronizedOutput, InBandWindowResize]


async def test_a_terminal_that_reports_its_size_in_band_is_known_by_its_answer(driver: Recorder) -> None:
    assert not reports_its_size(driver)
    driver.process_message(InBandWindowResize(True, True))
    await asyncio.sleep(0)
    assert reports_its_size(driver)


async def test_keys_come_one_by_one_unchanged_and_not_shown(driver: Recorder) -> None:
    lflag, iflag = patch_for_keys(driver, ~0, ~0)
    assert not lflag & (termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    assert not iflag & (termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
    assert lflag & termios.TOSTOP and iflag & termios.BRKINT


async def test_the_drivers_handlers_of_stopping_are_those_that_ours_replaces(driver: Recorder) -> None:
    assert getattr(signal.getsignal(signal.SIGTSTP), "__self__", None) is driver
    assert getattr(signal.getsignal(signal.SIGCONT), "__self__", None) is driver


class Held(PaintHook[None], ModalScreen[None]):
    """Is painted once it may be."""

    paints = False

    def compose(self) -> ComposeResult:
        yield Static("a question")


@pytest.mark.drawn
async def test_a_screen_is_not_painted_before_it_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    painted = []
    render_update = Compositor.render_update

    def counted(self: Compositor, *options: Any, **more: Any) -> Any:
        painted.append(self)
        return render_update(self, *options, **more)

    monkeypatch.setattr(Compositor, "render_update", counted)
    app = Hooked()
    async with app.run_test() as pilot:
        screen = Held()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen._compositor not in painted
        screen.paints = True
        screen.refresh()
        await pilot.pause()
        assert screen._compositor in painted
        assert screen.changes


async def test_the_lines_of_the_screen_below_are_those_it_shows() -> None:
    app = Hooked()
    async with app.run_test() as pilot:
        below = app.screen
        await app.push_screen(Held())
        await pilot.pause()
        assert strips_below(below)[0].text.startswith("news")
