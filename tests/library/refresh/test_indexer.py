"""The search index kept up beside the rest: what one batch fails at costs no other batch, and marks have their turn."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.query import Query, Scope
from termnews.library.library import Library
from termnews.library.refresh import index_worker, indexer
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.worker import WorkerLostError
from termnews.store.index_queue import Unindexed, Words
from termnews.store.search_text import shown


async def add_unindexed(library: Library, publisher: Publisher, stories: Sequence[Story]) -> None:
    """Subscribe to a feed whose articles search does not find yet."""

    async def later(self: indexer.Indexer) -> None:
        pass

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(indexer.Indexer, "catch_up", later)
        await library.add_source.add(publisher.serve("/feed.xml", rss(stories)))


async def titles_found(library: Library, word: str) -> list[str]:
    """Return the titles that search finds."""
    return [headline.title for headline in await library.search.find(word)]


async def test_where_words_cannot_be_made_the_batch_before_is_found_and_the_rest_is_made_up_for(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_unindexed(library, publisher, [Story("Second", day=1), Story("First", day=2)])
    batches = []

    def words_of(batch: Sequence[Unindexed]) -> list[Words]:
        batches.append(batch)
        if len(batches) > 1:
            raise RuntimeError("a defect")
        return made(batch)

    made = index_worker.words_of
    with monkeypatch.context() as patched:
        patched.setattr(indexer, "AT_A_TIME", 1)
        patched.setattr(indexer, "words_of", words_of)
        patched.setattr(indexer.Indexer, "_in_worker", indexer.Indexer._here)
        with pytest.raises(RuntimeError, match="a defect"):
            await library.indexer.catch_up()
    assert await titles_found(library, "first") == ["First"]
    assert await titles_found(library, "second") == []
    await library.indexer.catch_up()
    assert await titles_found(library, "second") == ["Second"]


async def test_many_articles_are_taken_in_by_a_worker_whose_batches_let_marks_through(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_unindexed(library, publisher, [Story(f"River {n}", day=1 + n) for n in range(9)])
    called: list[str] = []
    sizes: list[int] = []
    call = Lanes.call

    async def marking(self: Lanes, function: str, *arguments: Any, **named: Any) -> object:
        called.append(function)
        sizes.append(arguments[1])
        result = await call(self, function, *arguments, **named)
        await library.marks.set([len(called)], "starred", True)
        return result

    monkeypatch.setattr(indexer, "AT_A_TIME", 3)
    monkeypatch.setattr(indexer, "UNDISTURBED", 5)
    monkeypatch.setattr(Lanes, "call", marking)
    await library.indexer.catch_up()
    assert set(called) == {"termnews.library.refresh.index_worker:index"} and len(called) >= 3
    # the first batch is large, since nobody marks anything yet
    assert sizes == [5, 3, 3, 3]
    assert len(await titles_found(library, "river")) == 9
    assert len({headline.id for headline in await library.search.find("river") if headline.state.starred}) >= 3


async def test_articles_that_a_worker_is_lost_over_are_taken_in_here(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_unindexed(library, publisher, [Story(f"River {n}", day=1 + n) for n in range(5)])

    async def lost(self: Lanes, function: str, *arguments: Any, **named: Any) -> object:
        raise WorkerLostError("it ended without an answer")

    monkeypatch.setattr(indexer, "AT_A_TIME", 2)
    monkeypatch.setattr(Lanes, "call", lost)
    await library.indexer.catch_up()
    assert len(await titles_found(library, "river")) == 5


async def test_an_older_index_is_renewed_by_a_worker_while_articles_are_marked(
    library: Library, publisher: Publisher
) -> None:
    await library.add_source.add(publisher.serve("/feed.xml", rss([Story(f"Łódź {n}", day=1 + n) for n in range(9)])))
    await library.search.find("x")
    age_index(library)
    assert await titles_found(library, "lodz") == []
    old, done = await library.indexer.to_renew()
    assert (old, done) == (9, 0.0)
    await asyncio.gather(library.indexer.renew(), library.marks.set([1, 2], "starred", True))
    assert len(await titles_found(library, "lodz")) == 9
    assert await library.indexer.to_renew() == (0, 1.0)
    assert library.queries.count(Query(Scope.STARRED)) == 2


async def test_renewing_stops_after_its_time_and_goes_on_the_next_time(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await library.add_source.add(publisher.serve("/feed.xml", rss([Story(f"Łódź {n}", day=1 + n) for n in range(9)])))
    age_index(library)
    await library.indexer.renew(0)
    assert (await library.indexer.to_renew())[0] == 9

    async def lost(self: Lanes, function: str, *arguments: Any, **named: Any) -> object:
        raise WorkerLostError("it ended")

    monkeypatch.setattr(Lanes, "call", lost)
    await library.indexer.renew()
    assert len(await titles_found(library, "lodz")) == 9


def age_index(library: Library) -> None:
    """Put the index back into the form of an older version."""
    with closing(sqlite3.connect(library.paths.cache, isolation_level=None)) as raw:
        rows = raw.execute("SELECT place, title, body, names FROM texts").fetchall()
        raw.executemany(
            "UPDATE texts SET title = ?2, body = ?3, names = ?4 WHERE place = ?1",
            [(row[0], *map(shown, row[1:])) for row in rows],
        )
        raw.execute("INSERT INTO reindexing VALUES (?)", (max(row[0] for row in rows) + 1,))
