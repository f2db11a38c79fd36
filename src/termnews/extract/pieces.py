"""Pieces of one article: what belongs to the best candidate beside it, and around what it stands in.

Page builders put each part of an article into a box of its own. Such boxes are nested alike, hold running text for the
most part, and lead nowhere.
"""

import re
from collections.abc import Iterator

from termnews.extract.element import Element, tag_set
from termnews.extract.names import says_furniture
from termnews.extract.phrases_check import ArticleBodySample

KNOWN = 0.6
"""The share of the articleBody that tells that the rest of it may be looked for by its words."""

# characters of running text that a piece of an article has, their share of it, and the most that links may have
_PIECE, _PURE, _LEADS = 150, 0.8, 0.12
# the share of running text, and the most links, of a piece that stands in what the page says is the article
_HALF, _SOME = 0.5, 0.25
_PIECES = tag_set("div section article p blockquote")
# characters that a picture's caption and credit may have
_CAPTION = 300
_SENTENCE_END = re.compile(r"[.。।](\s|$)")


def _is_lead_picture(sibling: Element) -> bool:
    """Tell whether what stands before the body is a picture with at most its caption."""
    if sibling.tag not in ("figure", "picture", "img", "amp-img", "div", "p") or sibling.chars > _CAPTION:
        return False
    pictures = len(sibling.find("img", "amp-img")) + (sibling.tag in ("img", "amp-img"))
    return 0 < pictures <= 2 and sibling.density < 0.5


def with_siblings(best: Element, parent: Element, sample: ArticleBodySample) -> Iterator[Element]:
    """Yield the best candidate and those beside it that belong to it, in their order."""
    threshold = max(10.0, (best.score or 0) * 0.2)
    known = bool(sample) and sample.share(best) >= KNOWN
    before = True
    for sibling in parent.elements():
        if sibling is best:
            before = False
            yield sibling
            continue
        if before and _is_lead_picture(sibling):
            yield sibling
            continue
        if sibling.tag == "also-read":
            if sibling.get("shape") == "line" and sibling.get("strength") == "sure":
                yield sibling
            continue
        if known and sibling.chars > _CAPTION and not sample.share(sibling):
            continue
        bonus = (best.score or 0) * 0.2 if sibling.get("class") and sibling.get("class") == best.get("class") else 0.0
        if (
            _is_piece(sibling, best)
            or _is_alike(sibling, best)
            or (sibling.score is not None and sibling.score + bonus >= threshold)
            or (
                sibling.tag == "p"
                and (
                    (sibling.chars > 80 and sibling.density < 0.25)
                    or (0 < sibling.chars < 80 and sibling.density == 0 and _SENTENCE_END.search(sibling.text()))
                )
            )
        ):
            yield sibling


def add_pieces(content: Element, best: Element) -> None:
    """Add the boxes of running text that stand around the part that `best` and its siblings make up, in their order."""
    below = best.parent
    while below is not None and below.parent is not None and below.tag != "body":
        before = True
        first: list[Element] = []
        for sibling in below.parent.elements():
            if sibling is below:
                before = False
            elif _is_piece(sibling, below):
                if before:
                    first.append(sibling)
                else:
                    content.children.append(sibling)
        content.children[:0] = first
        below = below.parent


def _is_alike(sibling: Element, best: Element) -> bool:
    """Tell whether a sibling is made as `best` is and leads nowhere: a further part of what comes in parts."""
    same = sibling.tag == best.tag and bool(best.get("class")) and sibling.get("class") == best.get("class")
    return same and sibling.chars > 0 and sibling.density < _LEADS


def _is_piece(box: Element, best: Element) -> bool:
    """Tell whether a box is running text for the most part, of more than a line, and nested as `best` is."""
    if box.tag not in _PIECES or box.prose < _PIECE or says_furniture(box):
        return False
    if box.prose > _HALF * box.chars and box.density < _SOME and _is_in_article(box):
        return True
    return box.prose > _PURE * box.chars and box.density < _LEADS and _nesting(box) == _nesting(best)


def _is_in_article(box: Element) -> bool:
    """Tell whether a box stands in an element that a page says is the article."""
    return any(above.tag == "article" or above.get("itemprop") == "articleBody" for above in box.ancestors())


def _nesting(box: Element) -> list[str]:
    """Return the tags from a box down to the first running text in it: the shape that a site gives its parts."""
    tags = [_plain(box.tag)]
    while box.branch:
        inner = next((child for child in box.elements() if child.prose), None)
        if inner is None:
            break
        tags.append(_plain(inner.tag))
        box = inner
    return tags


def _plain(tag: str) -> str:
    """Return a tag; one box that says nothing of what it holds is as good as another."""
    return "div" if tag == "section" else tag
