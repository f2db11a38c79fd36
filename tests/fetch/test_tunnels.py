"""Requests that go through a proxy, over real sockets."""

import importlib.util
import socket
from pathlib import Path

import pytest
from tests.proxy import LoopbackProxy
from tests.publisher import Publisher

from termnews.domain.errors import FetchError, ProxyError, UnreachedError
from termnews.fetch.fetcher import Fetcher
from termnews.fetch.proxies import Proxies

FEED = "<rss version='2.0'><channel><title>Bread</title></channel></rss>"
CERTIFICATE = Path(__file__).with_name("loopback.pem")


@pytest.fixture(autouse=True)
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whoever looks up a name: all that goes through a proxy is found by the proxy."""

    def look_up(*asked: object, **_: object) -> None:
        pytest.fail(f"looked up {asked[0]!r}")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def through(address: str) -> Fetcher:
    return Fetcher(timeout=5, deadline=10, proxies=Proxies(address))


async def test_a_request_is_passed_on_with_its_whole_address(publisher: Publisher) -> None:
    publisher.serve("/feed.xml", FEED)
    with LoopbackProxy(publisher) as proxy:
        async with through(proxy.url) as fetcher:
            response = await fetcher.get("http://paper.example:8000/feed.xml?a=b")
    assert response.body == FEED.encode()
    assert proxy.asked == ["GET http://paper.example:8000/feed.xml?a=b"]
    assert publisher.requests[0].headers["host"] == "paper.example:8000"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_tls_goes_from_end_to_end_through_a_tunnel(scheme: str) -> None:
    with Publisher(certificate=CERTIFICATE) as publisher, LoopbackProxy(publisher) as proxy:
        publisher.serve("/feed.xml", FEED)
        async with through(f"{scheme}://{proxy.host}") as fetcher:
            for _ in range(2):
                response = await fetcher.get("https://paper.example/feed.xml", trusted=True, any_certificate=True)
                assert response.body == FEED.encode()
            with pytest.raises(FetchError, match="certificate"):
                await fetcher.get("https://paper.example/feed.xml")
    method = "CONNECT" if scheme == "http" else "SOCKS"
    # the second request used the first one's tunnel
    assert proxy.asked == [f"{method} paper.example:443"] * 2


async def test_a_proxy_itself_may_speak_tls_and_lead_to_what_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with Publisher(certificate=CERTIFICATE) as publisher, LoopbackProxy(publisher, certificate=CERTIFICATE) as proxy:
        publisher.serve("/feed.xml", FEED)
        async with through(f"https://{proxy.host}") as fetcher:
            url = "https://paper.example/feed.xml"
            assert (await fetcher.get(url, trusted=True, any_certificate=True)).body == FEED.encode()
    assert proxy.asked == ["CONNECT paper.example:443"]


async def test_socks_finds_the_name_and_brings_plain_answers(publisher: Publisher) -> None:
    publisher.serve("/feed.xml", FEED)
    with LoopbackProxy(publisher) as proxy:
        async with through(f"socks5h://{proxy.host}") as fetcher:
            assert (await fetcher.get("http://paper.example/feed.xml")).body == FEED.encode()
    assert proxy.asked == ["SOCKS paper.example:80"]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_with_a_login_gets_it_and_the_publisher_does_not(publisher: Publisher, scheme: str) -> None:
    publisher.serve("/feed.xml", FEED)
    with LoopbackProxy(publisher, login="ada:p@ss") as proxy:
        async with through(f"{scheme}://ada:p%40ss@{proxy.host}") as fetcher:
            assert (await fetcher.get("http://paper.example/feed.xml")).body == FEED.encode()
        for address in (f"{scheme}://{proxy.host}", f"{scheme}://ada:wrong@{proxy.host}"):
            async with through(address) as fetcher:
                with pytest.raises(ProxyError) as raised:
                    await fetcher.get("http://paper.example/feed.xml")
                assert "wrong" not in str(raised.value) and "\n" not in str(raised.value)
    assert len(publisher.requests) == 1
    assert "proxy-authorization" not in publisher.requests[0].headers


@pytest.mark.parametrize("url", ["http://paper.example/feed.xml", "https://paper.example/feed.xml"])
@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "socks4://127.0.0.1:9", "?"])
async def test_a_proxy_that_cannot_be_used_is_not_gone_around(proxy: str, url: str) -> None:
    async with through(proxy) as fetcher:
        with pytest.raises(ProxyError, match=r"(?i)proxy"):
            await fetcher.get(url)


async def test_a_socks_proxy_that_says_nothing_is_itself_at_fault() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        proxy = Proxies(f"socks5://127.0.0.1:{silent.getsockname()[1]}")
        async with Fetcher(timeout=0.3, deadline=10, proxies=proxy) as fetcher:
            with pytest.raises(ProxyError, match=r"it does not answer \(timed out after 0\.3 s\)"):
                await fetcher.get("https://paper.example/")


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_host_that_does_not_shake_hands_behind_a_proxy_is_itself_at_fault(
    publisher: Publisher, scheme: str
) -> None:
    with LoopbackProxy(publisher, silent=True) as proxy:
        address = Proxies(f"{scheme}://{proxy.host}")
        async with Fetcher(timeout=0.3, deadline=10, proxies=address) as fetcher:
            with pytest.raises(
                FetchError, match=r"^paper\.example does not answer \(timed out after 0\.3 s\)$"
            ) as raised:
                await fetcher.get("https://paper.example/feed.xml")
    assert raised.value.silent
    assert not isinstance(raised.value, ProxyError | UnreachedError)


async def test_socks_without_its_package_says_what_to_install(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "socksio" else find(name))
    with LoopbackProxy(publisher) as proxy:
        async with through(f"socks5://{proxy.host}") as fetcher:
            with pytest.raises(ProxyError, match=r"pip install 'termnews\[socks\]'"):
                await fetcher.get("http://paper.example/feed.xml")
    assert proxy.asked == [] and publisher.requests == []


async def test_what_the_proxy_cannot_reach_is_the_fault_of_that_host(publisher: Publisher) -> None:
    with LoopbackProxy(publisher, refuses=502) as proxy:
        for scheme in ("http", "socks5"):
            async with through(f"{scheme}://{proxy.host}") as fetcher:
                with pytest.raises(FetchError, match=r"does not lead to paper\.example") as raised:
                    await fetcher.get("https://paper.example/feed.xml")
                assert not isinstance(raised.value, ProxyError)


@pytest.mark.parametrize("target", ["http://127.0.0.1/x", "http://10.1.2.3/x", "http://[::1]/x", "http://localhost/x"])
async def test_a_redirect_asks_no_proxy_for_a_private_network(publisher: Publisher, target: str) -> None:
    publisher.redirect("/feed.xml", target)
    with LoopbackProxy(publisher) as proxy:
        for scheme in ("http", "socks5"):
            async with through(f"{scheme}://{proxy.host}") as fetcher:
                with pytest.raises(FetchError, match="private network"):
                    await fetcher.get("http://paper.example/feed.xml", trusted=True)
    assert all("paper.example" in asked for asked in proxy.asked)


async def test_a_redirect_to_another_scheme_goes_through_that_ones_proxy(publisher: Publisher) -> None:
    publisher.redirect("/feed.xml", "https://paper.example/feed.xml")
    with LoopbackProxy(publisher) as plain, LoopbackProxy(publisher, refuses=502) as secure:
        proxies = Proxies(None, {"http_proxy": plain.url, "https_proxy": secure.url})
        async with Fetcher(timeout=5, deadline=10, proxies=proxies) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.get("http://paper.example/feed.xml")
    assert (plain.asked, secure.asked) == (["GET http://paper.example/feed.xml"], ["CONNECT paper.example:443"])


async def test_a_source_has_a_proxy_of_its_own_or_none(publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", FEED)
    with LoopbackProxy(publisher) as proxy:
        async with through("http://127.0.0.1:9") as fetcher:
            await fetcher.get("http://paper.example/feed.xml", proxy=proxy.url)
            await fetcher.get(url, trusted=True, proxy="")
    assert proxy.asked == ["GET http://paper.example/feed.xml"]
