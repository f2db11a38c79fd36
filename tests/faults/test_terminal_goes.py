"""The terminal goes while the program runs: its window is closed, the line is cut, the session is killed.

The system then sends SIGHUP and SIGCONT to the leader of the terminal's session, which is the program here.
"""

import json
import signal
import sys
import time
from pathlib import Path
from shlex import quote

import pytest
from tests.gate import READER, Gate
from tests.gazette import publish, subscribe
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.config.paths import find_paths

SOON = 6.0
"""Seconds for an end that takes 2 at most, on a machine that is busy with other tests."""

ONLINE = "from termnews.cli.main import main\nmain([])"
DEMO = "from termnews.cli.main import main\nmain(['--demo'])"
DEAF = f"import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n{READER}"
LONG = "<p>Words on The Weir.</p>" + "<p>It goes <a href='https://mill.example/'>on</a> as weirs do.</p>" * 200


@pytest.fixture(autouse=True)
def gazette(home: Path) -> None:
    """Have a cache with a few articles."""
    subscribe()
    publish("The Mill", "The Weir", "The Ferry", **{"The Weir": LONG})


def begun(terminal: OnTerminal) -> None:
    """Wait until it is the program that runs and not what starts it."""
    terminal.wait_for(lambda _: b"termnews.cli" in Path(f"/proc/{terminal.pid}/cmdline").read_bytes())


def gone(terminal: OnTerminal, code: int | tuple[int, ...] = 128 + signal.SIGHUP) -> None:
    """Take the terminal away, and check that nothing of the program is left soon after."""
    began = time.monotonic()
    terminal.hang_up()
    ended(terminal, code, began)


def ended(terminal: OnTerminal, code: int | tuple[int, ...], began: float) -> None:
    """Check that the program ends soon, with all that it started."""
    assert terminal.wait() in (code if isinstance(code, tuple) else (code,))
    while terminal.processes and time.monotonic() - began < SOON:
        time.sleep(0.01)
    assert terminal.processes == []
    assert time.monotonic() - began < SOON


def show(terminal: OnTerminal, *steps: tuple[str, str]) -> None:
    """Press the keys of each step and wait for what is on the screen then."""
    for keys, seen in steps:
        terminal.press(keys)
        terminal.wait_for(seen)


READING = (("j", "Words on The Weir"), ("\r", "Tab links"))
STATES = {
    "list": (("j", "Words on The Weir"),),
    "article": READING,
    "search": (("/weir", "Search"),),
    "filter": (("F", "Enter keep"),),
    "find": (*READING, ("/", "Enter keep"), ("on", "1 of")),
    "hints": (*READING, ("f", "goes s")),
    "toast": (("h", "a add"), ("!", "Nothing is wrong here.")),
    "dialog": (("a", "Enter look it up"),),
    "help": (("?", "Keys in the headlines"),),
    "palette": (("\x10", "Find an action"),),
    "command line": ((":", "Tab completes"),),
}


# Tried in `make soak`: to the terminal they are as one of the others.
ALIKE = ("filter", "hints", "palette", "command line")


@pytest.mark.fault("A2")
@pytest.mark.parametrize(
    "state", [pytest.param(state, marks=[pytest.mark.soak] if state in ALIKE else []) for state in STATES]
)
def test_in_any_state_of_the_reader_the_program_is_gone(state: str) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        show(terminal, *STATES[state])
        gone(terminal)


@pytest.mark.fault("A2")
def test_the_place_is_kept_and_found_again() -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        show(terminal, *READING, ("G", "100%"))
        gone(terminal)
    with OnTerminal(READER) as terminal:
        terminal.wait_for("100%")
        terminal.press("Q")
        assert terminal.wait() == 0


@pytest.mark.fault("A2")
@pytest.mark.parametrize("state", ["list", "toast"])
def test_a_signal_and_then_the_terminal(state: str) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        show(terminal, *STATES[state])
        terminal.signal(signal.SIGTERM)
        # where both come at once, either may be the first
        gone(terminal, (128 + signal.SIGTERM, 128 + signal.SIGHUP))


@pytest.mark.fault("A2")
def test_a_program_that_is_deaf_to_the_signal_hears_it_from_the_terminal() -> None:
    with OnTerminal(DEAF) as terminal:
        terminal.wait_for("Words on The Mill")
        gone(terminal)


@pytest.mark.fault("A2")
def test_while_a_server_keeps_the_refresh_waiting(publisher: Publisher) -> None:
    urls = [publisher.fault(f"/{kind}.xml", kind) for kind in ("silent", "stall", "drip")]
    text = "".join(f'[[source]]\nurl = "{url}"\ncategory = "World"\n' for url in urls)
    find_paths().sources.write_text(text, "utf-8")
    with OnTerminal(ONLINE) as terminal:
        terminal.wait_for("? help")
        terminal.press("R")
        terminal.wait_for(lambda _: bool(publisher.seen("/silent.xml")))
        gone(terminal)


@pytest.mark.fault("A2")
def test_while_a_file_is_edited() -> None:
    with OnTerminal(
        READER, {"VISUAL": f"{quote(sys.executable)} -c 'import time; print(\"editing\"); time.sleep(60)'"}
    ) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.press("jE")
        terminal.wait_for("editing")
        gone(terminal)
    place = json.loads((find_paths().state / "reader.json").read_text())
    assert any("place" in one for one in place.values())


@pytest.mark.fault("A2")
@pytest.mark.parametrize("seconds", [0, 0.1, 0.3])
def test_before_the_first_screen(seconds: float) -> None:
    with OnTerminal(READER) as terminal:
        begun(terminal)
        time.sleep(seconds)
        gone(terminal, (-signal.SIGHUP, 128 + signal.SIGHUP))


@pytest.mark.fault("A2")
def test_before_textual_is_imported() -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.press("Q")
        assert terminal.wait() == 0
    gate = Gate()
    try:
        with OnTerminal(gate.reader()) as terminal:
            terminal.wait_for("Words on The Mill")
            terminal.hang_up()
            began = time.monotonic()
            gate.open()
            ended(terminal, (-signal.SIGHUP, 128 + signal.SIGHUP), began)
    finally:
        gate.close()


@pytest.mark.fault("A2")
@pytest.mark.parametrize("seconds", [0, 0.05])
def test_while_it_is_being_left(seconds: float) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.press("Q")
        time.sleep(seconds)
        gone(terminal, (0, -signal.SIGHUP, 128 + signal.SIGHUP))


@pytest.mark.fault("A2")
def test_on_the_first_page() -> None:
    find_paths().sources.unlink()
    find_paths().cache.unlink()
    with OnTerminal(READER) as terminal:
        terminal.wait_for("What would you like to read?")
        gone(terminal)


@pytest.mark.fault("A2")
@pytest.mark.parametrize("seconds", [0.3, 0.8])
def test_while_the_demo_edition_is_filled(tmp_path: Path, seconds: float) -> None:
    with OnTerminal(DEMO, {"TMPDIR": str(tmp_path)}) as terminal:
        time.sleep(seconds)
        gone(terminal, (-signal.SIGHUP, 128 + signal.SIGHUP))
    assert list(tmp_path.glob("termnews-*")) == []


@pytest.mark.fault("A2")
def test_while_a_command_waits_for_a_server(publisher: Publisher) -> None:
    subscribe(publisher.fault("/silent.xml", "silent"))
    with OnTerminal("from termnews.cli.main import main\nmain(['refresh'])") as terminal:
        terminal.wait_for(lambda _: bool(publisher.seen("/silent.xml")))
        gone(terminal, (-signal.SIGHUP, 128 + signal.SIGHUP))
