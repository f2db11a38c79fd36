"""The looks of code: what is a keyword, a string, a comment, a number, a name; by pygments, for languages it knows."""

import logging
from functools import lru_cache
from time import thread_time
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

MOST_A_BLOCK, MOST_A_PAGE = 4_000, 16_000
"""Characters of code that are looked at; pygments takes 1 to 3 ms for a thousand of those that people write."""
# Some readers take time that grows with the square of what a page may hold, such as lines without end that are empty.
_SECONDS_A_BLOCK, _SECONDS_A_PAGE = 0.04, 0.1

_ROLES = (
    ("Comment", "code_comment"),
    ("Keyword", "code_keyword"),
    ("Operator.Word", "code_keyword"),
    ("Literal.String", "code_string"),
    ("Literal.Number", "code_number"),
    ("Name.Function", "code_name"),
    ("Name.Class", "code_name"),
    ("Name.Builtin", "code_name"),
    ("Name.Decorator", "code_name"),
    ("Name.Tag", "code_name"),
    ("Name.Attribute", "code_name"),
)
_PLAIN = frozenset(("text", "plain", "plaintext", "txt", "none", "output"))


class Run(NamedTuple):
    """Characters `start` to `end` (exclusive) of a code block, in one look beside `code_block`."""

    start: int
    end: int
    role: str


class CodeColours:
    """Colours the code blocks of one page, up to `MOST_A_PAGE` characters of them."""

    def __init__(self) -> None:
        self._left = MOST_A_PAGE
        self._seconds = _SECONDS_A_PAGE

    def runs(self, text: str, language: str | None) -> tuple[Run, ...]:
        """Return the coloured stretches of `text`, in order; none where the language is not named or not known."""
        name = (language or "").strip().lower()[:40]
        if not name or name in _PLAIN or len(text) > min(self._left, MOST_A_BLOCK) or self._seconds <= 0:
            return ()
        # making a reader for the first time is paid once, not by this page
        _lexer(name)
        before = thread_time()
        runs = _runs(text, name)
        self._left -= len(text)
        self._seconds -= thread_time() - before
        return runs


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    """Return pygments's reader of a language, None where it has none."""
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


# Kept, since a page is laid out anew at every resize.
@lru_cache(maxsize=64)
def _runs(text: str, language: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    lexer = _lexer(language)
    latest = thread_time() + _SECONDS_A_BLOCK
    try:
        for at, kind, value in lexer.get_tokens_unprocessed(text) if lexer is not None else ():
            role = _role(kind)
            if role:
                runs.append(Run(at, at + len(value), role))
            if thread_time() > latest:
                break
    except Exception:
        # A reader of some language may stumble over what a publisher calls by its name; the text is shown all the same.
        log.warning("code in %s could not be coloured", language, exc_info=True)
    return tuple(runs)


@lru_cache(maxsize=256)
def _role(kind: object) -> str | None:
    """Return the look of a kind of token, None where it has none of its own."""
    name = str(kind).removeprefix("Token.")
    return next((role for prefix, role in _ROLES if name == prefix or name.startswith(f"{prefix}.")), None)
