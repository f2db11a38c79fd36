"""Table model (HTML, section 4.9): the rows of a table as text, and what tells data from the layout of a page."""

from collections import Counter
from dataclasses import dataclass, field

from termnews.domain.document import Table
from termnews.domain.text import one_line
from termnews.extract.element import Element, tag_set
from termnews.extract.inline import inline, visible
from termnews.extract.links import Links

_SIGNS = frozenset(["col", "colgroup", "tfoot", "thead", "th"])
_CELLS = ("td", "th")
# the attribute that keeps what a table was found to be
_KIND = "termnews-kind"
# what a cell of data does not hold: such a table lays out a page
_PAGE_PARTS = tag_set("h1 h2 h3 h4 h5 h6 ul ol blockquote pre figure form table embedded also-read hr section article")
# characters: more than a cell of data holds
_LONG_CELL = 200
# the cells that spans may add to a table: more are no table but an attack
_MOST_SPANNED = 2000
_WIDEST_SPAN = 50
# pixels: a smaller picture is a sign, as a flag or a tick is
_SIGN_SIZE = 64
# words that the text of a sign has
_SIGN_WORDS = 4


def own_rows(table: Element) -> list[Element]:
    """Return the rows of a table without those of the tables inside it."""
    rows: list[Element] = []
    stack = table.elements()[::-1]
    while stack:
        element = stack.pop()
        if element.tag == "tr":
            rows.append(element)
        elif element.tag in ("tbody", "thead", "tfoot"):
            stack += element.elements()[::-1]
    return rows


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return [cell for cell in row.elements() if cell.tag in _CELLS]


def is_data_table(table: Element) -> bool:
    """Tell whether a table holds data; the rest lay a page out."""
    return _kind(table) == "data"


def _kind(table: Element) -> str:
    """Return `data`, `layout`, or `rooms` for a table whose cells hold tables of data; each is judged once."""
    known = table.attrs.get(_KIND)
    if known is None:
        known = table.attrs[_KIND] = _judged(table)
    return known


def _judged(table: Element) -> str:
    parts, inner = _parts(table)
    if any(_kind(below) != "layout" for below in inner):
        return "rooms"
    if table.get("role") in ("presentation", "none") or table.get("datatable") == "0":
        return "layout"
    if table.get("summary") or any(part.tag in _SIGNS or (part.tag == "caption" and part.chars) for part in parts):
        return "data"
    rows = [cells_of(row) for row in own_rows(table)]
    width = max(map(len, rows), default=0)
    if inner or len(rows) < 2 or width < 2:
        return "layout"
    large = len(rows) >= 10 or width > 4 or len(rows) * width > 10
    return "data" if large or _is_grid(rows, table) else "layout"


def _parts(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the elements of a table, and the tables inside it, whose elements are not its own."""
    parts: list[Element] = []
    inner: list[Element] = []
    stack = table.elements()
    while stack:
        element = stack.pop()
        if element.tag == "table":
            inner.append(element)
        else:
            parts.append(element)
            stack += element.elements()
    return parts, inner


def _is_grid(rows: list[list[Element]], table: Element) -> bool:
    """Tell whether all rows have as many cells, most of them filled, each with a short text."""
    if len({len(row) for row in rows}) > 1 or table.density > 0.5:
        return False
    cells = [cell for row in rows for cell in row]
    if any(cell.chars > _LONG_CELL or cell.find(*_PAGE_PARTS) or len(cell.find("p", "div")) > 1 for cell in cells):
        return False
    if table.find("img", "amp-img", "picture"):
        return False
    return sum(not cell.chars for cell in cells) <= len(cells) // 4


@dataclass(slots=True)
class _Grid:
    """The cells of a table in their columns: what spans several of them leaves the others empty."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    spanned: int = 0
    _below: dict[int, int] = field(default_factory=dict)

    def add(self, row: Element, pictures: "_Pictures") -> None:
        """Add a row of cells."""
        texts: list[str] = []
        for cell in cells_of(row):
            self._skip(texts)
            down, across = self._span(cell, "rowspan"), self._span(cell, "colspan")
            for column in range(len(texts), len(texts) + across):
                if down > 1:
                    self._below[column] = down - 1
            texts += [pictures.text_of(cell), *[""] * (across - 1)]
        self._skip(texts)
        if any(texts):
            self.rows.append(tuple(texts))

    def _skip(self, texts: list[str]) -> None:
        while self._below.get(len(texts), 0) > 0:
            self._below[len(texts)] -= 1
            texts.append("")

    def _span(self, cell: Element, name: str) -> int:
        value = cell.get(name).strip()
        span = min(int(value), _WIDEST_SPAN) if value.isdecimal() and len(value) < 5 else 1
        if span > 1:
            self.spanned += span
        return max(span, 1) if self.spanned <= _MOST_SPANNED else 1

    def even(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows without the empty columns that spans of a whole table leave at its right."""
        used = max((place + 1 for row in self.rows for place, text in enumerate(row) if text), default=0)
        return tuple(row[:used] for row in self.rows)


@dataclass(slots=True)
class _Pictures:
    """The pictures of a table: one that is all of a cell stands for its words, the others follow the table."""

    repeated: set[str]
    shown: list[Element] = field(default_factory=list)

    def text_of(self, cell: Element) -> str:
        """Return the text of a cell, or what its pictures are of."""
        line = inline(cell.children, Links())
        text = visible(line.result()[0].replace("\n", " "))
        named = one_line(" ".join(filter(None, map(_name_of, line.pictures))))
        self.shown += [picture for picture in line.pictures if not self._is_sign(picture, alone=not text)]
        return text or named or one_line(" ".join(filter(None, map(_name_of, cell.walk()))))

    def _is_sign(self, picture: Element, *, alone: bool) -> bool:
        size = [
            int(value) for name in ("width", "height") if (value := picture.get(name)).isdecimal() and len(value) < 6
        ]
        if size:
            return max(size) < _SIGN_SIZE
        return picture.get("src") in self.repeated or (alone and 0 < len(_name_of(picture).split()) <= _SIGN_WORDS)


def _name_of(element: Element) -> str:
    return element.get("alt") or element.get("aria-label") or element.get("title")


def read_table(element: Element) -> tuple[Table | None, list[Element]]:
    """Return a table of data, None where it has no text, and its pictures that follow it."""
    counts = Counter(picture.get("src") for picture in element.find("img", "amp-img"))
    pictures = _Pictures({address for address, count in counts.items() if count > 1})
    grid, header, caption = _Grid(), False, None
    rows = own_rows(element)
    for child in element.elements():
        if child.tag == "caption":
            caption = visible(one_line(child.text())) or caption
    for place, row in enumerate(rows):
        cells = cells_of(row)
        heads = bool(cells) and all(cell.tag == "th" for cell in cells)
        if not grid.rows and heads and len(cells) == 1 and caption is None and len(rows) > place + 1:
            # a first row of one heading names the table
            caption = pictures.text_of(cells[0]) or None
            continue
        header = header or (not grid.rows and heads)
        grid.add(row, pictures)
    return (Table(grid.even(), header, caption) if grid.rows else None), pictures.shown
