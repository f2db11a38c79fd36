"""Session: open the library for one command, run it, close the library."""

import argparse
from collections.abc import Awaitable, Callable

from termnews.cli import articles, cache, prefetch, subscriptions
from termnews.cli.output import message, rows_printed
from termnews.domain.errors import DamagedError, TermnewsError
from termnews.library import asyncio_runner
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.library.logs import log_to

Command = Callable[[Library, argparse.Namespace], Awaitable[int]]

COMMANDS: dict[str, Command] = {
    "add": subscriptions.add,
    "sources": subscriptions.sources,
    "remove": subscriptions.remove,
    "rename": subscriptions.rename,
    "move": subscriptions.move,
    "import": subscriptions.import_,
    "export": subscriptions.export,
    "refresh": cache.refresh,
    "prefetch": prefetch.prefetch_,
    "save": cache.save,
    "list": articles.list_,
    "search": articles.search,
    "read": articles.read,
    "mark": articles.mark,
}

# The commands that may begin a cache where none was at the place that --cache names.
CREATING = frozenset({"add", "import", "refresh"})


def run_command(args: argparse.Namespace, options: Options) -> int:
    """Run the command that `args` names and return its exit code; raises TermnewsError."""
    if args.command == "doctor":
        from termnews.cli.doctor import doctor

        return asyncio_runner.run_command(doctor(options, args))
    return asyncio_runner.run_command(_run(COMMANDS[args.command], args, options))


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
