"""The search index kept up beside the rest: whatever fails, what has begun comes to its end."""

import asyncio
from collections.abc import Sequence

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.library.library import Library
from termnews.library.refresh import indexer
from termnews.store.index_queue import Unindexed, Words


async def test_where_words_cannot_be_made_the_batch_before_is_written_to_its_end(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [Story("Second", day=1), Story("First", day=2)]
    loop, failing = asyncio.get_running_loop(), asyncio.Event()
    batches, write = [], indexer.Indexer._write

    async def write_late(self: indexer.Indexer, words: Sequence[Words]) -> None:
        await failing.wait()
        for _ in range(20):
            await asyncio.sleep(0)
        await write(self, words)

    def words_of(batch: Sequence[Unindexed]) -> list[Words]:
        batches.append(batch)
        if len(batches) > 1:
            loop.call_soon_threadsafe(failing.set)
            raise RuntimeError("a defect")
        return made(batch)

    made = indexer.words_of
    with monkeypatch.context() as patched:
        patched.setattr(indexer, "AT_A_TIME", 1)
        patched.setattr(indexer, "words_of", words_of)
        patched.setattr(indexer.Indexer, "_write", write_late)
        with pytest.raises(RuntimeError, match="a defect"):
            await library.add_source.add(publisher.serve("/feed.xml", rss(stories)))
    assert [headline.title for headline in await library.search.find("first")] == ["First"]
    await library.indexer.catch_up()
    assert [headline.title for headline in await library.search.find("second")] == ["Second"]
