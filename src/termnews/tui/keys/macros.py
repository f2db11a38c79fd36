"""Macros: one key that does several actions, each when what the one before set off is done."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerCancelled, WorkerFailed, WorkType

from termnews.config.keymaps import macro_id
from termnews.tui.keys.actions import BY_ID, Action

# What may take minutes and changes no place one is at is not waited for.
_NOT_WAITED_FOR = ("refresh", "macro")


def macro_actions(macros: Mapping[str, Sequence[str]]) -> dict[str, Action]:
    """Return an action by its id for each macro of config.toml; steps that are no actions make no macro.

    It is called after what it does, and valid where its first step is.
    """
    found = {}
    for key, steps in macros.items():
        if steps and all(step in BY_ID for step in steps):
            names = [BY_ID[step].name for step in steps]
            name = ", then ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])
            found[macro_id(key)] = Action(
                macro_id(key), name, f"{name}.", (), BY_ID[steps[0]].where, steps=tuple(steps)
            )  # fmt: skip
    return found


class MacroRunner:
    """Does the steps of one macro at a time by `perform`. `panes` are the widgets of the screen that steps act on."""

    def __init__(self, screen: Screen[Any], perform: Callable[[str], None], panes: Sequence[Widget]) -> None:
        self._screen = screen
        self._perform = perform
        self._panes = panes
        self._steps: list[str] = []
        self._before: set[Worker[Any]] = set()

    def run(self, macro: Action) -> None:
        """Begin a macro; one that is under way is given up."""
        self._steps = list(macro.steps)
        self._before = set(self._screen.workers)
        self._go_on(self._steps)

    def stop(self) -> None:
        """Give up what is left of a macro."""
        self._steps = []

    def _go_on(self, steps: list[str]) -> None:
        """Do the next step, or first wait for the work that the steps so far began; not if they were given up."""
        if steps is not self._steps or not steps:
            return
        if self._screen.app.screen is not self._screen:
            # a dialog takes the keys, so it ends the macro as it would end what one types
            self.stop()
            return
        began = [
            worker
            for worker in self._screen.workers
            if worker not in self._before and worker.group not in _NOT_WAITED_FOR and not worker.is_finished
        ]
        if began:
            wait: WorkType[None] = partial(self._wait, began, steps)
            self._screen.run_worker(wait, group="macro", exclusive=True, exit_on_error=False)
            return
        self._perform(steps.pop(0))
        self._when_quiet(steps)

    async def _wait(self, began: Sequence[Worker[Any]], steps: list[str]) -> None:
        for worker in began:
            with suppress(WorkerFailed, WorkerCancelled):
                await worker.wait()
        self._when_quiet(steps)

    def _when_quiet(self, steps: list[str]) -> None:
        """Go on once the screen and its panes have dealt with the messages that wait now, and with what these set off.

        A moved cursor opens its article only then, and a pane that was out of sight knows its width only then.
        """
        queues: list[Widget] = [self._screen, *self._panes, self._screen]

        def next_queue() -> None:
            queue = queues.pop(0)
            if queues:
                queue.call_after_refresh(next_queue)
            else:
                queue.call_after_refresh(self._go_on, steps)

        next_queue()
