"""The entry point: parse the line, run the command or open the reader, turn errors into one sentence."""

from __future__ import annotations

import gc
import os
import sys

from termnews.cli.arguments import make_parser
from termnews.cli.streams import PipeClosedError, standard_streams
from termnews.domain.errors import TermnewsError

# `typing` takes longer to import than a version has
TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import NoReturn

    from termnews.library.options import Options


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run termnews and exit with its code (0, 1, 2, 3, or what a signal comes to)."""
    # what imports and answers makes no garbage worth looking for; what takes longer turns this on again
    gc.disable()
    try:
        with standard_streams():
            code = _told(arguments)
    finally:
        gc.enable()
    if arguments is None:
        # the process ends: what its last collections would look for goes with it
        gc.freeze()
    sys.exit(code)


def _told(arguments: Sequence[str] | None) -> int:
    """Return the code to exit with; whatever went wrong is told in one sentence."""
    try:
        code = _code(arguments)
        sys.stdout.flush()
    except PipeClosedError:
        code = 0
    except TermnewsError as error:
        from termnews.cli.output import message

        message(f"termnews: {error}")
        code = 1
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        from termnews.cli.crash import report

        report(error)
        code = 1
    return code


def _code(arguments: Sequence[str] | None) -> int:
    try:
        given = sys.argv[1:] if arguments is None else arguments
        args = make_parser(given).parse_args(given)
    except SystemExit as ended:
        # argparse has printed the help, or what is wrong with the line
        return int(ended.code or 0)
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    if args.command is None:
        return _read(args)
    from termnews.cli.questions import question_of, run_question

    options, question = _options(args), question_of(args)
    if question is not None and not options.demo:
        return run_question(question, args, options)
    from termnews.cli.session import run_command

    gc.enable()
    return run_command(args, options)


def _options(args: argparse.Namespace) -> Options:
    from termnews.library.options import Options

    return Options(
        offline=getattr(args, "offline", False),
        cache=getattr(args, "cache", None),
        config=getattr(args, "config", None),
        demo=getattr(args, "demo", False),
    )


def _read(args: argparse.Namespace) -> int:
    # it draws on standard output and takes keys from standard input; standard error may be anything
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        page = getattr(args, "page", "")
        instead = "`termnews read URL` prints a page" if page else "`termnews list` prints headlines"
        sys.stderr.write(f"termnews: the reader needs a terminal; {instead} without one.\n")
        return 2
    paint = None
    if not getattr(args, "demo", False):
        from termnews.tui.startup.last_screen import first_paint

        paint = first_paint(
            config=getattr(args, "config", None),
            cache=getattr(args, "cache", None),
            offline=getattr(args, "offline", False),
        )
    from contextlib import nullcontext

    with paint or nullcontext():
        # what takes long to import comes after the paint
        from termnews.tui.startup.run import run_reader

        # what was imported stays, and need not be looked through again and again while the first screen is made
        gc.freeze()
        gc.enable()
        return run_reader(_options(args), paint, getattr(args, "page", ""))
