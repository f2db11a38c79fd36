"""Letter hints: every link and topic in sight has a label, and typing it opens what it stands on."""

from typing import TYPE_CHECKING

from termnews.tui.article.page.hints import hint_places, labels

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class LinkHints:
    """Labels the targets in sight and takes the keys until one is chosen, or none."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._view = screen.article
        self._targets: dict[str, int] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._typed = ""

    @property
    def has_keys(self) -> bool:
        """Whether labels are shown: the view takes them away by itself when the text moves."""
        return bool(self._view.labels)

    def begin(self) -> None:
        """Show a label on every target in sight."""
        top = self._view.scroll_offset.y
        self._places = hint_places(self._view.page, top=top, bottom=top + self._view.lines_in_sight)
        if not self._places:
            self._screen.tell("There are no links in sight.")
            return
        self._targets = dict(zip(labels(len(self._places)), self._places, strict=True))
        self._typed = ""
        self._show()

    def press(self, key: str) -> bool:
        """Take a letter of a label; any other key takes the labels away and does nothing else."""
        self._typed += key.lower()
        target = self._targets.get(self._typed)
        if target is not None:
            self._end()
            self._screen.open_target(self._view.page.targets[target])
        elif any(label.startswith(self._typed) for label in self._targets):
            self._show()
        else:
            self._end()
        return True

    def _show(self) -> None:
        """Show the labels that begin as typed so far, each over the first cells of its target."""
        shown: dict[int, list[tuple[int, str]]] = {}
        for label, target in self._targets.items():
            if label.startswith(self._typed):
                line, cell = self._places[target]
                shown.setdefault(line, []).append((cell, label))
        self._view.labels = shown
        self._screen.status.show(pending=self._typed)

    def _end(self) -> None:
        self._view.labels = {}
        self._screen.status.show(pending="")
