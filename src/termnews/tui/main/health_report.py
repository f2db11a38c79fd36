"""Health report: what is wrong with the source of the article, or with the sources of the list."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from termnews.domain.diagnosis import SourceProblem, Trouble, diagnose
from termnews.domain.source import Source
from termnews.library.library import Library
from termnews.tui.dialogs.report import Entry, ReportScreen
from termnews.tui.main.panes import Panes
from termnews.tui.messages import Notice
from termnews.tui.pane.tree_row import Kind

_WORST_FIRST = tuple(Trouble)
_ERRORS = (Trouble.GONE, Trouble.BROKEN)


class HealthReport:
    """Tells of one source in a sentence, of several as a list; `outage` is what is wrong with the network itself."""

    def __init__(self, screen: Screen[Any], library: Library, panes: Panes, outage: Callable[[], str]) -> None:
        self._screen = screen
        self._library = library
        self._panes = panes
        self._outage = outage

    def tell(self) -> None:
        """Tell what is wrong where one is."""
        sources = self._sources()
        found = {source.id: problems for source in sources if (problems := self._problems(source))}
        if self._outage():
            self._screen.post_message(Notice(self._outage(), "warning"))
        elif not found:
            paused = len(sources) == 1 and sources[0].paused
            hint = " It is paused: {source.refresh} refreshes it." if paused else ""
            self._screen.post_message(Notice("Nothing is wrong here.", hint=hint))
        elif len(sources) == 1:
            sentences = " ".join(problem.sentence for problem in found[sources[0].id])
            self._screen.post_message(Notice(sentences, "warning"))
        else:
            ill = sorted(
                (source for source in sources if source.id in found),
                key=lambda source: _WORST_FIRST.index(found[source.id][0].trouble),
            )
            self._list([(source, found[source.id]) for source in ill], len(sources))

    def _sources(self) -> Sequence[Source]:
        """Return the source of the article that is read, else those of the row of the tree."""
        opened, row = self._panes.article_pane.opened, self._panes.tree_pane.current
        sources = self._panes.tree_pane.sources
        if self._panes.at == "article" and opened is not None:
            own = [source for source in sources if source.id == opened.article.headline.source.id]
            if own:
                return own
        if row is not None and row.source is not None:
            return [row.source]
        if row is not None and row.kind is Kind.CATEGORY:
            return [source for source in sources if source.category == row.category]
        return sources

    def _problems(self, source: Source) -> tuple[SourceProblem, ...]:
        return diagnose(source, self._library.now(), interval=self._library.interval_of(source))

    def _list(self, ill: Sequence[tuple[Source, Sequence[SourceProblem]]], count: int) -> None:
        entries = [
            Entry(source.title if number == 0 else "", problem.sentence, problem.trouble in _ERRORS)
            for source, problems in ill
            for number, problem in enumerate(problems)
        ]
        self._screen.app.push_screen(ReportScreen(f"What is wrong: {len(ill):,} of {count:,} sources", entries))
