"""Parse cards: boxes of links to further stories, and which words of each card are its headline."""

import re
from dataclasses import dataclass

from termnews.domain.addresses import canonical
from termnews.extract.also_read_targets import looks_like_tags, worthy
from termnews.extract.element import Element
from termnews.extract.labels import label_at
from termnews.extract.links import web_address

_TITLE = re.compile(r"title|headline|heading|titulo|titre", re.IGNORECASE)
_ASIDE = re.compile(
    r"author|byline|kicker|\btag\b|categor|\btime\b|date|cta|label|excerpt|summary|\bdek\b|desc|slug|subline|overline|"
    r"eyebrow|section|intro|meta|capsule|badge",
    re.IGNORECASE,
)
_MAX_CARDS = 15
_MAX_BOX = 3000
_PROSE = 170
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Target:
    """An Also Read link found: absolute address, headline and label."""

    url: str
    text: str
    label: str


def text_leaves(element: Element) -> list[Element]:
    """Return the innermost blocks that hold text, in reading order."""
    return [leaf for leaf in [element, *element.walk()] if leaf.chars and leaf.block and not leaf.branch]


def headline(link: Element) -> str:
    """Return the headline that a link shows, without kicker, author and summary; empty where it shows none."""
    parts = text_leaves(link)
    if len(parts) < 2:
        block = parts[0] if parts else link
        inner = [child for child in block.elements() if child.chars]
        own = sum(len(child.strip()) for child in block.children if isinstance(child, str))
        parts = inner if len(inner) > 1 and not own else [block]
    texts = [(part, part.text()) for part in parts]
    texts = [(part, text) for part, text in texts if not _is_label(text)]
    if not texts:
        return ""
    if len(texts) == 1:
        return texts[0][1]
    for part, text in texts:
        if part.tag in _HEADINGS or any(above.tag in _HEADINGS for above in part.ancestors(link)):
            return text
    for part, text in texts:
        if _TITLE.search(part.names):
            return text
    plain = [text for part, text in texts if not _ASIDE.search(part.names)]
    return max(plain or [text for _, text in texts], key=len)


def _is_label(text: str) -> bool:
    label = label_at(text)
    return label is not None and not text[label.end :].strip(" .…»>→:›)]")


def _around(link: Element, box: Element, addresses: set[str]) -> str:
    """Return the headline beside a link that shows none itself (a picture, a button), from its own card."""
    card = link
    while card is not box and card.parent is not None:
        others = {one.get("href") for one in card.parent.find("a")} - addresses
        if others - {""}:
            break
        card = card.parent
    for part in card.walk():
        if (part.tag in _HEADINGS or _TITLE.search(part.names)) and part.chars > 8 and not part.find("a"):
            text = part.text()
            if not _is_label(text):
                return text
    return ""


def cards(box: Element, label: str, base: str | None, page: str | None) -> list[Target]:
    """Return the Also Read targets of a box; empty where the box lists something else."""
    grouped: dict[str, list[tuple[str, Element]]] = {}
    for link in [*([box] if box.tag == "a" else []), *box.find("a")]:
        url = web_address(link.get("href"), base)
        if url is not None:
            grouped.setdefault(canonical(url), []).append((url, link))
    targets: list[Target] = []
    for group in grouped.values():
        url, first = group[0]
        texts = [text for text in (headline(link) for _, link in group) if text]
        text = max(texts, key=len) if texts else ""
        text = text or _around(first, box, {link.get("href") for _, link in group}) or first.get("title").strip()
        inner = label_at(text)
        if inner and inner.separated and inner.strength != "automatic" and len(text) - inner.end > 8:
            text = text[inner.end :]
        if worthy(first, url, text, page):
            targets.append(Target(url, text.strip(), label))
    if len(targets) > _MAX_CARDS or looks_like_tags([(target.url, target.text) for target in targets]):
        return []
    return targets


def box_of(leaf: Element) -> Element | None:
    """Return the largest element that begins with the label `leaf` and holds links and no running text, or None."""
    box, node = None, leaf
    link = next((above for above in leaf.ancestors() if above.tag == "a"), None)
    if link is not None and link.chars > leaf.chars:
        box = node = link
    while node.parent is not None and node.parent.tag not in ("body", "main", "html") and node.parent.chars < _MAX_BOX:
        parent = node.parent
        if _text_before(node, parent):
            break
        node = parent
        if node.linked and _is_box(node, leaf):
            box = node
        elif node.chars > leaf.chars:
            break
    return box


def _text_before(node: Element, parent: Element) -> bool:
    for child in parent.children:
        if child is node:
            return False
        if child.strip() if isinstance(child, str) else child.chars or child.tag == "also-read":
            return True
    return False


def _is_box(box: Element, leaf: Element) -> bool:
    unlinked = 0
    for part in text_leaves(box):
        if part is leaf or _inside_link(part, box):
            continue
        loose = part.chars - part.linked
        if loose > _PROSE:
            return False
        unlinked += int(loose)
    linked = box.linked if box.tag != "a" else box.chars
    return linked > 0.35 * unlinked and linked > 8


def _inside_link(part: Element, box: Element) -> bool:
    return box.tag == "a" or any(above.tag == "a" for above in part.ancestors(box))
