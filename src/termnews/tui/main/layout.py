"""How the main screen is laid out: three panes and a line at the bottom, by the room there is."""

from functools import partial
from typing import Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from termnews.config.keymaps import Keymap
from termnews.domain.diagnosis import SourceProblem, diagnose
from termnews.domain.source import Source
from termnews.library.library import Library
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.bulkhead import Bulkhead
from termnews.tui.headlines.empty_list import EmptyText
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.keys.actions import Pane
from termnews.tui.look.glyphs import glyphs
from termnews.tui.main.arrangement import arrangement, share_name
from termnews.tui.main.status_line import StatusLine
from termnews.tui.pane.pane_box import PaneBox
from termnews.tui.pane.pane_title import PaneTitle
from termnews.tui.tree.tree_pane import TreePane

WIDTHS = "widths"
"""The name under which is remembered how wide panes are, as shares of the terminal's width."""

STEP = 4
"""By how many columns a key makes a pane wider or narrower."""

PANES: tuple[Pane, ...] = ("tree", "list", "article")


def _shares(kept: Any) -> dict[str, float]:
    """Return shares of the width as they were kept, without what cannot be one."""
    rows = kept.items() if isinstance(kept, dict) else ()
    return {name: share for name, share in rows if isinstance(share, float) and 0 < share < 1}


class PanesScreen(Bulkhead, Screen[None]):
    """The panes, their titles and the bottom line; which of them is shown follows from width and place."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    PanesScreen { layers: base over; }
    #panes { height: 1fr; }
    #panes > .-more { border-right: solid $foreground 12%; }
    #panes > .-more.-dragged { border-right: solid $text-accent; }
    #article-pane { width: 1fr; }
    """

    def __init__(self, library: Library, keymap: Keymap) -> None:
        super().__init__()
        self.library = library
        self.keymap = keymap
        self.at: Pane = "list"
        self.zen = False
        self._shares = _shares(library.memory.get(WIDTHS, everywhere=True))
        self.tree_pane = TreePane(
            queries=library.queries, smart_lists=library.smart_lists, memory=library.memory, now=library.now,
            diagnose=self._diagnose, smart=library.settings.smart,
            title=f"termnews {glyphs.dot} demo" if library.demo else "termnews",
        )  # fmt: skip
        self.tree_list = self.tree_pane.source_tree
        self.list_pane = ListPane(
            queries=library.queries, search=library.search, smart_lists=library.smart_lists, marks=library.marks,
            now=library.now, by_day=library.settings.group_by_day,
            empty_text=EmptyText(library.queries, lambda: self.keymap, lambda: self.refreshing, library.offline),
            browser=lambda: library.settings.browser,
            article_read=lambda: self.article.opened.id if self.at == "article" and self.article.opened else None,
        )  # fmt: skip
        self.article = ArticlePane(
            reading=library.reading, marks=library.marks, memory=library.memory, now=library.now,
            headlines=library.queries.headlines, browser=lambda: library.settings.browser,
            measure=library.settings.measure, read_only=library.read_only,
        )  # fmt: skip
        self.status = StatusLine(id="status")
        self._boxes: dict[Pane, PaneBox] = {
            "tree": self.tree_pane,
            "list": self.list_pane,
            "article": self.article,
        }

    def compose(self) -> ComposeResult:
        """Return the panes, left to right, above the bottom line."""
        yield Horizontal(*self._boxes.values(), id="panes")
        yield self.status

    def _diagnose(self, source: Source) -> tuple[SourceProblem, ...]:
        return diagnose(source, self.library.now(), interval=self.library.refresh_policy.interval_of(source))

    @property
    def refreshing(self) -> bool:
        """Hook: whether a refresh is under way."""
        return False

    def pane(self, pane: Pane) -> Widget:
        """Return the widget of a pane that takes the keys."""
        return cast(Widget, {"tree": self.tree_list, "list": self.list_pane.rows, "article": self.article.view}[pane])

    def widen(self, columns: int) -> None:
        """Move the divider beside the pane that has the keys: it gets so many columns more."""
        shown = self._arrangement()
        panes = list(shown)
        if len(panes) < 2 or self.at not in panes:
            return
        # The last pane is as wide as those before it let it be.
        last = self.at == panes[-1]
        pane = panes[-2] if last else self.at
        width = shown[pane]
        if width is not None:
            self._give(pane, width + (-columns if last else columns))
            self._keep_widths()

    def usual_widths(self) -> None:
        """Give the panes their usual widths again."""
        self._shares = {}
        self.lay_panes()
        self._keep_widths()

    def _give(self, pane: Pane, columns: int) -> None:
        """Give a pane a share of the width, as far as the others leave it."""
        name = share_name(self.size.width, self.at, pane)
        self._shares[name] = columns / self.size.width
        given = self._arrangement().get(pane)
        if given is not None:
            self._shares[name] = given / self.size.width
        self.lay_panes()

    def _keep_widths(self) -> None:
        self.run_worker(
            partial(self.library.memory.keep, WIDTHS, dict(self._shares), everywhere=True), thread=True, group="memory"
        )

    def _arrangement(self) -> dict[Pane, int | None]:
        return arrangement(self.size.width, self.at, zen=self.zen, shares=self._shares)

    @on(PaneBox.Dragged)
    def _dragged(self, event: PaneBox.Dragged) -> None:
        self._give(event.pane, event.columns)
        if event.ended:
            self._keep_widths()

    def pane_title(self, pane: Pane) -> PaneTitle:
        """Return the title line of a pane."""
        return self._boxes[pane].title

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane, at once, and bring it into sight."""
        self.at = pane
        self.lay_panes()
        self.set_focus(self.pane(pane))

    def lay_panes(self) -> None:
        """Show the panes there is room for."""
        shown = self._arrangement()
        last = list(shown)[-1] if shown else None
        for pane, box in self._boxes.items():
            box.display = pane in shown
            width = shown.get(pane)
            box.styles.width = "1fr" if width is None else width
            box.set_class(pane != last, "-more")
            box.activate(pane == self.at)
        self.at_changed()

    def at_changed(self) -> None:
        """Hook: the keys that matter may be others now."""

    def on_resize(self, event: events.Resize) -> None:
        """Choose the panes by the new width."""
        self.lay_panes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the keys: a click, Tab or a line of typing may give them to another pane."""
        pane = next((pane for pane, box in self._boxes.items() if box in event.widget.ancestors), self.at)
        if pane != self.at:
            self.at = pane
            self.lay_panes()
        else:
            self.at_changed()
