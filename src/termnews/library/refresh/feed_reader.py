"""Parses feeds beside the event loop, one at a time: on a thread, or a large one in a worker process.

Where many come together, `intake` has them parsed.
A feed that needs feedparser, which may never come back, is read in a worker of other lanes: however many of them hang,
no other feed waits for them.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.fetch.response import Response
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.worker import SECONDS, WorkerLostError
from termnews.sources.fallback import Fallback, NeedsFeedparserError

# A parser in C gives no other thread a turn: what takes it long is not read in this process.
LARGE = 500_000
FEEDPARSER_SECONDS = 8.0


class FeedReader:
    """Parses what servers answer."""

    def __init__(self, lanes: Lanes, feedparser_lanes: Lanes) -> None:
        self.lanes = lanes
        self._feedparser_lanes = feedparser_lanes

    async def read(self, response: Response, mapping: Mapping[str, str], *, apart: bool = False) -> ParsedFeed:
        """Return the feed in a response; `mapping` is that of its source. Raises ParseError where it is none.

        One that a process was lost over is read `apart`, so that no more is lost than it.
        """
        try:
            return await self._read_fast(response, mapping, Fallback.RAISE, apart=apart)
        except NeedsFeedparserError:
            pass
        try:
            return await _in_worker(
                self._feedparser_lanes, response, mapping, Fallback.READ, seconds=FEEDPARSER_SECONDS
            )
        except WorkerLostError:
            return await self._read_fast(response, mapping, Fallback.SKIP, apart=apart)

    async def _read_fast(
        self, response: Response, mapping: Mapping[str, str], fallback: Fallback, *, apart: bool
    ) -> ParsedFeed:
        if not apart and len(response.body) <= LARGE:
            return await asyncio.to_thread(_parse, response.body, _options(response, mapping, fallback))
        try:
            return await _in_worker(self.lanes, response, mapping, fallback)
        except WorkerLostError as error:
            raise ParseError(f"The feed is too broken to be read: {error}.") from error

    def stop(self) -> None:
        """Give up the feeds that are being read, for good: one may take seconds, and who quits does not wait for it."""
        self.lanes.close()
        self._feedparser_lanes.close()

    async def gone(self) -> None:
        """Wait until no process is left: one that has the cache open would keep its log from being tidied up."""
        await self.lanes.gone()
        await self._feedparser_lanes.gone()


async def _in_worker(
    lanes: Lanes, response: Response, mapping: Mapping[str, str], fallback: Fallback, *, seconds: float = SECONDS
) -> ParsedFeed:
    with lanes.wanted():
        feed: ParsedFeed = await lanes.call(
            "termnews.sources.parse:parse", response.body, seconds=seconds, **_options(response, mapping, fallback)
        )
    return feed


def _options(response: Response, mapping: Mapping[str, str], fallback: Fallback) -> dict[str, Any]:
    # a mapping that cannot be written to is not picklable
    return {
        "url": response.final_url,
        "content_type": response.content_type,
        "mapping": dict(mapping),
        "fallback": fallback,
    }


def _parse(body: bytes, options: Mapping[str, Any]) -> ParsedFeed:
    from termnews.sources.parse import parse

    return parse(body, **options)
