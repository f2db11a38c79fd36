"""Argument parser (argparse) of the `termnews` command, with its help."""

import argparse
import os
import re
from pathlib import Path
from typing import NoReturn

from termnews import __version__
from termnews.domain.text import one_line

EPILOG = """\
Exit codes: 0 done; 1 failed; 2 wrong usage or no terminal; 3 done, but some sources failed; 130 interrupted.
Without a command, the reader opens. `termnews COMMAND --help` tells more of each command.
"""

_SCOPES = {
    "all": "read ones, too",
    "unread": "what you have not read (the default)",
    "starred": "what you starred",
    "later": "what you kept for later",
    "read": "what you read, the last opened first, with pages you followed links to",
}


_UNDECODED = re.compile("[\udc80-\udcff]")


def text(argument: str) -> str:
    """Return an argument as text: bytes that the locale could not decode are read as UTF-8, else replaced.

    Names of files are left as they came: they may be of any bytes.
    """
    return os.fsencode(argument).decode("utf-8", "replace") if _UNDECODED.search(argument) else argument


def _shared() -> argparse.ArgumentParser:
    """The options that may stand before or after a command."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--offline", action="store_true", help="open no connection; read what is in the cache")
    shared.add_argument("--cache", metavar="FILE", type=Path, help="use another cache (a file that `save` wrote)")
    shared.add_argument("--config", metavar="DIR", type=Path, help="use another configuration folder")
    shared.add_argument("--demo", action="store_true", help="the demo edition: no network, nothing of yours touched")
    return shared


def _subscription_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    add = commands.add_parser("add", parents=[shared], help="subscribe to a feed, or to the feed of a site")
    add.add_argument("url", metavar="URL", type=text)
    add.add_argument("--category", type=text)
    add.add_argument("--title", type=text)
    sources = commands.add_parser("sources", parents=[shared], help="list the subscriptions, with their health")
    sources.add_argument("--json", action="store_true", help="one JSON object a line")
    sources.add_argument("--restore", action="store_true", help="write sources.toml anew from what the cache has")
    remove = commands.add_parser("remove", parents=[shared], help="end a subscription")
    remove.add_argument("source", metavar="SOURCE", type=text, help="an id or an address")
    rename = commands.add_parser("rename", parents=[shared], help="give a source a title of your own")
    rename.add_argument("source", metavar="SOURCE", type=text)
    rename.add_argument("title", metavar="TITLE", type=text)
    move = commands.add_parser("move", parents=[shared], help="put a source into another category")
    move.add_argument("source", metavar="SOURCE", type=text)
    move.add_argument("category", metavar="CATEGORY", type=text)
    load = commands.add_parser("import", parents=[shared], help="import OPML or a newsboat urls file")
    what = load.add_mutually_exclusive_group(required=True)
    what.add_argument("file", metavar="FILE", nargs="?", help="a file, or - for standard input")
    what.add_argument("--undo", action="store_true", help="take out the sources that the last import brought")
    commands.add_parser("export", parents=[shared], help="print the subscriptions as OPML")


def _article_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    show = commands.add_parser("list", parents=[shared], help="list headlines, newest first; unread unless told")
    scope = show.add_mutually_exclusive_group()
    for name, what in _SCOPES.items():
        scope.add_argument(f"--{name}", dest="scope", action="store_const", const=name, help=what)
    show.set_defaults(scope="unread")
    show.add_argument("--category", metavar="C", type=text)
    show.add_argument("--source", metavar="S", type=text, help="an id or an address")
    show.add_argument("--since", metavar="D", type=text, help="a date (2026-11-01), or 36h, 3d, 2w, today, yesterday")
    show.add_argument("--limit", metavar="N", type=_count)
    show.add_argument("--json", action="store_true", help="one JSON object a line")
    search = commands.add_parser("search", parents=[shared], help="search all articles; any text is valid")
    search.add_argument("query", metavar="QUERY", type=text, nargs="+")
    search.add_argument("--limit", metavar="N", type=_count, default=50)
    search.add_argument("--json", action="store_true", help="one JSON object a line")
    read = commands.add_parser("read", parents=[shared], help="print an article, a page, or a file")
    read.add_argument(
        "article", metavar="ARTICLE", nargs="+", help="an id, an address, a file, or - for standard input"
    )
    form = read.add_mutually_exclusive_group()
    for name in ("json", "markdown", "plain"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)
    read.set_defaults(form="text")
    read.add_argument("--full-text", action="store_true", help="fetch the page behind the article first")
    mark = commands.add_parser("mark", parents=[shared], help="mark articles")
    mark.add_argument("mark", choices=("read", "unread", "starred", "unstarred"))
    mark.add_argument("article", metavar="ARTICLE", type=text, nargs="+", help="an id or an address")


def _cache_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    refresh = commands.add_parser("refresh", parents=[shared], help="pull the sources into the cache")
    refresh.add_argument("source", metavar="SOURCE", type=text, nargs="*", help="ids or addresses; all unless told")
    refresh.add_argument("--category", metavar="C", type=text)
    refresh.add_argument("--full-text", action="store_true", help="fetch the page behind each new article, too")
    refresh.add_argument("--json", action="store_true", help="one JSON object a line")
    ahead = commands.add_parser(
        "prefetch", parents=[shared], help="store full texts and Also Read pages for reading without a network"
    )
    ahead.add_argument("--category", metavar="C", type=text)
    ahead.add_argument("--json", action="store_true", help="one JSON object a line")
    save = commands.add_parser("save", parents=[shared], help="copy the cache into one file for reading elsewhere")
    save.add_argument("file", metavar="FILE", type=Path)
    save.add_argument("--force", action="store_true", help="replace a file that is no saved cache, too")
    doctor = commands.add_parser("doctor", parents=[shared], help="check that all is well, and say what to do")
    doctor.add_argument("--thorough", action="store_true", help="leave nothing out, however large the cache is")
    doctor.add_argument("--repair", action="store_true", help="make the search index anew")
    doctor.add_argument("--json", action="store_true", help="one JSON object a line")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number of 0 or more is needed")
    # more than there can be; SQLite counts to 2^63
    return min(number, 10**18)


class _Parser(argparse.ArgumentParser):
    """A parser whose messages repeat what was typed as text only."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end."""
        super().error(one_line(message))


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    shared = _shared()
    parser: argparse.ArgumentParser = _Parser(
        prog="termnews",
        description="A newspaper in your terminal.",
        epilog=EPILOG,
        parents=[shared],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"termnews {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _subscription_commands(commands, shared)
    _cache_commands(commands, shared)
    _article_commands(commands, shared)
    return parser
