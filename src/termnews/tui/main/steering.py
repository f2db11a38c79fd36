"""What the main screen does when its widgets are moved in, clicked, dragged or typed in: from place to place."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from termnews.domain.query import Query, Scope
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.find_line import FindLine
from termnews.tui.background import start as begin
from termnews.tui.headlines.filter_line import FilterLine
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.look.glyphs import words
from termnews.tui.main.layout import FOLDED
from termnews.tui.main.reports import Reports
from termnews.tui.pane.line_input import LineInput
from termnews.tui.rows.row_list import RowList
from termnews.tui.tree.source_tree import SourceTree
from termnews.tui.tree.tree_rows import Key

if TYPE_CHECKING:
    from termnews.domain.source import Source
    from termnews.tui.article.page.model import Target
    from termnews.tui.main.keyboard import Keyboard


class Steering(Reports):
    """The handlers of what widgets tell, and the ways to a place of the tree."""

    find_line: FindLine
    keys: "Keyboard"

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry."""
        raise NotImplementedError

    def file_source(self, source: "Source", category: str) -> None:
        """Put a source into another category."""
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
        self.resume.give_way()

    def _line(self, line: Input) -> FindLine | FilterLine | SearchLine:
        if line is self.find_field:
            return self.find_line
        return self.filter_line if line is self.filter_field else self.search_line

    @on(RowList.CursorMoved, "#tree")
    def _tree_moved(self) -> None:
        self.show_place()
        self.preview()

    def show_place(self) -> None:
        """List the articles of the place under the tree's cursor."""
        place = self.tree_list.current
        if place is not None:
            self.visiting.show(place)

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

    @on(RowList.Chosen, "#list")
    def _headline_clicked(self) -> None:
        self.perform("go.open")

    @on(ArticleView.TargetChosen)
    def _target_clicked(self, event: ArticleView.TargetChosen) -> None:
        self.open_target(event.target)

    def open_target(self, target: "Target") -> None:
        """Open a link's page here, or the list of a topic."""
        if target.topic is not None:
            self.stories.keep_place()
            self._list(f"Topic: {target.topic}", Query(Scope.ALL, topic=target.topic, once=True))
            self.go_to("list")
        elif target.url is not None:
            self.status.show(doing=words("opening the link…"))
            self.stories.follow(target.url)

    def go_to_source(self, url: str) -> None:
        """Show the list of a source."""
        if self.tree_list.select(url=url):
            self._tree_moved()
            self.go_to("list")

    def go_to_category(self, name: str) -> None:
        """Show the list of a category."""
        if self.tree_list.select(category=name):
            self._tree_moved()
            self.go_to("list")

    def go_to_place(self, key: Key) -> None:
        """Show the list of a place of the tree."""
        if self.tree_list.select_key(key):
            self._tree_moved()
            self.go_to("list")

    @on(SourceTree.Folded)
    def _folded(self, event: SourceTree.Folded) -> None:
        begin(self, partial(asyncio.to_thread, self.library.memory.keep, FOLDED, event.categories), "memory")

    @on(SourceTree.Dropped)
    def _dropped(self, event: SourceTree.Dropped) -> None:
        self.file_source(event.source, event.category)
