"""Move logins out of source addresses into the tables of sources.toml, or into the keyring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from termnews.config.keyring import Keyring
from termnews.config.read_sources import SourcesText
from termnews.config.sources_text import Values, with_values
from termnews.domain.source import Subscription


def kept(subscription: Subscription, keyring: Keyring | None) -> Subscription:
    """Return a subscription as it is written: without a password that the keyring has taken."""
    access = subscription.access
    if keyring is None or access.username is None or access.password is None:
        return subscription
    taken = keyring.keep(subscription.url, access.username, access.password)
    return replace(subscription, access=replace(access, password=None)) if taken else subscription


def missing_logins(reading: SourcesText, wanted: Iterable[Subscription]) -> dict[int, Subscription]:
    """Return, by position, those sources of a file that have no login where `wanted` has a password for them."""
    given = {one.url: one.access.login for one in wanted if one.access.password}
    lacking = {
        one.url: replace(one, access=one.access.with_login(given[one.url]))
        for one in reading.subscriptions
        if one.url in given and not one.access.has_login
    }
    return {position: lacking[url] for position, url in enumerate(reading.addresses) if url in lacking}


def with_logins(
    text: str, reading: SourcesText, logins: Mapping[int, Subscription], keyring: Keyring | None
) -> tuple[tuple[Subscription, ...], Iterator[str]]:
    """Return what a file says with the logins of those sources in their tables and their addresses without.

    Beside that stands what `text` may then be, best first.
    """
    written = {position: kept(one, keyring) for position, one in logins.items()}
    # Of two with one address the first counts, whatever the second says.
    first = {one.url: one for position, one in written.items() if reading.addresses.index(one.url) == position}
    values: dict[int, Values] = {
        position: {"username": one.access.username, "password": one.access.password, "url": one.url}
        for position, one in written.items()
    }
    return tuple(first.get(one.url, one) for one in reading.subscriptions), with_values(text, values)
