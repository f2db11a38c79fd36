"""Daemon thread for a blocking call that may never return, such as the look-up of a name or a password prompt."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


async def on_a_daemon_thread(work: Callable[[], T]) -> T:
    """Return what `work` gives. The program may end before it does, which it could not on asyncio's own threads."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(how: Callable[[Any], None], value: object) -> None:
        if not answer.done():
            how(value)

    def run() -> None:
        try:
            outcome: tuple[Callable[[Any], None], object] = (answer.set_result, work())
        except Exception as error:
            outcome = (answer.set_exception, error)
        with suppress(RuntimeError):  # the loop ended meanwhile and needs no answer
            loop.call_soon_threadsafe(settle, *outcome)

    threading.Thread(target=run, daemon=True).start()
    return await answer
