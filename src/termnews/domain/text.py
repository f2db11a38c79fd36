"""Sanitize text (control characters, bidi overrides), and its titles, excerpts and folded forms."""

import re
import unicodedata
from functools import cache

# C0 (but tab and newline), DEL, C1, bidi overrides and isolates, line/paragraph separators, tag characters.
# ZWNJ and ZWJ (200C, 200D) and the plain direction marks (200E, 200F, 061C) are needed to write languages and stay.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
# The bytes of texts without anything unsafe, but for what lies beyond ASCII.
_ORDINARY = bytes((9, 10, *range(32, 127)))
# For texts up to this length it is faster to ask Python whether all can be printed: what acts cannot.
_SHORT = 120
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029]+")
# what `fold` makes of plain ASCII, which most titles are: small letters and digits, all else a space
_ASCII_FOLD = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_TAG = r"(?s)</?[a-zA-Z][^<>]*>|<!--.*?-->"


def clean(text: str) -> str:
    """Return `text` without characters that could act on a terminal; newline and tab stay."""
    if is_clean(text):
        return text
    return _unsafe().sub(
        "", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )


@cache
def _unsafe() -> re.Pattern[str]:
    """Return what matches an unsafe character: compiled late, since most texts have nothing to look for."""
    return re.compile(_UNSAFE)


def is_clean(text: str) -> bool:
    """Tell whether `text` holds no character that could act on a terminal.

    The ordinary bytes are taken out before looking, which takes a tenth of the time of looking at each: what is left of
    most texts is next to nothing.
    """
    if len(text) < _SHORT and text.isprintable():
        return True
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return not rest or _unsafe().search(rest.decode("utf-8", "surrogatepass")) is None


def escaped(text: str) -> str:
    """Return JSON with the characters that could act on a terminal as escapes (RFC 8259 section 7), so none is lost."""
    if is_clean(text):
        return text
    return _unsafe().sub(lambda match: _json_escape(match[0]), text)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single spaces."""
    return _SPACE.sub(" ", clean(text)).strip()


def plain_title(text: str) -> str:
    """Return a headline as plain text: entities decoded once, markup dropped, one line.

    A `<` that opens no tag stays: "Why a < b" is a headline.
    """
    if "<" in text:
        text = re.sub(_TAG, "", text)
    if "&" in text:
        # imported here, for it brings the names of 2,000 characters
        from html import unescape

        text = unescape(text)
    return one_line(text)


# Printable ASCII without quotes, angle brackets and blanks.
_PLAIN_URL = re.compile(r"[!#-;=?-_a-z{-~]*")


def clean_url(url: str) -> str:
    """Return `url` trimmed, with control characters, spaces and quotes percent-encoded."""
    if _PLAIN_URL.fullmatch(url):
        return url
    return "".join(
        "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        if char in '"<>` ' or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
        else char
        for char in url.strip()
    )


_ID = "[0-9]{1,18}"


def as_id(text: str) -> int | None:
    """Return the id that a person wrote; None where it is something else, or larger than any id."""
    return int(text) if re.fullmatch(_ID, text) else None


def grouped(number: int) -> str:
    """Return a number as it is written everywhere on the screen and in sentences, its thousands apart: `1,407`."""
    return f"{number:,}"


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """Pluralise: `1 source`, `2 sources`; `plural` for a noun that takes more than an s."""
    return f"{grouped(number)} {noun if number == 1 else plural or f'{noun}s'}"


def excerpt(text: str, limit: int = 280) -> str:
    """Return the first `limit` characters of `text` on one line, cut at a word, with an ellipsis where cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:-") + "…"


UNTITLED = "Untitled"
"""The title of what has neither a title nor a text."""


def title_of(text: str) -> str:
    """Return a title for what has none: the beginning of its text."""
    return excerpt(text, 100) or UNTITLED


def in_word(char: str) -> bool:
    """Tell whether a character can stand in a word: letters, digits, and the marks that belong to them."""
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def fold(text: str) -> str:
    """Normalise `text` for comparison: case and accents folded, a space for punctuation, single spaces."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_FOLD).split())
    from termnews.domain.folding import fold_words

    return " ".join(fold_words(text).split())
