"""Keyboard selection of a link or topic on a page: one at most, brought into sight."""

from collections.abc import Callable, Container

from termnews.tui.article.page.choice import in_sight, lines_to, next_target, numbered_target
from termnews.tui.article.page.model import Target
from termnews.tui.article.page_view import PageView
from termnews.tui.look.cell_width import cells


class TargetSelection:
    """Chooses among the targets of the page in a view; `changed` is called after each choice."""

    def __init__(self, view: PageView, changed: Callable[[], None]) -> None:
        self._view = view
        self._changed = changed

    @property
    def current(self) -> Target | None:
        """The selected link or topic."""
        index, targets = self._view.chosen, self._view.page.targets
        return targets[index] if index is not None and index < len(targets) else None

    def number(self, number: int) -> Target | None:
        """Select the link with `number`; None, and nothing changed, where there is none."""
        top, bottom = self._lines()
        index = numbered_target(self._view.page.targets, number, top=top, bottom=bottom)
        return self.choose(index) if index is not None else None

    def clear(self) -> None:
        """Select nothing."""
        self.choose(None)

    def choose(self, index: int | None) -> Target | None:
        """Select a target by its index, and scroll to it."""
        view = self._view
        view.chosen = index
        view.refresh()
        self._changed()
        target = self.current
        if target is not None:
            view.move_by(lines_to(target, top=view.scroll_offset.y, room=view.lines_in_sight))
        return target

    def at(self, x: int, line: int) -> int | None:
        """Return the index of the target at a cell of a line."""
        page = self._view.page
        if not 0 <= line < page.height:
            return None
        left = page.left
        for piece in page.lines[line]:
            size = cells(piece.text)
            if left <= x < left + size:
                return piece.target
            left += size
        return None

    @property
    def offset(self) -> tuple[int, int] | None:
        """The cell and the line of the page where the selected target begins."""
        target = self.current
        if target is None:
            return None
        pieces = self._view.page.lines[target.first]
        before = next((i for i, piece in enumerate(pieces) if piece.target == self._view.chosen), 0)
        return self._view.page.left + sum(cells(piece.text) for piece in pieces[:before]), target.first

    def step(self, step: int) -> Target | None:
        """Select the next link or topic (1), from the first in sight on, or the one before (-1), from the last on.

        Pictures are passed over: what Tab does is the same whether or not an article has any.
        """
        top, bottom = self._lines()
        targets, chosen = self._view.page.targets, self._view.chosen
        links = [index for index, target in enumerate(targets) if not target.picture]
        before = None if chosen is None else sum(index < chosen for index in links)
        if before is not None and chosen not in links and step > 0:
            before -= 1
        place = next_target([targets[index] for index in links], before, step=step, top=top, bottom=bottom)
        return self.choose(None if place is None else links[place])

    def picture(self, *, shown: Container[str]) -> int | None:
        """Return the index of the picture that is meant: the selected one, else the first in sight not `shown`.

        Where all in sight are shown it is the first of them; None where none is in sight.
        """
        top, bottom = self._lines()
        targets = self._view.page.targets
        seen = [i for i, target in enumerate(targets) if target.picture and in_sight(target, top, bottom)]
        if self._view.chosen in seen:
            return self._view.chosen
        return next((i for i in seen if targets[i].url not in shown), next(iter(seen), None))

    def _lines(self) -> tuple[int, int]:
        top = self._view.scroll_offset.y
        return top, top + self._view.lines_in_sight
