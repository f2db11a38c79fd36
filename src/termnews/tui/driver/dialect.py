"""Terminal dialect: which sequences a terminal understands or ignores, by its kind; what it would print is not written.

A terminal database (terminfo) tells neither of hyperlinks nor of what is ignored. Consoles end a string or a question
that they do not know in its middle, and print the rest of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# OSC, DCS, PM and APC, which are strings of their own, and the keyboard protocol
_STRANGE = re.compile(r"\x1b[\]P^_].*?(?:\x07|\x1b\\)|\x1b\[[<>][\d;]*u", re.DOTALL)
_CONSOLES = ("linux", "dumb", "ansi", "cons25", "sun", "wyse", "unknown")
_DEC = re.compile(r"vt\d")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`strings` (OSC) are the clipboard, titles and the like, `links` hyperlinks, `questions` what it is asked.

    `parts` tells that one weight ends apart from others, `alternate` that there is a second screen.
    """

    strings: bool = True
    links: bool = True
    questions: bool = True
    parts: bool = True
    alternate: bool = True

    def spoken(self, data: str) -> str:
        """Return what may be written of `data`."""
        return data if self.strings else _STRANGE.sub("", data)


def dialect_of(environ: Mapping[str, str]) -> Dialect:
    """Return the dialect of the terminal that an environment names."""
    term = environ.get("TERM", "").lower()
    if _DEC.match(term):
        # VT100 to VT525, and what calls itself so: the first of them end all weights at once
        return Dialect(strings=False, links=False, questions=False, parts=False, alternate=False)
    if term.startswith(_CONSOLES) or not term:
        return Dialect(strings=False, links=False, questions=False, alternate=False)
    # GNU screen prints what is left of a string that is longer than it expects; tmux calls itself so, too
    links = not term.startswith("screen") or bool(environ.get("TMUX"))
    # Apple's prints the last letter of a question
    return Dialect(links=links, questions=environ.get("TERM_PROGRAM") != "Apple_Terminal")
