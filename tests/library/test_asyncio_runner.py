"""A coroutine as the program: ended at once and in order by Ctrl+C, and not held up by threads."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from termnews.library.asyncio_runner import run, run_command


def interrupted(work: Callable[[], None]) -> None:
    """Press Ctrl+C a moment after `work` said, in another thread, that it has begun."""
    work()
    os.kill(os.getpid(), signal.SIGINT)


def test_what_a_coroutine_returns_is_returned() -> None:
    async def main() -> int:
        return await asyncio.to_thread(lambda: 7)

    assert run(main()) == 7


def test_an_error_on_a_thread_is_raised_where_it_is_waited_for() -> None:
    async def main() -> None:
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(lambda: 1 / 0)

    run(main())


@pytest.mark.parametrize("waiting", [True, False], ids=["where it waits", "where it works"])
def test_the_first_interruption_ends_it_with_all_that_is_to_be_done_at_its_end(waiting: bool) -> None:
    begun, done = threading.Event(), []

    async def main() -> None:
        try:
            begun.set()
            while True:
                if waiting:
                    await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            done.append("closed")

    threading.Thread(target=interrupted, args=[begun.wait], daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        run_command(main())
    assert done == ["closed"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_it_does_not_wait_for_a_thread_that_nobody_waits_for() -> None:
    begun, over = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        over.wait(30)

    async def main() -> None:
        asyncio.get_running_loop().run_in_executor(None, work)
        await asyncio.sleep(0)

    started = time.monotonic()
    run(main())
    assert begun.wait(30)
    over.set()
    assert time.monotonic() - started < 25


def test_what_is_nearly_done_on_a_thread_comes_to_its_end(tmp_path: Path) -> None:
    file, begun = tmp_path / "written", threading.Event()

    def write() -> None:
        begun.set()
        time.sleep(0.1)
        file.write_text("whole", "utf-8")

    async def main() -> None:
        writing = asyncio.create_task(asyncio.to_thread(write))
        await asyncio.sleep(0)
        assert begun.wait(30)
        writing.cancel()

    run(main())
    assert file.read_text("utf-8") == "whole"


def test_many_calls_on_threads_have_their_turns() -> None:
    async def main() -> list[int]:
        return await asyncio.gather(*(asyncio.to_thread(lambda n=n: n * n) for n in range(200)))  # type: ignore[misc]

    assert run(main()) == [n * n for n in range(200)]
