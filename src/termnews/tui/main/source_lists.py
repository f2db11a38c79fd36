"""Import and export of the sources as a list in a file."""

from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from termnews.domain.text import count_of
from termnews.library.library import Library
from termnews.library.reading.document_of_file import refuse_target
from termnews.library.sources.import_export import export_file, import_sources
from termnews.tui.background import start
from termnews.tui.dialogs.ask_line import AskLine
from termnews.tui.dialogs.path_input import PathInput
from termnews.tui.dialogs.path_text import path_of, short_path
from termnews.tui.dialogs.question import import_question
from termnews.tui.messages import SourcesChanged

_EXPORT = "~/termnews.opml"


class SourceLists:
    """Brings many sources in at once, or their addresses out; the screen shows the dialogs."""

    def __init__(self, screen: Screen[Any], library: Library) -> None:
        self._screen = screen
        self._library = library

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
            self._library, path, ask=lambda count: app.push_screen_wait(import_question(count))
        )
        self._screen.post_message(
            SourcesChanged(said=imported.sentence(), undoes=imported.added > 0, left_out=imported.told())
        )

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
        refuse_target(self._library.paths, path)
        sources = self._library.queries.sources()
        export_file(sources, path)
        self._screen.post_message(
            SourcesChanged(said=f"{count_of(len(sources), 'source')} written to {short_path(path)}")
        )
