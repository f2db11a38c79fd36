"""Where the words of a search stand in a line."""

import re
from collections.abc import Sequence


def marks_pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds words beginning with any of `words`, whatever their case; None without words."""
    found = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})", re.IGNORECASE) if found else None


def marked(text: str, pattern: re.Pattern[str] | None) -> list[tuple[int, int]]:
    """Return the stretches of `text` that `pattern` finds, as (start, end)."""
    return [found.span() for found in pattern.finditer(text)] if pattern else []
