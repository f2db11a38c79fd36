"""Subscriptions kept in the cache itself, where no sources.toml belongs to it (`--cache`, a saved copy)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from termnews.config.source_table import edited, subscription_of, table_of, web_address
from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.source import Subscription
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

    def change(self, wanted: Sequence[Subscription]) -> None:
        """Give the sources of these addresses other values of the EDITABLE fields, all at once."""
        changed = {one.url: one for one in wanted}

        def change(present: Subscriptions) -> Subscriptions:
            for url in changed:
                _find(present, url)
            return tuple(edited(one, changed[one.url]) if one.url in changed else one for one in present)

        self._change(change)

    def readdress(self, url: str, new: str) -> bool:
        """Give that source another address; where another one has that already, change nothing and return False."""
        new, _ = web_address(new)
        free = True

        def change(present: Subscriptions) -> Subscriptions:
            nonlocal free
            source = _find(present, url)
            free = all(one.url != new for one in present)
            return tuple(replace(one, url=new) if free and one is source else one for one in present)

        self._change(change)
        return free

    def _change(self, change: Callable[[Subscriptions], Subscriptions]) -> None:
        with self._open() as cache:
            cache.sources.change(change)


def _find(present: Subscriptions, url: str) -> Subscription:
    source = next((source for source in present if source.url == url), None)
    if source is None:
        raise NotFoundError(f"{url} is not among the sources of this cache.")
    return source
