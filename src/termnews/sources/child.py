"""A function run in a child process that is killed when its time is up.

Some regular expressions never come back, and a thread inside one can neither be stopped nor leaves the others a turn.
A process can be stopped anywhere, so what may hang runs in one.
"""

import faulthandler
import importlib
import pickle
import subprocess
import sys
import threading
from typing import Any

from termnews.domain.errors import TermnewsError

# -I: neither the environment nor the working directory says what the child imports; it imports what we would.
_START = "import sys; sys.path[:] = sys.argv[1:]; from termnews.sources.child import main; main()"
# Seconds after which a child ends by itself, beyond its limit, where its parent is not there to kill it.
_GRACE = 5.0

_running: set["subprocess.Popen[bytes]"] = set()
_running_lock = threading.Lock()


class ChildFailedError(Exception):
    """The child gave no answer: it took too long, it crashed, it was stopped, or it could not be started."""


def _answer(command: list[str], question: bytes, seconds: float) -> bytes:
    """Return what a process writes to `question`; raises the errors of subprocess, and leaves no process behind."""
    # Started under the lock: a child is either known to `stop_all`, or begins after it.
    with _running_lock:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _running.add(process)
    with process:
        try:
            written, _ = process.communicate(question, timeout=seconds)
        finally:
            process.kill()
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

    Later calls start children as before.
    """
    with _running_lock:
        for process in _running:
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
