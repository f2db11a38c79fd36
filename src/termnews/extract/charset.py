"""Bytes of a page as text: BOM, header, `<meta>`, then a guess (WHATWG HTML, section 13.2.3)."""

import codecs
import re

from termnews.domain import charsets

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_GUESSES = ("shift_jis", "euc_jp", "gb18030")


def decode(body: bytes, content_type: str = "") -> str:
    """Return a page's text; never raises. `content_type` is the HTTP header's value."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    named = _HEADER.search(content_type)
    meta = _META.search(body[:4096])
    in_page = (meta[1] or meta[2]).decode("ascii", "replace") if meta else ""
    for name in (named[1] if named else "", in_page):
        codec = charsets.codec(name)
        if codec is None:
            continue
        # bytes in which a name is found are not written in UTF-16, whatever it says (section 13.2.3.2)
        codec = "utf-8" if codec.startswith("utf-16") else codec
        text = charsets.strict(body, codec)
        if text is not None:
            return text
        # many pages name a charset and are written in UTF-8
        return charsets.strict(body, "utf-8") or body.decode(codec, "replace")
    return charsets.strict(body, "utf-8") or _guess(body)


def _guess(body: bytes) -> str:
    """Return the text of bytes that name no charset and are not UTF-8."""
    high = sum(byte > 127 for byte in body[:20000])
    if high * 5 < len(body[:20000]):
        # a byte now and then: letters of a Latin alphabet, or UTF-8 with a broken character
        broken = body.decode("utf-8", "replace")
        return body.decode("cp1252", "replace") if broken.count("\ufffd") * 4 > high else broken
    for codec in _GUESSES:
        text = charsets.strict(body, codec)
        if text is not None:
            return text
    return body.decode("utf-8", "replace")
