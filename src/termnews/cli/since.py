"""The moments that --since names."""

import re
from datetime import UTC, datetime, timedelta

from termnews.domain.dates import parse_date
from termnews.domain.errors import TermnewsError

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def moment(text: str, now: datetime) -> datetime:
    """Return the moment that `--since` names: a date, `36h`, `3d`, `2w`, `today` or `yesterday` (local days)."""
    span = re.fullmatch(r"(\d{1,4})([hdw])", text.strip())
    if span:
        return now - int(span[1]) * _UNITS[span[2]]
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    if text in ("today", "yesterday"):
        return midnight - timedelta(days=text == "yesterday")
    # 1/2/2024 may be either day
    date = None if "/" in text else parse_date(text)
    if date is None:
        raise TermnewsError(f"--since does not understand {text!r}; try 2026-11-01, 36h, 3d, 2w or yesterday.")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return datetime(date.year, date.month, date.day).astimezone()
    return date.astimezone(UTC)
