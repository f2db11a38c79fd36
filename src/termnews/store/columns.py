"""Column codecs: times as epoch seconds, lists as JSON, and sort keys."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from termnews.domain.errors import StoreError
from termnews.domain.sort_key import ID_BITS
from termnews.domain.sort_key import MAX_ID as MAX_ID

# `json.dumps` would make one of these each time
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# SQL: the id of an article in a place.
ID_OF_SORT_KEY = f"(states.place & {MAX_ID})"


def seconds(date: datetime | None) -> int | None:
    """Return an aware datetime as epoch seconds."""
    return None if date is None else int(date.timestamp())


def moment(number: int | None) -> datetime | None:
    """Return epoch seconds as a datetime in UTC."""
    try:
        return None if number is None else _EPOCH + timedelta(seconds=number)
    except OverflowError:
        return None


def sort_key_of(when: datetime, article: int) -> int:
    """Return the sort key of an article: its sort date in the high bits, its id in the low ones."""
    if article > MAX_ID:
        raise StoreError("This cache is full: start a new one with another file.")
    return max(int(when.timestamp()), 0) << ID_BITS | article


def lowest_sort_key(when: datetime) -> int:
    """Return the lowest sort key that an article of `when` or later can have."""
    return max(int(when.timestamp()), 0) << ID_BITS


def pack(values: Iterable[object]) -> str:
    """Return values as JSON: a column of several, or any number of them for one `json_each(?)`."""
    listed = list(values)
    return _JSON.encode(listed) if listed else "[]"


def unpack(text: str) -> tuple[str, ...]:
    """Return the strings that `pack` wrote."""
    return tuple(json.loads(text))
