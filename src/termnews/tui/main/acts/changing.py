"""Changing the sources that are there: names, categories, settings, removal; each can be undone."""

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from termnews.domain.source import AUTO, Source
from termnews.library.sources.edit_sources import Changed
from termnews.tui.background import start
from termnews.tui.dialogs.ask_line import AskLine
from termnews.tui.dialogs.category_input import CategoryInput
from termnews.tui.dialogs.source_settings import SourceSettingsScreen
from termnews.tui.messages import SourcesChanged
from termnews.tui.tree.tree_rows import Kind, TreeRow

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Changing:
    """The actions of the group `source` on what is under the cursor of the tree."""

    _screen: "MainScreen"

    def rename(self) -> None:
        """Give a source, or a category, another name."""
        place, changes = self._screen.tree_list.current, self._screen.library.source_edits
        sources = self._sources_of(place)
        if place is None or not sources:
            return
        source = place.source

        def given(name: str | None) -> None:
            if name is None or name.strip() == place.label:
                return
            if source is not None:
                self._do(lambda: changes.rename(source, name), select=source.url)
            else:
                new = name.strip() or place.label
                self._do(lambda: changes.rename_category(place.label, sources, new), category=new)

        empty = "Its own title" if source else ""
        hint = "Enter rename · empty: its own title · Esc cancel" if source else "Enter rename · Esc cancel"
        self._ask(AskLine(f"Rename {place.label}", AskLine.field(place.label, empty), hint), given)

    def move(self) -> None:
        """File a source, or all of a category, under another category."""
        place = self._screen.tree_list.current
        sources = self._sources_of(place)
        if place is None or not sources:
            return

        def given(name: str | None) -> None:
            if name and name.strip():
                self.move_to(sources, name.strip())

        names = [name for name in self._categories() if name != place.category]
        hint = "Enter move · ↓ next category · Tab complete · Esc cancel"
        self._ask(AskLine(f"Move {place.label} to", CategoryInput(names, id="field"), hint), given)

    def move_to(self, sources: Sequence[Source], category: str) -> None:
        """File sources under a category."""
        changes = self._screen.library.source_edits
        select = sources[0].url if len(sources) == 1 else None
        self._do(lambda: changes.move(sources, category), select=select, category=category)

    def pause(self) -> None:
        """Leave a source or a category alone, or refresh it again."""
        sources, changes = self._sources_of(self._screen.tree_list.current), self._screen.library.source_edits
        if sources:
            paused = any(not source.paused for source in sources)
            self._do(lambda: changes.pause(sources, paused))

    def remove(self) -> None:
        """End the subscription to a source."""
        place, changes = self._screen.tree_list.current, self._screen.library.source_edits
        source = place.source if place is not None else None
        if source is None:
            self._screen.tell("Put the cursor on a source to remove it.")
        else:
            self._do(lambda: changes.remove([source]))

    def settings(self) -> None:
        """Show how a source fares and what is set for it, to be changed."""
        place, changes, screen = self._screen.tree_list.current, self._screen.library.source_edits, self._screen
        source = place.source if place is not None else None
        if source is None:
            screen.tell("Put the cursor on a source to see its settings.")
            return

        def given(wanted: dict[str, Any] | None) -> None:
            if wanted:
                self._do(lambda: changes.set(source, wanted), select=source.url)

        interval = screen.library.refresh_policy.interval_of(source)
        dialog = SourceSettingsScreen(source, self._categories(), screen.library.now(), interval)
        screen.app.push_screen(dialog, given)

    def _categories(self) -> list[str]:
        return list(dict.fromkeys(one.category for one in self._screen.tree_list.sources if one.category != AUTO))

    def _sources_of(self, place: TreeRow | None) -> list[Source]:
        """Return the sources of a place; where it has none to change, say so."""
        sources: list[Source] = []
        if place is not None and place.source is not None:
            sources = [place.source]
        elif place is not None and place.kind is Kind.CATEGORY:
            sources = [one for one in self._screen.tree_list.sources if one.category == place.category]
            if not sources:
                self._screen.tell("This category is the articles' own: it follows from what they say.")
        else:
            self._screen.tell("Put the cursor on a source or a category.")
        return sources

    def _ask(self, dialog: AskLine, given: Callable[[str | None], None]) -> None:
        self._screen.app.push_screen(dialog, given)

    def _do(
        self, change: Callable[[], Coroutine[Any, Any, Changed]], *, select: str | None = None,
        category: str | None = None,
    ) -> None:  # fmt: skip
        """Make a change in the background and show what came of it."""

        async def work() -> None:
            changed = await change()
            said = f"{changed.sentence()}: U undoes"
            self._screen.post_message(SourcesChanged(select=select, category=category, said=said))

        start(self._screen, work, "sources")
