"""Quiescence: waiting until an app has nothing left to do, by what it has to do and not by how long it takes.

Textual's own pilot sleeps in slices of 20 ms, several for each key, until the process uses little time: slow on a quiet
machine and not enough on a busy one. Here an app is quiet when its event loop has nothing to run, no message waits and
no handler is under way, no paint is due, and no worker runs.
"""

import asyncio
from collections.abc import Iterator
from time import monotonic
from typing import Any

from textual._queue import Queue
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

LONGEST = 60.0
"""Seconds after which an app that is never quiet is a failure."""

LOOK = 0.005
"""Seconds between two looks where what is waited for is in a thread or on the network, which wakes nobody."""


async def loop_idle() -> None:
    """Let everything run that can: on return the event loop has only timers, threads and sockets to wait for."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    turns = 0
    # the second turn asks the sockets
    while turns < 2:
        await asyncio.sleep(0)
        turns = 0 if ready else turns + 1


async def wait_for_idle(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Stand in for Textual's function of that name, which its pilot calls."""
    await loop_idle()
    # what is waited for may be in a thread
    await asyncio.sleep(0.001)
    await loop_idle()


async def pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Stand in for the pilot's method: let all that can run do so, and show it; work in the background may go on."""
    await asyncio.sleep(delay or 0.001)
    await loop_idle()
    while pilot.app.is_running and _paint(pilot.app):
        await loop_idle()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Stand in for the pilot's method: press keys, each after what the one before did is shown."""
    for key in keys:
        await pilot.app._press_keys([key])
        await pause(pilot)


async def quiet(app: App[Any]) -> None:
    """Wait until the app has nothing left to do."""
    until = monotonic() + LONGEST
    while app.is_running:
        await loop_idle()
        if _paint(app):
            continue
        if (wait := _awaited(app)) is None:
            return
        assert monotonic() < until, f"never quiet: {_busy(app) or wait or app}"
        await asyncio.wait([*wait, asyncio.ensure_future(asyncio.sleep(LOOK))], return_when=asyncio.FIRST_COMPLETED)


def _paint(app: App[Any]) -> bool:
    """Lay out and paint what is due, and tell whether anything was; Textual would at its next sixtieth of a second."""
    if app._resize_event is not None:
        app._check_resize()
        return True
    screen = app.screen
    due = (
        screen._layout_required, screen._scroll_required, screen._repaint_required, screen._recompose_required,
        bool(screen._dirty_widgets), bool(screen._callbacks),
    )  # fmt: skip
    if any(due):
        screen._on_timer_update()
    return any(due)


def _awaited(app: App[Any]) -> list[asyncio.Task[Any]] | None:
    """Return the tasks of the workers that run; None where neither they nor messages are waited for."""
    running = [worker._task for worker in app.workers if not worker.is_finished and worker._task is not None]
    return running or ([] if next(_busy(app), None) else None)


def _busy(app: App[Any]) -> Iterator[MessagePump]:
    """Yield the message pumps that are not waiting for a message."""
    for pump in (app, *app._registry):
        queue: Queue[Any] = pump._message_queue
        if pump._running and not pump._closed and not (queue.empty() and queue.ready_event._waiters):
            yield pump
