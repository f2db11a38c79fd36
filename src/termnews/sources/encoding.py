"""Charset detection: decode a source's bytes, whatever they claim to be, and drop none of them."""

import codecs
import re

from termnews.domain import charsets

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_SERVED = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_PROLOG_CHARSET = re.compile(r"""^(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']*["']""")
# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes looked at in one go for whether they are UTF-8.
_PIECE = 16_384
_SAMPLE = 100_000
# More replaced characters than this share of a text, and the charset was a wrong guess.
_TOLERATED = 0.01


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as windows-1252, which is what they mostly are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in stray), error.end


codecs.register_error("termnews-windows-1252", _windows_1252)


def _unmarked(body: bytes) -> str | None:
    """Return the codec of UTF-16 or UTF-32 without a mark, told by the zero bytes around the first character."""
    head = body[:4]
    if len(head) < 4 or head.count(0) < 2:
        return None
    wide = head.count(0) == 3
    if head[0]:
        return "utf-32-le" if wide else "utf-16-le"
    return "utf-32-be" if wide else "utf-16-be"


def _claims(body: bytes, content_type: str) -> list[str]:
    """Return the codecs that the document and then the server claim, without UTF-16 for bytes that cannot be it."""
    declared = _DECLARED.match(body)
    served = _SERVED.search(content_type)
    labels = [declared[1].decode("ascii")] if declared else []
    labels += [served[1]] if served else []
    codecs_claimed = [codec for codec in map(charsets.codec, labels) if codec is not None]
    return [codec for codec in codecs_claimed if not codec.startswith(("utf-16", "utf-32", "utf_16", "utf_32"))]


def text_of(body: bytes, content_type: str = "") -> str:
    """Return the characters of `body`.

    A byte order mark decides; else the charset the document declares, else the one the server names, if the bytes fit
    it; else UTF-8, its stray bytes read as windows-1252; else what the letters look like. UTF-8 that declares a Western
    charset is read as UTF-8: no text of another charset happens to be valid UTF-8.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body.decode(codec, "replace")
    wide = _unmarked(body)
    if wide is not None:
        return body.decode(wide, "replace")
    claims = _claims(body, content_type)
    utf_8 = charsets.strict(body, "utf-8")
    # ISO-2022-JP and HZ are ASCII bytes with escapes; everything else that is ASCII is just that
    escaped = bool(claims) and claims[0].startswith(("iso2022", "hz"))
    western = not claims or claims[0] in ("utf-8", "cp1252")
    if utf_8 is not None and not escaped and (western or utf_8.isascii()):
        return utf_8
    for codec in claims:
        text = charsets.strict(body, codec)
        if text is not None:
            return text
    if utf_8 is not None:
        return utf_8
    for codec in claims:
        if codec not in ("utf-8", "cp1252"):
            text = body.decode(codec, "replace")
            if text.count("\ufffd") <= len(text) * _TOLERATED:
                return text
    if not _is_nearly_utf_8(body):
        return body.decode(charsets.guess(body), "replace")
    return body.decode("utf-8", "termnews-windows-1252")


def _is_nearly_utf_8(body: bytes) -> bool:
    """Tell whether most of the bytes beyond ASCII are UTF-8, a few broken characters among them."""
    text = body[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ord(character) > 127 for character in text) >= max(2 * broken, 1)


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
    declared, marks = _DECLARED.match(body), tuple(mark for mark, _ in _MARKS)
    claimed = declared[1].lower() == b"utf-8" if declared else not content_type
    if claimed and not body.startswith(marks) and _unmarked(body) is None and _is_utf_8(body):
        # as most are: nothing to change
        return body
    text = text_of(body, content_type).removeprefix("\ufeff")
    return _PROLOG_CHARSET.sub(r"\1", text, count=1).encode("utf-8", "replace")
