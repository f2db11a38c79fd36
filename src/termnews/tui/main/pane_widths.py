"""Widths of the panes: what a person gave them, by keys or by the mouse, is kept for the next start."""

from functools import partial
from typing import Any

from textual.dom import DOMNode

from termnews.library.memory import Memory
from termnews.tui.keys.actions import Pane
from termnews.tui.main.arrangement import arrangement, share_name

WIDTHS = "widths"
"""The name under which is remembered how wide panes are, as shares of the terminal's width."""

STEP = 4
"""By how many columns a key makes a pane wider or narrower."""


def _shares(kept: Any) -> dict[str, float]:
    """Return shares of the width as they were kept, without what cannot be one."""
    rows = kept.items() if isinstance(kept, dict) else ()
    return {name: share for name, share in rows if isinstance(share, float) and 0 < share < 1}


class PaneWidths:
    """The shares of the screen's width that panes have; `node` runs the work of keeping them."""

    def __init__(self, node: DOMNode, memory: Memory) -> None:
        self._node = node
        self._memory = memory
        self._shares = _shares(memory.get(WIDTHS, everywhere=True))

    def arranged(self, at: Pane, *, zen: bool) -> dict[Pane, int | None]:
        """Return the panes that there is room for, left to right, with their widths; None takes the rest."""
        return arrangement(self._node.screen.size.width, at, zen=zen, shares=self._shares)

    def widen(self, steps: int, at: Pane, *, zen: bool) -> None:
        """Move the divider beside the pane that has the keys: it gets so many steps more."""
        shown = self.arranged(at, zen=zen)
        panes, columns = list(shown), STEP * steps
        if len(panes) < 2 or at not in panes:
            return
        # The last pane is as wide as those before it let it be.
        last = at == panes[-1]
        pane = panes[-2] if last else at
        width = shown[pane]
        if width is not None:
            self.give(pane, width + (-columns if last else columns), at, zen=zen)
            self.keep()

    def give(self, pane: Pane, columns: int, at: Pane, *, zen: bool) -> None:
        """Give a pane so many columns, as far as the others leave them."""
        width = self._node.screen.size.width
        name = share_name(width, at, pane)
        self._shares[name] = columns / width
        given = self.arranged(at, zen=zen).get(pane)
        if given is not None:
            self._shares[name] = given / width

    def reset(self) -> None:
        """Have the usual widths again."""
        self._shares = {}
        self.keep()

    def keep(self) -> None:
        """Keep the widths for the next start."""
        keep = partial(self._memory.keep, WIDTHS, dict(self._shares), everywhere=True)
        self._node.run_worker(keep, thread=True, group="memory")
