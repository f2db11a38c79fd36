"""A defect in the reader ends in the terminal as it was before, one sentence, and a traceback in the log."""

import sys

import pytest

from termnews.config.paths import find_paths

if sys.platform == "win32":
    pytest.skip("there is no such terminal on Windows", allow_module_level=True)

from tests.terminal import OnTerminal

pytestmark = pytest.mark.fault("N05")

READER = "\nfrom termnews.cli.main import main\nmain(['--offline'])"
STUMBLE = """
def stumble(*arguments, **named):
    raise LookupError("a defect of ours [/b] \\x1b]0;title\\x07")
"""
DRAWING = "from termnews.tui.main.status_line import StatusLine\nStatusLine.render_line = stumble"
STARTING = "from termnews.tui.main.main import MainScreen\nMainScreen.compose = stumble"
WORKING = """
from termnews.tui.app import TermnewsApp
def on_mount(self):
    async def work():
        stumble()
    self.run_worker(work)
TermnewsApp.on_mount = on_mount
"""
# one that comes now and then is outlasted
AGAIN = """
from termnews.tui.app import TermnewsApp
def on_ready(self):
    self.set_timer(0.2, lambda: [self.call_later(stumble) for _ in range(60)])
TermnewsApp.on_ready = on_ready
"""
STYLES = "from termnews.tui.app import TermnewsApp\nTermnewsApp.CSS = 'nonsense {'"
OPENING = "import termnews.tui.startup.run as run\nrun.open_library = stumble"


def ended(code: str, environ: dict[str, str] | None = None) -> str:
    """Return what is on the terminal after a reader with a defect has ended there with code 1."""
    with OnTerminal(STUMBLE + code + READER, environ, (120, 200)) as terminal:
        assert terminal.wait() == 1
        assert terminal.attributes == terminal.before
        assert not terminal.screen.alternate
        assert not terminal.screen.cursor_hidden
        return "".join(line.ljust(terminal.screen.columns) for line in terminal.screen.lines)


@pytest.mark.parametrize("code", [DRAWING, STARTING, WORKING, AGAIN, STYLES, OPENING])
def test_a_defect_is_one_sentence_and_a_traceback_in_the_log(code: str) -> None:
    log = find_paths().log
    screen = ended(code)
    told = f"termnews: Something went wrong that should not; the log has the details: {log}"
    assert screen.strip() == told
    assert "Traceback" in log.read_text("utf-8")


def test_the_traceback_is_shown_to_those_who_ask() -> None:
    screen = ended(WORKING, environ={"TERMNEWS_DEBUG": "1"})
    assert "LookupError: a defect of ours" in screen
    assert "the log has the details" in screen
