"""Commands on many articles: list, search, unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termnews.cli.output import message, print_json, write_row
from termnews.domain.query import Query, Scope

if TYPE_CHECKING:
    import argparse

    from termnews.domain.headline import Headline
    from termnews.library.short_session import ShortSession

# Damage that is met before anything is printed is mended at once, and the list begun again.
_AT_ONCE = 2_000


def list_(session: ShortSession, args: argparse.Namespace) -> int:
    """Print headlines, newest first."""
    since = None
    if args.since is not None:
        from termnews.cli.since import moment

        since = moment(args.since, session.now())
    query = _query(session, args)._replace(scope=Scope(args.scope), since=since, limit=args.limit)
    ids = session.queries.article_list(query)
    for start in range(0, len(ids), _AT_ONCE):
        _print(session, session.queries.headlines(ids[start : start + _AT_ONCE]), args.json)
    return 0


def unread(session: ShortSession, args: argparse.Namespace) -> int:
    """Print how many unread articles there are, as the reader counts them."""
    query = _query(session, args)
    # an article that several sources carry counts once, but not for each of them
    write_row(f"{session.queries.count(query._replace(once=query.source is None))}\n")
    return 0


def search(session: ShortSession, args: argparse.Namespace) -> int:
    """Print the newest articles that hold every word."""
    # imported here, for lists have no words to understand
    from termnews.domain.search_terms import LONGEST, MOST_WORDS, is_too_long

    query = " ".join(args.query)
    if is_too_long(query):
        message(f"The query is long: its first {MOST_WORDS} words count, within {LONGEST:,} characters.")
    _print(session, session.find(query, limit=args.limit), args.json)
    return 0


def _query(session: ShortSession, args: argparse.Namespace) -> Query:
    return Query(
        category=session.category_named(args.category) if args.category else None,
        source=session.source_id(args.source) if args.source else None,
    )


def _print(session: ShortSession, headlines: list[Headline], as_json: bool) -> None:
    # imported here, for a number needs no rows
    from termnews.cli.headline_rows import headline_row, print_headline

    now = session.now()
    for headline in headlines:
        if as_json:
            print_json(headline_row(headline))
        else:
            print_headline(headline, now)
