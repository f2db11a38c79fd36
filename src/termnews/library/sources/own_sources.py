"""Subscriptions kept in the cache itself, where no sources.toml belongs to it (`--cache`, a saved copy)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from termnews.config.source_table import edited, subscription_of, table_of, web_address
from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.source import Subscription
from termnews.store.cache import Cache

Subscriptions = tuple[Subscription, ...]


class OwnSources:
    """The list of sources that the cache itself holds; it is asked and changed as a SourcesFile is."""

    def __init__(self, open_cache: Callable[[], Cache]) -> None:
        self._open = open_cache

    def read(self) -> Subscriptions:
        """Return the subscriptions in their order."""
        with self._open() as cache:
            return cache.sources.subscriptions()

    def add(self, subscriptions: Sequence[Subscription]) -> Subscriptions:
        """Add those whose address is not there yet, at the end, and return them as they are then.

        Raises ConfigError for one with a login, which a cache keeps none of.
        """
        wanted = {one.url: one for one in (subscription_of(table_of(one)) for one in reversed(subscriptions))}
        if any(one.access.password for one in wanted.values()):
            raise ConfigError("A cache with sources of its own keeps no passwords: add this without --cache first.")

        def longer(present: Subscriptions) -> Subscriptions:
            known = {one.url for one in present}
            return (*present, *(one for one in reversed(wanted.values()) if one.url not in known))

        before, after = self._change(longer)
        return after[len(before) :]

    def remove(self, *urls: str) -> Callable[[], bool]:
        """Take out the sources of those addresses.

        What is returned puts them back where they were, and tells whether any was; none is whose address is there
        again.
        """
        before, _ = self._change(lambda present: [one for one in present if one.url not in urls], urls)

        def restored(present: Subscriptions) -> list[Subscription]:
            known, now = {one.url for one in present}, list(present)
            for place, one in enumerate(before):
                if one.url in urls and one.url not in known:
                    now.insert(place, one)
            return now

        def restore() -> bool:
            short, whole = self._change(restored)
            return len(whole) > len(short)

        return restore

    def change(self, wanted: Sequence[Subscription]) -> None:
        """Give the sources of these addresses other values of the EDITABLE fields, all at once."""
        values = {one.url: one for one in wanted}
        self._change(
            lambda present: [edited(one, values[one.url]) if one.url in values else one for one in present], values
        )

    def readdress(self, url: str, new: str) -> bool:
        """Give that source another address; where another one has that already, change nothing and return False."""
        new, _ = web_address(new)

        def moved(present: Subscriptions) -> Sequence[Subscription]:
            free = all(one.url != new for one in present)
            return [replace(one, url=new) if one.url == url else one for one in present] if free else present

        before, after = self._change(moved, [url])
        return after != before

    def _change(
        self, change: Callable[[Subscriptions], Sequence[Subscription]], urls: Iterable[str] = ()
    ) -> tuple[Subscriptions, Subscriptions]:
        """Make the list what `change` makes of it, which needs the sources of `urls`; return it before and after."""

        def checked(present: Subscriptions) -> Sequence[Subscription]:
            known = {one.url for one in present}
            missing = next((url for url in urls if url not in known), None)
            if missing is not None:
                raise NotFoundError(f"{missing} is not among the sources of this cache.")
            return change(present)

        with self._open() as cache:
            return cache.sources.change(checked)
