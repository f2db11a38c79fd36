"""Normalisation of a page's markup before it is judged: one pass that brings what sites write to one form.

Posts become quotations, players and posts lose the boxes around them, a formula is said
once, what is set beside a picture and called its caption is one.
"""

from collections.abc import Callable

from termnews.extract.captions import set_caption
from termnews.extract.element import Element
from termnews.extract.mathematics import say_once
from termnews.extract.posts import fill_box, lift, set_address, set_post

_STEPS: dict[str, Callable[[Element], None]] = {
    "blockquote": set_post,
    "embedded": lift,
    "div": fill_box,
    "figure": set_address,
    "formula": say_once,
    "img": set_caption,
}


def normalise(top: Element) -> None:
    """Bring the markup below `top` to one form, in place."""
    for element in top.find(*_STEPS):
        # a step before may have made it something else
        step = _STEPS.get(element.tag)
        if step is not None and element.parent is not None:
            step(element)
