"""Glyph set: every sign that the reader draws, and its stand-in where the terminal has no more than ASCII.

What publishers write is shown as it is; only our own marks, lines and sentences are meant.
"""


class Glyphs:
    """The signs in use. Each takes one cell, in either set; `bullets` are those of lists, one for each depth."""

    disc: str = "●"
    circle: str = "○"
    dotted: str = "◌"
    star: str = "★"
    clock: str = "◷"
    edited: str = "≠"
    stack: str = "≡"
    again: str = "↺"
    diamond: str = "◇"
    paused: str = "‖"
    ticked: str = "✓"
    folded: str = "▸"
    unfolded: str = "▾"
    chosen: str = "▸"
    bar: str = "▎"
    continued: str = "↪"
    bullets: str = "•◦▪"
    end: str = "◆"
    dash: str = "—"
    dot: str = "·"
    step: str = "›"
    cut: str = "…"
    line: str = "─"
    column: str = "│"
    cross: str = "┼"
    top_cross: str = "┬"
    bottom_cross: str = "┴"
    upper_half: str = "▀"


_ASCII = {
    "disc": "*", "circle": "o", "dotted": "?", "star": "#", "clock": "+", "edited": "&", "stack": "=", "again": "<",
    "diamond": "%", "paused": "|", "ticked": "x", "folded": ">", "unfolded": "v", "chosen": ">", "bar": "|",
    "continued": "\\", "bullets": "*-+", "end": "*", "dash": "-", "dot": "-", "step": ">", "cut": "~", "line": "-",
    "column": "|", "cross": "+", "top_cross": "+", "bottom_cross": "+", "upper_half": "^",
}  # fmt: skip

glyphs = Glyphs()
"""The set in use; `use_ascii` changes it for the whole program."""

_IN_WORDS = str.maketrans({"…": "...", "·": "-", "—": "-", "–": "-", "→": "Right", "←": "Left", "↓": "Down", "↑": "Up"})


def use_ascii(ascii: bool) -> None:
    """Draw with ASCII from now on, or with all signs again."""
    for name, sign in _ASCII.items():
        setattr(glyphs, name, sign if ascii else getattr(Glyphs, name))


def is_ascii() -> bool:
    """Tell whether all signs are plain ASCII."""
    return glyphs.dot == _ASCII["dot"]


def words(text: str) -> str:
    """Return a sentence of our own as the terminal can show it."""
    return text.translate(_IN_WORDS) if is_ascii() else text
