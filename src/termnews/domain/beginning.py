"""Excerpt of HTML: the beginning of its text, from the first characters of a body that search has not taken in yet."""

import html
import re

from termnews.domain.text import one_line

_SILENT = re.compile(r"<(script|style|template|svg|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.S | re.I)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|del|em|i|ins|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*(?:>|\Z)|<\Z")


def beginning_of(body: str) -> str:
    """Return the text of HTML on one line; `body` may be cut off anywhere, in the middle of a tag too."""
    text = _TAG.sub(" ", _INLINE.sub("", _SILENT.sub(" ", body))) if "<" in body else body
    return one_line(html.unescape(text) if "&" in text else text)
