"""Main content detection (Readability's scoring): paragraphs score the elements that contain them.

The method is the one that browsers' reading modes share (after Arc90's Readability): every paragraph scores by its
length and its commas, its ancestors inherit a falling share, and links count against. What an element is called says
nothing here. Boxes around boxes are seen through, tables of data are no candidates, a `section` is as good as a `div`.
"""

from collections.abc import Iterator

from termnews.extract.element import Element
from termnews.extract.phrases_check import ArticleBodySample
from termnews.extract.pieces import KNOWN, add_pieces, with_siblings
from termnews.extract.tables import is_data_table

_PLAIN = frozenset(["div", "section"])
_VOTERS = frozenset(["p", "td", "pre", "h2", "h3", "h4", "h5", "h6"])
_BASE = {"div": 5, "section": 5, "article": 5, "main": 5, "pre": 3, "td": 3, "blockquote": 3, "address": -3, "ol": -3,
         "ul": -3, "dl": -3, "dd": -3, "dt": -3, "li": -3, "form": -3, "h1": -5, "h2": -5, "h3": -5, "h4": -5,
         "h5": -5, "h6": -5, "th": -5}  # fmt: skip
_REACH = 5
_RUNNERS_UP = 5
# the share of links past which running text is one of teasers
_AWAY = 0.3
# characters below a headline that are worth reading, and of a text that may be about something else
_BELOW_TITLE, _SHORT = 80, 800
# characters of an article that is sure to be one
_SURE = 1500
# how many times a part's running text, its share, and the most links that what is around a part may have to be it
_TIMES, _TEXT, _FEW = 2, 0.65, 0.2
# items of a list that is worth reading
_LINES = 5


def _is_voter(element: Element) -> bool:
    if element.tag in _VOTERS:
        return True
    return element.tag in _PLAIN and not element.branch


def _levels(element: Element) -> Iterator[Element]:
    """Yield the ancestors that inherit; a box around one block is seen through, and so are cells of data."""
    below = element
    count = 0
    for above in element.ancestors():
        # a page as a whole is a candidate only for what stands right in it
        if count >= _REACH or (count and above.tag == "body"):
            break
        if above.chars > below.chars and not _is_of_data(above):
            yield above
            count += 1
        below = above


def _is_of_data(element: Element) -> bool:
    """Tell whether an element is a table of data or a part of one: a block of an article."""
    if element.tag in ("tbody", "thead", "tfoot", "tr"):
        return True
    return element.tag == "table" and is_data_table(element)


def _vote(top: Element) -> list[Element]:
    """Give every paragraph's ancestors their share and return those that got one."""
    candidates: list[Element] = []
    for element in top.walk():
        if element.chars < 25 or not _is_voter(element):
            continue
        points = 2 + element.commas + min(element.chars // 100, 3)
        for level, above in enumerate(_levels(element)):
            if above.score is None:
                above.score = float(_BASE.get(above.tag, 0))
                candidates.append(above)
            above.score += points / (1 if level == 0 else 2 if level == 1 else level * 3)
    for candidate in candidates:
        candidate.score = (candidate.score or 0) * (1 - candidate.density)
    return candidates


def _shared_ancestor(best: Element, others: list[Element]) -> Element:
    """Return the nearest ancestor of `best` that at least three of the nearly as good ones share, else `best`."""
    chains = [list(other.ancestors()) for other in others if (other.score or 0) >= 0.75 * (best.score or 0)]
    if len(chains) < 3:
        return best
    for above in best.ancestors():
        if above.tag == "body":
            break
        if sum(any(above is ancestor for ancestor in chain) for chain in chains) >= 3:
            return above
    return best


def _climb(best: Element) -> Element:
    """Go up while the score grows or while the parent holds nothing else."""
    last = best.score or 0.0
    threshold = last / 3
    above = best.parent
    while above is not None and above.tag != "body":
        if above.score is not None:
            if above.score < threshold:
                break
            if above.score > last:
                best = above
                break
            last = above.score
        above = above.parent
    for above in list(best.ancestors()):
        if above.tag == "body":
            break
        if above.chars == best.chars or _is_text_throughout(above, best):
            best = above
    return best


def _is_text_throughout(above: Element, best: Element) -> bool:
    """Tell whether what is around a part is running text for the most part, and several times as much of it."""
    return above.prose > _TIMES * best.prose and above.prose > _TEXT * above.chars and above.density < _FEW


def _at_title(best: Element, place: Element) -> Element:
    """Return `best`, or what stands below the headline where `best` is a short text somewhere else on the page."""
    box = place
    while box.parent is not None and box.tag != "body" and box.chars < _BELOW_TITLE:
        box = box.parent
    elsewhere = box is not best and all(above is not box for above in best.ancestors())
    around = any(above is best for above in box.ancestors())
    if box.tag == "body" or not elsewhere or around or best.prose > _SHORT or box.density > _AWAY:
        return best
    items = sum(not item.linked for item in box.find("li", "dd", "td") if item.chars)
    return box if items >= _LINES else best


def choose(top: Element, sample: ArticleBodySample, *, title_place: Element | None = None) -> tuple[Element, bool]:
    """Return a new element that holds the article's part of the page, and whether that choice was close.

    The part is the best candidate, kindred siblings, and the pieces around it. `title_place` is what the headline
    stands in. A candidate that shares little with what the page `said` its article is gives way to the next one.
    """
    ranked = sorted(_vote(top), key=lambda element: element.score or 0, reverse=True)
    content, close = Element("div"), False
    if not ranked or ranked[0].tag == "body":
        content.children = list(top.children)
    else:
        first = sample.pick(ranked)
        best = _shared_ancestor(first, [other for other in ranked[:_RUNNERS_UP] if other is not first])
        best = sample.widen(_climb(best))
        if title_place is not None and not sample:
            best = _at_title(best, title_place)
        close = not sample and _has_rival(best, ranked)
        if best.parent is None or best.tag == "body":
            content.children = list(best.children)
        else:
            content.children = list(with_siblings(best, best.parent, sample))
            if not (sample and sample.share(content) >= KNOWN):
                add_pieces(content, best)
    for child in content.elements():
        child.parent = content
        content.chars += child.chars
        content.linked += child.linked
        content.commas += child.commas
        content.prose += child.prose
    return content, close


def _has_rival(best: Element, candidates: list[Element]) -> bool:
    """Tell whether another part of the page holds more running text than a short `best`: the choice is a guess."""
    if best.prose > _SURE:
        return False
    around = [*best.ancestors()]
    return any(
        other.prose > best.prose
        and other.density < _FEW
        and not any(other is above for above in around)
        and not any(above is best for above in (other, *other.ancestors()))
        and not _takes_comments(other)
        for other in candidates
    )


def _takes_comments(part: Element) -> bool:
    return any("comment" in above.names.lower() for above in (part, *part.ancestors()))
