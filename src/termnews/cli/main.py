"""The entry point: parse the line, run the command or open the reader, turn errors into one sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, NoReturn

from termnews.cli.arguments import make_parser
from termnews.domain.errors import TermnewsError

if TYPE_CHECKING:
    from termnews.library.compose import Options


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run termnews and exit with its code (0, 1, 2, 3 or 130)."""
    args = make_parser().parse_args(arguments)
    try:
        code = _run(args)
        sys.stdout.flush()
    except TermnewsError as error:
        from termnews.cli.output import message

        message(f"termnews: {error}")
        code = 1
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # whoever read our output has seen enough; python would complain again while closing stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run(args: argparse.Namespace) -> int:
    if args.command is None:
        return _read(args)
    from termnews.cli.session import run_command

    return run_command(args, _options(args))


def _options(args: argparse.Namespace) -> "Options":
    from termnews.library.compose import Options

    return Options(
        offline=getattr(args, "offline", False),
        cache=getattr(args, "cache", None),
        config=getattr(args, "config", None),
        demo=getattr(args, "demo", False),
    )


def _read(args: argparse.Namespace) -> int:
    # Textual draws on stderr and reads keys from stdin: without both there is nobody to read
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        sys.stderr.write("termnews: the reader needs a terminal; `termnews list` prints headlines without one.\n")
        return 2
    paint = None
    if not getattr(args, "demo", False):
        from termnews.tui.first_paint import first_paint

        paint = first_paint(
            config=getattr(args, "config", None),
            cache=getattr(args, "cache", None),
            offline=getattr(args, "offline", False),
        )
    with paint or nullcontext():
        # what takes long to import comes after the paint
        from termnews.tui.run import run_reader

        return run_reader(_options(args), paint)
