"""Words for made-up Also Read blocks in many languages: labels, headlines, notes, summaries, topics, sentences.

All of it was written for this purpose; it stands in `also_read_words.txt`. `known` labels are common
ones, `rare` ones are those that no table of labels is likely to hold. Lists are separated by bars.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """What one language brings: lists of words, and two texts."""

    language: str
    known: tuple[str, ...]
    rare: tuple[str, ...]
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[str, ...]
    topics: tuple[str, ...]
    summary: str
    sentence: str


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


def _words(row: str) -> Words:
    language, known, rare, titles, notes, sections, topics, summary, sentence = row.strip().splitlines()
    return Words(
        language,
        _list(known),
        _list(rare),
        _list(titles),
        _list(notes),
        _list(sections),
        _list(topics),
        summary,
        sentence,
    )


# nine lines for each language: its code and the fields of Words in their order
_ROWS = Path(__file__).with_suffix(".txt").read_text("utf-8")
WORDS = [_words(row) for row in _ROWS.split("====")]
