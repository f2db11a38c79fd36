"""The article as it was printed: a document, its links and topics to choose from, and the reader's place in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from textual.events import Click
from textual.geometry import Offset
from textual.message import Message

from termnews.domain.document import Document, LinkState
from termnews.tui.article.page.choice import lines_to, next_target, numbered_target
from termnews.tui.article.page.front import reading_minutes
from termnews.tui.article.page.inline import leads_to
from termnews.tui.article.page.layout import MEASURE, lay_out, lay_out_message
from termnews.tui.article.page.model import Page, PageExtras, Target
from termnews.tui.article.page_view import PageView
from termnews.tui.look.cell_width import cells

NOTHING_OPEN = "Choose a headline and press Enter."


def _local_now() -> datetime:
    return datetime.now(UTC).astimezone()


class ArticleView(PageView, inherit_bindings=False):
    """Shows one document, or one sentence where there is none; keys reach it through its methods.

    `measure` is the greatest width of the text in cells, `now` tells the time for the byline.
    """

    DEFAULT_CSS = """
    ArticleView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground 20%;
        scrollbar-color-hover: $foreground 35%;
        scrollbar-color-active: $accent;
        background: $background;
        color: $foreground;
        & > .page--kicker { color: $text-accent; text-style: bold; }
        & > .page--origin { color: $text-muted; }
        & > .page--headline { color: $foreground; text-style: bold; }
        & > .page--standfirst { color: $foreground; text-style: italic; }
        & > .page--byline { color: $text-muted; }
        & > .page--note { color: $text-warning; text-style: italic; }
        & > .page--rule { color: $foreground 25%; }
        & > .page--h1 { color: $text-accent; text-style: bold; }
        & > .page--h2 { color: $text-accent; text-style: bold; }
        & > .page--h3 { text-style: bold; }
        & > .page--quote { color: $foreground; }
        & > .page--bar { color: $text-secondary; }
        & > .page--cite { color: $text-muted; text-style: italic; }
        & > .page--bullet { color: $text-accent; }
        & > .page--code_block { background: $block-cursor-blurred-background; color: $foreground; }
        & > .page--code_label { color: $text-muted; }
        & > .page--code_keyword { color: $text-primary; text-style: bold; }
        & > .page--code_string { color: $text-success; }
        & > .page--code_comment { color: $text-muted; text-style: italic; }
        & > .page--code_number { color: $text-accent; }
        & > .page--code_name { color: $text-secondary; text-style: bold; }
        & > .page--table_head { text-style: bold; }
        & > .page--table_line { color: $foreground 25%; }
        & > .page--picture { color: $text-muted; }
        & > .page--caption { color: $text-muted; text-style: italic; }
        & > .page--ornament { color: $text-muted; }
        & > .page--card { background: $boost; }
        & > .page--card_bar { color: $accent; }
        & > .page--card_label { color: $text-accent; text-style: bold; }
        & > .page--card_headline { color: $foreground; text-style: bold underline; }
        & > .page--state { color: $text-muted; }
        & > .page--section { color: $text-accent; text-style: bold; }
        & > .page--listed { color: $foreground; text-style: underline; }
        & > .page--topic { color: $text-primary; text-style: underline; }
        & > .page--message { color: $text-muted; }
        & > .page--bold { text-style: bold; }
        & > .page--italic { text-style: italic; }
        & > .page--code { background: $block-cursor-blurred-background; }
        & > .page--strike { text-style: strike; }
        & > .page--underline { text-style: underline; }
        & > .page--link { color: $text-primary; text-style: underline; }
        & > .page--marker { color: $text-muted; }
        & > .page--muted { color: $text-muted; }
        & > .page--found { background: $text-warning; color: $background; text-style: bold; }
        & > .page--found_here { background: $foreground; color: $background; text-style: bold underline; }
        & > .page--label { background: $background; color: $foreground; text-style: bold reverse; }
        &:ansi {
            /* the terminal's own grounds are not known, so nothing is painted on them */
            & > .page--card { background: ansi_default; }
            & > .page--found { background: ansi_default; color: ansi_default; text-style: bold reverse; }
            & > .page--found_here {
                background: ansi_default; color: ansi_default; text-style: bold reverse underline;
            }
        }
    }
    """

    class TargetChosen(Message):
        """A link or a topic was clicked."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    class SelectionChanged(Message):
        """Another target is selected, or none, or more is known of it.

        `host` is where it leads to on the network, `said` are words about that.
        """

        def __init__(self, host: str, said: str) -> None:
            super().__init__()
            self.host = host
            self.said = said

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        now: Callable[[], datetime] = _local_now,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self._measure = measure
        self._now = now
        self._message = NOTHING_OPEN
        self._states: Mapping[str, LinkState] = {}
        self._extra = PageExtras()

    def use_measure(self, measure: int) -> None:
        """Lay text out in another width from now on."""
        if measure != self._measure:
            self._measure = measure
            self.rebuild()

    def build(self, width: int, height: int) -> Page:
        """Return the document, or the sentence in its place, laid out."""
        if self.document is None:
            return lay_out_message(self._message, width=width, height=height)
        return lay_out(
            self.document,
            width=width,
            measure=self._measure,
            states=self._states,
            now=self._now(),
            extra=self._extra,
        )

    def show(
        self,
        document: Document,
        *,
        states: Mapping[str, LinkState] | None = None,
        extra: PageExtras | None = None,
        position: float = 0.0,
    ) -> None:
        """Show `document` at `position` (a value of `position`), with nothing chosen."""
        extra = extra or PageExtras()
        self.document = document
        self._states = states or {}
        self._extra = extra if extra.minutes is not None else replace(extra, minutes=reading_minutes(document))
        self.found.end()
        self._choose(None)
        self.rebuild(position)

    def clear(self, message: str = NOTHING_OPEN) -> None:
        """Show one sentence in place of a document."""
        self.document, self._message = None, message
        self.found.end()
        self._choose(None)
        self.rebuild(0.0)

    def set_states(self, states: Mapping[str, LinkState]) -> None:
        """Show what the cache now knows of the links; the place and the chosen target stay."""
        self._states = states
        if self.document is not None:
            self.rebuild()
            self._tell_selection()

    @property
    def selected(self) -> Target | None:
        """The chosen link or topic."""
        if self.chosen is None or self.chosen >= len(self.page.targets):
            return None
        return self.page.targets[self.chosen]

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where on the screen the chosen target begins, else the first line in sight, for the terminal's own cursor."""
        region, top = self.content_region, self.scroll_offset.y
        line = self.selected.first if self.selected is not None else top
        column = self.page.left + (self._column_of(line) if self.selected is not None else 0)
        return region.offset + Offset(column, max(0, min(line - top, region.height - 1)))

    def _column_of(self, line: int) -> int:
        """Return the cell of the column where the chosen target begins on `line`."""
        pieces = self.page.lines[line]
        before = next((i for i, piece in enumerate(pieces) if piece.target == self.chosen), 0)
        return sum(cells(piece.text) for piece in pieces[:before])

    def select_next(self) -> Target | None:
        """Choose the next target, from the first in sight on, and bring it into sight."""
        return self._step(1)

    def select_previous(self) -> Target | None:
        """Choose the target before, from the last in sight on, and bring it into sight."""
        return self._step(-1)

    def select_number(self, number: int) -> Target | None:
        """Choose the link with `number`; None, and nothing changed, where there is none."""
        top = self.scroll_offset.y
        index = numbered_target(self.page.targets, number, top=top, bottom=top + self.lines_in_sight)
        return self._choose(index) if index is not None else None

    def clear_selection(self) -> None:
        """Choose nothing."""
        self._choose(None)

    def on_click(self, event: Click) -> None:
        """Tell which target was clicked; choose it too."""
        offset = event.get_content_offset(self)
        index = self._target_at(offset.x, offset.y + self.scroll_offset.y) if offset else None
        if index is not None:
            event.stop()
            self.focus()
            self._choose(index)
            self.post_message(self.TargetChosen(self.page.targets[index]))

    def _step(self, step: int) -> Target | None:
        top = self.scroll_offset.y
        bottom = top + self.lines_in_sight
        return self._choose(next_target(self.page.targets, self.chosen, step=step, top=top, bottom=bottom))

    def _choose(self, index: int | None) -> Target | None:
        self.chosen = index
        self.refresh()
        self._tell_selection()
        target = self.selected
        if target is not None:
            self.scroll_lines(lines_to(target, top=self.scroll_offset.y, room=self.lines_in_sight))
        return target

    def _tell_selection(self) -> None:
        target = self.selected
        where, said = leads_to(target, self._states, self._extra) if target else ("", "")
        self.post_message(self.SelectionChanged(where, said))

    def _target_at(self, x: int, number: int) -> int | None:
        if not 0 <= number < self.page.height:
            return None
        at = self.page.left
        for piece in self.page.lines[number]:
            size = cells(piece.text)
            if at <= x < at + size:
                return piece.target
            at += size
        return None
