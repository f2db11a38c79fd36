"""Also Read links, wherever in a page editors put them; found before anything is cleaned away.

Each one found becomes an `also-read` element (href, text, label) in its place in the tree. The steps that choose
and clean the body count such an element as no text and leave it where it stands; the walk makes a block of it.
"""

import re
from functools import lru_cache

from termnews.extract.also_read_targets import looks_like_tags, worthy
from termnews.extract.cards import Target, box_of, cards, headline
from termnews.extract.element import Element
from termnews.extract.labels import Label, label_at, may_start
from termnews.extract.limits import Budget
from termnews.extract.lines import Line, lines_of
from termnews.extract.links import web_address

_ELSEWHERE = re.compile(
    r"cookie|consent|gdpr|newsletter|\bshare|social|comment|pagination|\bpager|breadcrumb|\bmenu\b|\btoc\b|toclevel|hatnote|"
    r"taglist|tag-list|\btags\b|tags-links|c-stags|subscribe|sign-?up|author-?(bio|box)|paywall|sponsor|outbrain|taboola|"
    r"sidebar|widget-area|widget_|\bsecondary\b|colophon|masthead|latest|popular|most-?read|trending|recent",
    re.IGNORECASE,
)
_CLOSERS = " \t.,;:!)]）】」»”\"'’…|•·"
_JOINERS = re.compile(
    r"\b(and|or|et|ou|und|oder|y|e|o|i|и|або|та|ve|en|og|och|và|dan|also|auch)\b|و|和|と|및", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…。！？।)\]”»\"]\s+|[(\[（【]")
_BOX_NAMES = re.compile(
    r"relat|recirc|read-?more|also|more-?on|embed|teaser|recommend|inline|leer|lire|lees|baca", re.IGNORECASE
)
_NOT_TEXT = frozenset(["nav", "footer", "form", "also-read"])
_LONG = 600
# no page has so many labels; looking around each one is what costs most
_MOST_LABELS = 150
# a part with this many characters holds the article, whatever its class says
_WHOLE_ARTICLE = 3000


@lru_cache(4096)
def _sounds_elsewhere(names: str) -> bool:
    return bool(_ELSEWHERE.search(names))


class Finder:
    """Finds Also Read links below one element. `base` resolves addresses, `page` is the page's own address."""

    def __init__(self, top: Element, base: str | None, page: str | None, budget: Budget) -> None:
        self.top = top
        self._budget = budget
        self.base = base
        self.page = page
        self._labels_left = _MOST_LABELS

    def mark(self) -> None:
        """Put `also-read` elements in the places of what was found."""
        leaves, quotes = [], []
        for element in [self.top, *self.top.walk()]:
            if element.chars and element.block and not element.branch:
                leaves.append(element)
            if element.tag == "blockquote" and "wp-embedded-content" in element.get("class").split():
                quotes.append(element)
        for leaf in leaves:
            self._budget.step()
            if not _worth_a_look(leaf):
                continue
            for line in lines_of(leaf):
                if self._line(leaf, line):
                    break
        for quote in quotes:
            if self._here(quote):
                self._box(_widen(quote), "", shape="line")

    def _here(self, element: Element) -> bool:
        """Tell whether `element` is still in the tree and in a part of it where editors write."""
        below = element
        for above in [element, *element.ancestors()]:
            small = above.chars < _WHOLE_ARTICLE and above.tag not in ("body", "article", "main")
            if small and (above.tag in _NOT_TEXT or _sounds_elsewhere(above.names)):
                return False
            below = above
        return below is self.top

    def _line(self, leaf: Element, line: Line) -> bool:
        """Look at one line; return True when the rest of the leaf is dealt with."""
        label = label_at(line.text)
        if label is None:
            return self._tail(leaf, line)
        self._labels_left -= 1
        if self._labels_left < 0 or not self._here(leaf):
            return True
        rest = line.text[label.end :].strip(_CLOSERS)
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
        first = line.extent(links[0])[0]
        between = line.outside(label.end)
        if label.end < first:
            between = line.text[label.end : first] + line.outside(first)
        loose = len(re.sub(r"[\W_]+", "", _JOINERS.sub("", between)))
        if not label.separated and (label.strength != "sure" or line.outside(label.end, first).strip(_CLOSERS)):
            return False
        if loose > (4 if label.strength == "weak" else 30 if label.separated else 8):
            return False
        targets = self._targets(line, links, label)
        if not targets or looks_like_tags([(target.url, target.text) for target in targets]):
            return False
        self._take(leaf, [line], targets)
        return True

    def _targets(self, line: Line, links: list[Element], label: Label) -> list[Target]:
        targets = []
        for link in links:
            start, end = line.extent(link)
            url = web_address(link.get("href"), self.base)
            text = line.text[label.end : end] if start < label.end else headline(link)
            text = (
                text.strip()
                .removesuffix(")" if "(" not in text else "")
                .removesuffix("]" if "[" not in text else "")
                .strip()
            )
            if url and worthy(link, url, text, self.page):
                targets.append(Target(url, text, label.text))
        return targets

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
        if not targets or not self._here(leaf):
            return False
        for piece in line.pieces:
            if piece.start >= cut:
                piece.erase()
            elif piece.end > cut:
                piece.owner.children[piece.index] = line.text[piece.start : cut].rstrip()
        _after(leaf, [_marker(target, label, "line") for target in targets])
        return True

    # a label alone, what it announces below it

    def _headed(self, leaf: Element, line: Line, label: Label, *, exact: bool) -> bool:
        name = label.text if exact else line.text.strip().rstrip(":：| »›>→").strip()
        announced = label.separated or line.text.rstrip().endswith((":", "："))
        title = leaf.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or _all_strong(leaf)
        rest = self._rest_of(leaf, line)
        if rest:
            return self._lines_below(leaf, line, rest, Label(name, 0, True, label.strength))
        box = box_of(leaf)
        if box is not None and (exact or announced or title or _BOX_NAMES.search(box.names)):
            return self._box(box, name, shape="box", label=label)
        if not (label.strength == "sure" and exact) and not announced and not (title and exact):
            return True
        # a paragraph that ends in a colon was written by hand; what a program fills has a heading
        written = announced and label.strength == "weak" and leaf.tag == "p"
        return self._siblings(leaf, Label(name, 0, announced, "sure" if written else label.strength))

    def _rest_of(self, leaf: Element, line: Line) -> list[Line]:
        lines = lines_of(leaf)
        places = [i for i, other in enumerate(lines) if other.text == line.text]
        return lines[places[0] + 1 :] if places else []

    def _lines_below(self, leaf: Element, line: Line, rest: list[Line], label: Label) -> bool:
        taken, targets = [line], []
        for below in rest:
            if not below.links or len(re.sub(r"[\W_]+", "", below.outside(0))) > 4:
                break
            more = self._targets(below, below.links, Label(label.text, 0, True, label.strength))
            if not more:
                break
            taken.append(below)
            targets += more
        if targets:
            self._take(leaf, taken, targets, label)
        return bool(targets)

    def _box(self, box: Element, name: str, *, shape: str, label: Label | None = None) -> bool:
        targets = cards(box, name, self.base, self.page)
        if targets:
            box.replace([_marker(target, label, shape) for target in targets])
        return True

    def _siblings(self, leaf: Element, label: Label) -> bool:
        anchor = _widen(leaf)
        markers: list[Element] = []
        for below in _following(anchor):
            targets = cards(below, label.text, self.base, self.page)
            wanted = 0.5 if below.tag in ("ul", "ol") else 0.75
            if targets and below.density > wanted and below.chars < 1500:
                below.detach()
                markers += [_marker(target, label, "line") for target in targets]
                if below.tag in ("ul", "ol"):
                    break
            elif not markers and len(targets) == 1 and label.separated and label.strength == "sure":
                markers += [_marker(targets[0], label, "line")]
                _unlink(below)
                break
            elif below.chars and below.density < 0.9:
                break
        if markers:
            anchor.replace(markers)
        return True

    def _take(self, leaf: Element, lines: list[Line], targets: list[Target], label: Label | None = None) -> None:
        """Replace lines by what they point to; a leaf that held nothing else goes, with its bullet or its quote."""
        markers = [_marker(target, label, "line") for target in targets]
        for line in lines:
            for piece in line.pieces:
                piece.erase()
        if any(line.text.strip() for line in lines_of(leaf)):
            _after(leaf, markers)
        else:
            _widen(leaf).replace(markers)


def _worth_a_look(leaf: Element) -> bool:
    """Tell at little cost whether a block may hold a label."""
    if (leaf.chars > 80 and not leaf.linked) or leaf.tag in ("pre", "td", "th", "figcaption"):
        return False
    prose_and_link = leaf.linked > 0 and leaf.chars - leaf.linked > 12 and _ends_in_link(leaf)
    return prose_and_link or may_start(leaf.opening()) or any(child.tag == "br" for child in leaf.walk())


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


def drop_unasked(content: Element) -> None:
    """Take out the links of lists that a program filled: those at the article's end, after its last paragraph."""
    trailing: list[Element] = []
    for element in content.walk():
        if element.tag == "also-read":
            trailing.append(element)
        elif element.chars > 60 and element.density < 0.4 and not element.branch:
            trailing.clear()
    for marker in trailing:
        if marker.get("strength") != "sure":
            marker.detach()


def _marker(target: Target, label: Label | None, shape: str) -> Element:
    strength = label.strength if label else "sure"
    return Element(
        "also-read",
        {"href": target.url, "text": target.text, "label": target.label, "shape": shape, "strength": strength},
    )


def _widen(element: Element) -> Element:
    """Return the largest element that holds nothing beside `element`; lists keep their other items."""
    while element.parent is not None and element.parent.tag not in ("body", "main", "article"):
        parent = element.parent
        alone = parent.chars == element.chars and len([child for child in parent.elements() if child.tag != "br"]) == 1
        if not alone or parent.parent is None:
            break
        element = parent
    return element


def _following(element: Element) -> list[Element]:
    parent = element.parent
    if parent is None:
        return []
    siblings = parent.elements()
    place = siblings.index(element)
    return [sibling for sibling in siblings[place + 1 : place + 9] if sibling.tag != "br"]


def _after(leaf: Element, markers: list[Element]) -> None:
    parent = leaf.parent
    if parent is None:
        return
    place = parent.children.index(leaf)
    parent.children[place + 1 : place + 1] = markers
    for marker in markers:
        marker.parent = parent


def _all_strong(leaf: Element) -> bool:
    strong = sum(child.chars for child in leaf.elements() if child.tag in ("b", "strong", "em", "i", "span", "u"))
    return strong >= leaf.chars > 0


def _unlink(element: Element) -> None:
    for link in element.find("a"):
        link.tag = "span"
