"""Settings form of one source, and its health."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from termnews.domain.source import UNFILED, Source
from termnews.tui.dialogs.category_input import CategoryInput
from termnews.tui.dialogs.dialog import OPEN, Dialog, keymap_of
from termnews.tui.dialogs.source_facts import source_facts
from termnews.tui.look.safe_text import safe_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.tick import Tick

_LONGEST_INTERVAL = 10_080


class SourceSettingsScreen(Dialog[dict[str, Any] | None]):
    """Gives what is to be changed by the names of the fields of Subscription; None where it was left."""

    DEFAULT_CSS = rules_for("SourceSettingsScreen", __file__)
    ROOMY = (70, 20)

    HINTS: ClassVar[Mapping[str, str]] = {
        "title-field": "Enter save · Tab next field · empty: the feed's own title · Esc cancel",
        "category": "Enter save · ↓ next category · Tab complete, then next field · Esc cancel",
        "interval": "Enter save · Tab next field · empty: as often as the others · Esc cancel",
        "full-text": "Space tick · Enter save · Tab next field · Esc cancel",
        "paused": "Space tick · Enter save · Tab next field · Esc cancel",
    }

    def __init__(self, source: Source, categories: Sequence[str], now: datetime, interval: timedelta) -> None:
        super().__init__("Settings of a source", "")
        self._source = source
        self._title = Input(safe_line(source.title), placeholder="The feed's own title", id="title-field")
        self._category = CategoryInput(categories, id="category")
        self._category.put(safe_line(source.category))
        minutes = "" if source.interval is None else str(source.interval)
        self._interval = Input(minutes, placeholder="usual", id="interval", max_length=5)
        self._full_text = Tick("Fetch the page behind each new article", source.full_text, id="full-text")
        self._paused = Tick("Paused: refreshed only when asked for", source.paused, id="paused")
        self._now = now
        self._every = interval

    def parts(self) -> ComposeResult:
        """Make the fields, and below them how the source does."""
        with VerticalScroll(id="parts", can_focus=False):
            yield from self._row("Title", self._title)
            yield from self._row("Category", self._category)
            unit = Static("minutes from one refresh to the next", classes="unit", markup=False)
            yield from self._row("Interval", self._interval, unit)
            yield self._full_text
            yield self._paused
            facts = source_facts(self._source, self._now, self._every, keymap_of(self.app))
            yield Static(facts, id="facts", markup=False)

    def _row(self, name: str, field: Input, *more: Static) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(name, classes="name", markup=False)
            yield field
            yield from more

    def perform(self, action_id: str) -> bool:
        """Save from where no text is typed."""
        if action_id == OPEN and isinstance(self.focused, Tick):
            self._save()
            return True
        return super().perform(action_id)

    @on(Input.Submitted)
    def _save(self) -> None:
        minutes = self._interval.value.strip()
        if minutes and not (minutes.isascii() and minutes.isdigit() and 1 <= int(minutes) <= _LONGEST_INTERVAL):
            self._interval.focus()
            self.call_after_refresh(self.tell, f"Write a number of minutes from 1 to {_LONGEST_INTERVAL}.", wrong=True)
            return
        source = self._source
        title = self._title.value.strip()
        wanted = {
            "title": title or None,
            "category": self._category.value.strip() or UNFILED,
            "interval": int(minutes) if minutes else None,
            "full_text": self._full_text.on,
            "paused": self._paused.on,
        }
        # A title that was left as it stood stays the feed's own, if it is that.
        before = {**{name: getattr(source, name) for name in wanted}, "title": safe_line(source.title)}
        self.dismiss({name: value for name, value in wanted.items() if value != before[name]})
