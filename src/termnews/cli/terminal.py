"""Check-up of the terminal: size, colours, encoding."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from termnews.library.doctor.checkup import Check, Status

LEAST_COLUMNS, LEAST_LINES = 40, 10
_MULTIPLEXERS = {"TMUX": "tmux", "STY": "screen"}


def terminal_checks(environ: Mapping[str, str], *, encoding: str, size: os.terminal_size | None) -> Iterator[Check]:
    """Yield what a terminal is able to do; `size` is None where the output goes elsewhere."""
    yield _size(size)
    name = environ.get("TERM", "")
    if name in ("", "dumb"):
        message = f"TERM is {name or 'not set'}: the reader cannot be drawn."
        yield _warning(message, "Set TERM to your terminal's name, such as xterm-256color.")
    else:
        yield _colours(environ, name)
    yield from _multiplexer(environ, name)
    if encoding.lower().replace("-", "") != "utf8":
        advice = "Choose a UTF-8 locale, such as: export LANG=C.UTF-8"
        yield _warning(f"The encoding is {encoding}: not every letter can be shown.", advice)


def own_terminal_checks() -> Iterator[Check]:
    """Yield what the terminal can do that this program writes to."""
    size = shutil.get_terminal_size() if sys.stdout.isatty() else None
    return terminal_checks(os.environ, encoding=sys.stdout.encoding, size=size)


def _fine(message: str) -> Check:
    return Check("terminal", Status.OK, message)


def _warning(message: str, advice: str) -> Check:
    return Check("terminal", Status.WARNING, message, advice)


def _size(size: os.terminal_size | None) -> Check:
    if size is None:
        return _fine("The output does not go to a terminal, so its size is not known.")
    message = f"{size.columns} columns, {size.lines} lines."
    if size.columns < LEAST_COLUMNS or size.lines < LEAST_LINES:
        return _warning(message, f"Make it at least {LEAST_COLUMNS} columns by {LEAST_LINES} lines.")
    return _fine(message)


def _colours(environ: Mapping[str, str], name: str) -> Check:
    if environ.get("NO_COLOR"):
        return _fine(f"TERM is {name}; no colours, as NO_COLOR says.")
    if environ.get("COLORTERM") in ("truecolor", "24bit") or name.endswith("-direct") or name == "xterm-kitty":
        return _fine(f"TERM is {name}; all colours.")
    if "256" in name:
        return _fine(f"TERM is {name}; 256 colours.")
    advice = "If it can show more, say so: export COLORTERM=truecolor"
    return _warning(f"TERM is {name}; 16 colours.", advice)


def _multiplexer(environ: Mapping[str, str], name: str) -> Iterator[Check]:
    program = next((program for variable, program in _MULTIPLEXERS.items() if environ.get(variable)), None)
    if program is None:
        return
    if name.startswith(("tmux", "screen")):
        yield _fine(f"Inside {program}.")
    elif program == "tmux":
        advice = 'In ~/.tmux.conf: set -g default-terminal "tmux-256color"'
        yield _warning(f"Inside tmux, but TERM is {name or 'not set'}.", advice)
    else:
        yield _warning(f"Inside screen, but TERM is {name or 'not set'}.", "In ~/.screenrc: term screen-256color")
