"""Which target Tab comes to next, which match of a find, and how far to scroll to it."""

from collections.abc import Sequence
from typing import Protocol

from termnews.tui.article.page.model import Target


class Placed(Protocol):
    """Something that stands on the lines `first` to `last` of a page."""

    @property
    def first(self) -> int:
        """The line it begins on."""

    @property
    def last(self) -> int:
        """The line it ends on."""


def in_sight(placed: Placed, top: int, bottom: int) -> bool:
    """Tell whether any of it is on the lines `top` to `bottom` (exclusive)."""
    return placed.last >= top and placed.first < bottom


def lines_to(placed: Placed, *, top: int, room: int, context: int = 2) -> int:
    """Return by how many lines to scroll, up where negative, to see it whole with `context` lines beyond it.

    `top` is the first of the `room` lines in sight; what is whole in sight already moves nothing.
    """
    if placed.first < top:
        return max(0, placed.first - context) - top
    if placed.last >= top + room:
        return min(placed.last + context + 1 - room, placed.first) - top
    return 0


def next_target(targets: Sequence[Placed], selected: int | None, *, step: int, top: int, bottom: int) -> int | None:
    """Return the index of the target `step` (1 or -1) after `selected`, round about at either end.

    With none selected, or the selected one out of sight, the first (last) one on the lines `top` to `bottom`
    (exclusive) is it, else the nearest in the direction of the step. None where there are no targets.
    """
    if not targets:
        return None
    shown = [i for i, target in enumerate(targets) if in_sight(target, top, bottom)]
    if selected is not None and (selected in shown or not shown):
        return (selected + step) % len(targets)
    if shown:
        return shown[0] if step > 0 else shown[-1]
    if step > 0:
        return next((i for i, target in enumerate(targets) if target.first >= bottom), 0)
    return next((i for i in range(len(targets) - 1, -1, -1) if targets[i].last < top), len(targets) - 1)


def numbered_target(targets: Sequence[Target], number: int, *, top: int, bottom: int) -> int | None:
    """Return the index of the link `number`, of several places where it is printed the one in sight if any."""
    places = [i for i, target in enumerate(targets) if target.number == number]
    shown = [i for i in places if in_sight(targets[i], top, bottom)]
    return next(iter((*shown, *places)), None)
