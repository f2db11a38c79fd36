"""sources.toml and config.toml, edited while the reader runs: in an editor from here, or by another program."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import SuspendNotSupported

from termnews.config.files import private_folder
from termnews.config.settings import read_settings
from termnews.domain.errors import ConfigError
from termnews.tui.background import start
from termnews.tui.messages import SourcesChanged

if TYPE_CHECKING:
    from termnews.tui.app import TermnewsApp
    from termnews.tui.main.main import MainScreen

_EDITORS = ("sensible-editor", "nano", "vim", "vi", "notepad")
Stamp = tuple[int, int] | None


def editor() -> list[str]:
    """Return the command that edits a file: $VISUAL, else $EDITOR, else one that is installed; empty if none is."""
    for name in ("VISUAL", "EDITOR"):
        try:
            command = shlex.split(os.environ.get(name, ""))
        except ValueError:
            continue
        if command:
            return command
    return [found for name in _EDITORS if (found := shutil.which(name))][:1]


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@contextmanager
def _keys_left_to_the_editor() -> Iterator[None]:
    """Let Ctrl+C mean what it means in the editor: the terminal sends it to this program too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class EditedFiles:
    """Opens the two files in an editor, and takes in what was changed in them."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._library = screen.library
        self._stamps = self._now()
        # What was said at the start or at an earlier look is not said again.
        self._told = set(self._library.problems)

    def _now(self) -> dict[Path, Stamp]:
        paths = self._library.paths
        return {path: _stamp(path) for path in (paths.sources, paths.settings)}

    def edit_sources(self) -> None:
        """Open sources.toml in an editor; what was changed counts when it is closed."""
        self._edit(self._library.paths.sources)

    def edit_settings(self) -> None:
        """Open config.toml in an editor; what was changed counts when it is closed."""
        if self._library.demo:
            self._screen.tell("The demo edition leaves your config.toml alone.")
        else:
            self._edit(self._library.paths.settings)

    def _edit(self, path: Path) -> None:
        screen, command = self._screen, editor()
        if not command:
            screen.tell(f"No editor was found: set EDITOR, or edit {path}.", "warning")
            return
        screen.keep_place()
        try:
            private_folder(path.parent)
            # Nothing else goes on meanwhile: what would be drawn, the terminal could not take.
            with screen.app.suspend(), _keys_left_to_the_editor():
                subprocess.run([*command, str(path)], check=False)
        except SuspendNotSupported:
            screen.tell(f"The reader cannot make room for an editor here: edit {path}.", "warning")
        except OSError as error:
            screen.tell(f"{command[0]} could not be started: {error.strerror or error}.", "error")
        self.look()

    def look(self) -> None:
        """Take in what was changed since the last look."""
        before, self._stamps = self._stamps, self._now()
        paths = self._library.paths
        # Settings come first: whether a source's interval is usual depends on them.
        if self._stamps[paths.settings] != before[paths.settings]:
            self._read_settings()
        if self._stamps[paths.sources] != before[paths.sources] and self._library.subscriptions.follow_file:
            start(self._screen, self._read_sources, "sources")

    async def _read_sources(self) -> None:
        before = {source.url for source in self._screen.outlining.sources}
        passed_over = await self._library.subscriptions.reload()
        after = set(self._library.subscriptions.addresses)
        parts = [f"{len(after - before)} added"] if after - before else []
        parts += [f"{len(before - after)} removed"] if before - after else []
        news = [f"sources.toml was changed: {', '.join(parts)}."] if parts else []
        fresh = [sentence for sentence in passed_over if sentence not in self._told]
        self._told.update(fresh)
        self._screen.post_message(SourcesChanged(said="\n".join([*news, *fresh])))

    def _read_settings(self) -> None:
        screen = self._screen
        try:
            settings, problems = read_settings(self._library.paths.settings)
        except ConfigError as error:
            # An editor may be in the middle of writing it.
            screen.tell(f"{error} The settings stay as they were.", "warning")
            return
        self._library.use_settings(settings)
        problems += cast("TermnewsApp", screen.app).use_settings()
        screen.article.use_measure(settings.measure)
        screen.show_sources()
        screen.visiting.renamed()
        for problem in problems:
            screen.tell(problem, "warning")
        if not problems:
            screen.tell(
                "config.toml was changed: keys, theme and lists are as it says. The network's at the next start."
            )
