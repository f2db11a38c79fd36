"""Boilerplate removal at both ends of an article: before its first paragraph and after its last.

Class names do not tell these lines apart on many pages. Their place and what they say do: a category, a date or a
byline leads, an invitation to subscribe, a note about the author or a lone link follows.
"""

import re

from termnews.domain.dates import parse_date
from termnews.domain.text import fold
from termnews.extract.cards import text_leaves
from termnews.extract.element import Element
from termnews.extract.metadata import Facts

_FIRST = 10
_LAST = 12
# characters: a block this long is prose, unless it stands in links
_PROSE = 60
_SHORT = 45
_TEASER = 160
_NOTE = 600
_INSIDE = frozenset(["figure", "figcaption", "table", "pre", "li", "dd", "dt", "blockquote"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}\b|年")
_BY = re.compile(
    r"^(by|von|por|par|di|da|door|av|af|written by|published by|posted by|reported by|text|texte?|foto|story by|"
    r"लेखक|автор|作者|文)[ :：]\s*\S",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"^\W*(reading time:?\s*)?\d+\s*-?(min(ute)?s?|minuten|minutos|minuti|мин)\b\.?\W*"
    r"(read|de lectura|de lecture|lesezeit|di lettura)?\W*$|"
    r"^\W*(lesezeit|reading time|temps de lecture|tiempo de lectura)\b.{0,25}$",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"^\W*(categor(y|ies)|kategorien?|categor[ií]as?|catégories?|rubriques?|rubrik|ressort|section|filed (under|in)|"
    r"posted (in|under)|topics?|themen?|tags?|श्रेणी|рубрика)\s*[:：]",
    re.IGNORECASE,
)
# what follows a name where a note about the author begins
_ABOUT = re.compile(r" (is|was|has|covers|writes|joined|ist|est|es)\b")


def trim(content: Element, facts: Facts) -> None:
    """Take furniture off both ends of the article's part of the page, in place."""
    leaves = [leaf for leaf in text_leaves(content) if leaf is not content]
    names = _Names(facts)
    for leaf in leaves[:_FIRST]:
        if _is_inside(leaf, content):
            continue
        if not _leads(leaf, names):
            if _is_prose(leaf):
                break
            continue
        leaf.detach()
    for leaf in reversed(leaves[-_LAST:]):
        # a list that closes the article is part of it
        if leaf.parent is None or _is_inside(leaf, content) or not _follows(leaf, names):
            break
        leaf.detach()


class _Names:
    """What the page is known to be called, and by whom it was written, folded for comparing."""

    def __init__(self, facts: Facts) -> None:
        self.sections = {fold(name) for name in (*facts.topics, facts.category, facts.site) if name}
        self.authors = [fold(name) for name in facts.authors if len(name) > 4]


def _is_prose(leaf: Element) -> bool:
    return leaf.chars >= _PROSE and leaf.density < 0.5


def _is_inside(leaf: Element, content: Element) -> bool:
    if leaf.tag in _INSIDE or leaf.find("img", "amp-img", "picture"):
        return True
    return any(above.tag in _INSIDE for above in leaf.ancestors(content))


def _leads(leaf: Element, names: _Names) -> bool:
    """Tell whether a block before the first paragraph is a category, a date, a byline or the time it takes to read."""
    if leaf.chars > 2 * _PROSE:
        return False
    text = leaf.text()
    if leaf.tag in _HEADINGS:
        return fold(text) in names.sections
    if leaf.chars <= _SHORT and leaf.density > 0.9:
        return True
    if fold(text) in names.sections or (leaf.chars <= _PROSE and _FILED.match(text)):
        return True
    return _is_date(text) or _is_byline(text, names) or bool(_LENGTH.match(text))


def _is_date(text: str) -> bool:
    """Tell whether `text` says when, and next to nothing else."""
    if len(text) > 2 * _PROSE or not any(char.isdigit() for char in text):
        return False
    letters = sum(char.isalpha() for char in text)
    if not (_YEAR.search(text) or _CLOCK.search(text)) or letters > 3 * sum(char.isdigit() for char in text):
        return False
    return parse_date(text) is not None or bool(_CLOCK.search(text) and letters < 25)


def _is_byline(text: str, names: _Names) -> bool:
    plain = fold(text)
    if any(name in plain and len(plain) < len(name) + 40 for name in names.authors):
        # a sentence that names the author is no byline
        return not text.rstrip().endswith((".", "!", "?", "।", "。"))
    words = text.split()
    return bool(_BY.match(text)) and 2 <= len(words) <= 7 and sum(word[0].isupper() for word in words[1:]) >= 1


def _follows(leaf: Element, names: _Names) -> bool:
    """Tell whether a block after the last paragraph is an invitation, a note about the author or on rights, a link."""
    if leaf.chars > _NOTE or leaf.tag in _HEADINGS:
        return False
    text = leaf.text()
    if leaf.chars <= _TEASER and leaf.density > 0.95 and not text.startswith("http"):
        return True
    # imported here: compiling its patterns takes as long as importing a tenth of the extractor
    from termnews.extract.closing_notices import is_notice

    if is_notice(leaf):
        return True
    if _is_date(text) or (leaf.chars < _PROSE and _is_byline(text, names)):
        return True
    plain = fold(text[:100])
    return any(plain.startswith(name) and _ABOUT.match(plain[len(name) :]) for name in names.authors)
