"""Boilerplate removal inside the article's part of a page: share rows, forms, boxes, link lists."""

import re
from dataclasses import dataclass
from functools import lru_cache

from termnews.extract.body import weight
from termnews.extract.element import Element, tag_set
from termnews.extract.limits import Budget
from termnews.extract.tables import is_data_table

_SHARE = re.compile(r"(\b|_)(share|sharedaddy|sharing|addtoany|social)(\b|_)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"newsletter|subscri(be|ption)|sign-?up|author-?(box|bio|card|info|about|profile)|about-?author|\bbio\b|post-?author|"
    r"related-?(post|article|stor|content|link|news)|recommend|recirc|most-?(read|popular)|trending|outbrain|taboola|"
    r"comments?(\b|-|_)|disqus|respond|breadcrumb|paywall|cookie|gdpr|consent|advert|\bads?\b|ad-(slot|unit|container|wrapper)|"
    r"sponsor|promo(\b|-)|post-?tags|tags-links|tag-?list|article-?tags|entry-(meta|footer)|post-?(meta|nav|footer)|pagination|pager|"
    r"print-?(only|link)|screen-reader|visually-hidden|sr-only|jp-relatedposts|wpcnt|follow-us|mw-editsection|"
    r"read-?next|up-?next|skip-link|donat(e|ion)|toolbar",
    re.IGNORECASE,
)
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
        _tidy(child, budget, strict=strict, safe=False)


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
    if element.tag in ("form", "fieldset"):
        return element.chars < 0.3 * total
    if element.tag in ("footer", "aside", "nav", "textarea"):
        return element.chars < 0.5 * total
    if element.chars < 400 and element.tag in _LINE_TAGS:
        text = element.text() if element.chars else ""
        if text and _LINES.match(text) and not element.find("img", "amp-img"):
            return True
    names = element.names
    if len(names) < 3 or element.tag in ("a", "article", "main", "table", "tr", "td", "img", "figure"):
        return False
    share, furniture = _sounds(names)
    return (share and element.chars < 500) or (furniture and element.chars < 0.25 * total)


@lru_cache(4096)
def _sounds(names: str) -> tuple[bool, bool]:
    """Return whether a class or id says share row, and whether it says any other furniture."""
    return bool(_SHARE.search(names)), bool(_FURNITURE.search(names))


def _tidy(element: Element, budget: Budget, *, strict: bool, safe: bool) -> Tally:
    """Clean below `element`, then take it out if what is left is no part of an article. Return what is left."""
    tag = element.tag
    if tag in ("also-read", "embedded") or (tag == "blockquote" and "post" in element.attrs):
        return Tally(marks=1)
    safe_below = safe or tag in ("pre", "code", "figure") or (tag == "table" and is_data_table(element))
    tally = Tally()
    for child in element.elements():
        budget.step()
        tally.add(_tidy(child, budget, strict=strict, safe=safe_below))
    if _judge(element, tally, strict=strict, safe=safe or (safe_below and tag == "table")):
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
    if tag in ("h1", "h2") and weight(element) < 0:
        return True
    empty = element.chars == 0 and not tally.images and not tally.marks
    if empty and tag in _SHELLS and not element.find("hr", "picture"):
        return True
    if safe or not strict or tally.marks or tag not in ("table", "ul", "ol", "div", "section", "header"):
        return False
    value = weight(element)
    if value < 0:
        return True
    if element.commas >= 10:
        return False
    return _is_box(element, tally, value)


def _is_box(element: Element, tally: Tally, value: int) -> bool:
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
        )
        or (not is_list and value < 25 and element.density > 0.2)
        or (value >= 25 and element.density > 0.5)
        or (tally.images == 0 and tally.textish == 0 and chars < 80)
    )
