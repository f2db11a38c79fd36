"""Every exception that a request can end in is one sentence."""

import socket
import ssl
from collections.abc import Iterator
from types import ModuleType

import httpcore
import httpx
import idna
import pytest

from termnews.domain.errors import FetchError
from termnews.fetch.fetcher import Fetcher


def exceptions_of(module: ModuleType) -> Iterator[Exception]:
    """Give one of each kind of exception that a library names."""
    for kind in vars(module).values():
        if not isinstance(kind, type) or not issubclass(kind, Exception):
            continue
        if kind is httpx.HTTPStatusError:
            yield kind("first\nsecond", request=httpx.Request("GET", "http://a/"), response=httpx.Response(500))
        elif kind in (httpx.StreamConsumed, httpx.StreamClosed, httpx.ResponseNotRead, httpx.RequestNotRead):
            yield kind()
        else:
            yield kind("first\nsecond")


OF_THE_SYSTEM = [
    socket.gaierror(socket.EAI_NONAME, "x"),
    socket.herror("x"),
    TimeoutError("x"),
    ConnectionResetError("x"),
    BrokenPipeError("x"),
    ssl.SSLError("x"),
    ssl.SSLEOFError("x"),
    UnicodeError("x"),
    UnicodeEncodeError("idna", "ü", 0, 1, "x"),
]


@pytest.mark.parametrize(
    "error",
    [*exceptions_of(httpx), *exceptions_of(httpcore), *exceptions_of(idna), *OF_THE_SYSTEM],
    ids=lambda error: f"{type(error).__module__}.{type(error).__name__}",
)
async def test_every_exception_of_the_libraries_and_the_system_becomes_a_fetch_error(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(httpcore.AsyncConnectionPool, "handle_async_request", fail)
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get("http://news.example/feed.xml")
    assert "news.example" in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.url == "http://news.example/feed.xml"


async def test_a_mistake_in_the_program_is_not_taken_for_one_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(httpcore.AsyncConnectionPool, "handle_async_request", fail)
    async with Fetcher() as fetcher:
        with pytest.raises(LookupError):
            await fetcher.get("http://news.example/feed.xml")
