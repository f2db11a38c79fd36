"""The transport is one of httpx's kind, over httpcore, and touches no private part of either."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.publisher import Publisher

from termnews.fetch.transport import Route, Transport, make_request

FETCH = Path(__file__).parents[2] / "src" / "termnews" / "fetch"
PRIVATE = re.compile(r"\b(?:httpx|httpcore)(?:\.\w+)*\._|\bfrom (?:httpx|httpcore)[\w.]* import|type: ignore")


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    made = Transport()
    yield made
    await made.aclose()


@pytest.mark.parametrize("module", sorted(FETCH.glob("*.py")), ids=lambda path: path.stem)
def test_nothing_private_of_the_libraries_is_touched(module: Path) -> None:
    assert PRIVATE.findall(module.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("kind", "error"),
    [("silent", httpx.ReadTimeout), ("reset", httpx.ReadError), ("hang-up", httpx.RemoteProtocolError)],
)
async def test_a_fault_before_the_answer_is_an_error_of_httpx(
    publisher: Publisher, transport: Transport, kind: str, error: type[Exception]
) -> None:
    request = make_request(publisher.fault("/faulty", kind), {}, Route(private=True), timeout=0.3)
    with pytest.raises(error):
        await transport.handle_async_request(request)


@pytest.mark.parametrize(("kind", "error"), [("stall", httpx.ReadTimeout), ("cut", httpx.RemoteProtocolError)])
async def test_a_fault_in_the_body_is_an_error_of_httpx(
    publisher: Publisher, transport: Transport, kind: str, error: type[Exception]
) -> None:
    request = make_request(publisher.fault("/faulty", kind), {}, Route(private=True), timeout=0.3)
    response = await transport.handle_async_request(request)
    with pytest.raises(error):
        await response.aread()
    await response.aclose()
