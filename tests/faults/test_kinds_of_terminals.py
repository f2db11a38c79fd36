"""The same reading on every kind of terminal: what one of them would print instead of obeying is not written to it."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from tests.gate import READER
from tests.gazette import publish, subscribe
from tests.simulated_terminal import OPINIONS, Screen
from tests.terminal import PATIENCE, OnTerminal

from termnews.tui.look.cell_width import cells

TITLE = "नदी नामा हिन्दी ❤️ 日本"
LINKED = "<p>Words on The Mill, as <a href='https://mill.example/'>the mill</a> has them.</p>" * 9
TERMS = ("linux", "vt100", "vt220", "screen", "tmux-256color", "xterm-kitty")
CONSOLES = ("linux", "vt100", "vt220")
HANGING = "import time\nfrom termnews.tui.app import TermnewsApp\nTermnewsApp.leave = lambda self: time.sleep(60)\n"
MODE = re.compile(r"\x1b\[\?[\d;]+[hl]")


@pytest.fixture(autouse=True)
def gazette(home: object) -> None:
    subscribe()
    publish("The Mill", TITLE, "The Ferry", **{"The Mill": LINKED})


def read_on(term: str, opinion: str = "nine") -> tuple[list[list[str]], Screen]:
    """Return what is seen from the first screen to the last, and the screen after that."""
    begun = {"TERM": term, "COLORTERM": "", "TMUX": "", "TERM_PROGRAM": ""}
    seen = []
    with OnTerminal(READER, begun, width=OPINIONS[opinion]) as terminal:
        for keys, words in (
            ("", "Words on The Mill"), ("j", "Words on न"), ("k\r", "100%"), ("\t", "mill.example"),
            ("hh", "Ferry"), ("jj", "Words on The Ferry"), ("\x0c", "Ferry"),
        ):  # fmt: skip
            terminal.press(keys)
            terminal.wait_for(words)
            seen.append(terminal.screen.lines)
        terminal.press("\x11")
        assert terminal.wait() == 0
        assert terminal.screen.modes == {"7", "25"}
        return seen, terminal.screen


@pytest.mark.parametrize("term", TERMS)
def test_it_is_read_and_left_alike(term: str) -> None:
    _, screen = read_on(term)
    assert not any(screen.lines) or not screen.alternate
    assert not screen.keyboards and not screen.cursor_hidden
    if term in CONSOLES:
        assert [other for other in screen.others if not MODE.fullmatch(other)] == []
    if term == "screen":
        assert not any(other.startswith("\x1b]8;") for other in screen.others)
    if term == "xterm-kitty":
        assert any("https://mill.example" in other for other in screen.others)


@pytest.mark.parametrize("term", ["linux", "xterm-kitty"])
def test_it_is_left_alike_where_the_reader_hangs(term: str) -> None:
    with OnTerminal(HANGING + READER, {"TERM": term, "COLORTERM": "", "TMUX": "", "TERM_PROGRAM": ""}) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        screen = terminal.screen
        assert screen.modes == {"7", "25"} and not screen.keyboards and not screen.cursor_hidden
        assert term != "linux" or [other for other in screen.others if not MODE.fullmatch(other)] == []


@pytest.mark.parametrize("opinion", OPINIONS)
def test_the_dividers_stand_on_a_terminal_of_any_opinion(opinion: str) -> None:
    with OnTerminal(READER, width=OPINIONS[opinion]) as terminal:
        places = []
        for keys, words in (
            ("", "Words on The Mill"),
            ("j", "Words on न"),
            ("jk", "Words on न"),
            ("\x0c", "Words on न"),
        ):
            terminal.press(keys)
            terminal.wait_for(words)
            rows = terminal.screen.cells[2:9]
            places += [tuple(at for at, cell in enumerate(row) if "│" in cell.text) for row in rows]
        assert set(places) == {(23, 61)}


def tmux(*words: str) -> str:
    """Ask a tmux of the test's own."""
    return subprocess.run(["tmux", "-L", f"termnews-{os.getpid()}", *words], capture_output=True, text=True).stdout


@pytest.fixture
def in_tmux() -> Iterator[None]:
    """Run the reader in a tmux of 120 columns and 30 rows."""
    command = [
        "env",
        "-u",
        "COLUMNS",
        "-u",
        "LINES",
        "LANG=C.UTF-8",
        "COLORTERM=truecolor",
        sys.executable,
        "-c",
        READER,
    ]
    tmux("-f", os.devnull, "new-session", "-d", "-x", "120", "-y", "30", shlex.join(command))
    yield
    tmux("kill-server")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")
def test_the_dividers_stand_in_tmux(in_tmux: None) -> None:
    for keys, words in (
        ("", "Words on The Mill"),
        ("j", "Words on न"),
        ("C-l", "Words on न"),
        ("j", "Words on The Ferry"),
    ):
        if keys:
            tmux("send-keys", keys)
        until = time.monotonic() + PATIENCE
        while words not in (shown := tmux("capture-pane", "-p")):
            assert time.monotonic() < until, shown
            time.sleep(0.05)
        found = [[cells(line[:at]) for at, char in enumerate(line) if char == "│"] for line in shown.split("\n")[2:9]]
        # emoji of two styles are the one that tmux counts otherwise than we do: by a cell less
        assert all(places[0] == 23 and places[-1] in (61, 62) for places in found), shown
