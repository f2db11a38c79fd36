"""Checkpoints beside the writing: one that fails loses nothing, and is told to the log."""

import asyncio
import logging

import pytest

from termnews.domain.errors import StoreError
from termnews.library.cache_thread import CacheThread
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.store.cache import Cache


async def made(error: Exception) -> None:
    """Make a checkpoint of a cache that fails with `error`, and wait for its end."""

    def open_cache() -> Cache:
        raise error

    keeper = CacheThread(open_cache, name="keeper")
    before = asyncio.all_tasks()
    Checkpoints(keeper).nudge()
    await asyncio.gather(*asyncio.all_tasks() - before)
    keeper.close()


@pytest.mark.parametrize(("error", "level"), [(StoreError("The disk is full."), "INFO"), (KeyError("x"), "ERROR")])
async def test_a_checkpoint_that_fails_is_told_to_the_log(
    error: Exception, level: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "termnews"):
        await made(error)
    assert [record.levelname for record in caplog.records if "no checkpoint" in record.message] == [level]
