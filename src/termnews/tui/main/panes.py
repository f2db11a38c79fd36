"""Split view of the three panes: what one of them tells goes to the others here, and so do the keys."""

from collections.abc import Mapping

from textual import events, on
from textual.containers import Horizontal
from textual.message import Message

from termnews.library.memory import Memory
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.article_view import ArticleView
from termnews.tui.bulkhead import Bulkhead
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.keys.actions import Pane
from termnews.tui.main.pane_widths import PaneWidths
from termnews.tui.pane.pane_box import PaneBox
from termnews.tui.tree.source_tree import SourceTree
from termnews.tui.tree.tree_pane import TreePane


class Panes(Bulkhead, Horizontal):
    """Tree, headlines and article side by side, as many as there is room for.

    `at` is the pane that has the keys. With `zen`, the article stands alone while it has them.
    """

    class Changed(Message):
        """Another pane has the keys, or other panes are shown."""

    def __init__(self, tree_pane: TreePane, list_pane: ListPane, article_pane: ArticlePane, memory: Memory) -> None:
        super().__init__(tree_pane, list_pane, article_pane, id="panes")
        self.tree_pane = tree_pane
        self.list_pane = list_pane
        self.article_pane = article_pane
        self._panes: Mapping[Pane, TreePane | ListPane | ArticlePane] = {
            "tree": tree_pane, "list": list_pane, "article": article_pane,
        }  # fmt: skip
        self.widths = PaneWidths(self, memory)
        self.at: Pane = "list"
        self.zen = False
        #: whether the article is to stand alone when the one of the session before is here
        self.zen_on_resume = False
        # the pane that had the keys and the article that was open when a search began
        self._before_search: tuple[Pane, int | None] = ("list", None)

    @property
    def view(self) -> SourceTree | HeadlineList | ArticleView:
        """The rows or the text that the keys move in."""
        if self.at == "article":
            return self.article_pane.view
        return self.tree_pane.source_tree if self.at == "tree" else self.list_pane.rows

    def go_to(self, pane: Pane, *, focus: bool = True) -> None:
        """Give the keys to a pane, at once, and bring it into sight; without `focus`, something in it has them."""
        self.at = pane
        self.lay_out()
        if focus:
            self.screen.set_focus(self.view)

    def lay_out(self) -> None:
        """Show the panes there is room for."""
        shown = self.widths.arranged(self.at, zen=self.zen)
        last = list(shown)[-1] if shown else None
        for pane, box in self._panes.items():
            box.display = pane in shown
            width = shown.get(pane)
            box.styles.width = "1fr" if width is None else width
            box.set_class(pane != last, "-more")
            box.activate(pane == self.at)
        self.post_message(self.Changed())

    def toggle_zen(self) -> None:
        """Show the article alone, or all panes again."""
        self.zen = not self.zen
        if self.zen and self.at == "list":
            self.list_pane.open()
        self.lay_out()

    def widen(self, steps: int) -> None:
        """Make the pane that has the keys wider, or narrower where the number is negative."""
        self.widths.widen(steps, self.at, zen=self.zen)
        self.lay_out()

    def usual_widths(self) -> None:
        """Give the panes their usual widths again."""
        self.widths.reset()
        self.lay_out()

    @on(PaneBox.Dragged)
    def _dragged(self, event: PaneBox.Dragged) -> None:
        self.widths.give(event.pane, event.columns, self.at, zen=self.zen)
        self.lay_out()
        if event.ended:
            self.widths.keep()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the keys: a click, Tab or a line of typing may give them to another pane."""
        if event.widget is not self.screen.focused:
            # they have gone on since
            return
        pane = next((pane for pane, box in self._panes.items() if box in event.widget.ancestors), self.at)
        if pane != self.at:
            self.go_to(pane, focus=False)
        else:
            self.post_message(self.Changed())

    @on(ListPane.Highlighted)
    def preview(self) -> None:
        """Show the article under the cursor beside the list, where there is room for it."""
        if self.at == "article" or self.article_pane.resuming or not self.article_pane.display:
            return
        headline = self.list_pane.rows.current
        if headline is None or headline.wanted:
            self.article_pane.put_down()
        else:
            self.article_pane.preview(headline.id)

    @on(TreePane.RowShown)
    def _row_shown(self, message: TreePane.RowShown) -> None:
        self.list_pane.show(message.row)

    @on(TreePane.Entered)
    @on(ArticlePane.Left)
    def _to_list(self) -> None:
        self.zen = False
        self.go_to("list")

    @on(ListPane.Entered)
    def _list_entered(self) -> None:
        self.zen = False
        self.go_to("list", focus=False)

    @on(ListPane.Left)
    def _list_left(self) -> None:
        self.go_to("tree")

    @on(ListPane.Opened)
    @on(ListPane.PageOpened)
    def _opened(self, message: ListPane.Opened | ListPane.PageOpened) -> None:
        if isinstance(message, ListPane.PageOpened):
            self.article_pane.follow(message.url)
        else:
            self.article_pane.open(message.article)

    @on(ListPane.SearchBegun)
    def _search_begun(self) -> None:
        opened = self.article_pane.opened
        self._before_search = self.at, opened.id if opened is not None else None

    @on(ListPane.SearchLeft)
    def _search_left(self) -> None:
        self.article_pane.find.search_for(())
        pane, article = self._before_search
        if article is not None and pane == "article":
            self.article_pane.return_to(article)
        elif article is not None:
            self.article_pane.preview(article)
        self.go_to(pane)

    @on(SearchLine.Answered)
    @on(SearchLine.Ended)
    def _search_words(self, message: SearchLine.Answered | SearchLine.Ended) -> None:
        self.article_pane.find.search_for(message.words if isinstance(message, SearchLine.Answered) else ())

    @on(ArticlePane.TopicChosen)
    def _topic_chosen(self, message: ArticlePane.TopicChosen) -> None:
        self.list_pane.show_topic(message.topic)

    @on(ArticleLoader.Arrived)
    def _arrived(self, message: ArticleLoader.Arrived) -> None:
        if message.shown and message.arrival == "resumed":
            self.zen = self.zen_on_resume
        if message.shown and message.arrival not in ("preview", "edited"):
            self.go_to("article")
        elif message.arrival == "resumed":
            self.preview()
