"""The starter catalogue: well-known public sources to begin with, by category."""

from pathlib import Path

from termnews.config.read_sources import read_sources
from termnews.domain.source import Subscription


def starter() -> tuple[Subscription, ...]:
    """Return the sources of the starter catalogue in the order they are offered; each has a title and a category."""
    path = Path(__file__).with_name("starter.toml")
    return read_sources(path.read_text("utf-8"), path.name).subscriptions
