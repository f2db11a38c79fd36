"""Evidence for the order of day and month in dates of numbers, from all dates of a document and its language."""

import re
from collections.abc import Iterable

_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?![\d/-])")
# Where it is month, day, year (Unicode CLDR).
_MONTH_FIRST = re.compile(r"en[-_](?:us|ph|as|gu|mh|mp|pr|um|vi)\b|es[-_](?:us|pa|pr)\b|fil\b", re.IGNORECASE)
# English and Spanish are written in both; what has no language at all says nothing.
_EITHER = re.compile(r"(?:en|es)(?:[-_](?:ca|latn|419))?", re.IGNORECASE)
_TELLING = 3


def month_comes_first(texts: Iterable[str], language: str | None) -> bool | None:
    """Tell whether `1/2/2024` is in January, by a document's other dates and its language; None if nothing says so.

    Dates with a part above 12 decide where they agree; else the part that hardly changes from date to date, for that
    is the month; else the language (BCP 47).
    """
    numeric = (text for text in texts if "/" in text or "-" in text)
    pairs = {(int(first), int(second)) for text in numeric for first, _, second in _NUMERIC.findall(text)}
    orders = {second > 12 for first, second in pairs if (first > 12) != (second > 12)}
    if len(orders) == 1:
        return orders.pop()
    firsts, seconds = {first for first, _ in pairs}, {second for _, second in pairs}
    if not orders and len(pairs) >= _TELLING and 1 in (len(firsts), len(seconds)):
        return len(firsts) == 1
    if language and _MONTH_FIRST.match(language):
        return True
    return None if not language or _EITHER.fullmatch(language) else False
