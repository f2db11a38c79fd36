"""Garbage collector tuned for a program that somebody types in: no full collection while a key waits.

Python's own thresholds have it walk over all objects there are, half a million once Textual is imported, at whatever
moment: 60 ms, in the middle of a key. What the start leaves is set aside, and what comes later is looked through each
minute.
"""

import gc

# Containers more than were freed before the young ones are looked through, then how often until the older ones are.
_THRESHOLDS = (10_000, 20, 1_000)

EVERY = 60.0


def while_starting() -> None:
    """Look through young objects less often, since a start makes many that stay."""
    gc.set_threshold(*_THRESHOLDS)


def once_started() -> None:
    """Set aside what the start has made."""
    gc.freeze()


def each_minute() -> None:
    """Free what only points to itself, such as dialogs that were closed."""
    gc.collect()
