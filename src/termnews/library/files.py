"""Files as documents: a saved page or a text that a person names."""

import re

from termnews.domain.document import Document
from termnews.domain.errors import ExtractError

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
