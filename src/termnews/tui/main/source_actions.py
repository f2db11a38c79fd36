"""Edits of sources: names, categories, settings, pauses, removals and new ones; each can be undone."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from textual.screen import Screen
from textual.widgets import Input

from termnews.domain.source import AUTO, Source
from termnews.domain.text import count_of
from termnews.library.library import Library
from termnews.library.sources.add_source import Added
from termnews.library.sources.edit_sources import Changed
from termnews.library.sources.restore import write_sources
from termnews.tui.background import start
from termnews.tui.dialogs.add_source import AddSourceScreen, Outcome
from termnews.tui.dialogs.ask_line import AskLine
from termnews.tui.dialogs.category_input import CategoryInput
from termnews.tui.dialogs.source_settings import SourceSettingsScreen
from termnews.tui.look.safe_text import safe_line
from termnews.tui.messages import Notice, SourcesChanged
from termnews.tui.tree.tree_pane import TreePane


class SourceActions:
    """Edits what is under the cursor of the tree, asking on the screen for what it takes."""

    def __init__(self, screen: Screen[Any], library: Library, tree_pane: TreePane) -> None:
        self._screen = screen
        self._library = library
        self._tree = tree_pane

    def add(self, address: str = "") -> None:
        """Subscribe to a feed or to a site: open the dialog, with an address in it where one is known."""

        def added(outcome: Outcome | None) -> None:
            if outcome is None:
                return
            if outcome.noted:
                said = f"Noted {outcome.noted}: the next refresh with a network adds it."
                self._screen.post_message(Notice(said))
                return
            results = outcome.added
            new, source = [result for result in results if result.new], results[0].source
            named = source.title if len(results) == 1 else count_of(len(new), "source")
            if not new:
                said = f"You have {source.title} already" if len(results) == 1 else "You have all of these already"
            else:
                said = f"Added {named}{_brought(new)}"
            self._screen.post_message(SourcesChanged(select=source.url, said=said, undoes=bool(new)))
            for sentence in outcome.failed:
                self._screen.post_message(Notice(sentence, "warning"))

        row = self._tree.current
        category = row.category if row is not None and row.category != AUTO else None
        self._screen.app.push_screen(AddSourceScreen(self._library, address, category), added)

    def rename(self) -> None:
        """Give a source, or a category, another name."""
        row, edits = self._tree.current, self._library.source_edits
        sources = self._tree.chosen_sources()
        if row is None or not sources:
            return
        source = row.source

        def given(name: str | None) -> None:
            if name is None or name.strip() == row.label:
                return
            if source is not None:
                self._do(lambda: edits.rename(source, name), select=source.url)
            else:
                new = name.strip() or row.label
                self._do(lambda: edits.rename_category(row.label, sources, new), category=new)

        empty = "Its own title" if source else ""
        hint = "Enter rename · empty: its own title · Esc cancel" if source else "Enter rename · Esc cancel"
        field = Input(safe_line(row.label), placeholder=empty, id="field")
        self._screen.app.push_screen(AskLine(f"Rename {row.label}", field, hint), given)

    def move(self) -> None:
        """File a source, or all of a category, under another category."""
        row, sources = self._tree.current, self._tree.chosen_sources()
        if row is None or not sources:
            return

        def given(name: str | None) -> None:
            if name and name.strip():
                self.move_to(sources, name.strip())

        names = [name for name in self._tree.categories if name != row.category]
        hint = "Enter move · ↓ next category · Tab complete · Esc cancel"
        self._screen.app.push_screen(AskLine(f"Move {row.label} to", CategoryInput(names, id="field"), hint), given)

    def move_to(self, sources: Sequence[Source], category: str) -> None:
        """File sources under a category."""
        select = sources[0].url if len(sources) == 1 else None
        self._do(lambda: self._library.source_edits.move(sources, category), select=select, category=category)

    def pause(self) -> None:
        """Leave a source or a category alone, or refresh it again."""
        sources = self._tree.chosen_sources()
        if sources:
            paused = any(not source.paused for source in sources)
            self._do(lambda: self._library.source_edits.pause(sources, paused))

    def remove(self) -> None:
        """End the subscription to a source."""
        source = self._source("Put the cursor on a source to remove it.")
        if source is not None:
            self._do(lambda: self._library.source_edits.remove([source]))

    def settings(self) -> None:
        """Show how a source is doing and what is set for it, to be changed."""
        source = self._source("Put the cursor on a source to see its settings.")
        if source is None:
            return

        def given(values: dict[str, Any] | None) -> None:
            if values:
                self._do(lambda: self._library.source_edits.set(source, values), select=source.url)

        interval = self._library.interval_of(source)
        dialog = SourceSettingsScreen(source, self._tree.categories, self._library.now(), interval)
        self._screen.app.push_screen(dialog, given)

    def restore_file(self) -> None:
        """Write the sources of the cache into sources.toml."""

        async def write() -> None:
            self._screen.post_message(SourcesChanged(said=await write_sources(self._library)))

        start(self._screen, write, "sources")

    def _source(self, otherwise: str) -> Source | None:
        """Return the source under the cursor; where there is none, say what to do."""
        source = self._tree.current.source if self._tree.current is not None else None
        if source is None:
            self._screen.post_message(Notice(otherwise))
        return source

    def _do(
        self, change: Callable[[], Coroutine[Any, Any, Changed]], *, select: str | None = None,
        category: str | None = None,
    ) -> None:  # fmt: skip
        """Make a change in the background and show what came of it."""

        async def work() -> None:
            changed = await change()
            said = changed.sentence()
            self._screen.post_message(SourcesChanged(select=select, category=category, said=said, undoes=True))

        start(self._screen, work, "sources")


def _brought(added: Sequence[Added]) -> str:
    """Return how many articles came with new sources; those that other sources have too were here already."""
    new = sum(result.refreshed.new for result in added)
    if new:
        return f", {count_of(new, 'article')}"
    return "" if any(result.source.articles for result in added) else ", no articles yet"
