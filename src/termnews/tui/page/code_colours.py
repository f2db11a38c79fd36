"""The looks of code: what is a keyword, a string, a comment, a number, a name; by pygments, for languages it knows."""

import logging
from functools import lru_cache
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

MOST = 24_000
"""Characters of code on one page that are looked at; pygments takes about 5 ms for a thousand of them at worst."""

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
    """Colours the code blocks of one page, up to `MOST` characters of them."""

    def __init__(self) -> None:
        self._left = MOST

    def runs(self, text: str, language: str | None) -> tuple[Run, ...]:
        """Return the coloured stretches of `text`, in order; none where the language is not named or not known."""
        if not language or language.strip().lower() in _PLAIN or len(text) > self._left:
            return ()
        self._left -= len(text)
        return _runs(text, language.strip().lower()[:40])


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
    try:
        lexer = _lexer(language)
        found = lexer.get_tokens_unprocessed(text) if lexer is not None else ()
        runs = [Run(at, at + len(value), role) for at, kind, value in found if (role := _role(str(kind)))]
    except Exception:
        # A reader of some language may stumble over what a publisher calls by its name; the text is shown all the same.
        log.warning("code in %s could not be coloured", language, exc_info=True)
        return ()
    return tuple(runs)


def _role(kind: str) -> str | None:
    name = kind.removeprefix("Token.")
    return next((role for prefix, role in _ROLES if name == prefix or name.startswith(f"{prefix}.")), None)
