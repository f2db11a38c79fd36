"""How the main screen is laid out: three panes and a line at the bottom, by the room there is."""

from typing import cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from termnews.domain.diagnosis import Finding, diagnose
from termnews.domain.source import Source
from termnews.library.library import Library
from termnews.tui.actions import Pane
from termnews.tui.page.find import LONGEST
from termnews.tui.panes import arrangement
from termnews.tui.widgets.article_view import ArticleView
from termnews.tui.widgets.headlines import HeadlineList
from termnews.tui.widgets.pane_title import PaneTitle
from termnews.tui.widgets.row_list import RowList
from termnews.tui.widgets.source_tree import SourceTree
from termnews.tui.widgets.status_line import StatusLine

PANES: tuple[Pane, ...] = ("tree", "list", "article")


class PanesScreen(Screen[None]):
    """The panes, their titles and the bottom line; which of them is shown follows from width and place."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    PanesScreen { layers: base; }
    #panes { height: 1fr; }
    #panes > .-more { border-right: solid $foreground 12%; }
    #article-pane { width: 1fr; }
    #search, #find { height: 1; border: none; padding: 0 1; background: $surface; }
    #search:focus, #find:focus { border: none; background: $panel; }
    RowList { background: $background; color: $foreground; scrollbar-color: $foreground 20%;
              scrollbar-background: $background; scrollbar-color-hover: $foreground 35%;
              scrollbar-background-hover: $background; scrollbar-background-active: $background; }
    RowList > .rows--row { color: $foreground; }
    RowList > .rows--muted { color: $text-muted; }
    RowList > .rows--strong { color: $foreground; text-style: bold; }
    RowList > .rows--accent { color: $text-accent; }
    RowList > .rows--error { color: $text-error; text-style: bold; }
    RowList > .rows--match { color: $text-accent; text-style: bold underline; }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.at: Pane = "list"
        self.zen = False
        self.tree_list = SourceTree(self.diagnose, id="tree")
        self.headlines = HeadlineList(library.lists.articles.headlines, library.now, id="list")
        self.article = ArticleView(measure=library.settings.measure, now=library.now, id="article")
        self.search = Input(placeholder="Search all articles", id="search")
        self.find_field = Input(placeholder="Find in this article", id="find", max_length=LONGEST)
        self.status = StatusLine(id="status")
        self._titles = {pane: PaneTitle(id=f"{pane}-title") for pane in PANES}

    def compose(self) -> ComposeResult:
        """Return the panes, left to right, above the bottom line."""
        self.search.display = self.find_field.display = False
        with Horizontal(id="panes"):
            yield Vertical(self._titles["tree"], self.tree_list, id="tree-pane")
            yield Vertical(self._titles["list"], self.search, self.headlines, id="list-pane")
            yield Vertical(self._titles["article"], self.article, self.find_field, id="article-pane")
        yield self.status

    def diagnose(self, source: Source) -> tuple[Finding, ...]:
        """Return what is wrong with a source now."""
        return diagnose(source, self.library.now(), interval=self.library.habits.interval_of(source))

    @property
    def rows(self) -> RowList:
        """The list that has the keys: the tree or the headlines."""
        return self.tree_list if self.at == "tree" else self.headlines

    def pane(self, pane: Pane) -> Widget:
        """Return the widget of a pane that takes the keys."""
        return cast(Widget, {"tree": self.tree_list, "list": self.headlines, "article": self.article}[pane])

    def pane_title(self, pane: Pane) -> PaneTitle:
        """Return the title line of a pane."""
        return self._titles[pane]

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane and bring it into sight."""
        self.at = pane
        self.lay_panes()
        self.pane(pane).focus()

    def lay_panes(self) -> None:
        """Show the panes there is room for."""
        shown = arrangement(self.size.width, self.at, zen=self.zen)
        last = list(shown)[-1] if shown else None
        for pane in PANES:
            box = self.query_one(f"#{pane}-pane")
            box.display = pane in shown
            width = shown.get(pane)
            box.styles.width = "1fr" if width is None else width
            box.set_class(pane != last, "-more")
            self._titles[pane].set_class(pane == self.at, "-active")
        self.at_changed()

    def at_changed(self) -> None:
        """Hook: the keys that matter may be others now."""

    def on_resize(self, event: events.Resize) -> None:
        """Choose the panes by the new width."""
        self.lay_panes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the keys: a click or Tab may give them to another pane."""
        pane = next((pane for pane in PANES if event.widget is self.pane(pane)), None)
        if pane is not None and pane != self.at:
            self.at = pane
            self.lay_panes()
