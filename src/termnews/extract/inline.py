"""Inline formatting: inline elements become one string and the spans that style it."""

import re
from itertools import pairwise

from termnews.domain.document import Span, SpanStyle
from termnews.domain.text import clean, one_line
from termnews.extract.element import Element
from termnews.extract.fragment_links import is_sign, note_mark
from termnews.extract.links import Links
from termnews.extract.scripts import lowered, raised

_STYLES: dict[str, SpanStyle] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "s": "strike", "strike": "strike", "del": "strike",
    "u": "underline", "ins": "underline",
}  # fmt: skip
# a no-break space was set on purpose and stays
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_SCRIPTS = {"sup": raised, "sub": lowered}
_PICTURES = frozenset(["img", "amp-img", "picture", "noscript", "embedded"])
# what a text may hold and still show nothing
_UNSEEN = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2800\u3164\ufeff\ufe0f"


def visible(text: str) -> str:
    """Return `text`, or nothing where no character of it can be seen."""
    return text if text.strip(_UNSEEN) else ""


class Line:
    """Collects the text, the spans and the pictures of one block. Spaces are single, `<br>` is a newline."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.pictures: list[Element] = []
        self.leading_pictures = 0
        self._parts: list[str] = []
        self._length = 0
        self._formula_end = -1
        self._spans: list[Span] = []

    def add(self, child: Element | str) -> None:
        """Add text or an inline element with all below it."""
        if isinstance(child, str):
            self._lines(child)
        elif child.tag == "br":
            self._break()
        elif child.tag == "formula":
            self._formula(child)
        elif child.tag in _PICTURES:
            self.pictures.append(child)
            if not self._length:
                self.leading_pictures += 1
        elif child.tag == "a":
            self._link(child)
        elif child.tag == "q":
            self._quoted(child)
        elif child.tag in _SCRIPTS and not child.block:
            self._script(child)
        else:
            self._styled(child, _STYLES.get(child.tag))

    def _lines(self, text: str) -> None:
        """Add text; the tree keeps line ends only where they are shown."""
        first, *others = text.split("\n") if "\n" in text else [text]
        self._text(first)
        for line in others:
            self._break()
            self._text(line)

    def _text(self, text: str) -> None:
        text = clean(_SPACES.sub(" ", text))
        if not self._parts or self._parts[-1][-1] in " \n":
            text = text.lstrip(" ")
        if text:
            if self._length == self._formula_end and text[0].isalnum():
                text = f" {text}"
            self._parts.append(text)
            self._length += len(text)

    def _break(self) -> None:
        if not self._parts or self._parts[-1][-1] == "\n":
            return
        stripped = self._parts[-1].rstrip(" ")
        self._length += len(stripped) - len(self._parts[-1]) + 1
        self._parts[-1] = stripped + "\n"

    def _children(self, element: Element) -> None:
        for before, child in pairwise(("", *element.children)):
            if not _opens_over(child, before):
                self.add(child)

    def _formula(self, element: Element) -> None:
        """Add a formula; one that is set apart has lines of its own."""
        apart = element.get("display") == "yes"
        text = element.text()
        if apart:
            self._break()
        elif self._before()[-1:].isalnum() and text[:1].isalnum():
            self._text(" ")
        self._children(element)
        self._formula_end = self._length
        if apart:
            self._break()

    def _before(self) -> str:
        """Return the end of the text so far."""
        return "".join(self._parts[-3:])

    def _script(self, element: Element) -> None:
        """Add a superscript or a subscript, or the mark of a footnote."""
        text = one_line(element.text())
        if not text or element.find(*_PICTURES):
            self._children(element)
            return
        around = element.parent if element.parent is not None and element.parent.tag == "a" else None
        links = [around] if around else element.find("a")
        mark = note_mark(links[0], text, self.links.base, raised=True, glued=True) if links else ""
        if mark:
            self._text(mark)
        elif links and text.isdecimal():
            # a number that leads elsewhere is no exponent
            self._text("[")
            self._children(element)
            self._text("]")
        elif links:
            self._children(element)
        else:
            self._text(_SCRIPTS[element.tag](text, self._before()))

    def _quoted(self, element: Element) -> None:
        self._text("“")
        self._children(element)
        self._text("”")

    def _styled(self, element: Element, style: SpanStyle | None, link: int | None = None) -> None:
        start = self._length
        if element.block:
            # a block inside inline text: at least keep its words apart
            self._text(" ")
        self._children(element)
        if element.block:
            self._text(" ")
        if style:
            self._span(start, style, link)

    def _span(self, start: int, style: SpanStyle, link: int | None) -> None:
        text = self._since(start)
        end = start + len(text.rstrip())
        start += len(text) - len(text.lstrip())
        if end > start:
            self._spans.append(Span(start, end, style, link))

    def _since(self, start: int) -> str:
        """Return the text from `start` on, without a look at what stands before: a line may hold 100,000 links."""
        length, came, taken = self._length - start, 0, []
        for part in reversed(self._parts):
            if came >= length:
                break
            taken.append(part)
            came += len(part)
        return "".join(reversed(taken))[came - length :] if length > 0 else ""

    def _link(self, element: Element) -> None:
        if is_sign(element, self.links.base):
            return
        number = self.links.open(element.get("href"))
        start = self._length
        mark = self._note_mark(element)
        if mark:
            self._text(mark)
        else:
            self._children(element)
        if number is None:
            return
        if self.links.close(number, self._since(start)):
            self._span(start, "link", number)

    def _note_mark(self, link: Element) -> str:
        if link.chars > 8 or link.find("sup", *_PICTURES):
            return ""
        glued = self._before()[-1:].strip() != ""
        return note_mark(link, link.text(), self.links.base, raised=False, glued=glued)

    def result(self) -> tuple[str, tuple[Span, ...]]:
        """Return the text without space at its ends, and the spans in order within it."""
        text = visible("".join(self._parts).rstrip())
        spans = [Span(s.start, min(s.end, len(text)), s.style, s.link) for s in self._spans if s.start < len(text)]
        return text, tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _opens_over(element: Element | str, before: Element | str) -> bool:
    """Tell whether an element is a box that opens over the link before it: it says the link's words again, and more."""
    if isinstance(element, str) or element.tag == "a":
        return False
    if element.get("role") == "tooltip":
        return True
    if isinstance(before, str) or before.tag != "a" or not 3 < before.chars < min(element.chars, 80):
        return False
    return element.text().startswith(before.text())


def inline(children: list[Element | str], links: Links) -> Line:
    """Return a line that holds `children`."""
    line = Line(links)
    for child in children:
        line.add(child)
    return line
