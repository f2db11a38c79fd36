"""Categories: names that mean something, and how many unread articles each has."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

UNFILED = "Unfiled"
AUTO = "auto"


class UnreadCounts(NamedTuple):
    """How many unread articles the subscribed sources have together, and each category, in the order of the sources."""

    total: int = 0
    categories: Mapping[str, int] = MappingProxyType({})
