"""Words of a search, found in a text as the index finds them: whole, folded, with or without signs in them. Pure."""

import re
from collections.abc import Iterator, Sequence

from termnews.domain.compounds import SIGNS
from termnews.domain.dense_scripts import is_dense
from termnews.domain.folding import fold_letters
from termnews.domain.text import in_word

_MAYBE_SIGN = f"[{SIGNS}]?"
_SIGN_OR_SPACE = f"[{SIGNS} ]?"


def word_spans(text: str, words: Sequence[str], break_sign: str) -> Iterator[tuple[int, int]]:
    """Yield where any of `words` stands in `text`, whose letters are folded, as (start, end).

    A word that ends in an ellipsis is the beginning of one, which is taken to its end. `break_sign` may stand inside
    of a word, where a line ends.
    """
    beginnings = tuple(_letters(word[:-1]) for word in words if word.endswith("…"))
    wanted = {fold_letters(word.removesuffix("…")) for word in words}
    longest_first = sorted(filter(_letters, wanted), key=len, reverse=True)
    if not longest_first:
        return
    pattern = "|".join(signs_optional(word, break_sign, sign=_SIGN_OR_SPACE) for word in longest_first)
    for found in re.finditer(pattern, text):
        start, end = found.span()
        if start and _one_word(text[start - 1], text[start]):
            continue
        rest = end
        while rest < len(text) and _one_word(text[rest - 1], text[rest]):
            rest += 1
        if rest == end or _letters(found[0]).startswith(beginnings):
            yield start, rest


def signs_optional(word: str, break_sign: str, *, sign: str = _MAYBE_SIGN) -> str:
    """Return a regular expression for a folded word that may have a sign in it where the text has none, or none.

    `sign` stands for a sign that was typed. Between two digits none is left out: 1.0 is not 10.
    """
    pieces = []
    for at, char in enumerate(word):
        before, after = word[at - 1 : at], word[at + 1 : at + 2]
        joins = _joins(before, char, after)
        pieces.append(sign if joins else re.escape(char))
        if after:
            # a line ends behind a sign
            pieces.append(f"{'' if joins or not _may_part(char, after) else _MAYBE_SIGN}{re.escape(break_sign)}?")
    return "".join(pieces)


def _joins(before: str, char: str, after: str) -> bool:
    if char not in SIGNS or not before or not after or (before.isdecimal() and after.isdecimal()):
        return False
    return in_word(before) and in_word(after)


def _may_part(char: str, after: str) -> bool:
    """Tell whether a sign may stand between two characters of one word."""
    return _one_word(char, after) and not (char.isdecimal() and after.isdecimal())


def _letters(text: str) -> str:
    """Return a text without all that is no letter."""
    return "".join(filter(in_word, fold_letters(text)))


def _one_word(before: str, after: str) -> bool:
    """Tell whether two neighbouring characters belong to one word."""
    return in_word(before) and in_word(after) and not is_dense(before) and not is_dense(after)
