"""The response of a get, and the interface of the client that gets it; the HTTP library is not imported here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from termnews.domain.errors import FetchError
from termnews.domain.source import Validators
from termnews.fetch.failures import CUT_SHORT
from termnews.fetch.own_headers import NO_HEADERS

FEED_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.7, */*;q=0.5"
)
PAGE_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that brought something, or 304 where the validators that were sent still hold (then `body` is empty).

    `url` is the address as asked, `final_url` where the redirects led. `body` is unpacked. `validators` are those
    to ask with next time. `moved_to` is the new address where every redirect on the way was permanent
    (RFC 9110 sections 15.4.2 and 15.4.9), else None; one answer alone is no reason to store it. `fresh_for` is how many
    seconds the answer stays fresh (RFC 9111 section 4.2.1), None where the server does not say. `seconds` is how long
    the requests took, without the waiting for a turn. `link` and `refresh` are the headers of these names.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    validators: Validators
    moved_to: str | None = None
    fresh_for: int | None = None
    seconds: float = 0.0
    link: str = ""
    refresh: str = ""

    @property
    def unchanged(self) -> bool:
        """Tell whether the server said that nothing changed."""
        return self.status == 304


class CutShortError(FetchError):
    """The end of an answer is missing; `response` has as much of the body as came."""

    def __init__(self, response: Response) -> None:
        super().__init__(CUT_SHORT)
        self.response = response


class HTTPClient(Protocol):
    """An HTTP client: the network's, or what a test puts in its place."""

    async def get(
        self,
        url: str,
        *,
        validators: Validators = NO_VALIDATORS,
        accept: str = FEED_ACCEPT,
        trusted: bool = False,
        headers: Mapping[str, str] = NO_HEADERS,
        any_certificate: bool = False,
        proxy: str | None = None,
        before_redirect: Callable[[str], Awaitable[None]] | None = None,
    ) -> Response:
        """Return what is at `url`.

        `trusted` says that a person typed this address: its host may then be in a private network. `headers` are the
        source's own, credentials among them; they replace ours (User-Agent, Accept) and are sent to the publisher of
        `url` only. `any_certificate` takes a certificate that cannot be verified, from the host of `url` only. `proxy`
        is that of the source, "" for none, None for what holds for all. `before_redirect` is told each address that a
        redirect leads to before it is asked for, and may raise FetchError instead.

        Raises FetchError with a sentence for the reader: CutShortError where only a part of the body came, OfflineError
        where the network itself is missing, and ProxyError where the proxy cannot be used.
        """
        ...

    async def close(self) -> None:
        """Let go of all connections; a later get opens new ones."""
        ...
