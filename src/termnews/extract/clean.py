"""Boilerplate removal inside the article's part of a page: share rows, forms, boxes, link lists."""

import re
from dataclasses import dataclass

from termnews.extract.element import Element, tag_set
from termnews.extract.limits import Budget
from termnews.extract.names import says_box, says_furniture, says_share
from termnews.extract.prose import ends_sentence, outweighs
from termnews.extract.tables import is_data_table

_LINES = re.compile(
    r"^\W*(the post .{1,200} (appeared first on|first appeared on) .{1,80}|share (this|on|via|with)\b.{0,60}|"
    r"advertisements?|anzeige|publicidade|publicidad|publicité|pubblicità|reklama|реклама|werbung|"
    r"(article|story) continues (below|after).{0,40}|continue reading( the main story)?|scroll to continue.{0,30}|"
    r"(sign up|subscribe|register) (to|for) .{0,90}(newsletter|briefing|updates|e-?mail).{0,40}|"
    r"(click|tap) here to .{0,80}|follow us (on|:).{0,80}|\d+ (comments?|shares?|kommentare?|commentaires?)|"
    r"(leave|post) a (comment|reply)|report (an error|a typo)|support our journalism.{0,60}|"
    r"we use cookies.{0,200}|all rights reserved\.?|loading\W*|print|drucken|imprimer|imprimir|stampa|"
    r"teilen|merken|partager|compartir|condividi|compartilhar|поделиться|e-?mail|tweet|facebook|twitter|whatsapp|"
    r"(view|read|see) (all )?comments?.{0,20}|published by|posted by|tags?:.{0,20})\W*$",
    re.IGNORECASE,
)
# the share of an article that no part of it is furniture of
_MOST = 0.6
# characters that a paragraph has at least that is one link
_LINKED_SENTENCE = 40
# the share of links up to which a short block may be a step or a line of a text
_HALF = 0.5
_LISTED = frozenset(["li", "dt", "dd", "td", "th", "pre"])
_NEVER_NAMED = tag_set("a article main table tr td img figure")
# children of a box past which looking around each of them takes too long
_CROWD = 1000
_BOXES = tag_set("div section")
_SHELLS = frozenset(["div", "section", "header", "p", "h1", "h2", "h3", "h4", "h5", "h6"])
_LINE_TAGS = tag_set("p div span h2 h3 h4 h5 h6 li strong section")


@dataclass(slots=True)
class Tally:
    """What an element still holds after cleaning; `headed`, `textish` and `listed` are characters."""

    paragraphs: int = 0
    images: int = 0
    items: int = 0
    inputs: int = 0
    headed: int = 0
    textish: int = 0
    listed: int = 0
    marks: int = 0

    def add(self, other: "Tally") -> None:
        """Add a child's tally to this one."""
        self.paragraphs += other.paragraphs
        self.images += other.images
        self.items += other.items
        self.inputs += other.inputs
        self.headed += other.headed
        self.textish += other.textish
        self.listed += other.listed
        self.marks += other.marks


def tidy(content: Element, budget: Budget, *, strict: bool = True) -> None:
    """Clean the chosen part in place, the innermost first; `strict` also judges boxes by what they hold."""
    _drop_furniture(content, budget)
    for child in content.elements():
        budget.step()
        _tidy(child, budget, strict=strict, safe=False, most=_MOST * content.chars)


def tidy_feed(top: Element, budget: Budget) -> None:
    """Clean a feed's HTML in place: what a publisher put into the feed is the article, but for its furniture."""
    _drop_furniture(top, budget, "form", "fieldset", "textarea", "input")


def _drop_furniture(top: Element, budget: Budget, *tags: str) -> None:
    total = max(top.chars, 1)
    for element in top.walk():
        budget.step()
        if element.tag in tags or _is_furniture(element, total):
            element.detach()


def _is_furniture(element: Element, total: int) -> bool:
    if element.tag in ("also-read", "embedded", "body"):
        return False
    if element.further:
        return True
    if element.tag in ("form", "fieldset"):
        return element.chars < 0.3 * total
    if element.tag in ("footer", "aside", "nav", "textarea"):
        return element.chars < 0.5 * total
    if element.chars < 400 and element.tag in _LINE_TAGS:
        text = element.text() if element.chars else ""
        if text and _LINES.match(text) and not element.find("img", "amp-img"):
            return True
    if not element.attrs or not element.block or element.tag in _NEVER_NAMED:
        return False
    if says_share(element) and element.chars < 500:
        return not outweighs(element, 100) and not _heads(element)
    named = element.chars < 0.25 * total and says_box(element)
    return named and not outweighs(element, 150) and not _heads(element)


def _tidy(element: Element, budget: Budget, *, strict: bool, safe: bool, most: float) -> Tally:
    """Clean below `element`, then take it out if what is left is no part of an article. Return what is left."""
    tag = element.tag
    if tag in ("also-read", "embedded") or (tag == "blockquote" and "post" in element.attrs):
        return Tally(marks=1)
    safe_below = safe or tag in ("pre", "code", "figure") or (tag == "table" and is_data_table(element))
    tally = Tally()
    for child in element.elements():
        budget.step()
        tally.add(_tidy(child, budget, strict=strict, safe=safe_below, most=most))
    if _judge(element, tally, strict=strict and element.chars < most, safe=safe or (safe_below and tag == "table")):
        element.detach()
        return Tally()
    _count(element, tally)
    return tally


def _count(element: Element, tally: Tally) -> None:
    tag = element.tag
    tally.paragraphs += tag == "p"
    tally.images += tag in ("img", "amp-img")
    tally.items += tag == "li"
    tally.inputs += tag == "input"
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        tally.headed += element.chars
    if tag in ("span", "li", "td", "p", "blockquote", "dl", "ol", "ul", "pre", "table"):
        tally.textish = max(tally.textish, element.chars)
    if tag in ("ul", "ol"):
        tally.listed = element.chars


def _judge(element: Element, tally: Tally, *, strict: bool, safe: bool) -> bool:
    """Tell whether an element should go."""
    tag = element.tag
    empty = element.chars == 0 and not tally.images and not tally.marks
    if empty and tag in _SHELLS and not element.find("hr", "picture"):
        return True
    if safe or not strict or tally.marks or tag not in ("table", "ul", "ol", "div", "section", "header"):
        return False
    if says_furniture(element):
        return not outweighs(element, 100) and not _heads(element)
    if element.commas >= 10:
        return False
    return _is_box(element, tally)


def _is_box(element: Element, tally: Tally) -> bool:
    if outweighs(element, 25):
        return False
    chars = element.chars
    is_list = element.tag in ("ul", "ol") or (chars > 0 and tally.listed / chars > 0.9)
    headed = tally.headed / chars if chars else 0.0
    if is_list and tally.images and tally.images == tally.items:
        return False
    if element.tag == "header" and headed > 0.9:
        # a section's heading and nothing else
        return False
    return (
        (tally.images > 1 and tally.paragraphs / tally.images < 0.5)
        or (not is_list and tally.items - 100 > tally.paragraphs)
        or tally.inputs > tally.paragraphs // 3
        or (
            not is_list
            and headed < 0.9
            and chars < 25
            and (tally.images == 0 or tally.images > 2)
            and element.density > 0
            and not _amid_text(element)
        )
        or (not is_list and element.density > 0.2 and not _is_linked_paragraph(element) and not _amid_text(element))
        or (tally.images == 0 and tally.textish == 0 and chars < 80 and not _amid_text(element))
    )


def _amid_text(element: Element) -> bool:
    """Tell whether a short block stands beside running text, or in a row of blocks like it: then it is one of them.

    A heading in a box of its own heads what follows; a label has a link.
    """
    if element.density > _HALF:
        return False
    if _is_crowded(element):
        # looking for the neighbours of each would be quadratic; what leads nowhere is kept
        return not element.linked
    element = _innermost(element)
    if any(sibling.tag == element.tag and sibling.prose and not sibling.branch for sibling in _siblings(element)):
        return True
    if element.linked:
        return False
    before, after = _neighbour(element, -1), _neighbour(element, 1)
    if element.find("h2", "h3", "h4", "h5", "h6"):
        return after is not None and bool(after.prose or after.tag in _LISTED)
    return any(leaf is not None and (leaf.prose or _is_like(leaf, element)) for leaf in (before, after))


def _heads(element: Element) -> bool:
    """Tell whether a box holds the heading of running text that follows it, and nothing else."""
    if element.linked or _is_crowded(element):
        return False
    headings = element.find("h2", "h3", "h4", "h5", "h6")
    if not headings or sum(heading.chars for heading in headings) < element.chars:
        return False
    after = _neighbour(element, 1)
    return after is not None and bool(after.prose or after.tag in _LISTED)


def _is_crowded(element: Element) -> bool:
    """Tell whether an element, or a box that it stands in, has more siblings than a page for people has."""
    return any(len(above.children) > _CROWD for above in element.ancestors())


def _innermost(element: Element) -> Element:
    """Return the block that boxes in boxes hold all of."""
    while element.branch:
        inner = next((child for child in element.elements() if child.chars == element.chars and child.block), None)
        if inner is None or inner.tag not in _BOXES:
            break
        element = inner
    return element


def _siblings(element: Element) -> list[Element]:
    return [] if element.parent is None or element.branch else element.parent.elements()


def _is_like(leaf: Element, element: Element) -> bool:
    """Tell whether two blocks are of one kind: the same tag, and neither leads anywhere."""
    return leaf.tag == element.tag and not element.branch and not leaf.linked


def _is_linked_paragraph(element: Element) -> bool:
    """Tell whether a box holds a sentence or more that is a link, between paragraphs of running text."""
    if element.chars < _LINKED_SENTENCE or element.prose or _is_crowded(element) or len(element.find("a")) != 1:
        return False
    beside = [_neighbour(element, -1), _neighbour(element, 1)]
    return any(leaf is not None and leaf.prose for leaf in beside) and all(
        leaf is not None and (leaf.prose or (leaf.chars >= _LINKED_SENTENCE and ends_sentence(leaf))) for leaf in beside
    )


def _neighbour(element: Element, step: int) -> Element | None:
    """Return the block that holds text next to an element, before it or after it."""
    below = element
    for above in element.ancestors():
        siblings = above.elements()
        place = next((n for n, sibling in enumerate(siblings) if sibling is below), -1)
        while 0 <= (place := place + step) < len(siblings):
            if siblings[place].chars:
                return _edge(siblings[place], first=step > 0)
        below = above
    return None


def _edge(element: Element, *, first: bool) -> Element:
    """Return the first block inside an element that holds text, or the last one."""
    while element.branch:
        inner = [child for child in element.elements() if child.chars]
        if not inner:
            break
        element = inner[0 if first else -1]
    return element
