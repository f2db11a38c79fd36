"""Words of a search, found in a text as the index finds them: whole, whatever their case and accents. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from termnews.domain.dense_scripts import is_dense
from termnews.domain.text import in_word

_ACCENTS = range(0x300, 0x370)


class _Bare(dict[int, str]):
    """What each character comes to for comparing: no case, and no accents."""

    def __missing__(self, code: int) -> str:
        letter, *marks = list(unicodedata.normalize("NFD", chr(code)))
        accented = bool(marks) and all(ord(mark) in _ACCENTS for mark in marks)
        self[code] = "" if code in _ACCENTS else (letter if accented else chr(code)).casefold()
        return self[code]


_bare = _Bare()


def bare(text: str) -> str:
    """Return `text` without case and accents."""
    return text.lower() if text.isascii() else text.translate(_bare)


def word_spans(text: str, words: Sequence[str], break_sign: str) -> Iterator[tuple[int, int]]:
    """Yield where any of `words` stands in `text`, which is `bare`, as (start, end).

    A word that ends in an ellipsis is the beginning of one, which is taken to its end. `break_sign` may stand inside
    of a word, where a line ends.
    """
    beginnings = tuple(bare(word[:-1]) for word in words if word.endswith("…"))
    wanted = {bare(word.removesuffix("…")) for word in words}
    longest_first = sorted(filter(None, wanted), key=len, reverse=True)
    if not longest_first:
        return
    between = f"{re.escape(break_sign)}?"
    pattern = "|".join(between.join(map(re.escape, word)) for word in longest_first)
    for found in re.finditer(pattern, text):
        start, end = found.span()
        if start and _one_word(text[start - 1], text[start]):
            continue
        rest = end
        while rest < len(text) and _one_word(text[rest - 1], text[rest]):
            rest += 1
        if rest == end or found[0].replace(break_sign, "").startswith(beginnings):
            yield start, rest


def _one_word(before: str, after: str) -> bool:
    """Tell whether two neighbouring characters belong to one word."""
    return in_word(before) and in_word(after) and not is_dense(before) and not is_dense(after)
