"""Group commit in a worker process: feeds that arrive while it is busy are parsed and stored by it in one go.

first process                          worker
answer ─► Delivery ─► waiting ─► [Delivery, ...] ─► parse each ─► merge and store all, one transaction ─► results
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.domain.source import Answer, Source
from termnews.library.events import SourceRefreshed
from termnews.library.other_programs import OtherPrograms
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.library.refresh.delivery import Delivery
from termnews.library.refresh.feed_reader import LARGE, FeedReader
from termnews.library.refresh.worker import SECONDS, Worker, WorkerLostError
from termnews.library.refresh.write_queue import TOGETHER, WriteQueue
from termnews.sources.fallback import NeedsFeedparserError
from termnews.store.cache import Cache

MANY = 8
"""Of so many sources that never brought anything, or after so many feeds, a worker is worth its start."""

# Seconds beyond those for parsing: another program may be writing to the cache for ten.
_STORING = 15.0
_Result = tuple[SourceRefreshed, Answer]


class Intake:
    """Takes in what servers answer: alone in this process, and where many come in the workers of `feed_reader`."""

    def __init__(
        self, cache: Cache, feed_reader: FeedReader, queue: WriteQueue, checkpoints: Checkpoints, others: OtherPrograms
    ) -> None:
        self._file = cache.file
        self._read_only = cache.read_only
        self._feed_reader = feed_reader
        self._lanes = feed_reader.lanes
        self._queue = queue
        self._checkpoints = checkpoints
        self._others = others
        self._waiting: list[tuple[Delivery, asyncio.Future[_Result]]] = []
        self._sender: asyncio.Task[None] | None = None
        self._senders: set[asyncio.Task[None]] = set()
        self._arrived = 0

    @contextmanager
    def of(self, sources: Sequence[Source]) -> Iterator[None]:
        """Hold a worker ready while these are refreshed.

        Where it is known that many feeds come, it starts at once, before the imports for the first request hold it up.
        """
        if len(sources) < MANY or self._read_only:
            yield
            return
        with self._lanes.wanted():
            new = sum(source.health.success is None for source in sources)
            self._arrived = MANY if new >= MANY else 0
            if self._arrived:
                self._send_soon()
            yield

    async def take_in(self, delivery: Delivery) -> _Result:
        """Parse and store an answer; raises ParseError or StoreError."""
        apart = False
        if self._lanes.ready and len(delivery.response.body) <= LARGE:
            self._arrived += 1
            if self._arrived > MANY:
                try:
                    return await self._in_worker(delivery)
                except NeedsFeedparserError:
                    pass
                except WorkerLostError:
                    apart = True
        try:
            feed = await self._feed_reader.read(delivery.response, delivery.source.map, apart=apart)
        except ParseError as error:
            delivery.blame(error)
            raise
        return await self.store(delivery, feed)

    async def store(self, delivery: Delivery, feed: ParsedFeed) -> _Result:
        """Store what was parsed already."""
        result = await self._queue.run(partial(delivery.merge, feed))
        self._others.ours(result[0].new)
        return result

    async def _in_worker(self, delivery: Delivery) -> _Result:
        taken_in: asyncio.Future[_Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((delivery, taken_in))
        if self._sender is None:
            self._send_soon()
        return await taken_in

    def _send_soon(self) -> None:
        self._sender = asyncio.create_task(self._send())
        self._senders.add(self._sender)
        self._sender.add_done_callback(self._senders.discard)

    async def _send(self) -> None:
        """Send what waits to the next worker that is free; what does not fit goes to the one after that."""
        async with self._lanes.turn() as worker:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            self._sender = None
            if self._waiting:
                self._send_soon()
            batch = [(delivery, taken_in) for delivery, taken_in in batch if not taken_in.done()]
            outcomes = await self._outcomes(worker, [delivery for delivery, _ in batch])
        for (_, taken_in), outcome in zip(batch, outcomes, strict=True):
            if taken_in.done():
                continue
            if isinstance(outcome, Exception):
                taken_in.set_exception(outcome)
            else:
                taken_in.set_result(outcome)

    async def _outcomes(self, worker: Worker, deliveries: Sequence[Delivery]) -> "Sequence[_Result | Exception]":
        try:
            outcomes: list[_Result | Exception] = await worker.call(
                "termnews.library.refresh.intake_worker:take_in", self._file, deliveries, seconds=SECONDS + _STORING
            )
        except Exception as error:
            return [error] * len(deliveries)
        self._checkpoints.nudge()
        self._others.ours(sum(outcome[0].new for outcome in outcomes if not isinstance(outcome, Exception)))
        return outcomes
