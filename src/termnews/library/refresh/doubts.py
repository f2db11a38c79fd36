"""Deferred failures: those that a network outage may explain wait until it is known whether there was one."""

from collections.abc import Awaitable, Callable

from termnews.domain.addresses import host
from termnews.domain.errors import (
    FetchError,
    OfflineError,
    ParseError,
    ProxyError,
    TermnewsError,
    UnnamedError,
    UnreachedError,
    UntrustedError,
)
from termnews.domain.outage import Sign, Symptom, outage
from termnews.domain.source import Source
from termnews.fetch.hosts import is_nearby
from termnews.library.events import SourceRefreshed

Record = Callable[[SourceRefreshed], Awaitable[None]]

_SIGNS: dict[type[FetchError], Sign] = {
    OfflineError: Sign.OFFLINE,
    UnnamedError: Sign.UNNAMED,
    UnreachedError: Sign.UNREACHED,
    UntrustedError: Sign.UNTRUSTED,
}


class Doubts:
    """The doubtful failures of one refresh; `record` is called with those that are the sources' own.

    `network` tells whether there was one just before: without one, whatever may be its fault is; None is not known.
    """

    def __init__(self, record: Record, *, network: bool | None = None) -> None:
        self._record = record
        self._lately_out = network is False
        self._held: list[SourceRefreshed] = []
        self._answered = self._answered_from_afar = network is True

    async def hear(self, result: SourceRefreshed) -> None:
        """Take in how a source did: an answer settles doubts, and one of this machine itself some of them."""
        if result.symptom is not None:
            self._held.append(result)
        elif result.answered:
            self._answered = True
            self._answered_from_afar = self._answered_from_afar or not is_nearby(host(result.source.url))
        settled = [one for one in self._held if self._its_own(one)]
        self._held = [one for one in self._held if one not in settled]
        for one in settled:
            await self._record(one)

    def _its_own(self, result: SourceRefreshed) -> bool:
        sign = result.symptom.sign if result.symptom else None
        if sign is Sign.OFFLINE:
            # the network came back meanwhile, or others do not need the proxy that is missing
            return False
        return self._answered_from_afar or (self._answered and sign is not Sign.UNNAMED)

    async def settle(self) -> str | None:
        """Return what is wrong with the network when all are done; where that is nothing, the rest is recorded."""
        symptoms = [one.symptom for one in self._held if one.symptom is not None]
        if not symptoms:
            return None
        why = symptoms[0].sentence if self._lately_out else outage(symptoms)
        if why is None:
            for one in self._held:
                await self._record(one)
        return why


def symptom_of(source: Source, error: TermnewsError) -> Symptom | None:
    """Return what an error may say of the network, None where it is about the source."""
    sign, stranger = None, ""
    if isinstance(error, ProxyError):
        sign = None if error.own else Sign.OFFLINE
    elif isinstance(error, ParseError) and error.answered:
        sign, stranger = Sign.PORTAL, error.answered
    elif isinstance(error, FetchError) and error.led_to:
        # portals stand in private networks as a rule, where no redirect leads
        sign, stranger = Sign.PORTAL, error.led_to
    elif isinstance(error, FetchError):
        sign = _SIGNS.get(type(error))
    if sign is None:
        return None
    again = source.health.error is not None
    return Symptom(sign, host(source.url), str(error).removesuffix("."), stranger, again)


def answered(error: TermnewsError) -> bool:
    """Tell whether somebody answered, though not as wanted."""
    return isinstance(error, FetchError | ParseError) and not isinstance(error, ProxyError)
