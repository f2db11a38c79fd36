"""Bytes of a page as text: BOM, header, `<meta>`, then a guess (WHATWG HTML, section 13.2.3)."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# what a name on the web means differs from what it means elsewhere (WHATWG Encoding, section 4.2)
_WEB_NAMES = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "windows-1252": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "iso-8859-9": "cp1254", "tis-620": "cp874", "utf8": "utf-8",
    "iso-8859-8-i": "iso8859-8", "x-mac-roman": "mac-roman",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip
_GUESSES = ("shift_jis", "euc_jp", "gb18030")


def _codec(name: str) -> str | None:
    name = _WEB_NAMES.get(name.strip().lower(), name.strip().lower())
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # zip, hex and rot13 are codecs too
    return info.name if getattr(info, "_is_text_encoding", True) else None


def decode(body: bytes, content_type: str = "") -> str:
    """Return a page's text; never raises. `content_type` is the HTTP header's value."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    named = _HEADER.search(content_type)
    meta = _META.search(body[:4096])
    in_page = (meta[1] or meta[2]).decode("ascii", "replace") if meta else ""
    for name in (named[1] if named else "", in_page):
        codec = _codec(name) if name else None
        if codec is None:
            continue
        text = _strict(body, codec)
        if text is not None:
            return text
        # many pages name a charset and are written in UTF-8
        return _strict(body, "utf-8") or body.decode(codec, "replace")
    return _strict(body, "utf-8") or _guess(body)


def _strict(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None


def _guess(body: bytes) -> str:
    """Return the text of bytes that name no charset and are not UTF-8."""
    high = sum(byte > 127 for byte in body[:20000])
    if high * 5 < len(body[:20000]):
        # a byte now and then: letters of a Latin alphabet, or UTF-8 with a broken character
        broken = body.decode("utf-8", "replace")
        return body.decode("cp1252", "replace") if broken.count("\ufffd") * 4 > high else broken
    for codec in _GUESSES:
        text = _strict(body, codec)
        if text is not None:
            return text
    return body.decode("utf-8", "replace")
