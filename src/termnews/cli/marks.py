"""The command mark."""

import argparse

from termnews.cli.references import article_id
from termnews.library.short_session import ShortSession


def mark(session: ShortSession, args: argparse.Namespace) -> int:
    """Set or take away marks; nothing is changed if one of the articles is not there."""
    ids = [article_id(session.queries, ref) for ref in args.article]
    name = "starred" if args.mark.endswith("starred") else "read"
    step = session.mark(ids, "starred" if name == "starred" else "read", not args.mark.startswith("un"))
    print(step.sentence())
    return 0
