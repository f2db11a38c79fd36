"""Word diff of two texts (as GNU wdiff makes it): paragraph by paragraph, then word by word in those that differ."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Change = Literal["kept", "added", "removed"]

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
# words; of a longer paragraph the old one and the new one are shown whole
_LONGEST = 2_000
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


def word_diff(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of two texts as one, each as its runs; what was not touched is one run, `kept`."""
    if max(len(before), len(after)) > _MOST:
        before, after = before[:_MOST], after[:_MOST]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    paragraphs: list[Paragraph] = []
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            paragraphs += [(Run("kept", text),) for text in after[new_from:new_to]]
        else:
            paragraphs += _edited(before[old_from:old_to], after[new_from:new_to])
    return paragraphs


def _edited(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    """Yield paragraphs that stand in each other's place: pairs that are alike word by word, the others whole."""
    waiting = list(before)
    for text in after:
        place = next((n for n, old in enumerate(waiting[:_NEAR]) if _alike(old, text)), None)
        if place is None:
            yield (Run("added", text),)
            continue
        for gone in waiting[:place]:
            yield (Run("removed", gone),)
        yield tuple(_runs(waiting[place], text))
        del waiting[: place + 1]
    for gone in waiting:
        yield (Run("removed", gone),)


def _alike(old: str, new: str) -> bool:
    words, others = old.split(), new.split()
    if max(len(words), len(others)) > _LONGEST:
        return False
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _runs(old: str, new: str) -> Iterator[Run]:
    pieces, others = _PIECE.findall(old), _PIECE.findall(new)
    matcher = SequenceMatcher(str.isspace, pieces, others, autojunk=False)
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            yield Run("kept", "".join(others[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Run("removed", "".join(pieces[old_from:old_to]))
        if new_to > new_from:
            yield Run("added", "".join(others[new_from:new_to]))
