"""Also Read links, wherever in a page editors put them; found before anything is cleaned away.

Each one found becomes an `also-read` element (href, text, label) in its place in the tree. The steps that choose
and clean the body count such an element as no text and leave it where it stands; the walk makes a block of it.
"""

import re

from termnews.extract.also_read_endings import announce
from termnews.extract.also_read_markers import insert, keep_around, lay_out_plainly, marker, replace_box, unlink, widen
from termnews.extract.also_read_places import stands_in_text
from termnews.extract.also_read_shapes import amid_prose, block_of_links, stories_of, worth_keeping
from termnews.extract.also_read_targets import is_own_story, names_topics, site_of, words_of, worthy
from termnews.extract.cards import Target, box_of, cards, headline, sentences_of
from termnews.extract.element import Element
from termnews.extract.labels import Label, label_at, may_start
from termnews.extract.limits import Budget
from termnews.extract.lines import Line, lines_of
from termnews.extract.links import web_address

_CLOSERS = " \t.,;:!)]）】」»”\"'’…|•·"
_JOINERS = re.compile(
    r"\b(and|or|et|ou|und|oder|y|e|o|i|и|або|та|ve|en|og|och|và|dan|also|auch)\b|و|和|と|및", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…。！？।)\]”»\"]\s+|[(\[（【]")
_BOX_NAMES = re.compile(
    r"relat|recirc|read-?more|also|more-?on|embed|teaser|recommend|inline|leer|lire|lees|baca", re.IGNORECASE
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BRACKETS = (("(", ")"), ("[", "]"), ("【", "】"), ("（", "）"), ("「", "」"))
# a note between a label and its link, and one in brackets or behind a link
_NOTED = re.compile(r"[^.!?。！？]{0,45}([:：|»›>–—-]|[)\]）】]|[«„“「\"])\s*")
_ASIDE = re.compile(r"^\s*[(（][^()（）]{1,40}[)）]\s*:?\s*$")
_NOTE = re.compile(r"^\s*[(\[（【–—|,·•-][^.!?。！？]{0,60}[.。]?\s*$|^[\d\s./:,-]{4,20}$")
_CELLS = frozenset(["td", "th", "figcaption"])
_LONG = 600
# characters that tell whether a label may begin a block
_OPENING = 30
# no page has so many labels; looking around each one is what costs most
_MOST_LABELS = 150
# nor so many blocks that are mostly links
_MOST_LINKED = 10_000


class Finder:
    """Finds Also Read links below one element. `base` resolves addresses, `page` is the page's own address."""

    def __init__(self, top: Element, base: str | None, page: str | None, budget: Budget) -> None:
        self.top = top
        self._budget = budget
        self.base = base
        self.page = page
        self._labels_left = _MOST_LABELS
        self._passed: set[Element] = set()

    def mark(self) -> None:
        """Put `also-read` elements in the places of what was found."""
        leaves, quotes, linked = self._candidates()
        for leaf in leaves:
            self._budget.step()
            if leaf.linked > 0.4 * leaf.chars and leaf.chars < _LONG:
                linked.append(leaf)
            if not _worth_a_look(leaf):
                continue
            for line in lines_of(leaf):
                if self._line(leaf, line):
                    break
        for quote in quotes:
            if stands_in_text(quote, self.top):
                self._box(widen(quote), "", "line")
        for leaf in linked[:_MOST_LINKED]:
            self._budget.step()
            self._by_shape(leaf)

    def _candidates(self) -> tuple[list[Element], list[Element], list[Element]]:
        """Return the innermost blocks of text, the embeds of other articles and the links that hold blocks."""
        leaves, quotes, linked = [], [], []
        stack = [self.top]
        while stack:
            element = stack.pop()
            if not element.chars:
                continue
            if not element.branch:
                if element.block:
                    leaves.append(element)
            elif element.tag == "a" and element.chars < _LONG:
                linked.append(element)
            if element.tag == "blockquote" and "wp-embedded-content" in element.get("class").split():
                quotes.append(element)
            if element.branch:
                stack += [child for child in reversed(element.children) if not isinstance(child, str)]
        return leaves, quotes, linked

    def _by_shape(self, leaf: Element) -> None:
        """Take a block that nothing but its shape and its place tell to be further stories."""
        if leaf.parent is None:
            return
        unit = block_of_links(leaf, self._passed)
        if unit is None or not amid_prose(unit) or not stands_in_text(unit, self.top):
            return
        targets, above = stories_of(unit, self.base, self.page)
        if targets:
            replace_box(unit, [marker(target, None, "line") for target in targets], [])
            if above is not None:
                above.detach()
        elif unit.tag != "p" and worth_keeping(unit, self.base, self.page):
            lay_out_plainly(unit)

    def _line(self, leaf: Element, line: Line) -> bool:
        """Look at one line; return True when the rest of the leaf is dealt with."""
        label = label_at(line.text, [piece.start for piece in line.pieces])
        if label is None:
            return self._tail(leaf, line)
        self._labels_left -= 1
        if self._labels_left < 0 or not stands_in_text(leaf, self.top):
            return True
        rest = _ASIDE.sub("", line.text[label.end :]).strip(_CLOSERS)
        if not rest or (not self._usable(line) and len(line.text) < 70):
            return self._headed(leaf, line, label, exact=not rest)
        return self._beside(leaf, line, label) or self._tail(leaf, line)

    def _usable(self, line: Line) -> bool:
        return any(web_address(link.get("href"), self.base) for link in line.links)

    # a label and its links on one line

    def _beside(self, leaf: Element, line: Line, label: Label) -> bool:
        links = line.links
        if not links or len(line.text) > _LONG:
            return False
        first, last = line.extent(links[0])[0], line.extent(links[-1])[1]
        lead = line.text[label.end : first] if label.end < first else ""
        set_off = label.separated or self._set_off(line, label, lead, first)
        if not set_off and (label.strength != "sure" or lead.strip(_CLOSERS)):
            return False
        between = line.outside(max(first, label.end), last)
        if label.separated or not set_off:
            between = lead + between
        most = 4 if label.strength == "weak" else 30 if set_off else 8
        after = line.text[last:]
        noted = _letters(after) <= most or (set_off and _NOTE.match(after))
        goes_on = not noted and label.separated and label.strength == "sure" and not _goes_on_in_sentence(after)
        if _letters(between) > most or not (noted or goes_on):
            return False
        targets = self._targets(line, links, label)
        if targets and goes_on:
            line.erase(0, last)
            insert(leaf, [marker(target, label, "line") for target in targets], after=False)
        elif targets:
            self._take(leaf, [line], targets)
        return bool(targets)

    def _set_off(self, line: Line, label: Label, lead: str, first: int) -> bool:
        """Tell whether a note or the edge of an element parts a label from its link as a colon would."""
        if label.end > first:
            return any(piece.start == label.end for piece in line.pieces)
        return label.strength == "sure" and bool(_NOTED.fullmatch(lead))

    def _targets(self, line: Line, links: list[Element], label: Label) -> list[Target]:
        """Return what the links of a line point to; nothing where they are, as a whole, no further stories."""
        targets, refused = [], 0
        for link in links:
            start, end = line.extent(link)
            url = web_address(link.get("href"), self.base)
            text = headline(link)
            if start < label.end and (not text or text == line.text[start:end].strip()):
                text = line.text[label.end : end]
            text = _unbracketed(text)
            if url and worthy(link, url, text, self.page):
                targets.append(Target(url, text, label.text))
            elif url:
                refused += 1
        lone = len(links) == len(targets) == 1 and label.separated and label.strength == "sure"
        if lone and is_own_story(targets[0].url, targets[0].text, self.page or self.base or ""):
            return targets
        topics = [(target.url, target.text) for target in targets]
        return [] if names_topics(topics, refused, self.page) else targets

    # a label in brackets or a sentence of its own, at the end of running text

    def _tail(self, leaf: Element, line: Line) -> bool:
        links = line.links
        if not links:
            return False
        link = links[-1]
        start, end = line.extent(link)
        if line.text[end:].strip(_CLOSERS):
            return False
        before = line.text[:start]
        inside = label_at(line.text[start:end])
        if inside and inside.separated and inside.strength == "sure":
            cut, label = start, Label(inside.text, start + inside.end, True, inside.strength)
        else:
            places = [
                sentence_end.end() if sentence_end[0][-1].isspace() else sentence_end.start()
                for sentence_end in _SENTENCE.finditer(before)
            ]
            cut = places[-1] if places else 0
            found_label = label_at(before[cut:])
            if found_label is None or not found_label.separated or before[cut + found_label.end :].strip():
                return False
            label = Label(found_label.text, cut + found_label.end, True, found_label.strength)
        if label.strength == "automatic" or (label.strength == "weak" and before[cut : cut + 1] not in "([（【"):
            return False
        targets = self._targets(line, [link], label)
        if not targets or not stands_in_text(leaf, self.top):
            return False
        line.erase(cut, len(line.text))
        insert(leaf, [marker(target, label, "line") for target in targets], after=True)
        return True

    # a label alone, what it announces below it

    def _headed(self, leaf: Element, line: Line, label: Label, *, exact: bool) -> bool:
        name = label.text if exact else line.text.strip().rstrip(":：| »›>→").strip()
        announced = label.separated or line.text.rstrip().endswith((":", "："))
        title = leaf.tag in _HEADINGS or _all_strong(leaf)
        rest = self._rest_of(leaf, line)
        if rest:
            return self._lines_below(leaf, line, rest, Label(name, 0, True, label.strength))
        box = box_of(leaf)
        if box is not None and (exact or announced or title or _BOX_NAMES.search(box.names)):
            if self._box(box, name, "box", leaf, label):
                return True
            if not _in_sections(box, leaf):
                announce(leaf)
                return True
        if not (label.strength == "sure" and exact) and not announced and not (title and exact):
            return True
        # a paragraph that ends in a colon was written by hand; what a program fills has a heading
        if any(below.density > 0.5 for below in _following(widen(leaf))[:1]):
            announce(leaf)
        written = announced and label.strength == "weak" and leaf.tag == "p"
        return self._siblings(
            leaf, Label(name, 0, announced, "sure" if written else label.strength), own_words=written and not exact
        )

    def _rest_of(self, leaf: Element, line: Line) -> list[Line]:
        lines = lines_of(leaf)
        places = [i for i, other in enumerate(lines) if other.text == line.text]
        return lines[places[0] + 1 :] if places else []

    def _lines_below(self, leaf: Element, line: Line, rest: list[Line], label: Label) -> bool:
        taken, targets = [line], []
        for below in rest:
            if not below.links:
                break
            after = below.text[below.extent(below.links[-1])[1] :]
            loose = _letters(below.outside(0))
            if loose > 4 and (loose > _letters(after) or not _NOTE.match(after)):
                break
            more = self._targets(below, below.links, Label(label.text, 0, True, label.strength))
            if not more:
                break
            taken.append(below)
            targets += more
        if targets:
            self._take(leaf, taken, targets, label)
        return bool(targets)

    def _box(
        self, box: Element, name: str, shape: str, leaf: Element | None = None, label: Label | None = None
    ) -> bool:
        targets = cards(box, name, self.base, self.page)
        if targets:
            replace_box(box, [marker(target, label, shape) for target in targets], sentences_of(box, leaf))
        return bool(targets)

    def _siblings(self, leaf: Element, label: Label, *, own_words: bool) -> bool:
        anchor = widen(leaf)
        site = site_of(self.page or self.base or "")
        found: list[tuple[Element, list[Target]]] = []
        refused = 0
        for below in _following(anchor):
            targets = cards(below, label.text, self.base, self.page)
            wanted = 0.5 if below.tag in ("ul", "ol") else 0.75
            if targets and below.density > wanted and below.chars < 1500:
                found.append((below, targets))
                if below.tag in ("ul", "ol"):
                    break
            elif not found and len(targets) == 1 and label.separated and label.strength == "sure":
                if own_words and words_of(targets[0].text) < 3:
                    return True
                unlink(below)
                anchor.replace([marker(targets[0], label, "line")])
                return True
            elif below.chars and below.density < 0.9:
                break
            else:
                refused += any(link.get("href") for link in below.find("a"))
        if not found or refused > len(found):
            return True
        if own_words and any(site_of(target.url) != site for _, targets in found for target in targets):
            # an announcement in words of its own may be one of anything
            return True
        for below, _ in found:
            below.detach()
        markers = [marker(target, label, "line") for _, targets in found for target in targets]
        anchor.replace(markers)
        keep_around(markers[0])
        return True

    def _take(self, leaf: Element, lines: list[Line], targets: list[Target], label: Label | None = None) -> None:
        """Replace lines by what they point to; a leaf that held nothing else goes, with its bullet or its quote."""
        markers = [marker(target, label, "line") for target in targets]
        for line in lines:
            for piece in line.pieces:
                piece.erase()
        if any(line.text.strip() for line in lines_of(leaf)):
            insert(leaf, markers, after=True)
        else:
            widen(leaf).replace(markers)


def _worth_a_look(leaf: Element) -> bool:
    """Tell at little cost whether a block may hold a label."""
    if (leaf.chars > 80 and not leaf.linked) or leaf.tag == "pre":
        return False
    if leaf.tag in _CELLS and leaf.density < 0.5 and not _lone_cell(leaf):
        return False
    prose_and_link = leaf.linked > 0 and leaf.chars - leaf.linked > 12 and _ends_in_link(leaf)
    if len(leaf.children) == 1 and isinstance(leaf.children[0], str):
        return may_start(leaf.children[0][:_OPENING])
    return prose_and_link or may_start(leaf.opening()) or any(child.tag == "br" for child in leaf.walk())


def _lone_cell(leaf: Element) -> bool:
    """Tell whether a cell is the only one of its row, as in tables that lay links out."""
    row = leaf.parent
    return leaf.tag != "figcaption" and row is not None and len(row.children) < 4 and len(row.elements()) == 1


def _goes_on_in_sentence(text: str) -> bool:
    """Tell whether `text`, which follows a link, is the rest of the sentence that the link stands in."""
    rest = text.lstrip(" \u00a0")
    return rest[:1] in ",;،、，" or rest.lstrip(_CLOSERS + "–—-")[:1].islower()


def _ends_in_link(element: Element) -> bool:
    for child in reversed(element.children):
        if isinstance(child, str):
            if child.strip(_CLOSERS + "\u00a0\n"):
                return False
        elif child.tag == "a":
            return True
        elif child.chars:
            return child.linked > 0 and _ends_in_link(child)
    return False


def _in_sections(box: Element, label: Element) -> bool:
    """Tell whether a box has a further heading, so that its links need not all be what the label says."""
    return any(part.tag in _HEADINGS and not part.linked and part is not label for part in box.walk())


def _following(element: Element) -> list[Element]:
    parent = element.parent
    if parent is None:
        return []
    siblings = parent.elements()
    place = siblings.index(element)
    return [sibling for sibling in siblings[place + 1 : place + 9] if sibling.tag != "br"]


def _all_strong(leaf: Element) -> bool:
    strong = sum(child.chars for child in leaf.elements() if child.tag in ("b", "strong", "em", "i", "span", "u"))
    return strong >= leaf.chars > 0


def _letters(text: str) -> int:
    """Return how many letters and digits `text` has, words that join links left out."""
    return len(re.sub(r"[\W_]+", "", _JOINERS.sub("", text)))


def _unbracketed(text: str) -> str:
    """Return a headline without a closing bracket that opens before it."""
    text = text.strip()
    for opening, closing in _BRACKETS:
        if opening not in text:
            text = text.removesuffix(closing).rstrip()
    return text
