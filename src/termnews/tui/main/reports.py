"""What the main screen does when work is done: articles arrive, marks change, refreshes go on and end."""

from typing import TYPE_CHECKING

from textual import on

from termnews.domain.query import query_words
from termnews.library.events import PageStatus, RefreshStatus
from termnews.tui import messages
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_view import ArticleView
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.main.layout import PanesScreen
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.messages import Told

if TYPE_CHECKING:
    from termnews.tui.main.resume import Resume


class Reports(PanesScreen):
    """The handlers of what workers tell; each changes widgets and nothing else."""

    refreshes: Refreshes
    resume: "Resume"

    def tell(self, text: str, severity: Told = "information") -> None:
        """Say one sentence to the reader."""
        raise NotImplementedError

    def preview(self) -> None:
        """Show the article under the cursor beside the list, where there is room for it."""
        headline = self.list_pane.rows.current
        if self.article.resuming or not self.article.display:
            return
        if headline is None and self.at != "article":
            self.article.put_down()
        elif headline is not None:
            self.article.preview(headline.id)

    @on(ArticleLoader.Arrived)
    def _article_arrived(self, message: ArticleLoader.Arrived) -> None:
        self.status.show(doing="")
        if message.shown and message.arrival == "resumed":
            self.zen = self.resume.zen
        if message.shown and message.arrival != "preview":
            self.go_to("article")
        elif message.arrival == "resumed":
            self.preview()

    @on(ArticleView.SelectionChanged)
    def _selection_changed(self, message: ArticleView.SelectionChanged) -> None:
        self.status.show(selected=(message.host, message.said))

    @on(ArticleLoader.LinkStatesChanged)
    def _link_states(self) -> None:
        self.tree_pane.recount(())

    @on(SearchLine.Answered)
    def _search_answered(self, message: SearchLine.Answered) -> None:
        self.article.view.highlight(query_words(message.text))

    @on(SearchLine.Ended)
    def _search_ended(self) -> None:
        self.article.view.highlight(())

    @on(messages.MarksChanged)
    def _marks_changed(self, message: messages.MarksChanged) -> None:
        self.list_pane.rows.reload(message.step.ids)
        self.tree_pane.recount(message.step.ids)
        if message.tell and message.undone:
            self.tell(f"Undone: {message.step.sentence()}")
        elif message.tell:
            self.tell(f"{message.step.sentence()}: U undoes")

    @on(messages.SourcesChanged)
    def _sources_changed(self, message: messages.SourcesChanged) -> None:
        self.tree_pane.renew()
        chosen = message.select is not None and self.tree_pane.source_tree.select(url=message.select)
        if not chosen and message.category is not None:
            self.tree_pane.source_tree.select(category=message.category)
        self.list_pane.follow(self.tree_pane.current)
        self.list_pane.renew()
        if message.said:
            self.tell(message.said)
        for sentence in self.library.subscriptions.credentials.told():
            self.tell(sentence, "warning")

    @on(messages.RefreshBegun)
    def _refresh_begun(self) -> None:
        if not self.list_pane.rows.count:
            # an empty list says something else while articles are on their way
            self.list_pane.renew()

    @on(messages.RefreshProgress)
    def _refresh_progress(self, message: messages.RefreshProgress) -> None:
        result = message.result
        self.status.show(state=f"refreshing {result.done}/{result.total}  {result.source.title}")
        if result.new and not self.list_pane.rows.count:
            # who has nothing to read is not to wait for the slowest server
            self.tree_pane.renew()
            self.list_pane.renew()
            self.preview()

    @on(messages.RefreshDone)
    def _refresh_done(self, message: messages.RefreshDone) -> None:
        finished = message.finished
        self.refreshes.done(finished)
        failed = finished.count(RefreshStatus.FAILED)
        news = f"{finished.new} new" if finished.new else "nothing new"
        self.status.show(
            state=f"{news}, {failed} failed (! in the tree)" if failed and not finished.offline else news,
            warning="offline: no network" if finished.offline else "",
        )
        for result in finished.results:
            if result.moved_to is not None:
                self.tell(f"{result.source.title} has moved: sources.toml has its new address, {result.moved_to}")
        self.tree_pane.renew()
        self.list_pane.renew()
        self.preview()

    @on(messages.NetworkBack)
    def _network_back(self, message: messages.NetworkBack) -> None:
        self.refreshes.network_back(message.sources)

    @on(messages.PrefetchProgress)
    def _prefetch_progress(self, message: messages.PrefetchProgress) -> None:
        self.status.show(state=f"prefetching, stored so far: {message.page.stored}")

    @on(messages.PrefetchDone)
    def _prefetch_done(self, message: messages.PrefetchDone) -> None:
        stored = message.finished.count(PageStatus.STORED)
        self.status.show(state=f"stored for reading offline: {stored}")
        self.tree_pane.renew()

    @on(messages.Notice)
    def _notice(self, message: messages.Notice) -> None:
        if message.severity != "information":
            # what was asked for does not come
            self.article.resuming = False
            self.status.show(doing="")
        self.tell(message.text, message.severity)
