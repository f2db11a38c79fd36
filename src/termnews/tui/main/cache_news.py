"""Cache invalidation: what services tell of marks, sources, refreshes and settings is shown in the panes."""

from dataclasses import dataclass

from textual.dom import DOMNode
from textual.message import Message

from termnews.domain.text import grouped
from termnews.library.refresh.credentials import Credentials
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.dialogs.report import left_out_report
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.main.cache_watch import CacheWatch
from termnews.tui.main.edited_files import EditedFiles
from termnews.tui.main.panes import Panes
from termnews.tui.main.status_line import StatusLine
from termnews.tui.messages import (
    ChangedElsewhere,
    EditSeen,
    MarksChanged,
    Notice,
    RefreshBegun,
    RefreshDone,
    RefreshProgress,
    SettingsChanged,
    SourcesChanged,
)
from termnews.tui.tree.source_tree import SourceTree


@dataclass(frozen=True)
class CacheNews:
    """Shows in the panes what a message tells of the cache. Sentences are posted to `node`."""

    node: DOMNode
    panes: Panes
    status: StatusLine
    watch: CacheWatch
    edited_files: EditedFiles
    credentials: Credentials

    def take(self, message: Message) -> None:
        """Show what a message tells."""
        match message:
            case MarksChanged():
                self._marks_changed(message)
            case EditSeen(article=article):
                self.panes.list_pane.rows.reload((article,))
            case SourceTree.Recounted():
                self.panes.list_pane.list_title.recounted(self.panes.tree_pane.current)
            case ArticleLoader.LinkStatesChanged():
                self.panes.tree_pane.recount(())
            case SourcesChanged():
                self._sources_changed(message)
            # who has nothing to read is not to wait for the slowest server, and is told that articles are on their way
            case RefreshBegun() if not self.panes.list_pane.rows.count:
                self._show_anew()
            case RefreshProgress(result=result) if result.new and not self.panes.list_pane.rows.count:
                self._show_anew()
            case RefreshDone():
                self._refresh_done(message)
            case ChangedElsewhere():
                self._changed_elsewhere(message)
            case HeadlineList.CacheFailed(error=error):
                self.watch.out_of_sight(error)
            case SettingsChanged(settings=settings):
                self.panes.article_pane.view.use_measure(settings.measure)
                self.panes.tree_pane.use_smart(settings.smart)
                self.panes.list_pane.follow(self.panes.tree_pane.current)

    def _marks_changed(self, message: MarksChanged) -> None:
        headlines = self.panes.list_pane
        headlines.rows.reload(message.step.ids)
        headlines.show_title()
        self.panes.tree_pane.recount(message.step.ids)
        if message.tell:
            self._tell(message.step.sentence(), undoes=True)

    def _sources_changed(self, message: SourcesChanged) -> None:
        tree, headlines = self.panes.tree_pane, self.panes.list_pane
        tree.renew()
        chosen = message.select is not None and tree.source_tree.select(url=message.select)
        if not chosen and message.category is not None:
            tree.source_tree.select(category=message.category)
        headlines.follow(tree.current)
        headlines.renew()
        if message.said:
            self._tell(message.said, undoes=message.undoes)
        if message.left_out:
            self.node.app.push_screen(left_out_report(message.said, message.left_out))
        for sentence in self.credentials.told():
            self.node.post_message(Notice(sentence, "warning"))

    def _refresh_done(self, message: RefreshDone) -> None:
        for result in message.finished.results:
            if result.moved_to is not None:
                self._tell(f"{result.source.title} has moved: sources.toml has its new address, {result.moved_to}")
        self._show_anew()

    def _changed_elsewhere(self, message: ChangedElsewhere) -> None:
        def show() -> None:
            self.edited_files.look()
            self.panes.list_pane.rows.reload()
            self._show_anew()

        new = self.watch.take_in(message.new, show)
        if message.new:
            self.status.show(state=f"{grouped(new)} new")

    def _show_anew(self) -> None:
        """Show sources, counts and headlines as the cache has them now."""
        self.panes.tree_pane.renew()
        self.panes.list_pane.follow(self.panes.tree_pane.current)
        self.panes.list_pane.renew()
        self.panes.preview()
        self.panes.article_pane.edits.look()

    def _tell(self, text: str, *, undoes: bool = False) -> None:
        self.node.post_message(Notice(f"{text}: ", hint="{mark.undo} undoes") if undoes else Notice(text))
