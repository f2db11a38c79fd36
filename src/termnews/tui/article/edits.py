"""Edits of the open article: its new text in place of the old one, and their diff in a dialog over it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from termnews.library.reading.changes import Changes
from termnews.library.reading.reading import Opened
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_view import ArticleView
from termnews.tui.dialogs.changes import ChangesScreen
from termnews.tui.messages import Notice


@dataclass(frozen=True)
class Edits:
    """Shows the edits of the article that `opened` gives; `changes` brings them by its id."""

    view: ArticleView
    loader: ArticleLoader
    changes: Callable[[int], Awaitable[Changes | None]]
    opened: Callable[[], Opened | None]

    def show(self) -> None:
        """Show what the article says otherwise than before its publisher edited it."""
        opened = self.opened()
        if opened is None or opened.edited is None:
            self.view.post_message(Notice("This article has not been edited since it came."))
        else:
            self.view.app.push_screen(ChangesScreen(opened.edited, lambda: self.changes(opened.id)))

    def look(self) -> None:
        """Show the article as it is now, where its publisher edited it since it was opened."""
        opened = self.opened()
        if opened is not None and not opened.full and self.loader.opening is None:
            self.loader.look_again(opened, lambda: self.view.position)
