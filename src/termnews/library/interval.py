"""How often a source is asked: by what its subscription and the settings say."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from termnews.domain.schedule import INTERVAL

if TYPE_CHECKING:
    from termnews.config.settings import Settings
    from termnews.domain.source import Source


def interval_of(source: Source, settings: Settings) -> timedelta:
    """Return the time between two refreshes of the reader's own: the source's, the settings' or the usual one."""
    minutes = source.interval or settings.refresh_every
    return timedelta(minutes=minutes) if minutes else INTERVAL
