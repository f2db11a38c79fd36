"""Escape sequences for letters that SQLite's unicode61 does not fold as `domain/folding.py` does.

That tokenizer takes case from all letters, accents from Latin ones, and drops two dozen combining marks wherever they
stand. So a text for the index has ł as an l with marks behind it that say ł, α and ´ for ά, and nothing but marks for a
tatweel: each word of it is one token, the folded one, and what snippets show can be turned back into the text.
"""

import re
import unicodedata

from termnews.domain.folding import composed, fold_letters, fold_words
from termnews.store.search_text import ESCAPE

# Never change these three: caches hold what was written with them. The digits are marks that unicode61 drops.
_DIGITS = (
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311\u031b\u0323\u0324\u0325\u0326\u0327"
    "\u0328\u032d\u0330\u0331"
)
# The letter of each first digit; the 23rd begins two digits, the 24th all five of a code point.
_SHORT = "łøđæßςأإآىةؤئکیـ\u064b\u064e\u064f\u0650\u0651\u0652"
_LONGER = "ŁØĐÆŒœİÞþðı\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bb\u05bc\u05c1"
_TWO, _FIVE = _DIGITS[22], _DIGITS[23]
_SEQUENCE = re.compile(f"{ESCAPE}(?:{_FIVE}([{_DIGITS}]{{5}})|{_TWO}([{_DIGITS}])|([{_DIGITS[:22]}]))")
# What is in no word but joins a word in unicode61, which knows the characters of Unicode 6.1: pictures of today, and
# fonts of icons.
_JOINING = frozenset(("Cf", "Cn", "Co", "Me", "Sc", "Sk", "So"))
_APART = "\u200b"
_KNOWN_SIGNS = re.compile("[\x00-\u0377\u2000-\u206f]")
# Capitals whose small letters it knows, and Latin letters whose accents it takes.
_KNOWN = re.compile(
    "[\u00c0-\u024f\u0386-\u03ff\u0400-\u0527\u0531-\u0556\u1e00-\u1fff\u2c00-\u2c2e\u2c60-\u2c7f\ua640-\ua697"
    "\U00010400-\U00010427]"
)
_LATIN = re.compile("[\u00c0-\u01df\u01e2-\u01ed\u01f0-\u024f\u1e00-\u1eff]")


class _Escapes(dict[int, str]):
    """What stands in the index for each character."""

    def __missing__(self, code: int) -> str:
        self[code] = _escaped(chr(code))
        return self[code]


_escapes = _Escapes()


def escaped(text: str) -> str:
    """Return `text` as unicode61 is to see it."""
    if text.isascii():
        return text
    text = composed(text).replace(ESCAPE, "")
    changed = {ord(char): _escapes[ord(char)] for char in set(text) if char > "\x7f" and _escapes[ord(char)] != char}
    return text.translate(changed) if changed else text


def unescaped(text: str) -> str:
    """Return what `escaped` was given, but for its form: composed, and kana of the usual width."""
    parts: list[str] = []
    at = 0
    for escape in _SEQUENCE.finditer(text):
        letter = _letter(escape)
        folded = fold_letters(letter)
        before = text[at : escape.start()]
        parts += (before.removesuffix(folded), letter)
        at = escape.end()
    # one that was cut stands at the end
    parts.append(text[at:].partition(ESCAPE)[0])
    return unicodedata.normalize("NFC", "".join(parts))


def _escaped(char: str) -> str:
    folded = fold_words(char)
    if folded == " ":
        joining = unicodedata.category(char) in _JOINING and not _KNOWN_SIGNS.match(char)
        return f"{_APART}{char}{_APART}" if joining else char
    if char == folded or char in _DIGITS or (char.lower() == folded and _KNOWN.match(char)):
        return char
    apart = unicodedata.normalize("NFD", char)
    if len(apart) > 1 and apart[0].lower() == folded and all(mark in _DIGITS for mark in apart[1:]):
        return char if _LATIN.match(char) else apart
    return folded + _code(char)


def _code(char: str) -> str:
    if char in _SHORT:
        return ESCAPE + _DIGITS[_SHORT.index(char)]
    if char in _LONGER:
        return ESCAPE + _TWO + _DIGITS[_LONGER.index(char)]
    digits, rest = "", ord(char)
    for _ in range(5):
        rest, digit = divmod(rest, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return ESCAPE + _FIVE + digits


def _letter(escape: "re.Match[str]") -> str:
    five, one, first = escape.groups()
    if five:
        code = 0
        for digit in five:
            code = code * len(_DIGITS) + _DIGITS.index(digit)
        return chr(code) if code < 0x110000 else ""
    letters, digit = (_LONGER, one) if one else (_SHORT, first)
    at = _DIGITS.index(digit)
    return letters[at] if at < len(letters) else ""
