"""The time at which tests happen, and a library that goes by a time which a test sets (the fixture `clock`)."""

from datetime import UTC, datetime

from termnews.library.compose import Options, open_library

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""Now, in tests that name no time of their own; the demo edition is of that day."""


class Clock:
    """The library and its `now`; it refreshes by itself every 30 minutes of that time."""

    def __init__(self) -> None:
        self.now = NOW
        self.library = open_library(Options(), now=lambda: self.now)
