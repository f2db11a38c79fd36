"""The loop of a worker process: it reads questions, calls what they name and writes answers, until its input ends.

It imports as little as it can (no asyncio, no network): each process of the kind takes the time and memory for that.
"""

import faulthandler
import importlib
import pickle
import signal
import sys
import traceback
from typing import Any

from termnews.domain.errors import TermnewsError


def main() -> None:
    """Answer questions from standard input until it ends, as it does with the program that asks."""
    # Ctrl+c is for the program that asks: it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a function prints is no answer
    while True:
        try:
            module, name, arguments, named, seconds = pickle.load(questions)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds, exit=True)
        answer: tuple[bool, Any]
        try:
            answer = (True, getattr(importlib.import_module(module), name)(*arguments, **named))
        except Exception as error:
            answer = (False, portable(error))
        faulthandler.cancel_dump_traceback_later()
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()


def portable(error: Exception) -> Exception:
    """Return an error as it can be pickled; one that is a defect of ours with what the asking program's log needs."""
    if isinstance(error, TermnewsError):
        return error
    defect = RuntimeError(f"{type(error).__name__}: {error}")
    defect.add_note("".join(traceback.format_exception(error)))
    return defect
