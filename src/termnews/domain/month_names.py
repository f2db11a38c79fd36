"""Calendar lookup: the number of a month or a weekday by its name, whole, inflected or shortened, in many languages."""

import re
from bisect import bisect_left
from functools import cache
from unicodedata import normalize

from termnews.domain.calendar_names import HALVES, MONTHS, WEEKDAYS

_SHORTEST = 3
# How many letters at the end of a name may be those of another case, and what must be left of it.
_ENDING = 3
_STEM = 5
_ACCENT = re.compile("[\u0300-\u036f]")
# Croatian means another month by these names than Polish and Czech do, and is written with points.
_CROATIAN = {"listopad": 10, "listopada": 10, "lis": 10, "lip": 6, "srp": 7}
_HEBREW_IN = "\N{HEBREW LETTER BET}"


def _folded(word: str) -> str:
    """Return a name in lower case, without points, accents and the marks around some abbreviations."""
    word = word.lower()
    if not word.isascii():
        word = normalize("NFC", _ACCENT.sub("", normalize("NFD", word))).replace("ı", "i")
    return word.rstrip(".").replace(".", "_").replace(" ", "_").strip("_'\u2019\u05f3\u0970")


@cache
def _months() -> tuple[dict[str, int], list[str]]:
    names = {_folded(name): number for number, row in enumerate(MONTHS, start=1) for name in row.split()}
    return names, sorted(names)


@cache
def _weekdays() -> dict[str, int]:
    return {_folded(name): number for number, row in enumerate(WEEKDAYS) for name in row.split()}


@cache
def _halves() -> dict[str, int]:
    return {name: afternoon for afternoon, row in enumerate(HALVES) for name in row.split()}


def _beginning(stem: str) -> int | None:
    """Return the month that all names with this beginning mean, None where they mean several."""
    names, ordered = _months()
    longer = ordered[bisect_left(ordered, stem) : bisect_left(ordered, f"{stem}\U0010ffff")]
    meant = {names[name] for name in longer}
    return meant.pop() if len(meant) == 1 else None


@cache
def month_number(word: str) -> int | None:
    """Return the month that a name means, in any language; a shortened one where all it may be short for agree."""
    name = _folded(word)
    names, _ = _months()
    number = names.get(name) or names.get(name.removeprefix(_HEBREW_IN))
    if number is not None or len(name) < _SHORTEST:
        return number
    if (number := _beginning(name)) is not None:
        return number
    for ending in range(1, _ENDING + 1):
        stem = name[:-ending]
        if len(stem) >= _STEM + (ending == _ENDING) and (number := _beginning(stem)) is not None:
            return number
    return None


def croatian_month(word: str) -> int | None:
    """Return the month of a name that means another one in Croatian."""
    return _CROATIAN.get(word.lower())


def weekday_number(word: str) -> int | None:
    """Return the day of the week (Monday is 0) of a name, None for what is none or several."""
    return _weekdays().get(_folded(word))


def is_afternoon(word: str) -> bool | None:
    """Tell whether a half-day word (a.m., 下午, μ.μ.) means the hours after noon; None for any other word."""
    if word in ("SA", "CH"):  # Vietnamese; in lower case they are other languages' words
        return word == "CH"
    half = _halves().get(re.sub(r"[.\s]", "", word.lower()))
    return None if half is None else half == 1
