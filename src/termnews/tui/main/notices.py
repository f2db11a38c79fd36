"""Message area: what the reader is told stands on the bottom line; errors and long sentences in a band above it."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from termnews.tui.look.safe_text import content, safe
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.main.status_line import StatusLine
from termnews.tui.messages import Told

KEPT = 50
"""How many messages can be read again."""

_SECONDS: dict[Told, float] = {"information": 6.0, "warning": 10.0, "error": 10.0}


class PastMessage(NamedTuple):
    """Something that was told, and when."""

    at: datetime
    text: str
    severity: Told

    @property
    def loud(self) -> bool:
        """Whether it told of something wrong."""
        return self.severity != "information"


class MessageBand(Static, can_focus=False):
    """A message over the last lines of the panes; a click takes it away."""

    DEFAULT_CSS = rules_for("MessageBand", __file__)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)

    def show(self, text: str, severity: Told, *, above: int) -> None:
        """Show a text with so many lines of the screen left below it."""
        self.set_class(severity == "error", "-error")
        self.styles.margin = (0, 0, above, 0)
        self.update(content(text))
        self.add_class("-shown")

    def hide(self) -> None:
        """Take the text away."""
        self.remove_class("-shown")

    def on_click(self) -> None:
        """Go out of the way."""
        self.hide()


class Notices:
    """Shows one message at a time for some seconds, the newest, and keeps the last of them.

    What tells of nothing wrong goes with the next key: it is about what was done before that.
    While one types, and behind a dialog, nothing stands over the panes: what belongs there waits for the end of that.
    """

    def __init__(
        self, screen: Screen[Any], status: StatusLine, now: Callable[[], datetime], lines_below: Callable[[], int]
    ) -> None:
        self.band = MessageBand(id="message")
        self._screen = screen
        self._status = status
        self._now = now
        self._lines_below = lines_below
        self._past: deque[PastMessage] = deque(maxlen=KEPT)
        self._timer: Timer | None = None
        self._shown: PastMessage | None = None
        self._waiting: PastMessage | None = None

    @property
    def past(self) -> Sequence[PastMessage]:
        """The last messages, in the order in which they were told."""
        return tuple(self._past)

    def keep(self, text: str, severity: Told) -> PastMessage:
        """Have a message that is shown elsewhere among those that can be read again."""
        message = PastMessage(self._now(), safe(text).strip(), severity)
        self._past.append(message)
        return message

    def tell(self, text: str, severity: Told = "information") -> None:
        """Show a message in place of the one before."""
        message = self.keep(text, severity)
        self.clear()
        self._shown = message
        if self._keys_elsewhere and (message.loud or self._needs_band(message)):
            self._waiting = message
            self._status.show(notice=(message.text, severity))
        else:
            self._show(message)
        self._timer = self._screen.set_timer(
            _SECONDS[severity], self.clear if self._waiting is None else self._line_end
        )

    def keys_moved(self) -> None:
        """Leave the panes alone where one types now; show what has waited for the end of that."""
        if self._keys_elsewhere:
            self.band.hide()
        elif self._waiting is not None:
            message = self._waiting
            self.clear()
            self._shown = message
            self._show(message)
            self._timer = self._screen.set_timer(_SECONDS[message.severity], self.clear)

    def outdate(self) -> None:
        """Take away what was told of the last thing done: the next one is under way. What waits has not been read."""
        if self._shown is not None and not self._shown.loud and self._waiting is None:
            self.clear()

    def clear(self) -> None:
        """Take away what is shown."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._shown = self._waiting = None
        self.band.hide()
        self._line_end()

    @property
    def _keys_elsewhere(self) -> bool:
        return self._screen.app.screen is not self._screen or isinstance(self._screen.focused, Input)

    def _needs_band(self, message: PastMessage) -> bool:
        return message.severity == "error" or "\n" in message.text or not self._status.has_room_for(message.text)

    def _show(self, message: PastMessage) -> None:
        if self._needs_band(message):
            self.band.show(message.text, message.severity, above=self._lines_below())
        else:
            self._status.show(notice=(message.text, message.severity))

    def _line_end(self) -> None:
        self._status.show(notice=("", "information"))
