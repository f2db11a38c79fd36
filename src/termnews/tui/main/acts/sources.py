"""Sources: refresh, add, change, and the ways to one of them."""

from typing import TYPE_CHECKING

from termnews.library.sources.belonging import write_sources
from termnews.tui.background import start
from termnews.tui.dialogs.jump import JumpScreen
from termnews.tui.dialogs.wanted import WantedScreen
from termnews.tui.main.acts.adding import Adding
from termnews.tui.main.acts.changing import Changing
from termnews.tui.main.acts.refreshing import Refreshing
from termnews.tui.messages import SourcesChanged
from termnews.tui.tree.tree_rows import Key

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Sources(Refreshing, Adding, Changing):
    """The group `source`."""

    def __init__(self, screen: "MainScreen") -> None:
        super().__init__(screen)
        self._screen = screen

    def jump(self) -> None:
        """Go to a place of the tree by some letters of its name."""

        def chosen(key: Key | None) -> None:
            if key is not None:
                self._screen.go_to_place(key)

        self._screen.app.push_screen(JumpScreen(self._screen.tree_list.everywhere), chosen)

    def fold_all(self) -> None:
        """Fold all categories, or unfold them."""
        self._screen.tree_list.fold_all()

    def wanted(self) -> None:
        """Show the pages that were asked for while offline."""
        screen = self._screen

        def chosen(url: str | None) -> None:
            if url is not None:
                screen.status.show(doing="opening the link…")
                screen.stories.follow(url)
            screen.show_sources()

        screen.app.push_screen(WantedScreen(screen.library), chosen)

    def edit_file(self) -> None:
        """Open sources.toml in an editor."""
        if self._busy:
            self._screen.tell("A refresh is under way: edit when it is done.")
        else:
            self._screen.reloading.edit_sources()

    def restore_file(self) -> None:
        """Write the sources of the cache into sources.toml."""
        screen = self._screen

        async def write() -> None:
            screen.post_message(SourcesChanged(said=await write_sources(screen.library)))

        start(screen, write, "sources")

    def error(self) -> None:
        """Tell what is wrong with the source under the cursor."""
        place = self._screen.tree_list.current
        source = place.source if place is not None else None
        findings = [finding.sentence for finding in self._screen.diagnose(source)] if source else []
        if findings:
            self._screen.tell("\n".join(findings), "warning")
        elif source is not None and source.paused:
            self._screen.tell("Nothing is wrong here. It is paused: r refreshes it.")
        else:
            self._screen.tell("Nothing is wrong here.")
