"""Argument parser (argparse) of the `termnews` command, with its help."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import cache

from termnews import __version__

# `typing` takes longer to import than a version has
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import NoReturn

EPILOG = """\
Exit codes: 0 done; 1 failed; 2 wrong usage or no terminal; 3 done, but some sources failed; 130 interrupted.
Without a command, the reader opens; with an address (https://example.org/story), it opens the page there.
`termnews COMMAND --help` tells more of each command.
"""

_SCOPES = {
    "all": "read ones, too",
    "unread": "what you have not read (the default)",
    "starred": "what you starred",
    "later": "what you kept for later",
    "read": "what you read, the last opened first, with pages you followed links to",
}

_JSON = "one JSON object a line"
_SOURCE = "an id or an address"
_SCHEMES = ("http://", "https://")
_WITH_VALUE = ("--cache", "--config")

_UNDECODED = re.compile("[\udc80-\udcff]")


def text(argument: str) -> str:
    """Return an argument as text: bytes that the locale could not decode are read as UTF-8, else replaced.

    Names of files are left as they came: they may be of any bytes.
    """
    return os.fsencode(argument).decode("utf-8", "replace") if _UNDECODED.search(argument) else argument


def _path(argument: str) -> Path:
    from pathlib import Path

    return Path(argument)


def _shared() -> argparse.ArgumentParser:
    """The options that may stand before or after a command."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS, formatter_class=_Formatter)
    shared.add_argument("--offline", action="store_true", help="open no connection; read what is in the cache")
    shared.add_argument("--cache", metavar="FILE", type=_path, help="use another cache (a file that `save` wrote)")
    shared.add_argument("--config", metavar="DIR", type=_path, help="use another configuration folder")
    shared.add_argument("--demo", action="store_true", help="the demo edition: no network, nothing of yours touched")
    return shared


def _add(add: argparse.ArgumentParser) -> None:
    add.add_argument("url", metavar="URL", type=text)
    add.add_argument("--category", type=text)
    add.add_argument("--title", type=text)


def _sources(sources: argparse.ArgumentParser) -> None:
    sources.add_argument("--json", action="store_true", help=_JSON)
    sources.add_argument("--restore", action="store_true", help="write sources.toml anew from what the cache has")


def _remove(remove: argparse.ArgumentParser) -> None:
    remove.add_argument("source", metavar="SOURCE", type=text, help=_SOURCE)


def _rename(rename: argparse.ArgumentParser) -> None:
    rename.add_argument("source", metavar="SOURCE", type=text)
    rename.add_argument("title", metavar="TITLE", type=text)


def _move(move: argparse.ArgumentParser) -> None:
    move.add_argument("source", metavar="SOURCE", type=text)
    move.add_argument("category", metavar="CATEGORY", type=text)


def _import(load: argparse.ArgumentParser) -> None:
    what = load.add_mutually_exclusive_group(required=True)
    what.add_argument("file", metavar="FILE", nargs="?", help="a file, or - for standard input")
    what.add_argument("--undo", action="store_true", help="take out the sources that the last import brought")


def _list(show: argparse.ArgumentParser) -> None:
    scope = show.add_mutually_exclusive_group()
    for name, what in _SCOPES.items():
        scope.add_argument(f"--{name}", dest="scope", action="store_const", const=name, help=what)
    show.set_defaults(scope="unread")
    _narrowed(show)
    show.add_argument("--since", metavar="D", type=text, help="a date (2026-11-01), or 36h, 3d, 2w, today, yesterday")
    show.add_argument("--limit", metavar="N", type=_count)
    show.add_argument("--json", action="store_true", help=_JSON)


def _narrowed(show: argparse.ArgumentParser) -> None:
    show.add_argument("--category", metavar="C", type=text)
    show.add_argument("--source", metavar="S", type=text, help=_SOURCE)


def _search(search: argparse.ArgumentParser) -> None:
    search.add_argument("query", metavar="QUERY", type=text, nargs="+")
    search.add_argument("--limit", metavar="N", type=_count, default=50)
    search.add_argument("--json", action="store_true", help=_JSON)


def _read(read: argparse.ArgumentParser) -> None:
    read.add_argument(
        "article", metavar="ARTICLE", nargs="+", help="an id, an address, a file, or - for standard input"
    )
    form = read.add_mutually_exclusive_group()
    for name in ("json", "markdown", "plain"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)
    read.set_defaults(form="text")
    read.add_argument("--full-text", action="store_true", help="fetch the page behind the article first")


def _mark(mark: argparse.ArgumentParser) -> None:
    mark.add_argument("mark", choices=("read", "unread", "starred", "unstarred"))
    mark.add_argument("article", metavar="ARTICLE", type=text, nargs="+", help="an id or an address")


def _refresh(refresh: argparse.ArgumentParser) -> None:
    refresh.add_argument("source", metavar="SOURCE", type=text, nargs="*", help="ids or addresses; all unless told")
    refresh.add_argument("--category", metavar="C", type=text)
    refresh.add_argument("--full-text", action="store_true", help="fetch the page behind each new article, too")
    refresh.add_argument("--json", action="store_true", help=_JSON)


def _prefetch(ahead: argparse.ArgumentParser) -> None:
    ahead.add_argument("--category", metavar="C", type=text)
    ahead.add_argument("--json", action="store_true", help=_JSON)


def _save(save: argparse.ArgumentParser) -> None:
    save.add_argument("file", metavar="FILE", type=_path)
    save.add_argument("--force", action="store_true", help="replace a file that is no saved cache, too")


def _doctor(doctor: argparse.ArgumentParser) -> None:
    doctor.add_argument("--thorough", action="store_true", help="leave nothing out, however large the cache is")
    doctor.add_argument("--repair", action="store_true", help="make the search index anew")
    doctor.add_argument("--json", action="store_true", help=_JSON)


def _nothing(_: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes only what all take."""


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "add": ("subscribe to a feed, or to the feed of a site", _add),
    "sources": ("list the subscriptions, with their health", _sources),
    "remove": ("end a subscription", _remove),
    "rename": ("give a source a title of your own", _rename),
    "move": ("put a source into another category", _move),
    "import": ("import OPML or a newsboat urls file", _import),
    "export": ("print the subscriptions as OPML", _nothing),
    "refresh": ("pull the sources into the cache", _refresh),
    "prefetch": ("store full texts and Also Read pages for reading without a network", _prefetch),
    "save": ("copy the cache into one file for reading elsewhere", _save),
    "doctor": ("check that all is well, and say what to do", _doctor),
    "list": ("list headlines, newest first; unread unless told", _list),
    "unread": ("print how many articles are unread", _narrowed),
    "search": ("search all articles; any text is valid", _search),
    "read": ("print an article, a page, or a file", _read),
    "mark": ("mark articles", _mark),
}
"""What each command is for, and what adds its arguments."""


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number of 0 or more is needed")
    # more than there can be; SQLite counts to 2^63
    return min(number, 10**18)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Lays out help; argparse makes one for each argument, and would import how to pack archives to ask for a width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    """Return how wide the terminal is, as `shutil.get_terminal_size` finds it."""
    try:
        return int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(1).columns or 80
    except (OSError, ValueError):
        return 80


class _Parser(argparse.ArgumentParser):
    """A parser whose messages repeat what was typed as text only."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end."""
        from termnews.domain.text import one_line

        super().error(one_line(message))


class _Version(argparse.Action):
    """Prints the version without what argparse lays out its help with, which takes longer to import."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"termnews {__version__}\n")
        parser.exit()


def _command_word(arguments: Sequence[str]) -> str:
    """Return what stands in `arguments` where a command would, `--version` before it, or nothing."""
    is_value = False
    for argument in arguments:
        if argument == "--version" or not (is_value or argument.startswith("-")):
            return argument
        # argparse takes an option by its beginning, too
        is_value = not is_value and any(option.startswith(argument) for option in _WITH_VALUE)
    return ""


def _wanted(word: str) -> Iterable[str]:
    """Return the command of that word, or all where it is none; making a parser takes its time."""
    if word == "--version":
        return ()
    return (word,) if word in COMMANDS else COMMANDS


def make_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, as far as `arguments` need it."""
    shared = _shared()
    parser: argparse.ArgumentParser = _Parser(
        prog="termnews",
        description="A newspaper in your terminal.",
        epilog=EPILOG,
        parents=[shared],
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    word = _command_word(arguments)
    if word.lower().startswith(_SCHEMES):
        parser.set_defaults(command=None)
        parser.add_argument("page", metavar="URL", type=text, help="read the page at this address")
        return parser
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="termnews")
    for name in _wanted(word):
        what, add_arguments = COMMANDS[name]
        add_arguments(commands.add_parser(name, parents=[shared], formatter_class=_Formatter, help=what))
    return parser
