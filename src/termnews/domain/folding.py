"""Case folding and diacritic folding, for all that compares words: the search index, queries, filter and find.

é and É become e, ł l, ß ss, ё е while й stays й; letters of full, half or mathematical width become the usual ones,
digits of any script 0 to 9. Arabic letters lose hamza, tatweel and vowel marks, Hebrew ones their points. The table
is filled as characters come.
"""

import re
import unicodedata
from collections.abc import Iterator

from termnews.domain.text import in_word

# Letters that Unicode does not take apart, as people type them who do not have them on their keyboard.
_TYPED = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n",
    "ĸ": "k", "ƒ": "f", "ɓ": "b", "ƀ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k", "ƴ": "y", "ɨ": "i", "ʉ": "u", "ɔ": "o",
    "ɛ": "e", "ə": "e", "ǝ": "e", "ɣ": "g", "ǥ": "g", "ꝑ": "p", "ⱥ": "a", "ɫ": "l", "ƶ": "z",
    "ى": "ي", "ی": "ي", "ې": "ي", "ە": "ه", "ہ": "ه", "ة": "ه", "ۃ": "ه", "ک": "ك", "ٱ": "ا",
}  # fmt: skip
# Letters that stretch others, or stand between them as apostrophes do: tatweel, ʻokina, ayin and hamza.
_SILENT = frozenset("ـʹʺʻʼʽʾʿˈˊˋˮ")
_STRESSED = {"ё": "е", "ѐ": "е", "ѝ": "и"}
# Marks that change no letter to another: accents, points, vowel marks, nukta, variation selectors.
_ACCENTS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
_ACCENT = re.compile(f"[{_ACCENTS}]")
# Kana and Hangul of half width: the marks that voice a kana are characters of their own there.
_HALF_WIDTH = re.compile("[\uff66-\uff9f\uffa0-\uffdc]+")
# A letter and what belongs to it, where a text keeps these apart.
_TOGETHER = re.compile(f"(?s)[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[{_ACCENTS}\u3099\u309a\uff9e\uff9f]*")


class _Letters(dict[int, str]):
    """What each character comes to; those that stand in no word stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = _folded(char) if in_word(char) else char
        return self[code]


class _Words(dict[int, str]):
    """The same, but for characters that stand in no word: these are spaces."""

    def __missing__(self, code: int) -> str:
        self[code] = _letters[code] if in_word(chr(code)) else " "
        return self[code]


_letters, _words = _Letters(), _Words()


def fold_letters(text: str) -> str:
    """Return `text` with its letters and digits folded, all else as it is."""
    return text.lower() if text.isascii() else composed(text).translate(_letters)


def fold_words(text: str) -> str:
    """Return `text` folded, with a space for each character that stands in no word."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return composed(text).translate(_words)


def composed(text: str) -> str:
    """Return `text` with letters and their marks as one character (NFC), and kana of the usual width."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _HALF_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def folded_parts(text: str) -> Iterator[str]:
    """Yield what each character of `text` comes to in `fold_letters`; where a letter is several, with the first."""
    if composed(text) == text:
        yield from map(_letters.__getitem__, map(ord, text))
        return
    for match in _TOGETHER.finditer(text):
        yield fold_letters(match[0])
        yield from ("" for _ in match[0][1:])


def _folded(char: str) -> str:
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    small = char.casefold()
    if char in _SILENT or _ACCENT.match(char):
        return ""
    if "\u0400" <= small <= "\u052f":
        return _STRESSED.get(small, small)
    if "\u0e00" <= small <= "\u0eff":
        return small
    # twice, since what casefold gives may come apart again; without accents first, for it makes a letter of one
    apart = unicodedata.normalize("NFKD", _ACCENT.sub("", unicodedata.normalize("NFKD", char)).casefold()).casefold()
    bare = "".join(_TYPED.get(letter, letter) for letter in _ACCENT.sub("", apart) if letter not in _SILENT)
    usual = unicodedata.normalize("NFC", bare)
    return usual if all(map(in_word, usual)) else small
