"""Word diff of two texts (as GNU wdiff makes it): paragraph by paragraph, then word by word in those that differ."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import Literal, NamedTuple

Change = Literal["kept", "added", "removed"]

# a word or a sign, with the blank before it
_PIECE = re.compile(r"\s*(?:\w+|[^\w\s])")
# characters; of a longer paragraph the old one and the new one are shown whole
_LONGEST = 3_000
# pairs of equal words in one comparison, and what all comparisons may cost; what is past these is shown whole
_PAIRS, _WORK = 30_000, 1_500_000
# paragraphs; past these only whole paragraphs are compared, in the order they stand
_MOST = 3_000
# the share of its words that a paragraph has to keep to be shown as one that was edited
_ALIKE = 0.4
# paragraphs that are looked through for the one that was edited
_NEAR = 20


class Run(NamedTuple):
    """A stretch of text that was kept, added or removed."""

    change: Change
    text: str


Paragraph = tuple[Run, ...]


class _Work:
    """Budget of one diff: comparing costs the pairs of equal words, and a publisher may repeat one for ever."""

    def __init__(self) -> None:
        self._left = _WORK

    def matcher(self, old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str] | None:
        """Return what compares two sequences, None where that would take long."""
        # each stretch that is found costs a walk over what is left, and there may be one for every other word
        self._left -= len(old) + len(new) + (len(old) * len(new) >> 3 if old != new else 0)
        if self._left < 0:
            return None
        others = Counter(new)
        pairs = sum(number * others[word] for word, number in Counter(old).items())
        return SequenceMatcher(None, old, new, autojunk=False) if pairs <= _PAIRS else None


def word_diff(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of two texts as one, each as its runs; what was not touched is one run, `kept`."""
    if max(len(before), len(after)) > _MOST:
        before, after = before[:_MOST], after[:_MOST]
    begin = _shared(before, after)
    end = _shared(before[begin:][::-1], after[begin:][::-1])
    old, new = before[begin : len(before) - end], after[begin : len(after) - end]
    return [*_kept(after[:begin]), *_between(old, new), *_kept(after[len(after) - end :])]


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """Return with how many equal paragraphs two texts begin."""
    return next(
        (n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), min(len(before), len(after))
    )


def _kept(paragraphs: Sequence[str]) -> Iterator[Paragraph]:
    return ((Run("kept", text),) for text in paragraphs)


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of two texts that begin and end otherwise."""
    work = _Work()
    matcher = work.matcher(old, new)
    if matcher is None:
        yield from _edited(old, new, work)
        return
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            yield from _kept(new[new_from:new_to])
        else:
            yield from _edited(old[old_from:old_to], new[new_from:new_to], work)


def _edited(before: Sequence[str], after: Sequence[str], work: _Work) -> Iterator[Paragraph]:
    """Yield paragraphs that stand in each other's place: pairs that are alike word by word, the others whole."""
    waiting = deque(before)
    for text in after:
        near = islice(waiting, _NEAR)
        place = next((n for n, old in enumerate(near) if _alike(old, text, work)), None)
        if place is None:
            yield (Run("added", text),)
            continue
        for _ in range(place):
            yield (Run("removed", waiting.popleft()),)
        yield tuple(_runs(waiting.popleft(), text, work))
    for gone in waiting:
        yield (Run("removed", gone),)


def _alike(old: str, new: str, work: _Work) -> bool:
    if max(len(old), len(new)) > _LONGEST:
        return False
    matcher = work.matcher(old.split(), new.split())
    return matcher is not None and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _runs(old: str, new: str, work: _Work) -> Iterator[Run]:
    pieces, others = _PIECE.findall(old), _PIECE.findall(new)
    matcher = work.matcher([piece.strip() for piece in pieces], [piece.strip() for piece in others])
    opcodes = matcher.get_opcodes() if matcher else [("replace", 0, len(pieces), 0, len(others))]
    for what, old_from, old_to, new_from, new_to in opcodes:
        removed, added = "".join(pieces[old_from:old_to]), "".join(others[new_from:new_to])
        if what == "equal":
            yield Run("kept", added)
            continue
        if removed[:1] == added[:1] == " ":
            yield Run("kept", " ")
            removed, added = removed[1:], added[1:]
        if removed:
            yield Run("removed", removed)
        if added:
            yield Run("added", added)
