"""A function run in a child process that is killed when its time is up.

Some regular expressions never come back, and a thread inside one can neither be stopped nor leaves the others a turn.
A process can be stopped anywhere, so what may hang runs in one.
"""

import faulthandler
import importlib
import pickle
import subprocess
import sys
from typing import Any

from termnews.domain.errors import TermnewsError

# -I: neither the environment nor the working directory says what the child imports; it imports what we would.
_START = "import sys; sys.path[:] = sys.argv[1:]; from termnews.sources.child import main; main()"
# Seconds after which a child ends by itself, beyond its limit, where its parent is not there to kill it.
_GRACE = 5.0


class ChildFailedError(Exception):
    """The child gave no answer: it took too long, it crashed, or it could not be started."""


def call(function: str, *arguments: Any, seconds: float) -> Any:
    """Return what `module:name` returns for `arguments`, from a child process that is killed after `seconds`.

    Arguments and result are pickled: the child runs our own code with our own rights, so its answer is as good as
    ours. A TermnewsError raised there is raised here; any other end of the child is a ChildFailedError.
    """
    module, _, name = function.partition(":")
    command = [sys.executable, "-I", "-c", _START, *filter(None, sys.path)]
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps((module, name, arguments, seconds + _GRACE)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = pickle.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise ChildFailedError(f"it took longer than {seconds:g} seconds") from error
    except (OSError, ValueError, subprocess.SubprocessError, EOFError, pickle.UnpicklingError) as error:
        raise ChildFailedError("it ended without an answer") from error
    if isinstance(answer, TermnewsError):
        raise answer
    return answer


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
