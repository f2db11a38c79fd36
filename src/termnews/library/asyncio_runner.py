"""Asyncio runner of the program: a signal ends its coroutine in order, and nobody waits long for threads."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import FrameType
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine returns, as asyncio.run does, but do not wait long for threads of `asyncio.to_thread`."""
    with asyncio.Runner() as runner:
        runner.get_loop().set_default_executor(DaemonExecutor())
        return runner.run(main)


def run_command(main: Coroutine[Any, Any, T]) -> T:
    """Do as `run`; a signal ends the coroutine in order, with KeyboardInterrupt, or for SIGTERM with SystemExit."""
    interruption = _SignalHandler()
    try:
        return run(interruption.of(main))
    except KeyboardInterrupt:
        if interruption.number == signal.SIGTERM:
            # as shells tell it
            raise SystemExit(128 + signal.SIGTERM) from None
        raise


GRACE = 1.0
"""Seconds that what is done on threads may take to come to its end: a file that is being written is there by then."""


class DaemonExecutor(ThreadPoolExecutor):
    """Daemon threads for `asyncio.to_thread`: what reads a page cannot be stopped, and whoever leaves wants no page.

    What takes longer and is to come to its end, such as writing to the cache, has threads of its own (cache_thread.py).
    """

    def __init__(self) -> None:
        super().__init__(1)
        self._room = threading.Semaphore((os.cpu_count() or 1) + 4)
        self._working: set[threading.Thread] = set()

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
        """Call a function on a thread of its own."""
        future: Future[T] = Future()

        def work() -> None:
            with self._room:
                if not future.set_running_or_notify_cancel():
                    return
                self._working.add(threading.current_thread())
                try:
                    future.set_result(function(*arguments, **named))
                except BaseException as error:
                    future.set_exception(error)
                finally:
                    self._working.discard(threading.current_thread())

        threading.Thread(target=work, name="unattended", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what has begun, but not for long."""
        until = time.monotonic() + GRACE
        for thread in tuple(self._working):
            thread.join(max(0.0, until - time.monotonic()))


class _SignalHandler:
    """Ends a coroutine with the first signal: where it waits by cancelling it, else by KeyboardInterrupt where it is.

    asyncio by itself would only cancel it, and what prints 100,000 rows would print them all.
    """

    def __init__(self) -> None:
        self.number: int | None = None
        self._task: asyncio.Task[Any] | None = None

    async def of(self, main: Coroutine[Any, Any, T]) -> T:
        """Return what `main` returns, unless it is interrupted."""
        loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            # in another thread (in tests) and on Windows there are none; whoever ignores signals goes on doing so
            with suppress(ValueError, NotImplementedError, RuntimeError):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    # the loop wakes for its own handlers only, so it gets one; what is done must not wait for the loop
                    loop.add_signal_handler(number, lambda: None)
                    signal.signal(number, self._interrupt)
        try:
            return await main
        except asyncio.CancelledError:
            if self.number is not None:
                raise KeyboardInterrupt from None
            raise

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.number = number
        # whoever presses it again wants no order
        signal.signal(signal.SIGINT, signal.default_int_handler)
        task = self._task
        assert task is not None
        if asyncio.current_task(task.get_loop()) is task:
            raise KeyboardInterrupt
        task.cancel()
