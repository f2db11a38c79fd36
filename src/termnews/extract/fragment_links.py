"""Fragment links (`#there`): the permalink of a heading, the mark of a footnote, and the way back from the note."""

from termnews.extract.element import Element, tag_set

# what themes and generators call the link from a heading to itself
_PERMALINKS = tag_set(
    "headerlink header-link header-anchor headeranchor-link anchor anchor-link anchorjs-link heading-anchor "
    "heading-link hash-link permalink anchorlink direct-link markdownit-header-anchor toclink-anchor"
)
_NOTE_NAMES = tag_set("footnote-ref footnote-anchor footnote-link footnoteref fn-ref noteref")
_NOTE_ROLES = frozenset(["doc-noteref", "doc-biblioref"])
_LONGEST_MARK = 8


def leads_within(link: Element, address: str | None) -> bool:
    """Tell whether a link leads to a place on its own page, whose address is `address`."""
    href = link.get("href").strip()
    if href.startswith("#"):
        return True
    page, sign, _ = href.partition("#")
    return bool(sign and address) and page == (address or "").partition("#")[0]


def is_sign(link: Element, address: str | None) -> bool:
    """Tell whether a link within the page shows a sign only: `¶` after a heading, `↩` after a note."""
    if not leads_within(link, address) or link.find("img", "amp-img", "picture"):
        return False
    return not any(char.isalnum() for char in link.text())


def drop_permalinks(heading: Element, address: str | None) -> None:
    """Take the links to itself out of a heading, but not the words that it is made of."""
    target = heading.get("id")
    for link in heading.find("a"):
        if link.parent is None or not leads_within(link, address) or link.chars >= heading.chars:
            continue
        fragment = link.get("href").partition("#")[2]
        named = not _PERMALINKS.isdisjoint(link.get("class").split())
        if named or fragment in ("", target, link.get("id"), link.get("name")):
            link.detach()


def note_mark(link: Element, text: str, address: str | None, *, raised: bool, glued: bool) -> str:
    """Return the mark of a footnote as it stands in a text (`[1]`), or nothing where a link is no mark.

    `raised` tells that it is set as a superscript, `glued` that it follows a word without a blank.
    """
    mark = text.strip("[]() \u00a0\u2009")
    if not mark or len(mark) > _LONGEST_MARK or not leads_within(link, address):
        return ""
    sure = link.get("role") in _NOTE_ROLES or not _NOTE_NAMES.isdisjoint(link.get("class").split())
    return f"[{mark}]" if raised or sure or (glued and mark.isdecimal()) else ""
