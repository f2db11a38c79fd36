"""Charset sniffing: the one decision on how the bytes of a feed or a page are read, whatever their labels say.

A byte order mark decides; then UTF-16 without one, told by its zeros; then UTF-8, which no text of another charset
happens to be; then the labels, the likelier one where they differ; then what the letters look like.
"""

import codecs
import re
from collections.abc import Sequence

from termnews.domain.charset_guess import guess, likelihood
from termnews.domain.charsets import codec

# Longest first: the UTF-32 mark begins with the UTF-16 one.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# ISO-2022 and HZ are ASCII bytes with escapes.
_ESCAPED = ("iso2022", "iso-2022", "hz")
_ESCAPE = re.compile(rb"\x1b[$(]|~\{")
_WIDE = ("utf-16", "utf_16", "utf-32", "utf_32")
# More replaced characters than this share of a text, and the label was wrong.
_TOLERATED = 0.01
# By how much the likelihood of a byte beyond ASCII must be larger before the letters overrule what is the usual default
# of servers (and what nearly any bytes fit).
_DEFAULT, _CLEARLY = "cp1252", 1.5
# How many whole characters beyond ASCII for each broken one make a text UTF-8 with and without another label.
_LABELLED, _UNLABELLED = 12, 1
_SAMPLE = 100_000


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as windows-1252, which is what they mostly are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in stray), error.end


codecs.register_error("termnews-windows-1252", _windows_1252)


def decode(body: bytes, labels: Sequence[str]) -> str:
    """Return the text of bytes, by their labels (the one that is believed first, first) and by what they are."""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if wide := unmarked(body):
        return body.decode(wide, "replace")
    claims = [name for name in dict.fromkeys(map(codec, labels)) if name and not name.startswith(_WIDE)]
    if claims and claims[0].startswith(_ESCAPED) and _ESCAPE.search(body):
        return body.decode(claims[0], "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    claims = [name for name in claims if name != "utf-8" and _fits(body, name)]
    if _is_nearly_utf_8(body, _LABELLED if any(name != _DEFAULT for name in claims) else _UNLABELLED):
        return body.decode("utf-8", "termnews-windows-1252")
    name = _likely(body, claims)
    return body.decode(name, "termnews-windows-1252" if name == _DEFAULT else "replace")


def unmarked(body: bytes) -> str | None:
    """Return the codec of UTF-16 or UTF-32 without a mark, told by the zero bytes around the first character."""
    head = body[:4]
    if len(head) < 4 or head.count(0) < 2:
        return None
    wide = head.count(0) == 3
    if head[0]:
        return "utf-32-le" if wide else "utf-16-le"
    return "utf-32-be" if wide else "utf-16-be"


def _likely(body: bytes, claims: list[str]) -> str:
    """Return the codec of bytes that are no UTF-8: one of those that are claimed and fit, else the likeliest."""
    if not claims:
        return guess(body).codec
    claimed = claims[0] if len(claims) == 1 else max(claims, key=lambda name: likelihood(body, name))
    if claimed != _DEFAULT:
        return claimed
    likely = guess(body)
    return likely.codec if likely.likelihood > likelihood(body, _DEFAULT) + _CLEARLY else _DEFAULT


def _fits(body: bytes, name: str) -> bool:
    """Tell whether bytes are a text in a codec but for a few broken characters."""
    if name == _DEFAULT:
        return True
    text = body.decode(name, "replace")
    return text.count("\ufffd") <= len(text) * _TOLERATED


def _is_nearly_utf_8(body: bytes, fewest: int) -> bool:
    """Tell whether bytes are UTF-8, so many whole characters beyond ASCII at least for each broken one."""
    text = body[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken >= max(fewest * broken, 1)
