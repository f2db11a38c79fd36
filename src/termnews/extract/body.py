"""Main content detection (Readability's scoring): paragraphs score the elements that contain them.

The method is the one that browsers' reading modes share (after Arc90's Readability): every paragraph scores by its
length and its commas, its ancestors inherit a falling share, class names add or take away, and links count against.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from termnews.domain.text import fold
from termnews.extract.element import Element, tag_set
from termnews.extract.limits import Budget
from termnews.extract.phrases_check import ArticleBodySample

_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumb|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|"
    r"related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|"
    r"pager|popup|cookie|newsletter|recommend|most-?read|most-?popular|trending",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"and|article|body|column|content|main|mathjax|shadow", re.IGNORECASE)
_GOOD = re.compile(r"article|body|content|entry|hentry|main|page|pagination|post|text|blog|story", re.IGNORECASE)
_BAD = re.compile(
    r"-ad-|hidden|\bhid\b|banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|"
    r"scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|newsletter|cookie",
    re.IGNORECASE,
)
_ROLES = tag_set("menu menubar complementary navigation alert alertdialog dialog search banner contentinfo")
_BYLINE = re.compile(r"byline|author|dateline|writtenby", re.IGNORECASE)
_VOTERS = frozenset(["p", "td", "pre", "section", "h2", "h3", "h4", "h5", "h6"])
_BASE = {"div": 5, "article": 5, "main": 5, "pre": 3, "td": 3, "blockquote": 3, "address": -3, "ol": -3, "ul": -3,
         "dl": -3, "dd": -3, "dt": -3, "li": -3, "form": -3, "h1": -5, "h2": -5, "h3": -5, "h4": -5, "h5": -5,
         "h6": -5, "th": -5}  # fmt: skip
_SPEAKING = frozenset(["nav", "menu", "h1", "h2"])
_REACH = 5
_RUNNERS_UP = 5
# the share of the articleBody that tells that the rest of it may be looked for by its words
_KNOWN = 0.6
# characters that a picture's caption and credit may have
_CAPTION = 300
_SENTENCE_END = re.compile(r"[.。।](\s|$)")


def weight(element: Element) -> int:
    """Return what the class and the id say: 25 for each that sounds like an article, -25 for one that does not."""
    return sum(_sound(name) for name in (element.get("class"), element.get("id")) if name)


# class names repeat within a page and within a site
@lru_cache(4096)
def _sound(name: str) -> int:
    return (25 if _GOOD.search(name) else 0) - (25 if _BAD.search(name) else 0)


@lru_cache(4096)
def _sounds_unlikely(names: str) -> bool:
    return bool(_UNLIKELY.search(names)) and not _MAYBE.search(names)


def strip_unlikely(top: Element, title: str, budget: Budget, *, by_name: bool = True) -> None:
    """Take out what is no article by its role or (`by_name`) its class, the page's own title and its byline."""
    wanted = fold(title)
    for element in top.walk():
        budget.step()
        # without attributes only its tag can speak against an element
        if element.tag in ("also-read", "embedded") or (not element.attrs and element.tag not in _SPEAKING):
            continue
        if (by_name and _unlikely(element)) or (wanted and _repeats(element, wanted)) or _is_byline(element):
            element.detach()


def _unlikely(element: Element) -> bool:
    if element.tag in ("nav", "menu") or element.get("role").lower() in _ROLES:
        return element.get("role") != "banner" or element.chars < 500
    if element.tag in ("body", "a", "article", "main"):
        return False
    names = element.names
    if len(names) < 3 or not _sounds_unlikely(names):
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
    if not marked and not _BYLINE.search(element.names):
        return False
    # a name inside a sentence is part of the sentence
    return element.parent is None or element.block or element.parent.chars < element.chars + 60


def _is_voter(element: Element) -> bool:
    if element.tag in _VOTERS:
        return True
    return element.tag == "div" and not element.branch


def _levels(element: Element) -> Iterator[Element]:
    """Yield the ancestors that inherit; a div around one paragraph is not a level."""
    above = element.parent
    below = element
    count = 0
    while above is not None and count < _REACH:
        alone = above.tag == "div" and below.tag == "p" and above.density < 0.25 and above.elements() == [below]
        alone = alone and above.chars == below.chars
        if not alone:
            yield above
            count += 1
        below, above = above, above.parent


def _vote(top: Element, *, by_name: bool) -> list[Element]:
    """Give every paragraph's ancestors their share and return those that got one."""
    candidates: list[Element] = []
    for element in top.walk():
        if element.chars < 25 or not _is_voter(element):
            continue
        points = 2 + element.commas + min(element.chars // 100, 3)
        for level, above in enumerate(_levels(element)):
            if above.score is None:
                above.score = float(_BASE.get(above.tag, 0) + (weight(above) if by_name else 0))
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
    while best.parent is not None and best.parent.tag != "body" and len(best.parent.elements()) == 1:
        best = best.parent
    return best


def choose(top: Element, sample: ArticleBodySample, *, by_name: bool = True) -> Element:
    """Return a new element that holds the article's part of the page: the best candidate and kindred siblings.

    A candidate that shares little with what the page `said` its article is gives way to the next one.
    """
    ranked = sorted(_vote(top, by_name=by_name), key=lambda element: element.score or 0, reverse=True)
    content = Element("div")
    if not ranked or ranked[0].tag == "body":
        content.children = list(top.children)
    else:
        first = sample.pick(ranked)
        best = _shared_ancestor(first, [other for other in ranked[:_RUNNERS_UP] if other is not first])
        best = sample.widen(_climb(best))
        if best.parent is None or best.tag == "body":
            content.children = list(best.children)
        else:
            content.children = list(_with_siblings(best, best.parent, sample))
    for child in content.elements():
        child.parent = content
        content.chars += child.chars
        content.linked += child.linked
        content.commas += child.commas
    return content


def _is_lead_picture(sibling: Element) -> bool:
    """Tell whether what stands before the body is a picture with at most its caption."""
    if sibling.tag not in ("figure", "picture", "img", "amp-img", "div", "p") or sibling.chars > _CAPTION:
        return False
    pictures = len(sibling.find("img", "amp-img")) + (sibling.tag in ("img", "amp-img"))
    return 0 < pictures <= 2 and sibling.density < 0.5 and weight(sibling) >= 0


def _with_siblings(best: Element, parent: Element, sample: ArticleBodySample) -> Iterator[Element]:
    threshold = max(10.0, (best.score or 0) * 0.2)
    known = bool(sample) and sample.share(best) >= _KNOWN
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
        if (sibling.score is not None and sibling.score + bonus >= threshold) or (
            sibling.tag == "p"
            and (
                (sibling.chars > 80 and sibling.density < 0.25)
                or (0 < sibling.chars < 80 and sibling.density == 0 and _SENTENCE_END.search(sibling.text()))
            )
        ):
            yield sibling
