"""The first paint on a real terminal: what is there before Textual is, and how the terminal is left."""

import re
import signal
import sys
from collections.abc import Callable, Iterator

import pytest

from termnews.config.paths import find_paths
from termnews.tui.startup import last_screen

if sys.platform == "win32":
    pytest.skip("there is no first paint on Windows", allow_module_level=True)

from tests.gate import READER, Gate
from tests.gazette import publish, subscribe
from tests.simulated_terminal import Screen
from tests.terminal import SIZE, OnTerminal


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def gazette(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a cache with a few articles, on a terminal that this process describes as the reader will find it."""
    for name in ("LC_ALL", "LC_CTYPE", "COLORFGBG", "TEXTUAL_COLOR_SYSTEM", "COLUMNS", "LINES", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    subscribe()
    publish("The Mill", "The Weir", "The Ferry")


def remember(size: tuple[int, int] = SIZE) -> None:
    """Have a last screen that is unlike all that the reader shows."""
    rows = [f"\x1b[1mremembered row {number}\x1b[0m" for number in range(size[1])]
    last_screen.keep(find_paths(), size, rows, offline=True)


def test_the_rows_are_on_the_screen_before_textual_is_imported_and_are_not_cleared_by_it(gate: Gate) -> None:
    remember()
    with OnTerminal(gate.reader()) as terminal:
        lines = terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        assert lines == [f"remembered row {number}" for number in range(SIZE[1])]
        assert (terminal.screen.alternate, terminal.screen.cursor_hidden) == (True, True)
        gate.open()
        terminal.wait_for(lambda text: "Words on The Mill" in text and "remembered" not in text)
        assert terminal.screen.cleared == 1
        terminal.press("Q")
        assert terminal.wait() == 0


def test_keys_typed_before_textual_is_there_are_obeyed_and_not_shown(gate: Gate) -> None:
    remember()
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        terminal.press("jj\r")
        gate.open()
        lines = terminal.wait_for(lambda text: "Words on The Ferry" in text and re.search(r"All +2 ", text) is not None)
        assert [line for line in lines if "jj" in line] == []


def test_the_screen_that_was_left_is_the_one_that_is_found(gate: Gate) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.press("j")
        left = terminal.wait_for("Words on The Weir")
        terminal.press("Q")
        assert terminal.wait() == 0
    with OnTerminal(gate.reader()) as terminal:
        # what was new on the first visit is not new on the second
        found = [line.replace("●", "○") for line in left]
        terminal.wait_for(lambda text: [line.replace("●", "○") for line in text.split("\n")] == found)


def test_quitting_gives_the_terminal_back_as_it_was(gate: Gate) -> None:
    remember()
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        assert terminal.attributes != terminal.before
        gate.open()
        terminal.wait_for("Words on The Mill")
        terminal.press("Q")
        assert terminal.wait() == 0
        assert terminal.attributes == terminal.before
        assert (terminal.screen.alternate, terminal.screen.cursor_hidden) == (False, False)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        pytest.param(lambda one: one.signal(signal.SIGTERM), -signal.SIGTERM, id="sigterm"),
        pytest.param(lambda one: one.signal(signal.SIGHUP), -signal.SIGHUP, id="sighup"),
        pytest.param(lambda one: one.press("\x03"), 130, id="ctrl+c"),
    ],
)
def test_ended_before_textual_is_there_the_terminal_is_as_it_was(
    gate: Gate, end: Callable[[OnTerminal], None], code: int
) -> None:
    remember()
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        end(terminal)
        assert terminal.wait() == code
        assert terminal.attributes == terminal.before
        assert (terminal.screen.alternate, terminal.screen.cursor_hidden) == (False, False)


def test_a_failure_while_textual_is_imported_is_told_on_the_terminal_as_it_was(gate: Gate) -> None:
    remember()
    with OnTerminal(gate.reader(then="raise ImportError('no such luck')")) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        gate.open()
        assert terminal.wait() == 1
        assert terminal.attributes == terminal.before
        assert not terminal.screen.alternate
        assert "Something went wrong" in terminal.screen.text
        assert "no such luck" in find_paths().log.read_text()
        assert "remembered" not in terminal.screen.text


def test_a_signal_that_ends_the_reader_later_ends_it_in_order(gate: Gate) -> None:
    remember()
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        gate.open()
        terminal.wait_for("Words on The Mill")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert terminal.attributes == terminal.before
        assert not terminal.screen.alternate


def test_a_terminal_resized_meanwhile_shows_nothing_of_the_old_size(gate: Gate) -> None:
    remember()
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        terminal.resize(90, 20)
        gate.open()
        lines = terminal.wait_for(lambda text: "The Weir" in text and "? help" in text)
        assert (len(lines), [line for line in lines if "remembered" in line]) == (20, [])
        terminal.press("Q")
        assert terminal.wait() == 0


def test_articles_that_came_since_are_there_as_soon_as_the_reader_is(gate: Gate) -> None:
    remember()
    publish("The Bridge")
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        gate.open()
        terminal.wait_for(lambda text: "The Bridge" in text and "The Mill" in text and "remembered" not in text)


def test_where_there_is_no_article_to_wait_for_the_screen_is_shown(gate: Gate) -> None:
    remember()
    find_paths().cache.write_bytes(b"no cache at all, but the same file")
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        gate.open()
        terminal.wait_for(lambda text: "The cache was damaged" in text and "remembered" not in text)
        terminal.press("Q")
        assert terminal.wait() == 0


def test_an_editor_is_given_the_terminal_as_it_was_before_the_first_paint(gate: Gate) -> None:
    remember()
    told = find_paths().config / "stty"
    editor = {"VISUAL": f"sh -c 'stty -a >{told}'"}
    with OnTerminal(gate.reader(), editor) as terminal:
        terminal.wait_for(f"remembered row {SIZE[1] - 1}")
        gate.open()
        terminal.wait_for("Words on The Mill")
        terminal.press("E")
        terminal.wait_for(lambda _: told.exists() and "icrnl" in told.read_text())
        terminal.press("Q")
    words = told.read_text().split()
    assert {"echo", "icanon", "icrnl"} <= {word.strip(";") for word in words}


def test_a_screen_that_is_told_to_show_its_alternate_screen_twice_is_cleared_twice() -> None:
    screen = Screen(20, 3)
    screen.feed(b"\x1b[?1049h\x1b[2;1Hrow\x1b[?1049h")
    assert (screen.cleared, screen.text.strip()) == (2, "")
