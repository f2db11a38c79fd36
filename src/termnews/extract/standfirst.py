"""Standfirst detection: the summary that a page prints between headline and body."""

import re
from functools import lru_cache

from termnews.domain.text import fold
from termnews.extract.element import Element

# these names say it wherever they stand
_NAMED = re.compile(
    r"(^|[\s_-])(standfirst|tl-exc|sub-?title|sub-?headline|sub-?heading|subhead|dek|deck|chapo|chapeau|sommario|occhiello|bajada|"
    r"entradilla|vorspann|strapline|entry-summary|article-summary|post-excerpt|entry-excerpt|single-excerpt)([\s_-]|$)",
    re.IGNORECASE,
)
# these are given to first paragraphs and to teasers too
_MAYBE = re.compile(
    r"(^|[\s_-])(summary|lead|lede|leadtext|intro|teaser-?text|excerpt|abstract)([\s_-]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"cookie|consent|dsgvo|gdpr|newsletter|sign-?up|author|profile|\bbio\b|comment|\bsite-(desc|title|header|foot|info|tag)|site_|image|caption|media|photo|picture|video|"
    r"relat|promo|card|sidebar|widget|footer|\bcta\b|games|referenced|game|product|recipe|license|disclos|recommend|stories|"
    r"navig|\bmenu|masthead|popup|modal|theme-|social|breadcrumb",
    re.IGNORECASE,
)
_NO_LEAD = frozenset(["figure", "figcaption", "form", "li", "blockquote", "table", "also-read", "aside", "details"])
_LEAD_SHORTEST = 45
_WORDS = 8
_NEVER = frozenset(
    ["h1", "a", "li", "ul", "ol", "dd", "dt", "td", "figure", "figcaption", "also-read", "article", "body", "main"]
)
_SHORTEST = 25
_LONGEST = 700
# characters of a paragraph that shows that the body has begun
_PROSE = 160
_PARAGRAPH = 80
# paragraphs after the headline beyond which none is a standfirst
_FAR = 5


def standfirst(top: Element, heading: Element | None, description: str) -> Element | None:
    """Return the element that shows the standfirst apart from the body, or None.

    It follows the headline, is a sentence at least, and is named as one before the body begins or repeats the
    page's description.
    """
    wanted = fold(description)
    after, prose = heading is None, 0
    for element in top.walk():
        if element is heading:
            after = True
        if not after or element.tag in _NEVER or not _SHORTEST <= element.chars <= _LONGEST or element.density > 0.5:
            continue
        if element.tag in ("h2", "h3", "p", "div") and len(wanted) > 30 and _same(element, wanted):
            return element
        if not prose and heading is not None and _is_named(element):
            return element
        prose += element.tag == "p" and element.chars > _PROSE
        if prose > _FAR and heading is not None:
            break
    return None


def lead(heading: Element | None, authors: tuple[str, ...]) -> Element | None:
    """Return the paragraph that stands with the headline in a part of the page of its own, or None.

    Nothing names it: it is the first text behind the headline, and no other paragraph stands beside it.
    """
    if heading is None:
        return None
    room = _room_of(heading)
    after = False
    for element in room.walk() if room is not None else ():
        after = after or element is heading
        if not after or element is heading or element.branch or element.chars < _SHORTEST:
            continue
        if element.tag in ("p", "h2", "h3", "div") and _is_sentence(element, authors):
            return None if _has_kin(element) else element
    return None


def _room_of(heading: Element) -> Element | None:
    """Return the largest part of the page around the headline that is still no more than a headline and its lead."""
    room = None
    for above in heading.ancestors():
        if above.chars > heading.chars + _LONGEST + _SHORTEST * 4 or above.tag in ("body", "html"):
            break
        room = above
    return room


def _is_sentence(element: Element, authors: tuple[str, ...]) -> bool:
    """Tell whether an element is a sentence about the story, and no byline, date, caption or notice."""
    if element.density > 0.3 or not _LEAD_SHORTEST <= element.chars <= _LONGEST or _sounds(element.names)[2]:
        return False
    if any(above.tag in _NO_LEAD or _sounds(above.names)[2] for above in element.ancestors() if above.chars < _LONGEST):
        return False
    # imported here: compiling its patterns takes as long as importing a tenth of the extractor
    from termnews.extract.closing_notices import is_notice

    text = element.text()
    ends = text.rstrip("”\"»“'’)").endswith((".", "!", "?", "…", "。", "।", ":"))
    words = len(text.split()) >= _WORDS or not text.isascii()
    return ends and words and not any(text.startswith(name) for name in authors) and not is_notice(element)


@lru_cache(4096)
def _sounds(names: str) -> tuple[bool, bool, bool]:
    """Return whether a class or id names a standfirst, may name one, and names another part of the page."""
    return bool(_NAMED.search(names)), bool(_MAYBE.search(names)), bool(_ELSEWHERE.search(names))


def _is_named(element: Element) -> bool:
    named, maybe, elsewhere = _sounds(element.names)
    if elsewhere or not (named or maybe):
        return False
    if any(child.chars > 400 for child in element.elements()) or element.find("img", "amp-img", "figure", "picture"):
        return False
    if not named and _has_kin(element):
        return False
    return not any(_sounds(above.names)[2] for above in element.ancestors() if above.chars < 3 * _LONGEST)


def _has_kin(element: Element) -> bool:
    """Tell whether paragraphs of text stand beside the element: then it is one of them."""
    beside = element.parent.elements() if element.parent is not None else []
    return any(sibling is not element and sibling.tag == "p" and sibling.chars > _PARAGRAPH for sibling in beside)


def _same(element: Element, wanted: str) -> bool:
    """Tell whether `element` is the description and stands apart: beside no other paragraph of its size."""
    if element.chars > 500 or element.chars < 0.8 * len(wanted) or element.branch:
        return False
    text = element.text()
    # folding is dear: the first letters decide for nearly all
    if fold(text[:6])[:3] != wanted[:3] or fold(text) != wanted:
        return False
    return not _has_kin(element)
