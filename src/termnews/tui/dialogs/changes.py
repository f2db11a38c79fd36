"""Diff of an edited article: the words taken out struck through, those put in underlined, the rest folded."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from termnews.domain.dates import long_date
from termnews.domain.text import count_of
from termnews.domain.word_diff import Change, Paragraph, Run
from termnews.library.reading.changes import Changes
from termnews.tui.background import start
from termnews.tui.dialogs.dialog import Dialog
from termnews.tui.dialogs.pager import Line, Pager
from termnews.tui.look.glyphs import glyphs, is_ascii
from termnews.tui.look.line_breaks import break_lines
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.look.themes import MONOCHROME

_STYLES: dict[Change, str] = {"kept": "text", "added": "added", "removed": "removed"}
# the signs of GNU wdiff, where there are no colours to tell by
_SIGNS: dict[Change, tuple[str, str]] = {"kept": ("", ""), "added": ("{+", "+}"), "removed": ("[-", "-]")}


class ChangesScreen(Dialog[None]):
    """Shows what an article says otherwise than before it was `edited`; `changes` brings it."""

    DEFAULT_CSS = rules_for("ChangesScreen", __file__)
    ROOMY = (84, 20)

    @dataclass
    class Found(Message):
        """The changes are here."""

        paragraphs: tuple[Paragraph, ...]

    def __init__(self, edited: datetime, changes: Callable[[], Awaitable[Changes | None]]) -> None:
        super().__init__(f"Edited {long_date(edited)}", "↓ ↑ move · Esc close")
        self._changes = changes
        self._paragraphs: tuple[Paragraph, ...] = ()

    def on_mount(self) -> None:
        """Begin to compare the two editions."""
        super().on_mount()

        async def compare() -> None:
            changes = await self._changes()
            self.post_message(self.Found(changes.paragraphs if changes else ()))

        start(self, compare, "changes")

    @on(Found)
    def _found(self, message: Found) -> None:
        self._paragraphs = message.paragraphs
        self._rows.rebuild()

    @property
    def _rows(self) -> Pager:
        return self.query_one("#rows", Pager)

    def parts(self) -> ComposeResult:
        """Make the text."""
        yield Pager(self._lines, id="rows")

    def perform(self, action_id: str) -> bool:
        """Scroll, or close with the key that opened this."""
        if action_id == "find.changes":
            self.dismiss()
            return True
        return self._rows.perform(action_id)

    def _lines(self, width: int) -> Sequence[Line]:
        signs = is_ascii() or self.app.theme == MONOCHROME
        # a column stays free beside the scrollbar
        return [line for part in _parts(self._paragraphs) for line in [*_broken(part, width - 1, signs=signs), ()]][:-1]


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs that were edited, and in place of others how many there are."""
    for same, group in groupby(paragraphs, key=lambda paragraph: all(run.change == "kept" for run in paragraph)):
        if same:
            count = count_of(len(list(group)), "paragraph")
            yield (Run("kept", f"{glyphs.cut} {count} as before {glyphs.cut}"),)
        else:
            yield from group


def _broken(paragraph: Paragraph, width: int, *, signs: bool) -> Iterator[Line]:
    """Yield a paragraph in lines of at most so many cells, each stretch in the style of its change."""
    runs = [(run.change, run.text.join(_SIGNS[run.change]) if signs else run.text) for run in paragraph]
    text = "".join(part for _, part in runs)
    styles = [_STYLES[change] for change, part in runs for _ in part]
    muted = text.startswith(glyphs.cut)
    for begin, end in break_lines(text, width):
        groups = groupby(range(begin, end), key=styles.__getitem__)
        yield [("".join(text[place] for place in places), "muted" if muted else style) for style, places in groups]
