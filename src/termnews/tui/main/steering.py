"""What the main screen does when its widgets are moved in, clicked, dragged or typed in: from place to place."""

from typing import TYPE_CHECKING

from textual import on

from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.link_hints import LinkHints
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.look.glyphs import words
from termnews.tui.main.reports import Reports
from termnews.tui.main.source_actions import SourceActions
from termnews.tui.messages import SettingsChanged
from termnews.tui.pane.line_input import LineInput
from termnews.tui.tree.source_tree import SourceTree
from termnews.tui.tree.tree_pane import TreePane

if TYPE_CHECKING:
    from termnews.tui.keys.actions import Pane
    from termnews.tui.main.cache_watch import CacheWatch
    from termnews.tui.main.keyboard import Keyboard


class Steering(Reports):
    """The handlers of what widgets tell, and the ways to a place of the tree."""

    source_actions: SourceActions
    keys: "Keyboard"
    watching: "CacheWatch"
    # the pane that had the keys and the article that was open when a search began
    _before_search: "tuple[Pane, int | None]" = ("list", None)

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry."""
        raise NotImplementedError

    @on(LineInput.Moved)
    @on(LineInput.Tabbed)
    @on(LineInput.Left)
    def _line_key(self) -> None:
        self.keys.give_up()

    def on_mouse_down(self) -> None:
        """Leave the place to which one chooses."""
        self.article.resuming = False

    @on(TreePane.RowShown)
    def _row_shown(self, message: TreePane.RowShown) -> None:
        self.list_pane.show(message.row)

    @on(TreePane.Entered)
    def _entered(self) -> None:
        self.go_to("list")

    @on(ListPane.Highlighted)
    def _highlighted(self) -> None:
        if self.at != "article":
            self.preview()

    @on(ListPane.Opened)
    def _opened(self, message: ListPane.Opened) -> None:
        self.article.open(message.article)

    @on(ListPane.Entered)
    def _list_entered(self) -> None:
        self.at, self.zen = "list", False
        self.lay_panes()

    @on(ListPane.Left)
    def _list_left(self) -> None:
        self.go_to("tree")

    @on(ListPane.SearchBegun)
    def _search_begun(self) -> None:
        opened = self.article.opened
        self._before_search = self.at, opened.id if opened is not None else None

    @on(ListPane.SearchLeft)
    def _search_left(self) -> None:
        pane, article = self._before_search
        if article is not None and pane == "article":
            self.article.return_to(article)
        elif article is not None:
            self.article.preview(article)
        self.go_to(pane)

    @on(HeadlineList.CacheFailed)
    def _cache_failed(self, message: HeadlineList.CacheFailed) -> None:
        self.watching.out_of_sight(message.error)

    def toggle_zen(self) -> None:
        """Show the article alone, or all panes."""
        self.zen = not self.zen
        if self.zen and self.at == "list":
            self.perform("go.open")
        self.lay_panes()

    @on(SettingsChanged)
    def _settings_changed(self, message: SettingsChanged) -> None:
        self.article.view.use_measure(message.settings.measure)
        self.tree_pane.use_smart(message.settings.smart)
        self.list_pane.follow(self.tree_pane.current)

    @on(ArticlePane.LinkFollowed)
    def _link_followed(self) -> None:
        self.status.show(doing=words("opening the link…"))

    @on(LinkHints.Typed)
    def _hint_typed(self, message: LinkHints.Typed) -> None:
        self.status.show(pending=message.letters)

    @on(ArticlePane.Left)
    def _article_left(self) -> None:
        self.zen = False
        self.go_to("list")

    @on(ArticlePane.TopicChosen)
    def _topic_chosen(self, message: ArticlePane.TopicChosen) -> None:
        self.list_pane.show_topic(message.topic)

    @on(SourceTree.Dropped)
    def _dropped(self, event: SourceTree.Dropped) -> None:
        self.source_actions.move_to([event.source], event.category)
