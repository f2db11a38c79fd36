"""Terminal capabilities, as far as its environment tells: colours, a light ground, more than ASCII."""

import codecs
import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

# "15;default;0" or "0;15": the last part is the ground, in the terminal's sixteen colours.
_LIGHT_GROUNDS = ("7", "15")
# The font of the Linux console has a few hundred signs, and our marks are not among them.
_ASCII_TERMS = ("linux", "dumb", "vt100", "vt102", "vt220", "ansi", "cons25")

Graphics = Literal["kitty", "sixel", ""]
"""The protocols by which terminals draw pictures themselves."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """`colours` is how many it shows (0, 16, 256, 2**24), `light` whether its ground is, `ascii` whether that is all.

    `no_color` tells that the person wants none (https://no-color.org). `remote` tells that it is at the other end of
    an SSH connection, `multiplexed` that it is a window of tmux or GNU screen, `slow` that its line is; `cell` is the
    width and height of a cell in pixels, if known. `graphics` is the protocol by which it draws pictures itself, ""
    until it says that it does.
    """

    colours: int = 2**24
    light: bool = False
    ascii: bool = False
    no_color: bool = False
    remote: bool = False
    multiplexed: bool = False
    slow: bool = False
    cell: tuple[int, int] | None = None
    graphics: Graphics = ""

    @property
    def ratio(self) -> float:
        """How many times as high as wide a cell is."""
        return 2.0 if self.cell is None else min(max(self.cell[1] / self.cell[0], 1.0), 4.0)


def _colours(environ: Mapping[str, str]) -> int:
    term = environ.get("TERM", "").lower()
    if term in ("dumb", "unknown", "vt100", "vt102", "vt220"):
        return 0
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return 2**24
    if term.endswith("-direct") or "kitty" in term:
        return 2**24
    return 256 if term.endswith("256color") else 16


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def is_multiplexed(environ: Mapping[str, str]) -> bool:
    """Tell whether a terminal is a window of tmux or GNU screen."""
    return "TMUX" in environ or environ.get("TERM", "").startswith(("screen", "tmux"))


def terminal_of(environ: Mapping[str, str], encoding: str) -> Terminal:
    """Return what an environment and the name of the locale's encoding tell."""
    # Windows sets no TERM, and its terminals know all colours.
    windows = "TERM" not in environ and sys.platform == "win32"
    return Terminal(
        colours=2**24 if windows else _colours(environ),
        light=environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_GROUNDS,
        ascii=not _is_utf8(encoding) or environ.get("TERM", "").lower() in _ASCII_TERMS,
        no_color=bool(environ.get("NO_COLOR")),
        remote=any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")),
        multiplexed=is_multiplexed(environ),
    )


def this_terminal() -> Terminal:
    """Return what the terminal of this process can show."""
    terminal = terminal_of(os.environ, locale.getencoding())
    if sys.platform == "win32":
        return terminal
    return replace(terminal, slow=_is_slow(1), cell=_cell(1))


def _is_slow(descriptor: int) -> bool:
    """Tell whether a terminal is on a serial line of less than 38,400 baud, which is what all others say."""
    import termios

    try:
        speed: int = termios.tcgetattr(descriptor)[5]
    except (termios.error, OSError):
        return False
    return 0 < speed < termios.B38400


def _cell(descriptor: int) -> tuple[int, int] | None:
    """Return the width and height of a cell, where the terminal tells its size in pixels."""
    import fcntl
    import struct
    import termios

    try:
        rows, columns, width, height = struct.unpack("HHHH", fcntl.ioctl(descriptor, termios.TIOCGWINSZ, b"\0" * 8))
    except OSError:
        return None
    if not (rows and columns and width >= columns and height >= rows):
        return None
    return width // columns, height // rows
