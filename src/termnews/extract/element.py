"""DOM element of our light tree: parent, attributes, and the amount of text below it."""

import re
from collections.abc import Iterator


def tag_set(names: str) -> frozenset[str]:
    """Return the tag names that `names` lists, apart by spaces."""
    return frozenset(names.split())


BLOCKS = tag_set(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul also-read embedded menu caption"
)
# the attributes of a paragraph that was made of loose text; no two others share theirs
LOOSE: dict[str, str | None] = {}
_NAMED_BY_TEXT = tag_set("h1 h2 h3 h4 h5 h6 span a")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class Element:
    """One element: `chars`, `linked` (characters inside links) and `commas` count all that is below it.

    `block` tells whether it starts a line of its own, `branch` whether a child of it does.
    """

    __slots__ = (
        "attrs",
        "block",
        "branch",
        "chars",
        "children",
        "commas",
        "further",
        "linked",
        "parent",
        "prose",
        "score",
        "tag",
    )

    def __init__(self, tag: str, attrs: dict[str, str | None] | None = None, parent: "Element | None" = None) -> None:
        self.tag = tag
        self.attrs = attrs or {}
        self.children: list[Element | str] = []
        self.parent = parent
        self.chars = 0
        self.linked = 0.0
        self.commas = 0
        self.block = tag in BLOCKS
        self.branch = False
        self.score: float | None = None
        self.prose = 0
        self.further = False

    def get(self, name: str) -> str:
        """Return an attribute's value, empty where it is missing."""
        return self.attrs.get(name) or ""

    @property
    def names(self) -> str:
        """The class and id, which is where a page says what a part is; a heading's id is made of its words."""
        attrs = self.attrs
        if not attrs:
            return ""
        if self.tag in _NAMED_BY_TEXT:
            return attrs.get("class") or ""
        return f"{attrs.get('class') or ''} {attrs.get('id') or ''}"

    @property
    def density(self) -> float:
        """The share of the text that stands in links."""
        return self.linked / self.chars if self.chars else 0.0

    def append(self, child: "Element") -> None:
        """Put `child`, which holds no text, behind the other children."""
        child.parent = self
        self.children.append(child)

    def elements(self) -> list["Element"]:
        """Return the children that are elements."""
        return [child for child in self.children if not isinstance(child, str)]

    def walk(self) -> Iterator["Element"]:
        """Yield the elements below this one in reading order; one taken out when it is yielded is not entered."""
        stack = [child for child in reversed(self.children) if not isinstance(child, str)]
        while stack:
            element = stack.pop()
            if element.parent is None:
                continue
            yield element
            children = element.children
            if not children or element.parent is None:
                continue
            first = children[0]
            if len(children) > 1:
                stack += [child for child in reversed(children) if not isinstance(child, str)]
            elif not isinstance(first, str):
                stack.append(first)

    def find(self, *tags: str) -> list["Element"]:
        """Return the elements below this one that have one of `tags`."""
        matches = []
        stack = [child for child in reversed(self.children) if not isinstance(child, str)]
        while stack:
            element = stack.pop()
            if element.tag in tags:
                matches.append(element)
            children = element.children
            if len(children) > 1:
                stack += [child for child in reversed(children) if not isinstance(child, str)]
            elif children and not isinstance(children[0], str):
                stack.append(children[0])
        return matches

    def text(self) -> str:
        """Return the text below this element, spaces squeezed; blocks and line breaks are apart by a space."""
        return _SPACES.sub(" ", "".join(self._pieces())).replace("\u00a0", " ").strip()

    def opening(self) -> str:
        """Return the first few words of the text."""
        start = ""
        for piece in self._pieces():
            start += piece
            if len(start.strip()) > 15:
                break
        return start

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag == "br":
                yield " "
            elif child.block:
                yield " "
                yield from child._pieces()
                yield " "
            else:
                yield from child._pieces()

    def detach(self) -> None:
        """Take this element out of the tree; the counts above it follow."""
        if self.parent is None:
            return
        del self.parent.children[self.parent.children.index(self)]
        self._count_out(self.parent)
        self.parent = None

    def _count_out(self, above: "Element | None") -> None:
        while above is not None:
            above.chars -= self.chars
            above.linked -= self.linked
            above.commas -= self.commas
            above.prose -= self.prose
            above = above.parent

    def replace(self, others: list["Element"]) -> None:
        """Put `others`, which stand nowhere, in this element's place; the counts above it follow."""
        parent = self.parent
        if parent is None:
            return
        place = parent.children.index(self)
        parent.children[place : place + 1] = others
        self._count_out(parent)
        self.parent = None
        for other in others:
            other.parent = parent
            for above in other.ancestors() if other.chars else ():
                above.chars += other.chars
                above.linked += other.linked
                above.commas += other.commas

    def is_in(self, other: "Element") -> bool:
        """Tell whether this element stands in `other`, or is it."""
        return self is other or any(above is other for above in self.ancestors())

    def ancestors(self, end: "Element | None" = None) -> Iterator["Element"]:
        """Yield the elements above this one, the nearest first, and none from `end` on."""
        above = self.parent
        while above is not None and above is not end:
            yield above
            above = above.parent
