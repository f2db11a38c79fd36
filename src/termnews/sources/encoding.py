"""Charset labels of a feed: what its XML declaration and its server say, for the one decision in `domain.decoding`."""

import codecs
import re

from termnews.domain.charsets import served_labels
from termnews.domain.decoding import MARKS, decode, unmarked

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'<>]{1,40})["']""")
_PROLOG_CHARSET = re.compile(r"""^(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']*["']""")
# Bytes looked at in one go for whether they are UTF-8.
_PIECE = 16_384


def text_of(body: bytes, content_type: str = "") -> str:
    """Return the characters of `body`; the document's own label is believed before that of its server."""
    declared = _DECLARED.match(body)
    labels = [declared[1].decode("ascii", "replace")] if declared else []
    return decode(body, [*labels, *served_labels(content_type)])


def _is_utf_8(body: bytes) -> bool:
    """Tell whether bytes are UTF-8: a piece at a time, for one text as long as a feed costs twice as much to make."""
    view, position = memoryview(body), 0
    while position < len(body):
        end = position + _PIECE
        try:
            position += codecs.utf_8_decode(view[position:end], "strict", end >= len(body))[1]
        except UnicodeDecodeError:
            return False
    return True


def as_utf_8(body: bytes, content_type: str = "") -> bytes:
    """Return an XML document as UTF-8 without a mark and without a declaration that says otherwise."""
    declared, marks = _DECLARED.match(body), tuple(mark for mark, _ in MARKS)
    claimed = declared[1].lower() == b"utf-8" if declared else not content_type
    if claimed and not body.startswith(marks) and unmarked(body) is None and _is_utf_8(body):
        # as most are: nothing to change
        return body
    text = text_of(body, content_type).removeprefix("\ufeff")
    return _PROLOG_CHARSET.sub(r"\1", text, count=1).encode("utf-8", "replace")
