"""Graphics query: a terminal is asked once whether it shows pictures, and its answer is taken out of what is typed.

Only those are asked that have the placeholders of Kitty's protocol (Kitty itself and Ghostty): others answer that they
have the protocol, and would show the placeholders as letters.
"""

import re
from collections.abc import Mapping

from textual.message import Message

QUESTION = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Whether a picture of one pixel could be shown; it is not, and not kept."""

_ANSWER = re.compile(r"\x1b_G([^\x1b\x07]*)(?:\x1b\\|\x07)")
_BEGUN = re.compile(r"\x1b_G[^\x07]*\Z")
_LONGEST = 200


class GraphicsAnswered(Message):
    """The terminal says that it shows pictures."""


def is_asked(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal of an environment may have placeholders; what is inside of tmux is not asked."""
    if "TMUX" in environ or environ.get("TERM", "").startswith(("screen", "tmux")):
        return False
    names = (environ.get("TERM", ""), environ.get("TERM_PROGRAM", ""))
    return "KITTY_WINDOW_ID" in environ or any("kitty" in name or "ghostty" in name for name in names)


class AnswerFilter:
    """Takes answers out of the text that a terminal sends, however it is cut into pieces."""

    def __init__(self) -> None:
        self._begun = ""

    def take(self, text: str) -> tuple[str, bool]:
        """Return what is left of the text for keys, and whether the terminal said that it shows pictures."""
        text, self._begun = self._begun + text, ""
        answers = _ANSWER.findall(text)
        text = _ANSWER.sub("", text)
        begun = _BEGUN.search(text)
        if begun is not None and len(begun[0]) < _LONGEST:
            text, self._begun = text[: begun.start()], begun[0]
        return text, any(answer.endswith(";OK") for answer in answers)
