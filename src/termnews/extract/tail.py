"""Tail removal: what a page prints below the last paragraph of an article, links to other pages and their headings."""

from termnews.domain.addresses import host
from termnews.extract.cards import text_leaves
from termnews.extract.element import Element, tag_set

# what may close an article without being running text
_CLOSING = tag_set("li dd dt td th pre figcaption caption blockquote also-read embedded")
_HEADINGS = tag_set("h1 h2 h3 h4 h5 h6")
_LINKED = 0.3


def cut_tail(content: Element, address: str | None) -> None:
    """Take out what follows the last running text from the first heading or link on, but for what closes an article.

    That is a list or a table, code, a caption, and links to other sites; `address` is the page's own.
    """
    own = host(address or "")
    leaves = [leaf for leaf in text_leaves(content) if leaf is not content]
    last = max((place for place, leaf in enumerate(leaves) if leaf.prose), default=None)
    if last is None:
        return
    tail = leaves[last + 1 :]
    first = next((place for place, leaf in enumerate(tail) if _leads_away(leaf, content)), None)
    if first is None:
        return
    headed = False
    for leaf in reversed(tail[first:]):
        # a heading stays with what it heads
        if _closes(leaf, content, own) or (leaf.tag in _HEADINGS and headed):
            headed = leaf.tag not in _HEADINGS
        else:
            leaf.detach()


def _leads_away(leaf: Element, content: Element) -> bool:
    """Tell whether what a page prints below an article begins here; a list right below its last words is its own."""
    if leaf.tag in _HEADINGS:
        return True
    return leaf.density > _LINKED and not _is_inside(leaf, content)


def _is_inside(leaf: Element, content: Element) -> bool:
    return leaf.tag in _CLOSING or any(above.tag in _CLOSING for above in leaf.ancestors(content))


def _closes(leaf: Element, content: Element, own: str) -> bool:
    """Tell whether a block may end an article: a list or a table that does not lead away, code, a caption."""
    if leaf.tag in ("also-read", "embedded"):
        return True
    return _is_inside(leaf, content) and (leaf.density <= _LINKED or _leads_to_others(leaf, own))


def _leads_to_others(leaf: Element, own: str) -> bool:
    """Tell whether all links of a block lead to other sites: sources and references are no furniture."""
    targets = [link.get("href") for link in leaf.find("a")]
    return all(target.startswith("http") and host(target) != own for target in targets)
