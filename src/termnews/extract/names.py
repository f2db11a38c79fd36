"""Vocabulary of class names: what a whole word of a class, or an id, says of a part of a page.

A word is a hint and no proof: publishers call articles `media`, `widget` and `hidden` as well. So these are few, none
counts as a part of another word, and running text outweighs each of them (`prose.outweighs`).
"""

import re
from functools import lru_cache

from termnews.extract.element import Element, tag_set

# parts that stand beside an article, unless the same name says that it is one
BESIDE = tag_set(
    "banner breadcrumb breadcrumbs comment comments community disqus footer gdpr header legends menu related remark "
    "replies rss shoutbox sidebar skyscraper social sponsor sponsored supplemental pagination pager popup cookie "
    "cookies newsletter recommend recommended recommendations trending popular extra"
)
_ARTICLE = tag_set("article body column content main mathjax entry")
# parts of an article that are not its text
FURNITURE = tag_set(
    "banner comment comments contact footer gdpr masthead meta outbrain promo related share sharing sidebar "
    "skyscraper sponsor shopping tags newsletter cookie cookies widget"
)
SHARE = tag_set("share sharing sharedaddy addtoany social")
BOX = tag_set(
    "newsletter subscribe subscription signup bio related recommend recommended recommendations recirc outbrain "
    "taboola trending comment comments disqus respond breadcrumb breadcrumbs paywall cookie gdpr consent advert "
    "advertisement ad ads sponsor sponsored promo pagination pager donate donation toolbar noprint"
)
# two words that say together what neither says alone
PAIRS = tuple(
    frozenset(pair.split())
    for pair in (
        "author box", "author bio", "author card", "author info", "author about", "author profile", "post author",
        "post tags", "tags links", "tag list", "article tags", "entry meta", "entry footer", "post meta", "post nav",
        "post footer", "most read", "most popular", "read next", "up next", "sign up", "skip link", "follow us",
        "screen reader", "visually hidden", "sr only", "print only",
    )
)  # fmt: skip
_BYLINE = tag_set("byline author dateline writtenby authors")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(4096)
def words(classes: str, own: str) -> frozenset[str]:
    """Return the words of a class, apart by signs and capitals, and an id as one word: it often repeats a heading."""
    return frozenset([own.lower(), *(word.lower() for word in _WORD.findall(classes))])


def _words(element: Element) -> frozenset[str]:
    return words(element.get("class"), element.get("id"))


def says_beside(element: Element) -> bool:
    """Tell whether a name says that a part stands beside the article."""
    said = _words(element)
    return not BESIDE.isdisjoint(said) and _ARTICLE.isdisjoint(said)


def says_furniture(element: Element) -> bool:
    """Tell whether a name says that a part is none of the article's text."""
    return not FURNITURE.isdisjoint(_words(element))


def says_share(element: Element) -> bool:
    """Tell whether a name says that a part is for sharing."""
    return not SHARE.isdisjoint(_words(element))


def says_box(element: Element) -> bool:
    """Tell whether a name says that a part is a box about something else."""
    said = _words(element)
    return not BOX.isdisjoint(said) or any(pair <= said for pair in PAIRS)


def says_byline(element: Element) -> bool:
    """Tell whether a name says that a part tells the author."""
    return not _BYLINE.isdisjoint(_words(element))
