"""Input field whose paste handler joins lines: of several that are pasted, none is lost."""

from textual import events
from textual.widgets import Input

from termnews.tui.look.safe_text import safe


class PastingInput(Input):
    """A field of one line that takes all lines of what is pasted, with a space between them."""

    def on_paste(self, event: events.Paste) -> None:
        """Put the lines in, joined, in place of what is selected."""
        text = " ".join(line for line in map(str.strip, safe(event.text).splitlines()) if line)
        if self.max_length:
            # what is longer than the field would be refused whole
            text = text[: self.max_length - len(self.value) + len(self.selected_text)]
        if text:
            self.replace(text, *self.selection)
        event.prevent_default()
        event.stop()
