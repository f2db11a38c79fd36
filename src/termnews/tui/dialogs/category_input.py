"""Autocomplete field for a category."""

from collections.abc import Sequence

from textual import events
from textual.suggester import SuggestFromList
from textual.widgets import Input

from termnews.tui.look.safe_text import safe_line


class CategoryInput(Input):
    """Tab completes what was typed, Down and Up go through the categories that begin with it."""

    def __init__(self, categories: Sequence[str], *, id: str) -> None:
        self.categories = [safe_line(category) for category in categories]
        suggester = SuggestFromList(self.categories, case_sensitive=False)
        super().__init__(placeholder="Category, such as World", suggester=suggester, id=id)
        self._prefix = ""
        self._shown = ""

    @property
    def prefix(self) -> str:
        """What the person typed; a category that was put in by Down or Up is not typed."""
        return self._prefix if self.value == self._shown else self.value

    def matching(self) -> list[str]:
        """Return the categories that begin with what was typed."""
        start = self.prefix.strip().casefold()
        return [category for category in self.categories if category.casefold().startswith(start)]

    def on_key(self, event: events.Key) -> None:
        """Take the keys that complete; Tab goes on to the next field where there is nothing to complete."""
        step = {"down": 1, "up": -1}.get(event.key)
        if self.step(step) if step else event.key == "tab" and self.complete():
            event.stop()
            event.prevent_default()

    def complete(self) -> bool:
        """Put in the first category that begins with what was typed; tell whether that changed anything."""
        if not self.value.strip():
            return False
        matching = self.matching()
        if self.value in self.categories or not matching:
            return False
        self.put(matching[0])
        return True

    def step(self, by: int) -> bool:
        """Put in the next (1) or the previous (-1) category; tell whether there is any."""
        matching = self.matching()
        if not matching:
            return False
        before = matching.index(self.value) if self.value in matching else -1 if by > 0 else 0
        self.put(matching[(before + by) % len(matching)])
        return True

    def put(self, category: str) -> None:
        """Put in a category as Down would: typing begins anew, Down goes on to the others."""
        self._prefix, self._shown = self.prefix, category
        self.value = category
        self.cursor_position = len(category)
