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
    given = {subscription.url: subscription.access.login for subscription in wanted if subscription.access.password}
    lacking = {
        subscription.url: replace(subscription, access=subscription.access.with_login(given[subscription.url]))
        for subscription in reading.subscriptions
        if subscription.url in given and not subscription.access.has_login
    }
    return {position: lacking[url] for position, url in enumerate(reading.addresses) if url in lacking}


def with_logins(
    text: str, reading: SourcesText, logins: Mapping[int, Subscription], keyring: Keyring | None
) -> tuple[tuple[Subscription, ...], Iterator[str]]:
    """Return what a file says with the logins of those sources in their tables and their addresses without.

    Beside that stands what `text` may then be, best first.
    """
    written = {position: kept(subscription, keyring) for position, subscription in logins.items()}
    # Of two with one address the first counts, whatever the second says.
    first = {
        subscription.url: subscription
        for position, subscription in written.items()
        if reading.addresses.index(subscription.url) == position
    }
    values: dict[int, Values] = {
        position: {
            "username": subscription.access.username,
            "password": subscription.access.password,
            "url": subscription.url,
        }
        for position, subscription in written.items()
    }
    return tuple(first.get(subscription.url, subscription) for subscription in reading.subscriptions), with_values(
        text, values
    )
