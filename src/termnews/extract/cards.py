"""Parse cards: boxes of links to further stories, and which words of each card are its headline."""

import re
from dataclasses import dataclass

from termnews.domain.addresses import canonical
from termnews.extract.also_read_targets import is_topic, names_topics, width_of, words_of, worthy
from termnews.extract.element import LOOSE, Element
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
# characters that the text beside a card's headline may have
_SUMMARY = 500
_SENTENCE_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?。！？।…][\"'”’»)\]]*$")
# what may stand before a headline inside its link
_SIGNS = " \u00a0»›>→▶►•*+-–—|:"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Target:
    """An Also Read link found: absolute address, headline and label."""

    url: str
    text: str
    label: str


@dataclass(slots=True)
class _Entry:
    """All links of a box that lead to one address: the first of them, and the headline that they show."""

    url: str
    link: Element
    text: str
    worthy: bool

    @property
    def story(self) -> bool:
        """Whether this reads like a further story rather than like a topic."""
        return self.worthy and not is_topic(self.url, self.text)


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
    headed = [
        (part, text)
        for part, text in texts
        if part.tag in _HEADINGS or any(above.tag in _HEADINGS for above in part.ancestors(link))
    ]
    if len(headed) == 1:
        return headed[0][1]
    texts = headed or texts
    titled = [(part, text) for part, text in texts if _TITLE.search(part.names)]
    # "category-title" names a kicker
    titled.sort(key=lambda named: bool(_ASIDE.search(named[0].names)))
    if titled:
        return titled[0][1]
    plain = [text for part, text in texts if not _ASIDE.search(part.names)]
    return _longest(plain or [text for _, text in texts])


def _longest(texts: list[str]) -> str:
    """Return the longest text; a summary, which comes last and is longer by far, gives way to the headline before."""
    longest = max(texts, key=width_of)
    before = [text for text in texts[: texts.index(longest)] if words_of(text) >= 3]
    headline = max(before, key=width_of, default="")
    if 2 * len(longest) > 3 * len(headline) and (len(longest) > 90 or _SENTENCE_END.search(longest)):
        return headline or longest
    return longest


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
    """Return the Also Read targets of a box; empty where the box, judged as a whole, lists something else."""
    entries = _entries(box, base, page)
    if len(entries) > 4 * _MAX_CARDS:
        return []
    folders = tuple(canonical(entry.url).partition("?")[0] for entry in entries if entry.story)
    entries = [
        entry
        for entry in entries
        if entry.story or not (_is_folder_of(entry.url, folders) or _belongs_to_card(entry, entries, box))
    ]
    good = [entry for entry in entries if entry.worthy]
    pairs = [(entry.url, entry.text) for entry in good]
    refused = sum(bool(entry.text) for entry in entries) - len(good)
    if len(good) > _MAX_CARDS or names_topics(pairs, refused, page):
        return []
    return [Target(entry.url, entry.text, label) for entry in good]


def _entries(box: Element, base: str | None, page: str | None) -> list[_Entry]:
    grouped: dict[str, list[tuple[str, Element]]] = {}
    for link in [*([box] if box.tag == "a" else []), *box.find("a")]:
        url = web_address(link.get("href"), base)
        if url is not None:
            grouped.setdefault(canonical(url), []).append((url, link))
    entries: list[_Entry] = []
    for group in grouped.values():
        url, first = group[0]
        texts = [text for text in (headline(link) for _, link in group) if text]
        text = _longest(texts) if texts else ""
        text = text or _around(first, box, {link.get("href") for _, link in group}) or first.get("title").strip()
        inner = label_at(text)
        if inner and inner.separated and inner.strength != "automatic" and len(text) - inner.end > 8:
            text = text[inner.end :]
        text = text.lstrip(_SIGNS).strip()
        entries.append(_Entry(url, first, text, worthy(first, url, text, page)))
    return entries


def _is_folder_of(url: str, stories: tuple[str, ...]) -> bool:
    """Tell whether `url` is a section that one of the stories lies in."""
    return any(story.startswith(canonical(url) + "/") for story in stories)


def _belongs_to_card(entry: _Entry, entries: list[_Entry], box: Element) -> bool:
    """Tell whether a link that is no story stands in the card of one: its section, its author."""
    for above in entry.link.ancestors(box):
        inside = {id(link) for link in above.find("a")}
        together = [other for other in entries if id(other.link) in inside]
        stories = [other for other in together if other.story]
        if stories:
            return len(stories) == 1 and len(together) <= (3 if _in_heading(stories[0].link) else 2)
        if above.tag == "li":
            return False
    return False


def _in_heading(link: Element) -> bool:
    return bool(link.find(*_HEADINGS)) or any(above.tag in _HEADINGS for above in link.ancestors())


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
        if (node.linked or _titled(node)) and _is_box(node, leaf):
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
    unlinked, in_cards = 0, 0.0
    for part in text_leaves(box):
        if part is leaf or _inside_link(part, box):
            continue
        loose = part.chars - part.linked
        if loose <= _SUMMARY and (_ASIDE.search(part.names) or _card_of(part, box, leaf) is not None):
            in_cards += loose
            continue
        if loose > _PROSE:
            return False
        unlinked += int(loose)
    linked = (box.linked or _titled(box)) if box.tag != "a" else box.chars
    return linked > 0.35 * unlinked and linked + in_cards > 8


def _titled(box: Element) -> float:
    """Return the characters of headlines that links around pictures carry as their `title`."""
    return float(sum(len(link.get("title")) for link in box.find("a") if not link.chars)) if box.chars < 300 else 0.0


def _inside_link(part: Element, box: Element) -> bool:
    return box.tag == "a" or any(above.tag == "a" for above in part.ancestors(box))


def _card_of(part: Element, box: Element, label: Element) -> Element | None:
    """Return the card inside `box` that an unlinked text belongs to: it holds the links of one story, and no label.

    A paragraph beside a linked paragraph of the same make was written by hand, and is part of the article.
    """
    for above in part.ancestors(box):
        links = above.find("a")
        if not links:
            continue
        if any(around is above for around in label.ancestors()) or len({link.get("href") for link in links}) > 3:
            return None
        alike = part.attrs is not LOOSE and any(
            near.attrs is not LOOSE and _make(near) == _make(part) for link in links for near in link.ancestors(above)
        )
        return None if alike else above
    return None


def _make(element: Element) -> tuple[str, str]:
    return element.tag, element.get("class")


def sentences_of(box: Element, label: Element | None) -> list[Element]:
    """Return the leaves of a labelled box that are sentences of the article, and so are no part of its cards."""
    if box.tag == "a" or label is None:
        return []
    return [
        part
        for part in text_leaves(box)
        if part is not label
        and is_sentence(part)
        and not _inside_link(part, box)
        and not _ASIDE.search(part.names)
        and _card_of(part, box, label) is None
    ]


def is_sentence(leaf: Element) -> bool:
    """Tell whether a block is a sentence or more, and not mostly links."""
    if leaf.density >= 0.5:
        return False
    text = leaf.text()
    return words_of(text) >= _SENTENCE_WORDS and bool(_SENTENCE_END.search(text))
