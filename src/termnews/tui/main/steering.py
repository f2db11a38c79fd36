"""What the main screen does when its widgets are moved in, clicked, dragged or typed in: from place to place."""

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from termnews.domain.query import Query, Scope
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.link_hints import LinkHints
from termnews.tui.headlines.filter_line import FilterLine
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.look.glyphs import words
from termnews.tui.main.reports import Reports
from termnews.tui.main.source_actions import SourceActions
from termnews.tui.messages import SettingsChanged
from termnews.tui.pane.line_input import LineInput
from termnews.tui.rows.row_list import RowList
from termnews.tui.tree.source_tree import SourceTree
from termnews.tui.tree.tree_pane import TreePane

if TYPE_CHECKING:
    from termnews.tui.main.keyboard import Keyboard


class Steering(Reports):
    """The handlers of what widgets tell, and the ways to a place of the tree."""

    source_actions: SourceActions
    keys: "Keyboard"

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry."""
        raise NotImplementedError

    @on(LineInput.Submitted)
    def _submitted(self, event: LineInput.Submitted) -> None:
        self._line(event.input).submitted()

    @on(LineInput.Typed)
    @on(LineInput.Moved)
    @on(LineInput.Tabbed)
    @on(LineInput.Left)
    def _line_key(self, event: LineInput.Event) -> None:
        line = self._line(event.line)
        if isinstance(event, LineInput.Typed):
            line.typed(event.text)
            return
        self.keys.give_up()
        match event:
            case LineInput.Moved(step=step):
                line.moved(step)
            case LineInput.Tabbed():
                line.tabbed()
            case LineInput.Left():
                line.leave()

    def on_mouse_down(self) -> None:
        """Leave the place to which one chooses."""
        self.article.resuming = False

    def _line(self, line: Input) -> FilterLine | SearchLine:
        return self.filter_line if line is self.filter_field else self.search_line

    @on(TreePane.RowShown)
    def _row_shown(self, message: TreePane.RowShown) -> None:
        self.visiting.show(message.row)
        self.preview()

    @on(TreePane.Entered)
    def _entered(self) -> None:
        self.go_to("list")

    def show_place(self) -> None:
        """List the articles of the place under the tree's cursor."""
        row = self.tree_pane.current
        if row is not None:
            self.visiting.show(row)

    def _list(self, title: str, query: Query) -> None:
        """Show a list, and no longer the answer to a search."""
        self.search_line.close()
        self.listing.show(title, query)

    @on(RowList.CursorMoved, "#list")
    def _headline_moved(self) -> None:
        if self.headlines.selection:
            self.show_titles()
        if self.at != "article":
            self.preview()

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
        self.show_titles()
        self.visiting.renamed()

    @on(RowList.Chosen, "#list")
    def _headline_clicked(self) -> None:
        self.perform("go.open")

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
        self._list(f"Topic: {message.topic}", Query(Scope.ALL, topic=message.topic, once=True))
        self.go_to("list")

    @on(SourceTree.Dropped)
    def _dropped(self, event: SourceTree.Dropped) -> None:
        self.source_actions.move_to([event.source], event.category)
