"""Session: open the library, with its threads, for one command, run it, close the library."""

import argparse
from collections.abc import Awaitable, Callable
from functools import partial

from termnews.cli import articles, cache, prefetch, subscriptions
from termnews.cli.output import message, rows_printed
from termnews.cli.questions import Question, question_of
from termnews.domain.errors import DamagedError, TermnewsError
from termnews.library import asyncio_runner
from termnews.library.compose import close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.library.logs import log_to
from termnews.library.options import Options

Command = Callable[[Library, argparse.Namespace], Awaitable[int]]

COMMANDS: dict[str, Command] = {
    "add": subscriptions.add,
    "sources": subscriptions.restore,
    "remove": subscriptions.remove,
    "rename": subscriptions.rename,
    "move": subscriptions.move,
    "import": subscriptions.import_,
    "export": subscriptions.export,
    "refresh": cache.refresh,
    "prefetch": prefetch.prefetch_,
    "save": cache.save,
    "read": articles.read,
}

# The commands that may begin a cache where none was at the place that --cache names.
CREATING = frozenset({"add", "import", "refresh"})


def run_command(args: argparse.Namespace, options: Options) -> int:
    """Run the command that `args` names and return its exit code; raises TermnewsError."""
    if args.command == "doctor":
        from termnews.cli.doctor import doctor

        return asyncio_runner.run_command(doctor(options, args))
    question = question_of(args)
    if question is not None:
        return asyncio_runner.run_command(_run(partial(_ask_demo, question), args, options))
    return asyncio_runner.run_command(_run(COMMANDS[args.command], args, options))


async def _ask_demo(question: Question, library: Library, args: argparse.Namespace) -> int:
    return question(library.short_session(), args)


def with_library(work: Callable[[Library], Awaitable[None]], options: Options) -> None:
    """Do some work with a library."""

    async def do() -> None:
        library = open_library(options, create=False)
        try:
            await work(library)
        finally:
            await close_library(library)

    asyncio_runner.run_command(do())


async def _run(command: Command, args: argparse.Namespace, options: Options) -> int:
    before = rows_printed()
    try:
        return await _run_once(command, args, options)
    except DamagedError:
        # What is printed cannot be taken back; the next run finds what was noted.
        if rows_printed() != before:
            raise
    return await _run_once(command, args, options, suspect=True)


async def _run_once(command: Command, args: argparse.Namespace, options: Options, *, suspect: bool = False) -> int:
    create = args.command in CREATING and not options.offline
    library = open_library(options, create=create, suspect=suspect)
    try:
        log_to(library.paths.log)
        for problem in library.problems:
            message(f"termnews: {problem}")
        if library.demo:
            await fill_demo(library)
        return await command(library, args)
    except TermnewsError as error:
        if str(error) in library.problems:
            # it was said above, and is why the command cannot be done
            return 1
        raise
    finally:
        await close_library(library)
