"""Captions outside of `figure`: what a site sets beside a picture and calls its caption belongs to the picture."""

import re

from termnews.domain.text import fold
from termnews.extract.element import Element, tag_set

_NAME = re.compile(
    r"caption|legend|l[eé]gende|credit|cutline|bildtext|bildunterschrift|pie[-_]?de[-_]?foto|"
    r"(image|img|photo|picture|pic|media|foto|bild)[-_]?(desc|text|info)",
    re.IGNORECASE,
)
_PICTURES = tag_set("img amp-img picture")
_BOXES = tag_set("div section table tbody p article li")
# characters of a caption, and of a box that may say it a second time, cut short
_LONGEST, _TWICE = 400, 800
# elements of one caption
_MOST = 12
# what a gallery counts its pictures by: 1 of 9, 1/9, Image 1 of 9
_COUNTER = re.compile(r"(\w+ )?\d{1,3} ?(/|(of|von|de|di|sur|van|av|из|z)( ?/)?) ?\d{1,3}", re.IGNORECASE)
# characters of the buttons of a gallery
_BUTTONS = 60
# characters that a caption and its first words share at least
_BEGINNING = 12
_CUT_SHORT = re.compile(r"(\.\.\.|…).{0,20}$")


def set_caption(picture: Element) -> None:
    """Make a figure of the smallest box around a picture that holds its caption, too."""
    below = picture
    for box in picture.ancestors():
        if box.tag == "figure":
            return
        if box.chars:
            if not _make_figure(box):
                _take_next(below, box)
            return
        below = box


def _make_figure(box: Element) -> bool:
    """Make a figure of a box of pictures where all that it says is their caption; tell whether it is one."""
    if box.chars > _TWICE or box.tag not in _BOXES or len(box.find(*_PICTURES)) > 2:
        return False
    captions = _captions(box)
    if not captions or box.find("h1", "h2", "h3", "h4", "blockquote", "ul", "ol"):
        return False
    # what a gallery counts is none of a caption
    counters = [element for element in _leaves(box) if _COUNTER.fullmatch(element.text())]
    said = sum(element.chars for element in (*captions, *counters))
    if said < box.chars or (box.tag == "li" and not _is_gallery(box.parent)):
        return False
    for element in (*counters, *_cut_short(box)):
        element.detach()
    if box.chars > _LONGEST:
        return False
    if box.parent is not None:
        _drop_buttons(box.parent)
        if box.tag == "li":
            box.parent.tag = "div"
    box.tag, box.attrs, box.block = "figure", {}, True
    for element in captions:
        _to_caption(element, box)
    return True


def _take_next(below: Element, box: Element) -> None:
    """Take what follows a picture, and is called its caption, into one figure with it."""
    children = box.elements()
    place = next((n for n, child in enumerate(children) if child is below), len(children)) + 1
    if place >= len(children) or not below.block:
        return
    caption = children[place]
    if not 0 < caption.chars <= _LONGEST or not caption.block or not _NAME.search(caption.names):
        return
    if caption.find(*_PICTURES, "h1", "h2", "h3", "h4", "blockquote", "ul", "ol"):
        return
    figure = Element("figure")
    below.replace([figure])
    caption.detach()
    for part in (below, caption):
        figure.append(part)
    for above in (figure, *figure.ancestors()):
        above.chars += caption.chars
        above.linked += caption.linked
        above.commas += caption.commas
    figure.branch = True
    _to_caption(caption, figure)


def _captions(box: Element) -> list[Element]:
    """Return the outermost elements of a box that are called a caption."""
    named = [element for element in box.walk() if element.chars and _NAME.search(element.names)]
    if len(named) > _MOST:
        return []
    return [element for element in named if not any(above in named for above in element.ancestors(box))]


def _leaves(box: Element) -> list[Element]:
    return [element for element in box.walk() if element.block and not element.branch and element.chars]


def _is_gallery(parent: Element | None) -> bool:
    """Tell whether a list is one of pictures."""
    items = parent.elements() if parent is not None else []
    return bool(items) and all(item.tag in ("li", "figure") and item.find(*_PICTURES) for item in items)


def _drop_buttons(gallery: Element) -> None:
    """Take out what a gallery prints around its pictures to leaf through them: a few words below a count."""
    around = gallery.parent.elements() if gallery.parent is not None else []
    for box in (*gallery.elements(), *around):
        if 0 < box.chars <= _BUTTONS and not box.find(*_PICTURES):
            first = next(iter(_leaves(box)), box)
            if _COUNTER.fullmatch(first.text()):
                box.detach()


def _cut_short(box: Element) -> list[Element]:
    """Return the blocks of a box that say the first words of another block once more."""
    said = [(leaf, fold(leaf.text())) for leaf in _leaves(box)[:_MOST]]
    return [
        leaf
        for leaf, _ in said
        if _CUT_SHORT.search(text := leaf.text())
        and len(start := fold(_CUT_SHORT.sub("", text))) >= _BEGINNING
        and any(other is not leaf and whole.startswith(start) for other, whole in said)
    ]


def _to_caption(element: Element, figure: Element) -> None:
    element.tag, element.attrs, element.block = "figcaption", {}, True
    for above in element.ancestors(figure):
        above.block = above.branch = True
