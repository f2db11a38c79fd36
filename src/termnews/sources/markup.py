"""Serialise markup that stands unescaped in a feed's texts (XHTML, forgotten CDATA) as HTML; decode text constructs."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from html import escape

from termnews.sources import fields

# HTML, section 13.1.2: these have no end tag.
_VOID = {
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
}  # fmt: skip
# HTML, section 13.1.2.1: references mean nothing in these.
_RAW = ("<script", "<style")
# Markup that may stand in a name or an identifier; an element of another name is none of its text.
_PHRASING = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center", "cite", "code", "div", "em", "font", "i", "ins", "kbd",
    "mark", "p", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
}  # fmt: skip


class Tag(str):
    """A tag among the pieces of a text, which is not escaped as the text around it is."""

    __slots__ = ()


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def start_tag(name: str, attributes: Mapping[str, str]) -> Tag:
    """Return the start tag of an element without its namespaces."""
    written = [f' {_local(key)}="{_quoted(value)}"' for key, value in attributes.items()] if attributes else ()
    return Tag(f"<{_local(name)}{''.join(written)}>")


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")


def end_tag(name: str) -> Tag:
    """Return the end tag of an element, which is none for one that HTML does not close."""
    local = _local(name)
    return Tag("" if local.lower() in _VOID else f"</{local}>")


def joined(pieces: Iterable[str]) -> str:
    """Return pieces of text and tags as HTML; what stands before the first tag was HTML already, as it was written."""
    html: list[str] = []
    escaped = False
    for piece in pieces:
        if type(piece) is Tag:
            escaped = not piece.lower().startswith(_RAW)
            html.append(piece)
        else:
            html.append(escape(piece, quote=False) if escaped else piece)
    return "".join(html)


def plain(pieces: Iterable[str]) -> str:
    """Return the text among pieces, without that of elements that are no markup of a line of text."""
    text: list[str] = []
    foreign = 0
    for piece in pieces:
        if type(piece) is not Tag:
            if not foreign:
                text.append(piece)
        elif piece and _name(piece) not in _PHRASING | _VOID:
            foreign += -1 if piece.startswith("</") else 1
    return "".join(text)


def is_phrasing(name: str) -> bool:
    """Tell whether an element is markup of a line of text."""
    return _local(name).lower() in _PHRASING


def _name(tag: Tag) -> str:
    return tag.strip("</>").partition(" ")[0].lower()


def unpacked(text: str) -> str | None:
    """Return the text that base64 stands for, None where it stands for none."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def html_of(text: str, attributes: Mapping[str, str]) -> str:
    """Return a text construct of Atom (RFC 4287 section 3.1) or a description of RSS as HTML.

    Text is base64 where Atom 0.3 says so, or a type is no text's (RFC 4287 section 4.1.3.3).
    """
    if attributes and (attributes.get("mode") == "base64" or attributes.get("type", "").endswith("/octet-stream")):
        return unpacked(text) or text
    return text


def html_of_media(text: str, attributes: Mapping[str, str]) -> str:
    """Return a description of Media RSS, which is plain text unless it says otherwise, as HTML."""
    return text if attributes.get("type") == "html" else fields.html_of_text(text)


def html_of_content(text: str, attributes: Mapping[str, str]) -> str:
    """Return the content of an Atom article as HTML (RFC 4287 section 4.1.3); pictures and films are no text."""
    kind = attributes.get("type", "").lower() if attributes else ""
    if kind in ("text", "text/plain"):
        return fields.html_of_text(html_of(text, attributes))
    if kind.startswith(("image/", "audio/", "video/")):
        return ""
    return html_of(text, attributes)
