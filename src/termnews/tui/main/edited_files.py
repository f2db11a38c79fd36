"""Reload of sources.toml and config.toml when they change: in an editor from here, or by another program."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.dom import DOMNode

from termnews.config.files import Stamp, private_folder, stamp
from termnews.config.settings import read_settings
from termnews.domain.errors import ConfigError
from termnews.library.library import Library
from termnews.tui.background import start
from termnews.tui.main.mistakes import Mistakes, shortened, summary
from termnews.tui.messages import Notice, SettingsChanged, SourcesChanged, Told
from termnews.tui.tree.tree_pane import TreePane

_EDITORS = ("sensible-editor", "nano", "vim", "vi", "notepad")


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


@contextmanager
def _keys_left_to_the_editor() -> Iterator[None]:
    """Let Ctrl+C mean what it means in the editor: the terminal sends it to this program too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class EditedFiles:
    """Opens the two files in an editor, and takes in what was changed in them; `node` is told of it.

    `before_edit` is called before the terminal is lent to the editor.
    """

    def __init__(
        self, node: DOMNode, library: Library, tree_pane: TreePane, mistakes: Mistakes,
        *, before_edit: Callable[[], None],
    ) -> None:  # fmt: skip
        self._node = node
        self._tree = tree_pane
        self._library = library
        self._before_edit = before_edit
        self._stamps = self._now()
        self._mistakes = mistakes

    def _now(self) -> dict[Path, Stamp | None]:
        paths = self._library.paths
        return {path: stamp(path) for path in (paths.sources, paths.settings)}

    def edit_sources(self) -> None:
        """Open sources.toml in an editor; what was changed counts when it is closed."""
        self._edit(self._library.paths.sources)

    def edit_settings(self) -> None:
        """Open config.toml in an editor; what was changed counts when it is closed."""
        if self._library.demo:
            self._tell("The demo edition leaves your config.toml alone.")
        else:
            self._edit(self._library.paths.settings)

    def _edit(self, path: Path) -> None:
        command = editor()
        if not command:
            self._tell(f"No editor was found: set EDITOR, or edit {path}.", "warning")
            return
        self._before_edit()
        try:
            private_folder(path.parent)
            # Nothing else goes on meanwhile: what would be drawn, the terminal could not take.
            with self._node.app.suspend(), _keys_left_to_the_editor():
                subprocess.run([*command, str(path)], check=False)
        except SuspendNotSupported:
            self._tell(f"The reader cannot make room for an editor here: edit {path}.", "warning")
        except OSError as error:
            self._tell(f"{command[0]} could not be started: {error.strerror or error}.", "error")
        self.look()

    def look(self) -> None:
        """Take in what was changed since the last look."""
        before, self._stamps = self._stamps, self._now()
        paths = self._library.paths
        # Settings come first: whether a source's interval is usual depends on them.
        if self._stamps[paths.settings] != before[paths.settings]:
            self._read_settings()
        if self._stamps[paths.sources] != before[paths.sources] and self._library.subscriptions.follow_file:
            start(self._node, self._read_sources, "sources")

    async def _read_sources(self) -> None:
        before = {source.url for source in self._tree.sources}
        try:
            passed_over = await self._library.subscriptions.reload()
        except ConfigError as error:
            self._mistakes.replace("sources", (str(error),))
            raise
        after = set(self._library.subscriptions.addresses)
        parts = [f"{len(after - before)} added"] if after - before else []
        parts += [f"{len(before - after)} removed"] if before - after else []
        news = [f"sources.toml was changed: {', '.join(parts)}."] if parts else []
        # what was said at the start or at an earlier look is not said again
        fresh = summary(self._mistakes.replace("sources", passed_over))
        self._node.post_message(SourcesChanged(said="\n".join([*news, *([fresh] if fresh else [])])))

    def _read_settings(self) -> None:
        try:
            settings, problems = read_settings(self._library.paths.settings)
        except ConfigError as error:
            # An editor may be in the middle of writing it.
            self._mistakes.replace("settings", (str(error),))
            self._tell(f"{shortened(str(error))} The settings stay as they were.", "warning")
            return
        self._library.use_settings(settings)
        self._node.post_message(SettingsChanged(settings, problems))

    def _tell(self, text: str, severity: Told = "information") -> None:
        self._node.post_message(Notice(text, severity))
