"""Earlier edition of an article: its text before the publisher edited it, and whether an edit is one to tell of."""

import re
from dataclasses import dataclass
from datetime import datetime

from termnews.domain.beginning import beginning_of

_WORD = re.compile(r"\w+")
# words; a text this short whose numbers alone change is a counter (of comments, of points), and no story
_COUNTER = 40


@dataclass(frozen=True, slots=True)
class Edition:
    """What an article said until `replaced`, as its feed gave it: `summary` is plain, `html` its body."""

    title: str
    summary: str
    html: str
    replaced: datetime


def says_otherwise(before: tuple[str, str, str], after: tuple[str, str, str]) -> bool:
    """Tell whether title, summary and body (HTML) have other words than before.

    Markup, blanks, signs and addresses do not count, and neither do numbers that count in a text of a few words.
    """
    words, others = _words(before), _words(after)
    if words == others:
        return False
    spoken, others_spoken = ([word for word in text if not word.isdecimal()] for text in (words, others))
    return spoken != others_spoken or len(words) > _COUNTER


def _words(edition: tuple[str, str, str]) -> list[str]:
    title, summary, html = edition
    text = beginning_of(html)
    return _WORD.findall(f"{title}\n{text or summary}".casefold())
