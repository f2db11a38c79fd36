"""Subscriptions of a cache that no sources.toml belongs to: one that is named by `--cache`, a saved copy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from termnews.config.source_table import subscription_of, table_of, web_address
from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import one_line
from termnews.store.cache import Cache

Subscriptions = tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """Subscriptions that were ended, each with its place in the list."""

    places: tuple[tuple[int, Subscription], ...]


class OwnSources:
    """The list of sources that the cache itself holds; it is asked and changed as a SourcesFile is."""

    def __init__(self, open_cache: Callable[[], Cache]) -> None:
        self._open = open_cache

    def read(self) -> Subscriptions:
        """Return the subscriptions in their order."""
        with self._open() as cache:
            return cache.sources.subscriptions()

    def passed_over(self) -> tuple[str, ...]:
        """Return nothing: all that a cache holds is used."""
        return ()

    def add(self, subscriptions: Sequence[Subscription]) -> Subscriptions:
        """Add those whose address is not there yet, at the end, and return them as they are then.

        Raises ConfigError for one with a login, which a cache keeps none of.
        """
        new = {one.url: one for one in (subscription_of(table_of(one)) for one in reversed(subscriptions))}
        if any(one.access.password for one in new.values()):
            raise ConfigError("A cache with sources of its own keeps no passwords: add this without --cache first.")
        added: list[Subscription] = []

        def change(present: Subscriptions) -> Subscriptions:
            known = {one.url for one in present}
            added[:] = [one for one in reversed(new.values()) if one.url not in known]
            return (*present, *added)

        self._change(change)
        return tuple(added)

    def remove(self, *urls: str) -> Removed:
        """Take out the sources of those addresses, and return what `restore` needs to put them back."""
        places: list[tuple[int, Subscription]] = []

        def change(present: Subscriptions) -> Subscriptions:
            for url in urls:
                _find(present, url)
            places[:] = [(place, one) for place, one in enumerate(present) if one.url in urls]
            return tuple(one for one in present if one.url not in urls)

        self._change(change)
        return Removed(tuple(places))

    def restore(self, removed: Removed) -> bool:
        """Put sources back where they were; return whether any was, none is whose address is there again."""
        back: list[Subscription] = []

        def change(present: Subscriptions) -> Subscriptions:
            known, now = {one.url for one in present}, list(present)
            for place, one in removed.places:
                if one.url not in known:
                    now.insert(place, one)
                    back.append(one)
            return tuple(now)

        self._change(change)
        return bool(back)

    def rename(self, url: str, title: str) -> None:
        """Give that source a title, an empty one for the feed's own."""
        self._set(url, {"title": one_line(title) or None})

    def move(self, url: str, category: str) -> None:
        """File that source under a category, an empty one for Unfiled."""
        self._set(url, {"category": one_line(category) or UNFILED})

    def change(self, url: str, wanted: Subscription) -> None:
        """Give that source the title, category, full text, interval and pause of `wanted`."""
        names = ("title", "category", "full_text", "interval", "paused")
        self._set(url, {name: getattr(wanted, name) for name in names})

    def readdress(self, url: str, new: str) -> bool:
        """Give that source another address; where another one has that already, change nothing and return False."""
        new, _ = web_address(new)
        with self._open() as cache:
            if any(one.url == new for one in cache.sources.subscriptions()):
                return False
        self._set(url, {"url": new})
        return True

    def _set(self, url: str, fields: Mapping[str, Any]) -> None:
        def change(present: Subscriptions) -> Subscriptions:
            wanted = _find(present, url)
            changed = subscription_of(table_of(replace(wanted, **fields)))
            return tuple(changed if one is wanted else one for one in present)

        self._change(change)

    def _change(self, change: Callable[[Subscriptions], Subscriptions]) -> None:
        with self._open() as cache:
            cache.sources.change(change)


def _find(present: Subscriptions, url: str) -> Subscription:
    found = next((one for one in present if one.url == url), None)
    if found is None:
        raise NotFoundError(f"{url} is not among the sources of this cache.")
    return found
