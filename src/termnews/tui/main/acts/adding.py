"""Subscribing: by an address, from a list of feeds, from the first page; and a list of feeds for other programs."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from termnews.domain.source import AUTO
from termnews.domain.text import count_of
from termnews.library.reading.document_of_file import refuse_target
from termnews.library.sources.add_source import Added
from termnews.library.sources.import_export import export_file, import_sources
from termnews.tui.background import start
from termnews.tui.dialogs.add_source import AddSourceScreen
from termnews.tui.dialogs.ask_line import AskLine
from termnews.tui.dialogs.first_run import Choice, FirstRunScreen
from termnews.tui.dialogs.path_input import PathInput
from termnews.tui.dialogs.path_text import path_of, short_path
from termnews.tui.dialogs.question import import_question
from termnews.tui.messages import SourcesChanged

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

_EXPORT = "~/termnews.opml"


class Adding:
    """The actions of the group `source` that bring sources in, or their addresses out."""

    _screen: "MainScreen"

    def refresh_all(self) -> None:
        """Refresh all sources."""
        raise NotImplementedError

    def add(self) -> None:
        """Subscribe to a feed or to a site."""
        self.add_address("")

    def add_address(self, address: str) -> None:
        """Open the dialog that adds a source, with an address in it."""
        screen = self._screen

        def added(result: Added | None) -> None:
            if result is None:
                return
            source = result.source
            if not result.new:
                said = f"You have {source.title} already"
            else:
                said = f"Added {source.title}, {count_of(result.refreshed.new, 'article')}: U undoes"
            screen.post_message(SourcesChanged(select=source.url, said=said))

        place = screen.tree_list.current
        category = place.category if place is not None and place.category != AUTO else None
        screen.app.push_screen(AddSourceScreen(screen.library, address, category), added)

    def start(self) -> None:
        """Show the first page: starter sources, import, demo."""

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.kind == "address":
                self.add_address(choice.address)
            elif choice.kind == "demo":
                self._screen.open_demo()
            elif choice.kind == "tour":
                self._screen.tour.open_demo()
            else:
                self._screen.post_message(SourcesChanged())
                if choice.added and not self._screen.library.offline:
                    self.refresh_all()

        self._screen.app.push_screen(FirstRunScreen(self._screen.library), chosen)

    def import_file(self) -> None:
        """Subscribe to what an OPML or newsboat file lists."""

        def given(text: str | None) -> None:
            if text and text.strip():
                start(self._screen, partial(self._import, path_of(text)), "sources")

        field = PathInput(placeholder="Path of an OPML file, or of newsboat's urls", id="field")
        hint = "Enter import · Tab complete the path · Esc cancel"
        self._screen.app.push_screen(AskLine("Import sources", field, hint), given)

    async def _import(self, path: Path) -> None:
        app = self._screen.app
        imported = await import_sources(
            self._screen.library, path, ask=lambda count: app.push_screen_wait(import_question(count))
        )
        parts = [f"Imported {count_of(imported.added, 'source')}"]
        present, skipped = imported.present, len(imported.skipped)
        parts += [f"{present} {'was' if present == 1 else 'were'} there already"] if present else []
        parts += [f"{skipped} could not be imported"] if skipped else []
        undoes = ": U undoes" if imported.added else ""
        self._screen.post_message(SourcesChanged(said=", ".join(parts) + undoes))

    def export_file(self) -> None:
        """Write the sources as OPML to a file."""
        refused: list[Path] = []

        def given(text: str | None) -> None:
            if text and text.strip():
                start(self._screen, partial(self._export, path_of(text)), "sources")

        def why_not(text: str) -> str:
            path = path_of(text)
            if not text.strip():
                return "Type the path of a file first."
            if path.is_dir():
                return f"{short_path(path)} is a folder: add the name of a file."
            if path.exists() and path not in refused:
                refused.append(path)
                return f"{short_path(path)} is there already. Enter again replaces it."
            return ""

        field = PathInput(_EXPORT, placeholder="Path of the file", id="field")
        hint = "Enter write the file · Tab complete the path · Esc cancel"
        self._screen.app.push_screen(AskLine("Export sources as OPML", field, hint, why_not), given)

    async def _export(self, path: Path) -> None:
        library = self._screen.library
        refuse_target(library.paths, path)
        sources = library.queries.sources()
        export_file(sources, path)
        self._screen.post_message(
            SourcesChanged(said=f"{count_of(len(sources), 'source')} written to {short_path(path)}")
        )
