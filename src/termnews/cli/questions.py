"""Commands that need neither network nor threads: each runs at once, on one connection of its own.

They import nothing of asyncio and of what fetches and reads feeds: that takes longer to import than they take.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import suppress

from termnews.cli.output import message, rows_printed
from termnews.domain.errors import DamagedError, TermnewsError
from termnews.library.options import Options
from termnews.library.short_session import ShortSession, open_session

Question = Callable[[ShortSession, argparse.Namespace], int]

NAMES = ("list", "mark", "search", "sources", "unread")


def question_of(args: argparse.Namespace) -> Question | None:
    """Return what answers a command; None where it takes a library, with its threads."""
    match args.command:
        case "list" | "search" | "unread":
            from termnews.cli import lists

            return {"list": lists.list_, "search": lists.search, "unread": lists.unread}[args.command]
        case "mark":
            from termnews.cli.marks import mark

            return mark
        case "sources" if not args.restore:
            from termnews.cli.source_list import sources

            return sources
    return None


def run_question(question: Question, args: argparse.Namespace, options: Options) -> int:
    """Answer a command and return its exit code; raises TermnewsError."""
    before = rows_printed()
    try:
        return _answer(question, args, options)
    except DamagedError:
        # what is printed cannot be taken back; the next run finds what was noted
        if rows_printed() != before:
            raise
    return _answer(question, args, options, suspect=True)


def _answer(question: Question, args: argparse.Namespace, options: Options, *, suspect: bool = False) -> int:
    # a number has nothing to do with the settings, and whoever shows it every second has no room for their mistakes
    with open_session(options, read_settings=args.command != "unread", suspect=suspect) as session:
        if session.has_copy:
            _end_in_order()
        for problem in session.problems:
            message(f"termnews: {problem}")
        if args.command == "search" and session.lacks_words():
            _take_in_words(options)
        try:
            return question(session, args)
        except TermnewsError as error:
            if str(error) in session.problems:
                # it was said above, and is why the command cannot be done
                return 1
            raise


def _end_in_order() -> None:
    """Have SIGTERM end the command as Ctrl+C does, for what it has made to be removed."""
    import signal

    with suppress(ValueError):
        # not in another thread, as in tests
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))


def _take_in_words(options: Options) -> None:
    """Bring the search index up to date, where a refresh was ended before it had done so."""
    from termnews.cli.cache import take_in_words
    from termnews.cli.session import with_library

    with_library(take_in_words, options)
