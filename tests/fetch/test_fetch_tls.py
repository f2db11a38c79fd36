"""TLS: the system's certificates count, and the name is the one that was asked for."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpcore
import pytest
from tests.publisher import Publisher

from termnews.domain.errors import FetchError, UnreachedError
from termnews.fetch import network
from termnews.fetch.fetcher import Fetcher

CERTIFICATE = Path(__file__).parent / "loopback.pem"
LONG = "A page that takes several records. " * 30_000


@pytest.fixture
def secure() -> Iterator[Publisher]:
    with Publisher(certificate=CERTIFICATE) as running:
        yield running


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system know the publisher's certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.mark.usefixtures("known")
async def test_a_page_comes_over_tls_where_the_system_knows_the_certificate(secure: Publisher) -> None:
    url = secure.serve("/page", LONG)
    async with Fetcher(timeout=5) as fetcher:
        assert (await fetcher.get(url, trusted=True)).body == LONG.encode()
        again = await fetcher.get(url.replace("127.0.0.1", "localhost"), trusted=True)
    assert again.body == LONG.encode()


async def test_an_unknown_certificate_is_a_clear_error(secure: Publisher) -> None:
    url = secure.serve("/page", LONG)
    async with Fetcher(timeout=5) as fetcher:
        with pytest.raises(FetchError, match=r"The certificate of 127\.0\.0\.1 cannot be trusted \(self"):
            await fetcher.get(url, trusted=True)
    assert secure.requests == []


@pytest.mark.usefixtures("known")
async def test_a_certificate_for_another_name_is_a_clear_error() -> None:
    with Publisher("127.0.0.2", certificate=CERTIFICATE) as other:
        async with Fetcher(timeout=5) as fetcher:
            with pytest.raises(FetchError, match=r"certificate of 127\.0\.0\.2 cannot be trusted .*mismatch"):
                await fetcher.get(other.serve("/page", LONG), trusted=True)


async def test_a_server_that_speaks_no_tls_is_a_clear_error(publisher: Publisher) -> None:
    url = publisher.serve("/page", LONG).replace("http:", "https:")
    async with Fetcher(timeout=5) as fetcher:
        with pytest.raises(FetchError, match="No secure connection to"):
            await fetcher.get(url, trusted=True)


async def test_a_server_that_does_not_shake_hands_is_one_that_was_not_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with Fetcher(timeout=0.2, deadline=10) as fetcher:
            with pytest.raises(UnreachedError, match=r"127\.0\.0\.1 does not answer") as raised:
                await fetcher.get(f"https://127.0.0.1:{silent.getsockname()[1]}/", trusted=True)
    assert raised.value.silent


async def test_dialling_and_the_handshake_have_one_timeout_together(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, dialled = asyncio.get_running_loop(), list[float]()
    connect = loop.sock_connect

    async def dial(sock: socket.socket, address: tuple[str, int]) -> None:
        dialled.append(loop.time())
        await connect(sock, address)

    monkeypatch.setattr(loop, "sock_connect", dial)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        stream = await network.DirectBackend(private=True).connect_tcp("127.0.0.1", silent.getsockname()[1], 60)
        assert stream.began <= dialled[0]
        stream.began -= 60  # as though dialling had taken all of it
        async with asyncio.timeout(5):
            with pytest.raises(httpcore.ConnectTimeout):
                await stream.start_tls(ssl.create_default_context(), "127.0.0.1", 60)


@pytest.mark.usefixtures("known")
async def test_faults_under_tls_are_errors_too(secure: Publisher) -> None:
    async with Fetcher(timeout=0.25, deadline=2) as fetcher:
        for kind, sentence in (("cut", "cut short"), ("stall", "does not answer"), ("hang-up", "broke off")):
            with pytest.raises(FetchError, match=sentence):
                await fetcher.get(secure.fault(f"/{kind}", kind), trusted=True)


async def test_an_unknown_certificate_is_accepted_where_the_source_says_so_and_the_error_tells_how(
    secure: Publisher,
) -> None:
    url = secure.serve("/page", LONG)
    async with Fetcher(timeout=5) as fetcher:
        assert (await fetcher.get(url, trusted=True, any_certificate=True)).body == LONG.encode()
        with pytest.raises(FetchError, match=r"any_certificate = true on this source in sources\.toml accepts it"):
            await fetcher.get(url, trusted=True)


async def test_a_connection_without_verification_is_never_used_for_a_get_with_it(secure: Publisher) -> None:
    secure.serve("/secret", LONG)
    async with Fetcher(timeout=5) as fetcher:
        for _ in range(2):
            await fetcher.get(secure.serve("/page", "short"), trusted=True, any_certificate=True)
            with pytest.raises(FetchError, match="cannot be trusted"):
                await fetcher.get(secure.url("/secret"), trusted=True)
    assert secure.seen("/secret") == []


async def test_any_certificate_holds_for_redirects_within_the_host(secure: Publisher) -> None:
    secure.serve("/page", LONG)
    url = secure.redirect("/old", secure.url("/page"))
    async with Fetcher(timeout=5) as fetcher:
        assert (await fetcher.get(url, trusted=True, any_certificate=True)).body == LONG.encode()


async def test_only_the_host_that_was_asked_for_may_have_any_certificate(
    secure: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "is_public", lambda _: True)
    secure.serve("/page", LONG)
    url = secure.redirect("/old", secure.url("/page").replace("127.0.0.1", "localhost"))
    async with Fetcher(timeout=5) as fetcher:
        with pytest.raises(FetchError, match=r"The certificate of localhost cannot be trusted \(self[^)]*\)$"):
            await fetcher.get(url, trusted=True, any_certificate=True)
    assert secure.seen("/page") == []


@pytest.mark.usefixtures("known")
async def test_an_address_whose_certificate_was_not_verified_moves_to_no_other_host(
    secure: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "is_public", lambda _: True)
    secure.serve("/page", LONG)
    end = secure.url("/page").replace("127.0.0.1", "localhost")
    url = secure.redirect("/old", end)
    async with Fetcher(timeout=5) as fetcher:
        assert (await fetcher.get(url, trusted=True)).moved_to == end
        assert (await fetcher.get(url, trusted=True, any_certificate=True)).moved_to is None
