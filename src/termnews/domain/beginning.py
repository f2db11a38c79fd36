"""Excerpt of HTML: the beginning of its text, from the first characters of a body that search has not taken in yet."""

import html
import re

from termnews.domain.text import one_line

_SILENT = re.compile(r"<(script|style|template|svg|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.S | re.I)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|del|em|i|ins|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*(?:>|\Z)|<\Z")


_MEDIA = re.compile(r"<(?:img|iframe|video|audio|embed|object)\b[^<>]*", re.I)
_NAME = re.compile(r"""\s(?:alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_MOST_NAMES = 5


def beginning_of(body: str) -> str:
    """Return the text of HTML on one line, of pictures alone what they show.

    `body` may be cut off anywhere, in the middle of a tag too.
    """
    text = _TAG.sub(" ", _INLINE.sub("", _SILENT.sub(" ", body))) if "<" in body else body
    return one_line(html.unescape(text) if "&" in text else text) or names_of_media(body)


def names_of_media(body: str) -> str:
    """Return how HTML describes its pictures and players: their alternative texts and titles, each once."""
    names: dict[str, None] = {}
    for tag in _MEDIA.finditer(body):
        values = ("".join(filter(None, name.groups())) for name in _NAME.finditer(tag[0]))
        name = next(filter(None, (one_line(html.unescape(value)) for value in values)), "")
        if name:
            names[name] = None
        if len(names) == _MOST_NAMES:
            break
    return ", ".join(names)
