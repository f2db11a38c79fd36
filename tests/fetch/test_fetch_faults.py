"""Each fault of the publisher is one clear error, soon, and hurts no other get."""

import asyncio
import errno
import socket
import threading

import pytest
from tests.publisher import Publisher
from tests.publisher_faults import FAULTS, Handler

from termnews.domain.errors import FetchError, OfflineError, UnnamedError, UnreachedError
from termnews.fetch import network
from termnews.fetch.fetcher import Fetcher

SENTENCES = {
    "cut": "cut short",
    "cut-gzip": "cut short",
    "cut-chunked": "cut short",
    "broken-gzip": "packed in a broken way",
    "brotli": "packed its answer in a way that was not asked for",
    "brotli-bomb": "packed its answer in a way that was not asked for",
    "bomb": "larger than 1 MB",
    "endless": "larger than 1 MB",
    "drip": "too slow",
    "silent": "does not answer",
    "stall": "does not answer",
    "reset": "broke off the connection",
    "hang-up": "broke off the connection",
    "noise": "not valid HTTP",
    "loop": "in a circle",
    "maze": "more than 20 times",
    "slow-maze": "too slow",
}

# Seconds of silence and in all, for the faults that only patience ends.
PATIENCE = {"silent": (0.4, 60.0), "stall": (0.4, 60.0), "drip": (30.0, 0.6), "slow-maze": (30.0, 0.6)}


def test_every_fault_that_the_publisher_plays_is_listed_here() -> None:
    assert SENTENCES.keys() == FAULTS.keys()


@pytest.mark.parametrize("kind", SENTENCES)
async def test_a_faulty_source_is_an_error_and_nine_healthy_ones_beside_it_are_complete(
    publisher: Publisher, kind: str
) -> None:
    faulty = publisher.fault("/faulty", kind)
    healthy = [publisher.serve(f"/{n}", f"healthy {n}" * 1000) for n in range(9)]
    timeout, deadline = PATIENCE.get(kind, (30.0, 60.0))
    async with Fetcher(timeout=timeout, deadline=deadline, max_bytes=1_000_000, per_host=10) as fetcher:
        answers = await asyncio.gather(
            *(fetcher.get(url, trusted=True) for url in (faulty, *healthy)), return_exceptions=True
        )
    error, *rest = answers
    assert isinstance(error, FetchError) and SENTENCES[kind] in str(error)
    assert [getattr(answer, "body", answer) for answer in rest] == [f"healthy {n}".encode() * 1000 for n in range(9)]


async def test_a_get_can_be_given_up_at_any_time(publisher: Publisher) -> None:
    asked = threading.Event()

    def keep_waiting(handler: Handler) -> None:
        asked.set()
        publisher.stopping.wait(20)

    async with Fetcher() as fetcher:
        waiting = asyncio.create_task(fetcher.get(publisher.handle("/silent", keep_waiting), trusted=True))
        await asyncio.to_thread(asked.wait, 10)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        healthy = publisher.serve("/feed.xml", "fine")
        assert (await fetcher.get(healthy, trusted=True)).body == b"fine"


async def test_a_server_that_is_not_there_refuses_the_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 refuses the connection") as caught:
            await fetcher.get(f"http://127.0.0.1:{port}/", trusted=True)
    assert not isinstance(caught.value, OfflineError)


@pytest.mark.parametrize(
    ("code", "kind", "sentence"),
    [
        (socket.EAI_NONAME, UnreachedError, "The address nowhere.example was not found; check the spelling"),
        (socket.EAI_AGAIN, UnnamedError, "The network cannot be reached"),
    ],
)
async def test_an_unknown_host_is_told_from_a_missing_network(
    monkeypatch: pytest.MonkeyPatch, code: int, kind: type[FetchError], sentence: str
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(code, "as the system says it")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(network, "has_route", lambda: True)
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match=sentence) as caught:
            await fetcher.get("http://nowhere.example/feed.xml")
    assert type(caught.value) is kind


async def test_a_name_that_is_not_found_where_no_way_leads_to_the_internet_is_the_networks_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "as the system says it")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(network, "has_route", lambda: False)
    async with Fetcher() as fetcher:
        with pytest.raises(OfflineError, match="The network cannot be reached"):
            await fetcher.get("http://nowhere.example/feed.xml")


@pytest.mark.parametrize(
    ("number", "route", "kind"),
    [
        (errno.ENETUNREACH, False, OfflineError),
        (errno.ENETUNREACH, True, UnreachedError),
        (errno.EHOSTUNREACH, False, UnreachedError),
        (errno.EIO, True, UnreachedError),
    ],
    ids=["no-network", "no-such-network", "no-host", "other"],
)
async def test_a_machine_without_a_route_is_offline(
    monkeypatch: pytest.MonkeyPatch, number: int, route: bool, kind: type[FetchError]
) -> None:
    async def dial(*_: object, **__: object) -> None:
        raise OSError(number, "as the system says it")

    monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", dial)
    monkeypatch.setattr(network, "has_route", lambda: route)
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match="cannot be reached") as caught:
            await fetcher.get("http://9.9.9.9/feed.xml")
    assert type(caught.value) is kind


async def test_a_host_that_never_takes_the_connection_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def dial(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", dial)
    async with Fetcher(timeout=0.05) as fetcher:
        with pytest.raises(FetchError, match=r"9\.9\.9\.9 does not answer \(timed out after 0\.05 s\)"):
            await fetcher.get("http://9.9.9.9/feed.xml")
