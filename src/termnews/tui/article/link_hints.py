"""Letter hints: every link and topic in sight has a label, and typing it opens what it stands on."""

from dataclasses import dataclass

from textual.message import Message

from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.page.hints import hint_places, labels
from termnews.tui.messages import Notice


class LinkHints:
    """Labels the targets in sight and takes the keys until one is chosen, or none. It posts to the view."""

    @dataclass
    class Typed(Message):
        """The letters typed so far, none where the labels are gone."""

        letters: str

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._targets: dict[str, int] = {}
        self._cells: dict[int, tuple[int, int]] = {}
        self._letters = ""

    @property
    def shown(self) -> bool:
        """Whether labels are shown: the view takes them away by itself when the text moves."""
        return bool(self._view.labels)

    def begin(self) -> None:
        """Show a label on every target in sight."""
        top = self._view.scroll_offset.y
        self._cells = hint_places(self._view.page, top=top, bottom=top + self._view.lines_in_sight)
        if not self._cells:
            self._view.post_message(Notice("There are no links in sight."))
            return
        self._targets = dict(zip(labels(len(self._cells)), self._cells, strict=True))
        self._type("")

    def press(self, key: str) -> None:
        """Take a letter of a label; any other key takes the labels away and does nothing else."""
        letters = self._letters + key.lower()
        if any(label.startswith(letters) and label != letters for label in self._targets):
            self._type(letters)
            return
        self.end()
        if letters in self._targets:
            target = self._view.page.targets[self._targets[letters]]
            self._view.post_message(ArticleView.TargetChosen(target))

    def end(self) -> None:
        """Take the labels away."""
        self._view.labels = {}
        self._view.post_message(self.Typed(""))

    def _type(self, letters: str) -> None:
        """Show the labels that begin with these letters, each over the first cells of its target."""
        self._letters = letters
        shown: dict[int, list[tuple[int, str]]] = {}
        for label, target in self._targets.items():
            if label.startswith(letters):
                line, cell = self._cells[target]
                shown.setdefault(line, []).append((cell, label))
        self._view.labels = shown
        self._view.post_message(self.Typed(letters))
