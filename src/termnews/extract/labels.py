"""Table of Also Read labels by language ("Also read:", "Lire aussi"), and its lookup `label_at`.

The table is `label_phrases`; a label may also be made of the words of several of its phrases.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal

from termnews.extract.label_phrases import AUTOMATIC, JOINING, SURE, WEAK

Strength = Literal["sure", "weak", "automatic"]

# what may open a label: brackets, arrows, bullets, emoji, quotes
_OPENING = re.compile(r"^[^\w]+")
_SEPARATOR = re.compile(r"^[\s\u00a0\u200b\ufe0f]*([:：|｜»›>→▶►⇒–—―…‥•·\-]+|\.{2,}|➤|👉|➡️?|↓|⬇️?|▼)[\s\u00a0]*")
# the longest label has eight words
_LONGEST = 8
_WINDOW = 70
_AFTER_WORD = ' \u00a0\n\t:：|｜»›>→▶►⇒–—―…，,.!?()[]【】「」“”"‥•·-'


# letters that Unicode writes in two ways and never composes (composition exclusions)
_TWO_FORMS = (
    ("\u0922\u093c", "\u095d"),
    ("\u09a1\u09bc", "\u09dc"),
    ("\u0a21\u0a3c", "\u0a5c"),
    ("\u0b22\u0b3c", "\u0b5d"),
)


_ACCENTS = re.compile("[\u0300-\u036f]+")


def _rows(group: str) -> list[tuple[str, list[str]]]:
    """Return the languages of a group, each with its phrases; a long row goes on behind a bar and four blanks."""
    rows = group.strip().replace("|\n    ", "|").split("\n")
    return [(row[:2], row[4:].split("|")) for row in rows]


def _phrases(group: str) -> list[str]:
    """Return the phrases of one group, of all languages."""
    return [phrase for _, phrases in _rows(group) for phrase in phrases]


def _forms(group: str) -> list[str]:
    """Return all ways to write the phrases of a group: as given, without accents, letters in their other form.

    The group is folded as a whole, for a tenth of the cost of folding its phrases.
    """
    plain = unicodedata.normalize("NFC", "|".join(_phrases(group))).casefold()
    apart = unicodedata.normalize("NFD", plain)
    other = plain
    for two, single in _TWO_FORMS:
        other = other.replace(two, single)
    forms = [text.split("|") for text in (plain, apart, other)]
    latin = [phrase for phrase in _ACCENTS.sub("", apart).split("|") if phrase < "\u0250"]
    return [*forms[0], *forms[1], *forms[2], *latin]


def _table() -> dict[str, Strength]:
    groups: tuple[tuple[str, Strength], ...] = ((WEAK, "weak"), (AUTOMATIC, "automatic"), (SURE, "sure"))
    return {form: strength for group, strength in groups for form in _forms(group)}


_LABELS = _table()
# four characters tell nearly all running text from a label, for a fiftieth of the cost of folding it
_STARTS = frozenset(label[:4] for label in _LABELS)
_BRIEF = frozenset(label for label in _LABELS if len(label) < 4)


def _by_language(group: str) -> dict[str, list[str]]:
    """Return the phrases of one group for each language."""
    rows: dict[str, list[str]] = {}
    for language, phrases in _rows(group):
        rows.setdefault(language, []).extend(phrases)
    return rows


@cache
def _vocabulary() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return for each language the words that labels are made of, and those that can be a label alone."""
    sure, weak, joining = _by_language(SURE), _by_language(WEAK), _by_language(JOINING)
    vocabulary = {}
    for language, extra in joining.items():
        phrases = [phrase.casefold() for phrase in (*sure.get(language, ()), *weak.get(language, ()))]
        words = {word for phrase in phrases for word in phrase.split()}
        alone = frozenset(phrase for phrase in phrases if " " not in phrase)
        vocabulary[language] = (frozenset(words) | frozenset(extra), alone)
    return vocabulary


_UNSPACED = tuple(
    label for label, strength in _LABELS.items() if strength == "sure" and "\u3040" <= label[0] <= "\u9fff"
)
_LONGEST_UNSPACED = 16
_ANNOUNCES = re.compile(r" ?[:：|»›→]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a text: as written, where it and its separator end, and how sure it is."""

    text: str
    end: int
    separated: bool
    strength: Strength


def _plain(text: str) -> str:
    """Return `text` as the table writes it, character for character: a case-folded dotted I would be two."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("İ", "i")


def _start(text: str) -> int:
    """Return where the first word of `text` begins if a label may stand there, else -1: settles nearly all texts."""
    start = 0
    if not text[:1].isalnum():
        opening = _OPENING.match(text)
        start = opening.end() if opening else 0
        if start > 12:
            return -1
    head = text[start : start + 4]
    head = head.lower() if head.isascii() else _plain(head).casefold()
    return start if head[:4] in _STARTS or head[:3] in _BRIEF or head[:2] in _BRIEF or head[:1] in _BRIEF else -1


def may_start(text: str) -> bool:
    """Tell at little cost whether a label may stand at the start of `text`."""
    return _start(text) >= 0


def label_at(text: str, edges: Collection[int] = ()) -> Label | None:
    """Return the label that `text` starts with, the longest one, or None; `edges` are where elements begin in it."""
    start = _start(text)
    if start < 0:
        return None
    window = _plain(text[start : start + _WINDOW])
    ends = _ends(window)
    glued = [edge - start for edge in edges if 0 < edge - start < len(window) and edge - start not in ends]
    for end in sorted(ends + glued, reverse=True) if glued else ends:
        strength = _LABELS.get(window[:end].casefold())
        if strength is None:
            continue
        after = start + end
        separator = _SEPARATOR.match(text[after:])
        stop = after + (separator.end() if separator else 0)
        found = Label(text[start:after].strip(), stop, separator is not None, strength)
        return found if separator else _composed(text, start, window) or found
    return _composed(text, start, window)


def _composed(text: str, start: int, window: str) -> Label | None:
    """Return a label that no table holds as a whole, made of the words of one language's labels, or None."""
    separator = _ANNOUNCES.search(window)
    if separator is None:
        return None
    phrase = window[: separator.start()].casefold().strip()
    if not _made_of_label_words(phrase) and not _ends_in_label(phrase):
        return None
    stop = start + separator.end()
    stop += len(text[stop:]) - len(text[stop:].lstrip())
    return Label(text[start : start + separator.start()].strip(), stop, True, "sure")


def _ends_in_label(phrase: str) -> bool:
    """Tell whether a phrase that begins with a label also ends in one, with what it is about in between."""
    words = phrase.split()
    begins = any(" ".join(words[:count]) in _LABELS for count in (1, 2, 3))
    return begins and any(_LABELS.get(" ".join(words[-count:])) == "sure" for count in (2, 3, 4) if count < len(words))


def _made_of_label_words(phrase: str) -> bool:
    words = phrase.split()
    if not 1 < len(words) <= _LONGEST:
        # scripts without blanks go on behind the label they begin with
        return any(phrase.startswith(label) for label in _UNSPACED) and len(phrase) <= _LONGEST_UNSPACED
    return any(
        all(word in known for word in words) and not verbs.isdisjoint(words) for known, verbs in _vocabulary().values()
    )


def _ends(window: str) -> list[int]:
    """Return where the first words of `window` end, the longest stretch first."""
    ends: list[int] = []
    for position, char in enumerate(window):
        if position and char in _AFTER_WORD and window[position - 1] not in _AFTER_WORD:
            ends.append(position)
            if len(ends) > _LONGEST:
                break
    else:
        stripped = window.rstrip(_AFTER_WORD)
        if len(window) < _WINDOW and stripped and len(stripped) not in ends:
            ends.append(len(stripped))
    return ends[::-1]
