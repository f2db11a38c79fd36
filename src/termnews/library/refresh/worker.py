"""A worker process for work that would hold the keys up, or that may never end: it can be killed, and a thread cannot.

Python runs one thread at a time, feeds are much work, and some regular expressions never come back. The process is
started with the first call, and goes on until it is stopped.
"""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

# -I: neither the environment nor the working directory says what the process imports; it imports what we would.
_START = "import sys; sys.path[:] = sys.argv[1:]; from termnews.library.refresh.worker_process import main; main()"
# Seconds after which it ends by itself, beyond the limit of a call, where there is nobody to kill it.
_GRACE = 5.0

SECONDS = 20.0
"""The most that one call may take, where it says nothing else."""


class WorkerLostError(Exception):
    """The process gave no answer: it took too long, crashed, or could not be started. Another call starts anew."""


class Worker:
    """One process that does one thing at a time."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self._process: subprocess.Popen[bytes] | None = None
        # Stopping from one thread and starting on the other come one after the other, and it is known which was first.
        self._starting = threading.Lock()
        self._stops = 0
        self._closed = False

    async def call(self, function: str, *arguments: Any, seconds: float = SECONDS, **named: Any) -> Any:
        """Return what `module:name` returns there, within `seconds`; arguments and result are pickled.

        A TermnewsError raised there is raised here; raises WorkerLostError where no answer comes.
        """
        question = (*function.split(":"), arguments, named, seconds + _GRACE)
        async with self._turn:
            asking = asyncio.get_running_loop().run_in_executor(self._thread, self._ask, question, self._stops)
            try:
                async with asyncio.timeout(seconds):
                    good, answer = await asyncio.shield(asking)
            except TimeoutError:
                self.stop()
                raise WorkerLostError(f"it took longer than {seconds:g} seconds") from None
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self.stop()
                raise WorkerLostError("it ended without an answer") from error
        if good:
            return answer
        raise answer

    def stop(self) -> None:
        """End the process and all that it has started; a call that waits for an answer raises WorkerLostError."""
        with self._starting:
            self._stops += 1
            process, self._process = self._process, None
            if process is not None:
                _kill_group(process)
                # it is asked how it ended, so that none is left behind that nobody asks
                self._thread.submit(process.wait)

    def close(self) -> None:
        """End the process for good: calls made from now on raise WorkerLostError, too."""
        self._closed = True
        self.stop()

    async def gone(self) -> None:
        """Wait until no process is left of those that were ended: a few milliseconds, and not for ever."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_GRACE):
                await asyncio.get_running_loop().run_in_executor(self._thread, _nothing)

    def _ask(self, question: tuple[Any, ...], stops: int) -> tuple[bool, Any]:
        with self._starting:
            if self._closed or stops != self._stops:
                raise EOFError("it was stopped before it began")
            process = self._process = self._process or _started()
        assert process.stdin is not None and process.stdout is not None
        pickle.dump(question, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        answer: tuple[bool, Any] = pickle.load(process.stdout)
        return answer


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _START, *filter(None, sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=True,
    )


def _nothing() -> None:
    """Do nothing, in turn."""


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process that leads a group, with all it has started itself; one that has ended is no matter."""
    # Its number is nobody else's as long as nobody has asked how it ended.
    if process.returncode is not None:
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):
        process.kill()
