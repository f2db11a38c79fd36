"""The bottom line: the keys that matter now at the left, the state of things at the right."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from termnews.domain.text import cells
from termnews.tui.safe_text import one_line


class StatusLine(Widget, can_focus=False):
    """One line: hints, then what is going on (refresh, offline) or where the selected link leads."""

    DEFAULT_CSS = """
    StatusLine { height: 1; dock: bottom; background: $panel; color: $text-muted; }
    StatusLine > .status--key { color: $accent; text-style: bold; }
    StatusLine > .status--state { color: $text; }
    StatusLine > .status--warning { color: $warning; text-style: bold; }
    """
    COMPONENT_CLASSES = {"status--key", "status--state", "status--warning"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._hints: Sequence[tuple[str, str]] = ()
        self._state = ""
        self._warning = ""
        self._doing = ""
        self._pending = ""
        self._selected = ""

    def show(
        self,
        *,
        hints: Sequence[tuple[str, str]] | None = None,
        state: str | None = None,
        warning: str | None = None,
        doing: str | None = None,
        pending: str | None = None,
        selected: str | None = None,
    ) -> None:
        """Change some of what is shown; the parts left out stay."""
        self._hints = self._hints if hints is None else hints
        self._state = self._state if state is None else state
        self._warning = self._warning if warning is None else warning
        self._doing = self._doing if doing is None else doing
        self._pending = self._pending if pending is None else pending
        self._selected = self._selected if selected is None else selected
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; hints that have no room are left out whole."""
        width, base = self.size.width, self.rich_style
        style = {name: base + self.get_component_rich_style(f"status--{name}") for name in ("key", "state", "warning")}
        shown = f"{self._pending} …" if self._pending else self._doing or self._selected or self._state
        state = one_line(shown, max(0, width - cells(self._warning) - 3))
        right = [Segment(f" {self._warning} ", style["warning"])] if self._warning else []
        right += [Segment(f" {state} ", style["state"])] if state else []
        room = width - sum(cells(segment.text) for segment in right)
        left: list[Segment] = []
        for key, word in self._hints:
            need = cells(f" {key} {word} ")
            if need > room:
                break
            left += [Segment(f" {key}", style["key"]), Segment(f" {word} ", base)]
            room -= need
        return Strip([*left, Segment(" " * max(0, room), base), *right]).crop(0, width)
