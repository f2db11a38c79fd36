"""Internationalized domain names (IDN): in their own letters where nobody can mistake them, else as punycode.

The rule is that of browsers, a little stricter: each label is of one script that people write names in today (UAX 31,
UTS 39), and none could pass for plain Latin letters.
"""

import re
import unicodedata
from functools import lru_cache

# By the first word of the names that Unicode gives to their letters. Japanese, and Korean with Chinese signs, are
# scripts of several (UTS 39, "highly restrictive", without its Latin).
_SCRIPTS = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA"}), frozenset({"CJK", "HANGUL"}), frozenset({"CJK", "BOPOMOFO"}),
    *(frozenset({name}) for name in (
        "LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "ARABIC", "HEBREW", "GEORGIAN", "ETHIOPIC", "DEVANAGARI", "BENGALI",
        "GURMUKHI", "GUJARATI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO", "MYANMAR",
        "KHMER", "TIBETAN", "THAANA",
    )),
)  # fmt: skip
# Latin letters without a base letter that people cannot take for another one.
_OWN_LETTERS = frozenset("ßæœøłđþð")
# Letters that look like Latin ones; a label of nothing else passes for a Latin word.
_LOOK_LATIN = {
    "CYRILLIC": frozenset("аысԁеԍһіюјкӏмнорԗԛѕтуѵԝхүъьҽпгѡзв"),
    "GREEK": frozenset("αβγεικνοπρτυχωηςσμ"),
    "ARMENIAN": frozenset("ահոսօցհյուզղքռգ"),
    "GEORGIAN": frozenset("იყხჿ"),
    "HEBREW": frozenset("סוחטן"),
    "ARABIC": frozenset("اهٱ"),
    "THAI": frozenset("คนมรทบพ"),
    "MYANMAR": frozenset("ဝပ"),
    "DEVANAGARI": frozenset("०ठ"),
}
# Signs of writing that pass for a slash, a dash or a dot.
_LOOK_LIKE_SIGNS = frozenset("ノソゾンヘヽヾーㇼ丶丿一〳〴〵乀乁〆ヘへ")
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_PLAIN = re.compile(r"[a-z0-9-]*")


@lru_cache(maxsize=2048)
def display_name(name: str) -> str:
    """Return a host name as it may be shown: in lower case, and in Unicode only where it can be mistaken for no other.

    What is no name of a host comes back as it is.
    """
    labels = [_decoded(label) for label in _DOTS.sub(".", name).lower().split(".")]
    # under a top level of its own script nobody expects Latin letters
    among_latin = labels[-1].isascii()
    if all(_is_plain(label, among_latin) for label in labels):
        return ".".join(labels)
    return ".".join(map(_encoded, labels))


def _decoded(label: str) -> str:
    """Return a label in Unicode (RFC 3492); one that is no punycode as it is."""
    if not label.startswith("xn--"):
        return unicodedata.normalize("NFKC", label).lower()
    try:
        decoded = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    # RFC 5891 section 5.4: a label that comes back as another one is none
    return decoded if decoded and _encoded(decoded) == label and decoded == decoded.lower() else label


def _encoded(label: str) -> str:
    if label.isascii():
        return label
    try:
        return "xn--" + label.encode("punycode").decode("ascii")
    except UnicodeError:
        return label


def _is_plain(label: str, among_latin: bool) -> bool:
    """Tell whether a label looks like itself only."""
    if label.isascii():
        return True
    scripts = {_script(char) for char in label} - {""}
    if not any(scripts <= together for together in _SCRIPTS) or label.startswith("-"):
        return False
    if scripts == {"LATIN"}:
        return all(char in _OWN_LETTERS or _is_accented(char) for char in label if not char.isascii())
    if "LATIN" in scripts or any(char in _LOOK_LIKE_SIGNS for char in label):
        return False
    looks = _LOOK_LATIN.get(next(iter(scripts)), frozenset())
    letters = unicodedata.normalize("NFD", label)
    return not among_latin or not all(
        char in looks or unicodedata.combining(char) or _PLAIN.fullmatch(char) for char in letters
    )


def _script(char: str) -> str:
    """Return the script of a letter or mark, "" for digits and hyphens, and "?" for what is none of these."""
    if _PLAIN.fullmatch(char):
        return "LATIN" if char.isalpha() else ""
    if unicodedata.category(char)[0] not in "LM":
        return "?"
    name = unicodedata.name(char, "?")
    # a filler of Hangul is a letter that nobody sees
    return "?" if name.startswith("HANGUL") and "SYLLABLE" not in name else name.split()[0]


def _is_accented(char: str) -> bool:
    """Tell whether a letter is one of Western writing (Latin-1, Latin Extended-A) over a plain one with an accent."""
    base = unicodedata.normalize("NFD", char)
    return char <= "\u017e" and base != char and base[0].isascii()
