"""The process that reads feeds, so that reading them holds up no key."""

import asyncio
import os
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.errors import ParseError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.events import RefreshFinished, RefreshStatus
from termnews.library.library import Library
from termnews.library.refresh.intake import MANY
from termnews.library.refresh.worker import Worker, WorkerLostError

PARSE = "termnews.sources.parse:parse"
FEED = rss([Story("One")], title="Paper").encode()


async def test_it_answers_as_a_call_here_would_and_in_another_process() -> None:
    with closing(Worker()) as worker:
        feed = await worker.call(PARSE, FEED, url="https://paper.example/feed")
        assert [article.title for article in feed.articles] == ["One"]
        assert await worker.call("os:getpid") != os.getpid()
        assert await worker.call("os:getpid") == await worker.call("os:getpid")


async def test_an_error_of_ours_is_raised_here_and_the_process_goes_on() -> None:
    with closing(Worker()) as worker:
        number = await worker.call("os:getpid")
        with pytest.raises(ParseError):
            await worker.call(PARSE, b"<html><body>Log in</body></html>", url="https://paper.example/feed")
        with pytest.raises(RuntimeError) as raised:
            await worker.call("operator:truediv", 1, 0)
        assert str(raised.value) == "ZeroDivisionError: division by zero"
        assert "Traceback" in raised.value.__notes__[0]
        assert await worker.call("os:getpid") == number


async def test_one_that_crashes_or_hangs_is_lost_and_the_next_call_has_another() -> None:
    with closing(Worker()) as worker:
        with pytest.raises(WorkerLostError, match="without an answer"):
            await worker.call("os:_exit", 3)
        first = await worker.call("os:getpid")
        with pytest.raises(WorkerLostError, match=r"longer than 0\.2 seconds"):
            await worker.call("signal:pause", seconds=0.2)
        assert await worker.call("os:getpid") != first


async def test_stopping_it_ends_a_call_that_waits_and_all_that_it_has_started(tmp_path: Path) -> None:
    with closing(Worker()) as worker:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        script = f"echo $$ > {pipe}; exec sleep 600"
        waiting = asyncio.create_task(worker.call("subprocess:call", ["sh", "-c", script], seconds=600))
        grandchild = int(await asyncio.to_thread(pipe.read_text, "utf-8"))
        worker.stop()
        # the grandchild holds the pipe of the answer, so that the call would wait for it
        with pytest.raises(WorkerLostError, match="without an answer"):
            await waiting
        await asyncio.to_thread(gone, grandchild)


async def test_stopping_it_before_it_has_begun_is_not_lost() -> None:
    with closing(Worker()) as worker:
        calls = [asyncio.create_task(worker.call("time:sleep", 60)) for _ in range(2)]
        # the first call has asked for a process, and nothing says that there is one
        await asyncio.sleep(0)
        worker.stop()
        with pytest.raises(WorkerLostError):
            await calls[0]
        await asyncio.sleep(0)
        worker.close()
        with pytest.raises(WorkerLostError):
            await calls[1]
        with pytest.raises(WorkerLostError):
            await worker.call("os:getpid")
        assert worker._process is None


@pytest.mark.parametrize("function", ["os:abort", "sys:exit"])
async def test_one_that_cannot_answer_is_lost(function: str) -> None:
    with closing(Worker()) as worker, pytest.raises(WorkerLostError, match="without an answer"):
        await worker.call(function)


@pytest.mark.parametrize("function", ["os:nothing_of_the_kind", "no_such_module:read"])
async def test_a_function_that_is_not_there_is_a_defect(function: str) -> None:
    with closing(Worker()) as worker, pytest.raises(RuntimeError):
        await worker.call(function)


async def test_what_a_function_prints_is_not_taken_for_its_answer() -> None:
    with closing(Worker()) as worker:
        assert await worker.call("builtins:print", "noise") is None
        assert await worker.call("operator:neg", 1) == -1


async def test_one_that_cannot_be_started_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with closing(Worker()) as worker, pytest.raises(WorkerLostError):
        await worker.call("operator:neg", 1)


async def test_the_working_directory_does_not_say_what_it_imports(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "termnews.py").write_text("raise SystemExit(1)")
    (folder / "operator.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    with closing(Worker()) as worker:
        assert await worker.call("operator:neg", 1) == -1


def gone(number: int) -> None:
    """Wait until there is no process of that number, or it only waits to be asked how it ended."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.kill(number, 0)
            state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return
        if state == "Z":
            return
        time.sleep(0.02)
    raise AssertionError(f"{number} is still there")


async def test_a_refresh_of_many_sources_reads_them_all_broken_ones_too(library: Library, publisher: Publisher) -> None:
    urls = [publisher.serve(f"/{n}.xml", rss([Story(f"Story {n}")])) for n in range(MANY)]
    for_feedparser = (
        rss([Story("Patience")]).replace("rss", "RSS").replace("channel", "CHANNEL").replace("item", "ITEM")
    )
    urls.append(publisher.serve("/feedparser.xml", for_feedparser))
    urls.append(publisher.serve("/page.xml", "<!doctype html><title>Log in</title>", content_type="text/html"))
    await library.subscriptions.add_all([Subscription(url, "World") for url in urls])
    events = [event async for event in library.online_refresh().run(library.queries.sources())]
    finished = events[-1]
    assert isinstance(finished, RefreshFinished)
    assert finished.count(RefreshStatus.FAILED) == 1
    queries = library.queries
    titles = {one.title for one in queries.headlines(queries.article_list(Query(Scope.ALL)))}
    assert titles == {"Patience", *(f"Story {n}" for n in range(MANY))}
    assert len(await library.search.find("patience")) == 1
