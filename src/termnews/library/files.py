"""Files as documents: a saved page or a text that a person names."""

import re
from pathlib import Path

from termnews.config.paths import Paths
from termnews.domain.document import Document
from termnews.domain.errors import ExtractError, TermnewsError

_MARKUP = re.compile(
    rb"<\s*(!doctype|html|head|body|article|main|section|div|p|h[1-6]|meta|title|table|ul|ol|br)\b", re.I
)


def file_document(body: bytes, *, name: str) -> Document:
    """Return the document in a file: HTML where it looks like it, whatever its name, else plain text.

    Raises ExtractError where there is nothing to read.
    """
    if not body.strip():
        raise ExtractError(f"{name} is empty.")
    if b"\0" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ExtractError(f"{name} is neither HTML nor text.")
    if _MARKUP.search(body[:20_000]):
        from termnews.extract.page import read_page

        return read_page(body)
    from termnews.extract.plain import read_text

    text = body.decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    return read_text(text)


def refuse_cache(paths: Paths, path: Path) -> None:
    """Raise TermnewsError where a file that a person names is the cache itself, which SQLite alone may open."""
    if paths.is_cache(path):
        raise TermnewsError(f"{path} is the cache itself: name another file.")
