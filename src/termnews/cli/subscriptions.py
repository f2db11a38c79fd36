"""Commands that change sources: add, remove, rename, move, import, export, and sources --restore."""

import argparse
import shlex
import sys
from pathlib import Path

from termnews.cli.output import message
from termnews.cli.streams import is_utf8
from termnews.domain.left_out import by_kind
from termnews.domain.shown_address import shown_address
from termnews.domain.source import UNFILED, Source
from termnews.domain.text import count_of, one_line
from termnews.library.library import Library
from termnews.library.sources.edit_sources import Changed
from termnews.library.sources.import_export import import_sources, opml_of, undo_import
from termnews.library.sources.restore import write_sources


async def add(library: Library, args: argparse.Namespace) -> int:
    """Subscribe, take in the first articles, and print what was added."""
    added = await library.add_source.add(args.url, category=args.category or UNFILED, title=args.title)
    source = added.source
    if not added.new:
        print(f"Already there: {_named(source)}, in {one_line(source.category)}")
    else:
        print(f"Added {_named(source)} to {one_line(source.category)}: {count_of(source.articles, 'article')}")
    for sentence in filter(None, (added.note, added.refreshed.error)):
        message(sentence)
    _tell(library)
    for other in added.others:
        message(f"The page also names the feed {shown_address(other)}")
    return 0


async def restore(library: Library, args: argparse.Namespace) -> int:
    """Write the subscriptions to sources.toml."""
    print(one_line(await write_sources(library)))
    return 0


def _named(source: Source) -> str:
    """Return title and address of a source for people, who may be looked over the shoulder: without a password."""
    return one_line(f"{source.title} ({shown_address(source.url)})")


def _tell(library: Library) -> None:
    """Say where a password is, where it is not in the keyring that it was to be kept in."""
    for sentence in library.subscriptions.credentials.told():
        message(sentence)


def _tell_changed(args: argparse.Namespace, changed: Changed, source: Source, *before: str) -> None:
    """Print what was changed, and the command that takes it back: a stack of undo would end with this process."""
    print(one_line(changed.sentence()))
    for value in before:
        message(f"`{_command(args, args.command, str(source.id), value)}` takes it back.")


def _command(args: argparse.Namespace, name: str, *words: str) -> str:
    """Return a command line as a shell reads it, for the cache and the configuration of this one."""
    given = {option: getattr(args, option, None) for option in ("cache", "config")}
    options = [f"--{option}={value}" for option, value in given.items() if value is not None]
    ends_options = ["--"] if any(word.startswith("-") for word in words) else []
    return shlex.join(["termnews", name, *options, *ends_options, *words])


def _source(library: Library, ref: str) -> Source:
    return library.choose_sources((ref,))[0]


async def remove(library: Library, args: argparse.Namespace) -> int:
    """End a subscription."""
    source = _source(library, args.source)
    await library.source_edits.remove([source])
    print(f"Removed {_named(source)}; its articles return if you add it again")
    return 0


async def rename(library: Library, args: argparse.Namespace) -> int:
    """Give a source the reader's own title."""
    source = _source(library, args.source)
    changed = await library.source_edits.rename(source, args.title)
    _tell_changed(args, changed, source, *(before.title or "" for before in changed.before))
    return 0


async def move(library: Library, args: argparse.Namespace) -> int:
    """Put a source into another category."""
    source = _source(library, args.source)
    changed = await library.source_edits.move([source], args.category)
    _tell_changed(args, changed, source, *(before.category for before in changed.before))
    return 0


async def import_(library: Library, args: argparse.Namespace) -> int:
    """Add the subscriptions of an OPML or newsboat urls file, or take out those of the last one."""
    if args.undo:
        print(await undo_import(library))
        return 0
    imported = await import_sources(library, sys.stdin.buffer if args.file == "-" else Path(args.file))
    print(imported.sentence())
    if imported.added:
        message(f"`{_command(args, 'import')} --undo` takes them out again.")
    _tell(library)
    for line in imported.skipped:
        message(f"Not imported: {line.sentence()}")
    for detail in by_kind(imported.dropped):
        message(f"Left out: {detail}")
    return 0


async def export(library: Library, args: argparse.Namespace) -> int:
    """Print the subscriptions as OPML 2.0."""
    opml = opml_of(library.queries.sources())
    # the document says that it is UTF-8: where the output is not, references keep it true
    sys.stdout.write(opml if is_utf8(sys.stdout) else opml.encode("ascii", "xmlcharrefreplace").decode())
    return 0
