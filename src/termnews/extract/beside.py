"""Boilerplate removal before the article is looked for: parts of a page that stand beside it, by role and by evidence.

A name is a hint only. Running text outweighs it, unless what the part holds bears the name out: a box named after
cookies that asks about cookies, one named after comments that takes comments, one of links to other stories.
"""

import re
from collections import Counter

from termnews.domain.text import fold
from termnews.extract.element import Element, tag_set
from termnews.extract.limits import Budget
from termnews.extract.names import says_beside, says_byline
from termnews.extract.prose import measure, outweighs

_CONSENT = re.compile(r"cookie|consent|gdpr|dsgvo")
_ROLES = tag_set("menu menubar complementary navigation alert alertdialog dialog search banner contentinfo")
_SPEAKING = frozenset(["nav", "menu", "h1", "h2"])
# characters of running text that outweigh a name
_PROSE = 200
# the share of a page's running text that no name outweighs
_MOST, _LINKED = 0.4, 0.25
# the share that no name and no evidence outweighs
_ALL = 0.6
# the share of a box that its heading has where it is the box of a heading
_ALONE = 0.9
# the share of links past which running text is one of teasers
_AWAY = 0.3


def drop_beside(top: Element, title: str, budget: Budget, *, by_name: bool = True) -> None:
    """Take out what is no article by its role or (`by_name`) its class, the page's own title and its byline."""
    measure(top)
    wanted = fold(title)
    for element in top.walk():
        budget.step()
        # without attributes only its tag can speak against an element
        if element.tag in ("also-read", "embedded") or (not element.attrs and element.tag not in _SPEAKING):
            continue
        if (by_name and _unlikely(element, top)) or (wanted and _repeats(element, wanted)) or _is_byline(element):
            element.detach()


def _bears_out(element: Element, names: str) -> bool:
    """Tell whether a box of running text is what its name says: it asks about cookies, takes comments, leads away."""
    if _CONSENT.search(names):
        return len(_CONSENT.findall(element.text().lower())) > 1
    if "comment" in names or "reply" in names or "replies" in names:
        return bool(element.find("form", "textarea", "input", "time")) or _repeated(element)
    return element.density > _AWAY


def _repeated(element: Element) -> bool:
    """Tell whether an element is made of three or more parts alike."""
    shapes = Counter((child.tag, child.get("class")) for child in element.elements())
    return bool(shapes) and max(shapes.values()) > 2


def _is_headed(element: Element) -> bool:
    """Tell whether an element holds a section's heading and nothing else."""
    headings = element.find("h2", "h3", "h4", "h5", "h6")
    return not element.linked and sum(heading.chars for heading in headings) > _ALONE * element.chars


def _is_most(element: Element, top: Element) -> bool:
    """Tell whether an element holds so much of the page's running text that no name speaks against it."""
    return element.prose > _MOST * top.prose and element.density < _LINKED


def _unlikely(element: Element, top: Element) -> bool:
    if element.tag in ("nav", "menu") or element.get("role").lower() in _ROLES:
        return element.get("role") != "banner" or element.chars < 500
    if element.tag in ("body", "a", "article", "main"):
        return False
    names = element.names
    if not element.block or not says_beside(element) or _is_headed(element):
        return False
    if element.prose > _ALL * top.prose:
        return False
    if (outweighs(element, _PROSE) or _is_most(element, top)) and not _bears_out(element, names.lower()):
        return False
    return not any(above.tag in ("table", "code", "pre") for above in element.ancestors())


def _repeats(element: Element, title: str) -> bool:
    if element.tag not in ("h1", "h2") or not 0 < element.chars < 400:
        return False
    text = fold(element.text())
    return bool(text) and (text == title or (len(text) > 20 and (text in title or title in text)))


def _is_byline(element: Element) -> bool:
    if not 0 < element.chars < 100 or element.tag in ("body", "article", "main", "h1", "h2"):
        return False
    marked = element.get("rel") == "author" or "author" in element.get("itemprop")
    if not marked and not says_byline(element):
        return False
    # a name inside a sentence is part of the sentence
    return element.parent is None or element.block or element.parent.chars < element.chars + 60
