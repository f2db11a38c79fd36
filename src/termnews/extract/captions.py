"""Captions outside of `figure`: what a site sets beside a picture and calls its caption belongs to the picture."""

import re

from termnews.extract.element import Element, tag_set

_NAME = re.compile(r"caption|legend|credit|cutline", re.IGNORECASE)
_PICTURES = tag_set("img amp-img picture")
_BOXES = tag_set("div section table tbody p")
# characters
_LONGEST = 400
# elements of one caption
_MOST = 12


def set_caption(picture: Element) -> None:
    """Make a figure of the smallest box around a picture that holds its caption, too."""
    for box in picture.ancestors():
        if box.tag in ("figure", "li", "article", "main", "body") or box.chars > _LONGEST:
            return
        if box.chars:
            _make_figure(box)
            return


def _make_figure(box: Element) -> None:
    named = [element for element in box.walk() if element.chars and _NAME.search(element.names)]
    if len(named) > _MOST:
        return
    outer = [element for element in named if not any(above in named for above in element.ancestors(box))]
    if box.tag not in _BOXES or not outer or box.find("h1", "h2", "h3", "h4", "blockquote", "ul", "ol"):
        return
    if sum(element.chars for element in outer) < box.chars or len(box.find(*_PICTURES)) > 2:
        return
    box.tag, box.attrs = "figure", {}
    for element in outer:
        element.tag, element.attrs, element.block = "figcaption", {}, True
        for above in element.ancestors(box):
            above.block = above.branch = True
