"""Graphics query: a terminal is asked whether it shows pictures, and its answer is taken out of what is typed.

Nobody waits for the answer. Of Kitty's protocol the placeholders are used, and only those that have them (Kitty itself
and Ghostty) are asked for it: others answer that they have the protocol, and would show the placeholders as letters. Of
Sixel any terminal tells, among its attributes (DA1); it is used where the terminal tells the size of its cells, too.
"""

import re
from collections.abc import Mapping

from textual.message import Message

from termnews.tui.look.terminal import Graphics, is_multiplexed

_KITTY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Whether a picture of one pixel could be shown; it is not, and not kept."""

CELL_SIZE = "\x1b[16t"
"""How many pixels a cell has (XTWINOPS)."""

_ATTRIBUTES = "\x1b[c"
_SIXEL = "4"

_ANSWER = re.compile(
    r"\x1b_G(?P<kitty>[^\x1b\x07]*)(?:\x1b\\|\x07)"
    r"|\x1b\[\?(?P<attributes>[\d;]*)c"
    r"|\x1b\[6;(?P<height>\d{1,4});(?P<width>\d{1,4})t"
)
_BEGUN = re.compile(r"\x1b(?:_G[^\x07]*|\[\?[\d;]*|\[6;[\d;]*)\Z")
_LONGEST = 200


class GraphicsAnswered(Message):
    """The terminal says that it shows pictures, by which protocol; of Sixel also the width and height of a cell."""

    def __init__(self, protocol: Graphics, cell: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.protocol = protocol
        self.cell = cell


def question(environ: Mapping[str, str]) -> str:
    """Return what to ask the terminal of an environment."""
    return (_KITTY if has_placeholders(environ) else "") + CELL_SIZE + _ATTRIBUTES


def has_placeholders(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal of an environment may have placeholders; what is inside of tmux is not asked."""
    if is_multiplexed(environ):
        return False
    names = (environ.get("TERM", ""), environ.get("TERM_PROGRAM", ""))
    return "KITTY_WINDOW_ID" in environ or any("kitty" in name or "ghostty" in name for name in names)


class AnswerFilter:
    """Takes answers out of the text that a terminal sends, however it is cut into pieces."""

    def __init__(self) -> None:
        self._begun = ""
        self._sixel = False
        self._cell: tuple[int, int] | None = None

    @property
    def waits(self) -> bool:
        """Tell whether the rest of what may be an answer is waited for."""
        return bool(self._begun)

    def take(self, text: str) -> tuple[str, list[GraphicsAnswered]]:
        """Return what is left of the text for keys, and what the terminal answered."""
        text, self._begun = self._begun + text, ""
        answers: list[GraphicsAnswered] = []
        for answer in _ANSWER.finditer(text):
            if answer["kitty"] is not None:
                if answer["kitty"].endswith(";OK"):
                    answers.append(GraphicsAnswered("kitty"))
                continue
            if answer["attributes"] is not None:
                # the first is the kind of terminal
                self._sixel = _SIXEL in answer["attributes"].split(";")[1:]
            else:
                self._cell = (int(answer["width"]), int(answer["height"]))
            if self._sixel and self._cell is not None and all(self._cell):
                answers.append(GraphicsAnswered("sixel", self._cell))
        text = _ANSWER.sub("", text)
        begun = _BEGUN.search(text)
        if begun is not None and len(begun[0]) < _LONGEST:
            text, self._begun = text[: begun.start()], begun[0]
        return text, answers

    def give_up(self) -> str:
        """Return what was held back, since its rest does not come."""
        text, self._begun = self._begun, ""
        return text
