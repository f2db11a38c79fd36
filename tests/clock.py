"""A library that goes by a time which a test sets; in a test, take the fixture `clock`."""

from datetime import UTC, datetime

from termnews.library.compose import Options, open_library


class Clock:
    """The library and its `now`; it refreshes by itself every 30 minutes of that time."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
        self.library = open_library(Options(), now=lambda: self.now)
