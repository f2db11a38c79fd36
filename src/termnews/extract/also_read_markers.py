"""Tree edits of Also Read: `also-read` elements put in the places of what was found, the rest left whole."""

from termnews.extract.also_read_shapes import amid_prose
from termnews.extract.cards import Target, is_sentence, text_leaves
from termnews.extract.element import Element
from termnews.extract.labels import Label

# a part with this many characters holds the article, whatever its class says
_WHOLE_ARTICLE = 3000
_BLOCKS_OF_TEXT = frozenset(["p", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6"])
_SHELLS = frozenset(["div", "aside", "section"])


def marker(target: Target, label: Label | None, shape: str) -> Element:
    """Return the element that stands for a target."""
    strength = label.strength if label else "sure"
    return Element(
        "also-read",
        {"href": target.url, "text": target.text, "label": target.label, "shape": shape, "strength": strength},
    )


def widen(element: Element) -> Element:
    """Return the largest element that holds nothing beside `element`; lists keep their other items."""
    while element.parent is not None and element.parent.tag not in ("body", "main", "article"):
        parent = element.parent
        alone = parent.chars == element.chars and len([child for child in parent.elements() if child.tag != "br"]) == 1
        if not alone or parent.parent is None:
            break
        element = parent
    return element


def insert(element: Element, others: list[Element], *, after: bool) -> None:
    """Put `others`, which are in no tree, before or behind `element`; the counts above follow."""
    parent = element.parent
    if parent is None:
        return
    place = parent.children.index(element) + after
    parent.children[place:place] = others
    for other in others:
        other.parent = parent
    above: Element | None = parent
    while above is not None:
        for other in others:
            above.chars += other.chars
            above.linked += other.linked
            above.commas += other.commas
        above = above.parent


def replace_box(box: Element, markers: list[Element], sentences: list[Element]) -> None:
    """Put markers in the place of a box, and behind them the sentences of the article that it held."""
    for sentence in sentences:
        sentence.detach()
        sentence.tag, sentence.attrs = "p", {}
    insert(box, [*markers, *sentences], after=True)
    box.detach()


def lay_out_plainly(box: Element) -> None:
    """Put the blocks that a box holds in its place, plain, lest its name or its links have them cleaned away."""
    if not box.branch:
        box.tag, box.attrs = "p", {}
        return
    blocks: list[Element] = []
    stack = [box]
    while stack:
        element = stack.pop()
        if not element.chars:
            continue
        if element.tag in _BLOCKS_OF_TEXT or not element.branch:
            blocks.append(element)
        else:
            stack += reversed(element.elements())
    for block in blocks:
        if block is box or block.tag == "a":
            return
    for block in blocks:
        block.detach()
        block.tag, block.attrs = block.tag if block.tag in _BLOCKS_OF_TEXT else "p", {}
    insert(box, blocks, after=True)
    box.detach()


def keep_around(marker: Element) -> None:
    """Make plain what holds a sentence of the article beside a marker, lest its name have it cleaned away."""
    for above in marker.ancestors():
        if above.chars >= _WHOLE_ARTICLE or above.tag in ("body", "main", "article"):
            break
        if above.tag in _SHELLS and amid_prose(above) and any(is_sentence(leaf) for leaf in text_leaves(above)):
            above.tag, above.attrs = "div", {}


def unlink(element: Element) -> None:
    """Make the links below `element` plain text."""
    for link in element.find("a"):
        link.tag = "span"
        link.attrs = {}
