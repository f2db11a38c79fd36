"""Which target Tab comes to next."""

from collections.abc import Sequence

from termnews.tui.page.model import Target


def _on_screen(target: Target, top: int, bottom: int) -> bool:
    return target.last >= top and target.first < bottom


def next_target(targets: Sequence[Target], selected: int | None, *, step: int, top: int, bottom: int) -> int | None:
    """Return the index of the target `step` (1 or -1) after `selected`, round about at either end.

    With none selected, or the selected one out of sight, the first (last) one on the lines `top` to `bottom`
    (exclusive) is it, else the nearest in the direction of the step. None where there are no targets.
    """
    if not targets:
        return None
    shown = [i for i, target in enumerate(targets) if _on_screen(target, top, bottom)]
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
    shown = [i for i in places if _on_screen(targets[i], top, bottom)]
    return next(iter((*shown, *places)), None)
