"""Spelling suggestion: the nearest known name for a message about an unknown one."""

from collections.abc import Iterable

# What is longer was no slip of the finger, and comparing takes its time.
_LONGEST = 60


def nearest(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the known name most like `name`, or None when none is; `likeness` is from 0 (anything) to 1 (equal)."""
    if len(name) > _LONGEST:
        return None
    # Only mistakes need it, so that a start without any does not pay for the import.
    from difflib import get_close_matches

    matches = get_close_matches(name, list(known), n=1, cutoff=likeness)
    return matches[0] if matches else None
