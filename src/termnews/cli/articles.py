"""Commands on articles: list, search, read, mark."""

import argparse
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from termnews.cli.arguments import text
from termnews.cli.document_text import to_text
from termnews.cli.markdown import to_markdown
from termnews.cli.output import JsonRow, headline_row, message, print_headline, print_json
from termnews.domain.addresses import is_web
from termnews.domain.dates import parse_date
from termnews.domain.document import Document
from termnews.domain.document_json import document_to_json
from termnews.domain.errors import NoRoomError, NotFoundError, TermnewsError
from termnews.domain.headline import Headline
from termnews.domain.query import LONGEST, MOST_WORDS, Query, Scope, is_too_long
from termnews.domain.text import as_id
from termnews.library.library import Library
from termnews.library.reading.document_of_file import file_document, read_bytes

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def since(text: str | None, now: datetime) -> datetime | None:
    """Return the moment that `--since` names: a date, `36h`, `3d`, `2w`, `today` or `yesterday` (local days)."""
    if text is None:
        return None
    span = re.fullmatch(r"(\d{1,4})([hdw])", text.strip())
    if span:
        return now - int(span[1]) * _UNITS[span[2]]
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    if text in ("today", "yesterday"):
        return midnight - timedelta(days=text == "yesterday")
    # 1/2/2024 may be either day
    date = None if "/" in text else parse_date(text)
    if date is None:
        raise TermnewsError(f"--since does not understand {text!r}; try 2026-11-01, 36h, 3d, 2w or yesterday.")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return datetime(date.year, date.month, date.day).astimezone()
    return date.astimezone(UTC)


async def list_(library: Library, args: argparse.Namespace) -> int:
    """Print headlines, newest first."""
    source = library.choose_sources((args.source,))[0].id if args.source else None
    category = library.category_named(args.category) if args.category else None
    query = Query(Scope(args.scope), category, source, None, since(args.since, library.now()), args.limit)
    ids = library.queries.article_list(query)
    for start in range(0, len(ids), 500):
        _print(library, library.queries.headlines(ids[start : start + 500]), args.json)
    return 0


async def take_in_words(library: Library) -> None:
    """Bring the search index up to date; on a full disk it stays as it is."""
    try:
        await library.indexer.catch_up()
    except NoRoomError as error:
        message(f"termnews: {error}")


async def search(library: Library, args: argparse.Namespace) -> int:
    """Print the newest articles that hold every word."""
    await take_in_words(library)
    query = " ".join(args.query)
    if is_too_long(query):
        message(f"The query is long: its first {MOST_WORDS} words count, within {LONGEST:,} characters.")
    _print(library, await library.search.find(query, limit=args.limit), args.json)
    return 0


def _print(library: Library, headlines: list[Headline], as_json: bool) -> None:
    now = library.now()
    for headline in headlines:
        if as_json:
            print_json(headline_row(headline))
        else:
            print_headline(headline, now)


async def article_id(library: Library, ref: str) -> int:
    """Return the id that an id or an address names; NotFoundError where the cache holds no such article."""
    number = as_id(ref)
    if number is not None:
        return library.queries.article(number).headline.id
    known = library.queries.article_by_address(ref)
    if known is None:
        raise NotFoundError(f"The cache holds no article {ref!r}; `termnews list --all` shows the ids.")
    return known


async def mark(library: Library, args: argparse.Namespace) -> int:
    """Set or take away marks; nothing is changed if one of the articles is not there."""
    ids = [await article_id(library, ref) for ref in args.article]
    name = "starred" if args.mark.endswith("starred") else "read"
    step = await library.marks.set(ids, "starred" if name == "starred" else "read", not args.mark.startswith("un"))
    print(step.sentence())
    return 0


async def read(library: Library, args: argparse.Namespace) -> int:
    """Print documents; one that cannot be had is told on stderr and does not stop the others."""
    failed = False
    for number, ref in enumerate(args.article):
        try:
            row, document = await _document(library, ref, args.full_text)
        except TermnewsError as error:
            message(f"termnews: {ref}: {error}" if len(args.article) > 1 else f"termnews: {error}")
            failed = True
            continue
        if args.form == "json":
            print_json(row)
            continue
        if number:
            print()
        print(to_markdown(document) if args.form == "markdown" else to_text(document, plain=args.form == "plain"))
    return 1 if failed else 0


async def _document(library: Library, ref: str, full_text: bool) -> tuple[JsonRow, Document]:
    if as_id(ref) is not None or is_web(ref):
        known = await (library.reading.follow(text(ref)) if is_web(ref) else article_id(library, ref))
        opened = await (library.reading.full_text(known) if full_text else library.reading.open(known))
        message(opened.kept or "")
        document = opened.document.with_links(await library.reading.related(known, opened.document))
        return _row(library, document, {"id": known}), document
    document = _file_document(library, ref)
    return _row(library, document, {"id": None, "file": ref}), document


def _file_document(library: Library, name: str) -> Document:
    try:
        there = name == "-" or Path(name).exists()
    except OSError:
        # longer than a name may be
        there = False
    if not there:
        raise NotFoundError(f"{name!r} is no article id, no web address, and no file.")
    source = sys.stdin.buffer if name == "-" else Path(name)
    return file_document(read_bytes(library.paths, source), name=name)


def _row(library: Library, document: Document, head: JsonRow) -> JsonRow:
    data = document_to_json(document)
    states = library.queries.link_states([link["url"] for link in data["links"]])
    for link in data["links"]:
        state = states.get(link["url"])
        link["cached"], link["article"] = (state.cached, state.article) if state else (False, None)
    return {**head, **data}
