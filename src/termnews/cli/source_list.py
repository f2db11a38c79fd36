"""The command sources."""

import argparse

from termnews.cli.output import message, print_json
from termnews.cli.source_rows import print_source, source_row
from termnews.library.short_session import ShortSession


def sources(session: ShortSession, args: argparse.Namespace) -> int:
    """Print the subscriptions with their health."""
    rows = session.queries.sources()
    now = session.now()
    for source in rows:
        interval = session.interval_of(source)
        if args.json:
            print_json(source_row(source, now, interval))
        else:
            print_source(source, now, interval)
    if not rows and not args.json:
        message("No sources yet: `termnews add URL` adds one, `termnews` offers some to start with.")
    return 0
