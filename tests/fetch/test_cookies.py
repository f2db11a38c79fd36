"""Cookies: they live within one chain of redirects, and go nowhere else."""

from collections.abc import AsyncIterator

import pytest
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.domain.errors import FetchError
from termnews.fetch.address import parse_address
from termnews.fetch.cookies import CookieJar
from termnews.fetch.fetcher import Fetcher


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(timeout=5) as fetcher:
        yield fetcher


def gate(publisher: Publisher, *, status: int = 302, cookie: str = "ticket=x1; Path=/; HttpOnly") -> str:
    """Serve a feed to those with the ticket that the gate gives."""

    def feed(handler: Handler) -> None:
        if "ticket=x1" in handler.headers.get("Cookie", ""):
            handler.reply(200, b"feed", {})
        else:
            handler.reply(status, b"", {"Location": "/gate?back=/news"})

    publisher.serve("/gate", "", status=status, headers={"Location": "/news", "Set-Cookie": cookie})
    return publisher.handle("/news", feed)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_gate_that_sets_a_cookie_and_leads_back_is_passed(
    publisher: Publisher, fetcher: Fetcher, status: int
) -> None:
    response = await fetcher.get(gate(publisher, status=status), trusted=True)
    assert (response.body, response.moved_to) == (b"feed", None)


async def test_a_cookie_is_forgotten_when_the_chain_ends(publisher: Publisher, fetcher: Fetcher) -> None:
    url = gate(publisher)
    await fetcher.get(url, trusted=True)
    await fetcher.get(url, trusted=True)
    assert ["cookie" in request.headers for request in publisher.seen("/news")] == [False, True, False, True]


async def test_a_gate_whose_cookie_is_not_for_the_feed_is_a_circle(publisher: Publisher, fetcher: Fetcher) -> None:
    for cookie in ("ticket=x1; Path=/elsewhere", "ticket=x1; Secure", "ticket=x1; Max-Age=0", "other=1"):
        with pytest.raises(FetchError, match="in a circle"):
            await fetcher.get(gate(publisher, cookie=cookie), trusted=True)


async def test_a_cookie_does_not_reach_another_host(publisher: Publisher, fetcher: Fetcher) -> None:
    with Publisher("127.0.0.2") as other:
        other.serve("/feed", "there")
        url = publisher.serve("/", "", status=302, headers={"Location": other.url("/feed"), "Set-Cookie": "a=b"})
        with pytest.raises(FetchError, match="private network"):
            await fetcher.get(url, trusted=True)
        assert not other.requests


async def test_the_sources_own_cookie_stays_beside_those_of_the_chain(publisher: Publisher, fetcher: Fetcher) -> None:
    await fetcher.get(gate(publisher), headers={"cookie": "own=1"}, trusted=True)
    assert publisher.seen("/news")[-1].headers["cookie"] == "own=1; ticket=x1"


@pytest.mark.parametrize(
    ("line", "set_by", "asked", "sent"),
    [
        ("a=1", "https://x.example/", "https://x.example/feed", "a=1"),
        ("a=1", "https://x.example/", "https://www.x.example/", ""),
        ("a=1", "https://x.example/in/gate", "https://x.example/in/feed", "a=1"),
        ("a=1", "https://x.example/in/gate", "https://x.example/inner", ""),
        ("a=1; path=/in", "https://x.example/", "https://x.example/in?x=1", "a=1"),
        ("a=1; path=/in", "https://x.example/", "https://x.example/inn", ""),
        ("a=1; Domain=x.example", "https://id.x.example/", "https://www.x.example/", "a=1"),
        ("a=1; Domain=.x.example; Path=/", "https://id.x.example/", "https://x.example/", "a=1"),
        ("a=1; Domain=y.example", "https://x.example/", "https://y.example/", ""),
        ("a=1; Domain=example", "https://x.example/", "https://y.example/", ""),
        ("a=1; Domain=x.example", "https://x.example/", "https://evilx.example/", ""),
        ("a=1; Domain=0.0.1", "http://127.0.0.1/", "http://128.0.0.1/", ""),
        ("a=1; Secure", "https://x.example/", "http://x.example/", ""),
        ("a=1; Secure; SameSite=Strict", "https://x.example/", "https://x.example/", "a=1"),
        ("a=1; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "https://x.example/", "https://x.example/", ""),
        ("a=1; Expires=nonsense; Max-Age=soon", "https://x.example/", "https://x.example/", "a=1"),
        ("a=", "https://x.example/", "https://x.example/", "a="),
        ("=1", "https://x.example/", "https://x.example/", ""),
        ("nothing", "https://x.example/", "https://x.example/", ""),
        ("a=1\x01b", "https://x.example/", "https://x.example/", ""),
        ("a=" + "1" * 5000, "https://x.example/", "https://x.example/", ""),
        ("a=1\nb=2; Path=/deep\na=3", "https://x.example/", "https://x.example/deep/x", "b=2; a=3"),
    ],
)
def test_where_a_cookie_goes(line: str, set_by: str, asked: str, sent: str) -> None:
    jar = CookieJar()
    jar.take(line, parse_address(set_by))
    assert jar.for_address(parse_address(asked)) == sent


def test_no_more_than_fifty_cookies_are_kept() -> None:
    jar, address = CookieJar(), parse_address("https://x.example/")
    for n in range(40):
        jar.take("\n".join(f"c{n}x{m}=1" for m in range(10)), address)
    assert len(jar.for_address(address).split("; ")) == 50
