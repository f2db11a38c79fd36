"""What a terminal can be and do while the reader is on it: any size, suspended, other standard streams, given back."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.gate import READER
from tests.gazette import publish, subscribe
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.config.paths import find_paths

SIZES = ((1, 1), (500, 1), (10, 3), (3, 10), (500, 200), (1, 60), (2, 2))
RICH = (
    "<p>Words on The Weir.</p><h2>A heading</h2><table><tr><th>a</th><td>b</td></tr></table>"
    "<pre><code>def long_name(): return 'a line of code'</code></pre><ul><li>one<ul><li>two</li></ul></li></ul>"
    + "<p>It goes <a href='https://mill.example/'>on</a> as weirs do.</p>"
    * 30
)
STATES = {
    "article": ("j", "\r"),
    "find": ("\r", "/on"),
    "help": ("?",),
    "add": ("a",),
    "settings": ("h", "G", "e"),
    "palette": ("\x10",),
}


# Tried in `make soak`: they are dialogs like others.
ALIKE = ("add", "palette", "settings")


@pytest.fixture(autouse=True)
def gazette(home: object) -> None:
    subscribe()
    publish("The Mill", "The Weir", "The Ferry", **{"The Weir": RICH})


def left_as_it_was(terminal: OnTerminal) -> None:
    """Check that nothing of the reader is left on a terminal: modes, screen, cursor, mouse, paste, keyboard."""
    assert terminal.attributes == terminal.before
    screen = terminal.screen
    assert (screen.alternate, screen.cursor_hidden) == (False, False)
    assert screen.modes & {"1000", "1002", "1003", "1004", "1006", "1015", "1016", "2004", "2026"} == set()
    assert screen.keyboards == 0


def settled(terminal: OnTerminal, seconds: float) -> None:
    """Take what is written for a while."""
    until = time.monotonic() + seconds
    terminal.wait_for(lambda _: time.monotonic() > until)


@pytest.mark.fault("R01")
@pytest.mark.parametrize(
    "state", [pytest.param(state, marks=[pytest.mark.soak] if state in ALIKE else []) for state in STATES]
)
def test_any_size_in_any_state(state: str) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        for keys in STATES[state]:
            terminal.press(keys)
            settled(terminal, 0.2)
        for size in SIZES:
            terminal.resize(*size)
            settled(terminal, 0.15)
        terminal.resize(120, 30)
        terminal.wait_for(lambda text: "The" in text or "address" in text or "Find" in text)
        terminal.press("\x11")
        assert terminal.wait() == 0
        left_as_it_was(terminal)
    log = find_paths().log
    assert not log.exists() or "Traceback" not in log.read_text("utf-8")


@pytest.mark.fault("R01")
def test_any_size_while_a_server_keeps_the_refresh_waiting(publisher: Publisher) -> None:
    subscribe(publisher.fault("/silent.xml", "silent"))
    with OnTerminal("from termnews.cli.main import main\nmain([])") as terminal:
        terminal.wait_for("? help")
        terminal.press("R")
        terminal.wait_for(lambda _: bool(publisher.seen("/silent.xml")))
        for size in SIZES:
            terminal.resize(*size)
            settled(terminal, 0.15)
        terminal.press("Q")
        assert terminal.wait() == 0
        left_as_it_was(terminal)


@pytest.mark.fault("R01")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_after_a_signal_the_terminal_is_as_it_was(number: int) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.signal(number)
        assert terminal.wait() == 128 + number
        left_as_it_was(terminal)


@pytest.mark.fault("R01")
def test_after_a_crash_the_terminal_is_as_it_was() -> None:
    crash = "from termnews.tui.app import TermnewsApp\ndef fail(*_): raise RuntimeError('a defect')\n"
    code = f"{crash}TermnewsApp.get_default_screen = fail\n{READER}"
    with OnTerminal(code) as terminal:
        assert terminal.wait() == 1
        left_as_it_was(terminal)
        assert "Traceback" not in terminal.screen.text
        assert "Something went wrong" in terminal.screen.text


@pytest.mark.fault("R01")
@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_without_a_terminal_one_sentence(program: Program, term: str) -> None:
    ran = program.run(env={"TERM": term})
    assert (ran.code, ran.out, ran.said.count("\n")) == (2, b"", 1)


@pytest.mark.fault("R01")
def test_with_standard_input_closed_one_sentence(program: Program) -> None:
    ran = program.run(stdin=None, preexec_fn=lambda: os.close(0), capture_output=True)
    assert (ran.code, ran.out, ran.said.count("\n")) == (2, b"", 1)


@pytest.mark.fault("R01")
def test_a_dumb_terminal_one_sentence() -> None:
    with OnTerminal(READER, {"TERM": "dumb"}) as terminal:
        assert terminal.wait() == 2
        assert terminal.screen.text.strip().count("\n") == 0
        assert "terminal" in terminal.screen.text


@pytest.mark.fault("N04")
@pytest.mark.parametrize("closing", ["os.close(2)", "os.dup2(os.open(os.devnull, os.O_WRONLY), 2)"])
def test_standard_error_closed_or_elsewhere(closing: str) -> None:
    with OnTerminal(
        f"import os\n{closing}\nos.execv({sys.executable!r}, [{sys.executable!r}, '-c', {READER!r}])"
    ) as one:
        one.wait_for("Words on The Mill")
        one.press("j")
        one.wait_for("Words on The Weir")
        one.press("Q")
        assert one.wait() == 0
        left_as_it_was(one)


@pytest.mark.fault("N04")
def test_standard_output_elsewhere_is_no_terminal(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = f"import os\nos.dup2(os.open({str(out)!r}, os.O_WRONLY | os.O_CREAT), 1)\n"
    with OnTerminal(f"{code}os.execv({sys.executable!r}, [{sys.executable!r}, '-c', {READER!r}])") as terminal:
        assert terminal.wait() == 2
        assert "needs a terminal" in terminal.screen.text
    assert out.read_bytes() == b""


SHELL = f"""
import os, signal, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = os.fork()
if not child:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, "-c", {READER!r}])
while True:
    _, status = os.waitpid(child, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        sys.exit(os.waitstatus_to_exitcode(status))
    os.tcsetpgrp(0, os.getpgrp())
    print("stopped:", os.WSTOPSIG(status), flush=True)
    os.read(0, 1)
    os.tcsetpgrp(0, child)
    os.killpg(child, signal.SIGCONT)
"""


@pytest.mark.fault("N04")
@pytest.mark.parametrize(("keys", "seen"), [("\r", "Tab links"), ("a", "Enter look it up"), ("/weir", "Search · weir")])
def test_ctrl_z_goes_back_to_the_shell_and_fg_to_the_same_screen(keys: str, seen: str) -> None:
    with OnTerminal(SHELL) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.press(keys)
        terminal.wait_for(seen)
        settled(terminal, 0.8)
        before = terminal.screen.lines[:-1]
        terminal.press("\x1a")
        terminal.wait_for("stopped:")
        left_as_it_was(terminal)
        terminal.press("\n")
        terminal.wait_for(lambda text: text.split("\n")[:-1] == before)
        terminal.press("\x11")
        assert terminal.wait() == 0
        left_as_it_was(terminal)


@pytest.mark.fault("N04")
def test_where_there_is_no_shell_to_go_back_to_the_reader_stays() -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        terminal.press("\x1a")
        settled(terminal, 0.3)
        terminal.press("j")
        terminal.wait_for("Words on The Weir")
        terminal.press("Q")
        assert terminal.wait() == 0


@pytest.mark.fault("N04")
def test_ctrl_l_draws_what_another_program_wrote_over() -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        before = terminal.screen.lines
        terminal.screen.feed(b"\x1b[3;1HBroadcast message: the machine goes down")
        terminal.press("\x0c")
        terminal.wait_for(lambda text: text.split("\n") == before)
