"""What a get brings back, and the interface that brings it; nothing here knows how it is done."""

from dataclasses import dataclass
from typing import Protocol

from termnews.domain.source import Validators

FEED_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.7, */*;q=0.5"
)
PAGE_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Response:
    """An answer with status 200, or 304 where the validators that were sent still hold (then `body` is empty).

    `url` is the address as asked, `final_url` where the redirects led. `body` is unpacked. `validators` are those
    to ask with next time. `moved_to` is the new address where every redirect on the way was permanent
    (RFC 9110 sections 15.4.2 and 15.4.9), else None; one answer alone is no reason to store it.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    validators: Validators
    moved_to: str | None = None

    @property
    def unchanged(self) -> bool:
        """Tell whether the server said that nothing changed."""
        return self.status == 304


class Fetching(Protocol):
    """Something that brings a web address: the network, or what a test puts in its place."""

    async def get(
        self, url: str, *, validators: Validators = NO_VALIDATORS, accept: str = FEED_ACCEPT, trusted: bool = False
    ) -> Response:
        """Return what is at `url`.

        `trusted` says that a person typed this address: its host may then be in a private network. Raises FetchError
        with a sentence for the reader, and OfflineError where the network itself is missing.
        """
        ...

    async def close(self) -> None:
        """Let go of all connections; a later get opens new ones."""
        ...
