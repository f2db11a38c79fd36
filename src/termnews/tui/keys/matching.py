"""How well a name matches what a person typed: a quick test that no name, however long, can slow down."""

from collections.abc import Iterator
from typing import NamedTuple


class Match(NamedTuple):
    """How good a match is, 0.0 (none) to 1.0 (the same), and the characters of the name that matched."""

    score: float
    places: tuple[int, ...] = ()


NO_MATCH = Match(0.0)


def match(wanted: str, name: str) -> Match:
    """Return how `name` matches `wanted`: all its words as they are, else its letters in their order.

    Upper and lower case are the same. Time grows with the length of the name only.
    """
    # Lower case may be longer ("İ"); then places would be wrong, and the name is compared as it is.
    low = name.lower() if len(name.lower()) == len(name) else name
    words = wanted.lower().split()
    if not words or not low:
        return NO_MATCH
    if low == wanted.lower().strip():
        return Match(1.0, tuple(range(len(low))))
    found = [_word(word, low) for word in words]
    if all(found):
        places = {place for start, word in zip(found, words, strict=True) if start for place in _run(start, word)}
        starts = sum(_begins_word(low, start[0]) for start in found if start)
        share = sum(map(len, words)) / len(low)
        early = 1 - found[0][0] / len(low) if found[0] else 0
        return Match(0.4 + 0.25 * starts / len(words) + 0.2 * min(1.0, share) + 0.1 * early, tuple(sorted(places)))
    return _letters("".join(words), low)


def _run(start: tuple[int], word: str) -> range:
    return range(start[0], start[0] + len(word))


def _begins_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()


def _word(word: str, text: str) -> tuple[int] | None:
    """Return where `word` is, at the beginning of a word if it is there at all, as a tuple of one."""
    first = text.find(word)
    if first < 0:
        return None
    start = first
    while start >= 0:
        if _begins_word(text, start):
            return (start,)
        start = text.find(word, start + 1)
    return (first,)


def _letters(wanted: str, text: str) -> Match:
    places = tuple(_in_order(wanted, text))
    if len(places) < len(wanted):
        return NO_MATCH
    starts = sum(_begins_word(text, place) for place in places)
    spread = places[-1] - places[0] + 1
    return Match(0.05 + 0.15 * starts / len(places) + 0.1 * len(places) / spread, places)


def _in_order(wanted: str, text: str) -> Iterator[int]:
    place = -1
    for letter in wanted:
        place = text.find(letter, place + 1)
        if place < 0:
            return
        yield place
