"""Charset labels of a page: of its server, then of `<meta>`, for the one decision in `domain.decoding`."""

import re

from termnews.domain.charsets import served_labels
from termnews.domain.decoding import decode as decoded

_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([^\"'<>;/]{1,40})|<\?xml[^>]{0,200}?encoding=[\"']([^\"'<>]{1,40})",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# Browsers look for a label in 1,024 bytes; some pages have it behind that.
_HEAD = 8192


def decode(body: bytes, content_type: str = "") -> str:
    """Return a page's text; never raises. `content_type` is the HTTP header's value."""
    labels = served_labels(content_type)
    if meta := _META.search(_COMMENT.sub(b"", body[:_HEAD])):
        labels.append((meta[1] or meta[2]).decode("ascii", "replace"))
    return decoded(body, labels)
