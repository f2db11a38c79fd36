"""The order of keys: of several typed at once, each acts when all that the one before set off is done.

Textual sends a key to what has the keys when it comes, which in a burst is not yet what the key before gives them to.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from termnews.tui.textual_internals import is_closed

_PATIENCE = 2.0
"""Seconds after which the next key acts anyhow: what a key was sent to may be gone."""

_LONGEST_HOLD = 2.0
"""Seconds after which the next key acts though the screen still holds keys back."""

_LOOK = 0.01

# What a key sets off in a text field comes after the key itself; and what has the keys then may only be about to begin.
_ROUNDS = 3

Typed = events.Key | events.Paste


class KeyOrder:
    """Lets keys pass one by one; `deal` does with each what Textual would.

    While `holds` says so, what the last key asked for is still on its way, and the next key means something only then.
    """

    @dataclass
    class Passed(Message):
        """Follows a key through all that it goes through; `rounds` more times, if it is the one with `number`."""

        number: int
        rounds: int
        target: MessagePump

    def __init__(self, app: App[Any], deal: Callable[[Typed], Awaitable[None]], holds: Callable[[], bool]) -> None:
        self._app = app
        self._deal = deal
        self._holds = holds
        self._waiting: deque[Typed] = deque()
        # the key that is under way: which it is, since when, and who has it
        self._number = 0
        self._since: float | None = None
        self._passed = 0.0
        self._with: MessagePump = app
        # whether the screen has held keys back since the last one acted
        self._held = False

    @property
    def waiting(self) -> bool:
        """Whether there are keys whose turn has not come."""
        return bool(self._waiting)

    @property
    def idle_for(self) -> float:
        """Seconds since a key acted."""
        return monotonic() - self._passed

    async def take(self, event: Typed) -> None:
        """Pass a key on, now or when it is its turn."""
        if not self._waiting and self._free():
            await self._pass(event)
            return
        self._waiting.append(event)
        if len(self._waiting) == 1:
            self._watch()

    async def heard(self, message: Passed) -> None:
        """Go on, now that all who hear of the key have dealt with it."""
        if message.number != self._number or self._since is None:
            return
        if message.rounds:
            self._follow(message.target, message.rounds - 1)
        else:
            self._since = None
            await self._next()

    def _free(self) -> bool:
        """Tell whether no key is under way; one whose follower is lost, or late, no longer is."""
        if self._holds() and monotonic() - self._passed < _LONGEST_HOLD:
            self._held = True
            return False
        if self._since is None or monotonic() - self._since > _PATIENCE:
            return True
        return is_closed(self._with)

    async def _next(self) -> None:
        if self._waiting and self._free():
            if self._held:
                # what was waited for is there, and not all on the screen have heard of it
                self._held = False
                self._since = monotonic()
                self._follow(self._target(), _ROUNDS - 1)
            else:
                await self._pass(self._waiting.popleft())
        if self._waiting:
            self._watch()

    async def _pass(self, event: Typed) -> None:
        self._number += 1
        self._since = self._passed = monotonic()
        target = self._target()
        await self._deal(event)
        self._follow(target, _ROUNDS - 1)

    def _follow(self, target: MessagePump, rounds: int) -> None:
        self._with = target if rounds and not is_closed(target) else self._target()
        if not self._with.post_message(self.Passed(self._number, rounds, target)):
            # closed by the key
            self._with = self._app
            self._app.post_message(self.Passed(self._number, max(0, rounds - 1), self._target()))

    def _target(self) -> MessagePump:
        if not self._app.screen_stack:
            # the key before ended the program
            return self._app
        return self._app.focused or self._app.screen

    def _watch(self) -> None:
        self._app.set_timer(_LOOK, self._next)
