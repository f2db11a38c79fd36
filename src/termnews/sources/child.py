"""A function run in a child process that is killed when its time is up.

Some regular expressions never come back, and a thread inside one can neither be stopped nor leaves the others a turn.
A process can be stopped anywhere, so what may hang runs in one.
"""

import faulthandler
import importlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from contextvars import ContextVar
from typing import Any

from termnews.domain.errors import TermnewsError

# -I: neither the environment nor the working directory says what the child imports; it imports what we would.
_START = "import sys; sys.path[:] = sys.argv[1:]; from termnews.sources.child import main; main()"
# Seconds after which a child ends by itself, beyond its limit, where its parent is not there to kill it.
_GRACE = 5.0

_running: set["subprocess.Popen[bytes]"] = set()
_running_lock = threading.Lock()

given_up: ContextVar[threading.Event | None] = ContextVar("given_up", default=None)
"""Set where work begins that may be given up: once the event is, no child begins for it, from any thread."""


class ChildFailedError(Exception):
    """The child gave no answer: it took too long, it crashed, it was stopped, or it could not be started."""


def _answer(command: list[str], question: bytes, seconds: float) -> bytes:
    """Return what a process writes to `question`; raises the errors of subprocess, and leaves no process behind."""
    # Started under the lock: a child is either known to `stop_all`, or begins after it, unless it was given up before.
    given = given_up.get()
    with _running_lock:
        if given is not None and given.is_set():
            raise ChildFailedError("it was given up")
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        )
        _running.add(process)
    with process:
        try:
            written, _ = process.communicate(question, timeout=seconds)
        finally:
            end_group(process)
            with _running_lock:
                _running.discard(process)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return written


def call(function: str, *arguments: Any, seconds: float) -> Any:
    """Return what `module:name` returns for `arguments`, from a child process that is killed after `seconds`.

    Arguments and result are pickled: the child runs our own code with our own rights, so its answer is as good as
    ours. A TermnewsError raised there is raised here; any other end of the child is a ChildFailedError.
    """
    module, _, name = function.partition(":")
    command = [sys.executable, "-I", "-c", _START, *filter(None, sys.path)]
    question = pickle.dumps((module, name, arguments, seconds + _GRACE))
    try:
        answer = pickle.loads(_answer(command, question, seconds))
    except subprocess.TimeoutExpired as error:
        raise ChildFailedError(f"it took longer than {seconds:g} seconds") from error
    except (OSError, ValueError, subprocess.SubprocessError, EOFError, pickle.UnpicklingError) as error:
        raise ChildFailedError("it ended without an answer") from error
    if isinstance(answer, TermnewsError):
        raise answer
    return answer


def stop_all() -> None:
    """Kill every child that runs now, from any thread: each `call` that waits for one raises ChildFailedError.

    Later calls start children as before, but for work that was given up.
    """
    with _running_lock:
        for process in _running:
            end_group(process)


def end_group(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process that leads a group, with all it has started itself; one that has ended is no matter."""
    # Its number is nobody else's as long as nobody has asked how it ended.
    if process.returncode is not None:
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):
        process.kill()


def main() -> None:
    """Answer the one question on standard input, as `call` asks it; the child process is nothing but this."""
    module, name, arguments, seconds = pickle.load(sys.stdin.buffer)
    faulthandler.dump_traceback_later(seconds, exit=True)
    pipe, sys.stdout = sys.stdout.buffer, sys.stderr  # what the function prints is no answer
    try:
        answer = getattr(importlib.import_module(module), name)(*arguments)
    except TermnewsError as error:
        answer = error
    pickle.dump(answer, pipe)
    pipe.flush()
