"""Nothing that a publisher sends reaches into a private network."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Callable

import pytest
from tests.publisher import Publisher

from termnews.domain.errors import FetchError
from termnews.fetch import network
from termnews.fetch.fetcher import Fetcher
from termnews.fetch.hosts import is_loopback, is_public

Resolve = Callable[..., None]


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(timeout=5) as fetcher:
        yield fetcher


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Give the names of the system: those put in here."""
    known: dict[str, list[str]] = {}

    def look_up(host: bytes, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (address, port)) for address in known[host.decode()]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "2002:7f00:1::", "2002:c0a8:1::1",
        "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "2001:db8::1", "no address", "", "192.88.99.1", "fec0::1",
        "feff::1", "3fff::1", "3fff:fff::1", "64:ff9b:1::1", "64:ff9b:1::9.9.9.9", "64:ff9b::100.64.0.1",
        "2002:a00:1::1", "2002:6440:1::1", "2002:c058:6301::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::127.0.0.1",
        "::10.0.0.1", "::9.9.9.9", "::ffff:100.64.0.1", "::ffff:0:9.9.9.9", "100::1", "5f00::1", "192.0.0.9",
        "203.0.113.7", "198.51.100.7", "100.127.255.255", "4000::1", "2001:20::1",
    ],
)  # fmt: skip
def test_an_address_outside_the_public_internet_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["9.9.9.9", "93.184.216.34", "2620:fe::9", "::ffff:9.9.9.9", "64:ff9b::9.9.9.9", "172.32.0.1", "100.128.0.1",
     "100.63.0.1", "192.88.98.1", "2002:909:909::1", "2001:4860:4860::8888", "3ffe::1", "11.0.0.1", "198.20.0.1"],
)  # fmt: skip
def test_an_address_of_the_public_internet_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("localhost", True), ("a.localhost", True), ("127.3.4.5", True), ("::1", True), ("10.0.0.1", False),
     ("localhost.example", False), ("example.org", False)],
)  # fmt: skip
def test_this_machine_is_known_by_its_names(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


async def test_a_private_address_is_refused_unless_a_person_typed_it(publisher: Publisher, fetcher: Fetcher) -> None:
    url = publisher.serve("/admin", "keys")
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is in a private network"):
        await fetcher.get(url)
    assert publisher.requests == []
    assert (await fetcher.get(url, trusted=True)).body == b"keys"


async def test_an_open_connection_of_a_trusted_get_is_not_used_for_another(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    await fetcher.get(publisher.serve("/feed.xml", "feed"), trusted=True)
    with pytest.raises(FetchError, match="private network"):
        await fetcher.get(publisher.serve("/admin", "keys"))
    assert publisher.seen("/admin") == []


async def test_a_redirect_from_a_trusted_host_to_a_private_one_is_refused(
    publisher: Publisher, fetcher: Fetcher, names: dict[str, list[str]]
) -> None:
    names["news.example"] = ["127.0.0.1"]
    publisher.serve("/admin", "keys")
    publisher.redirect("/feed.xml", publisher.url("/admin"))
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is in a private network"):
        await fetcher.get(f"http://news.example:{publisher.port}/feed.xml", trusted=True)
    assert [request.path for request in publisher.requests] == ["/feed.xml"]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["9.9.9.9", "127.0.0.1"], ["2620:fe::9", "::ffff:10.0.0.1"]])
async def test_a_name_with_any_private_address_is_refused(
    fetcher: Fetcher, names: dict[str, list[str]], addresses: list[str]
) -> None:
    names["rebinding.example"] = addresses
    with pytest.raises(FetchError, match=r"rebinding\.example is in a private network"):
        await fetcher.get("http://rebinding.example/")


async def test_the_addresses_that_were_checked_are_the_ones_that_are_connected_to(
    fetcher: Fetcher, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["rebinding.example"] = ["9.9.9.9", "149.112.112.112", "2620:fe::9"]
    dialled: list[str] = []

    async def dial(_: object, address: tuple[str, int]) -> None:
        names["rebinding.example"] = ["127.0.0.1"]
        dialled.append(address[0])
        raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")

    monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", dial)
    with pytest.raises(FetchError, match="refuses the connection"):
        await fetcher.get("http://rebinding.example/")
    assert dialled == ["9.9.9.9", "2620:fe::9", "149.112.112.112"]


async def test_the_next_address_is_tried_where_the_first_refuses(
    publisher: Publisher, fetcher: Fetcher, names: dict[str, list[str]]
) -> None:
    names["two.example"] = ["::1", "127.0.0.2", "127.0.0.1"]
    publisher.serve("/feed.xml", "feed")
    assert (await fetcher.get(f"http://two.example:{publisher.port}/feed.xml", trusted=True)).body == b"feed"


async def test_the_next_address_is_tried_where_the_first_is_silent(
    publisher: Publisher, fetcher: Fetcher, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    connect = loop.sock_connect

    async def dial(sock: socket.socket, address: tuple[str, int]) -> None:
        if address[0] == "127.0.0.2":
            await asyncio.Event().wait()
        await connect(sock, address)

    names["two.example"] = ["127.0.0.2", "127.0.0.1"]
    publisher.serve("/feed.xml", "feed")
    monkeypatch.setattr(loop, "sock_connect", dial)
    monkeypatch.setattr(network, "_HEAD_START", 0.01)
    assert (await fetcher.get(f"http://two.example:{publisher.port}/feed.xml", trusted=True)).body == b"feed"


async def test_the_spellings_of_loopback_that_the_system_understands_are_refused_too(fetcher: Fetcher) -> None:
    for host in ("2130706433", "0x7f000001", "127.1", "0177.0.0.1"):
        with pytest.raises(FetchError, match="private network"):
            await fetcher.get(f"http://{host}/")
