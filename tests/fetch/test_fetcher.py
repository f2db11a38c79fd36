"""Ordinary gets over a real loopback server."""

import asyncio
import gzip
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from importlib.metadata import version

import pytest
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.domain.errors import FetchError
from termnews.domain.source import Validators
from termnews.fetch.fetcher import Fetcher

FEED = "<rss version='2.0'><channel><title>Bread</title></channel></rss>"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(timeout=5, deadline=10) as fetcher:
        yield fetcher


async def test_a_feed_is_brought_with_its_type_and_address(publisher: Publisher, fetcher: Fetcher) -> None:
    url = publisher.serve("/feed.xml", FEED, content_type="application/rss+xml; charset=utf-8")
    response = await fetcher.get(url, trusted=True)
    assert response.body == FEED.encode()
    assert (response.status, response.unchanged) == (200, False)
    assert response.content_type == "application/rss+xml; charset=utf-8"
    assert (response.url, response.final_url, response.moved_to) == (url, url, None)


async def test_an_unchanged_feed_is_asked_for_by_both_validators_and_answered_without_a_body(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    url = publisher.serve("/feed.xml", FEED, last_modified="Sun, 01 Mar 2026 10:00:00 GMT")
    first = await fetcher.get(url, trusted=True)
    second = await fetcher.get(url, validators=first.validators, trusted=True)
    sent = publisher.seen("/feed.xml")[1].headers
    assert sent["if-none-match"] == first.validators.etag
    assert sent["if-modified-since"] == "Sun, 01 Mar 2026 10:00:00 GMT"
    assert (second.status, second.unchanged, second.body) == (304, True, b"")
    assert second.validators == first.validators


async def test_a_changed_feed_has_new_validators(publisher: Publisher, fetcher: Fetcher) -> None:
    first = await fetcher.get(publisher.serve("/feed.xml", FEED), trusted=True)
    url = publisher.serve("/feed.xml", FEED + "<!-- more -->")
    second = await fetcher.get(url, validators=first.validators, trusted=True)
    assert second.status == 200
    assert second.validators.etag != first.validators.etag
    assert second.validators.body_hash != first.validators.body_hash


async def test_the_same_body_has_the_same_hash_where_the_server_gives_no_validators(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    url = publisher.serve("/feed.xml", FEED, etag=None)
    first = await fetcher.get(url, trusted=True)
    second = await fetcher.get(url, validators=first.validators, trusted=True)
    assert second.validators == first.validators
    assert first.validators.etag is None and first.validators.body_hash


async def test_a_304_may_bring_new_validators(publisher: Publisher, fetcher: Fetcher) -> None:
    url = publisher.handle("/feed.xml", lambda handler: handler.reply(304, b"", {"ETag": '"new"'}))
    sent = Validators('"old"', "Sun, 01 Mar 2026 10:00:00 GMT", "hash")
    response = await fetcher.get(url, validators=sent, trusted=True)
    assert response.validators == Validators('"new"', "Sun, 01 Mar 2026 10:00:00 GMT", "hash")


async def test_a_304_that_nobody_asked_for_is_an_error(publisher: Publisher, fetcher: Fetcher) -> None:
    url = publisher.handle("/feed.xml", lambda handler: handler.reply(304, b"", {}))
    with pytest.raises(FetchError, match="not asked"):
        await fetcher.get(url, validators=Validators(body_hash="only a hash"), trusted=True)


async def test_an_empty_page_is_brought_as_it_is(publisher: Publisher, fetcher: Fetcher) -> None:
    response = await fetcher.get(publisher.serve("/empty", b""), trusted=True)
    assert (response.status, response.body) == (200, b"")


async def test_the_request_names_the_program_and_asks_for_gzip_only(publisher: Publisher, fetcher: Fetcher) -> None:
    await fetcher.get(publisher.serve("/feed.xml", FEED), accept="text/html", trusted=True)
    headers = publisher.seen("/feed.xml")[0].headers
    assert headers["user-agent"] == f"termnews/{version('termnews')} (+https://pypi.org/project/termnews/)"
    assert (headers["accept-encoding"], headers["accept"]) == ("gzip", "text/html")
    assert headers["host"] == f"127.0.0.1:{publisher.port}"


async def test_cookies_are_never_sent_back(publisher: Publisher, fetcher: Fetcher) -> None:
    url = publisher.serve("/feed.xml", FEED, headers={"Set-Cookie": "who=you; Path=/"})
    await fetcher.get(url, trusted=True)
    await fetcher.get(url, trusted=True)
    assert all("cookie" not in request.headers for request in publisher.requests)


async def test_a_login_in_the_address_is_sent_as_a_header_and_shown_nowhere(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    url = publisher.serve("/feed.xml", FEED).replace("//", "//ann:p%40ss@")
    response = await fetcher.get(url, trusted=True)
    assert publisher.seen("/feed.xml")[0].headers["authorization"] == "Basic YW5uOnBAc3M="
    assert "ann" not in response.final_url
    publisher.forget("/feed.xml")
    with pytest.raises(FetchError) as caught:
        await fetcher.get(url, trusted=True)
    assert "ss@" not in caught.value.url + str(caught.value)


async def test_letters_beyond_ascii_in_a_path_are_sent_percent_encoded(publisher: Publisher, fetcher: Fetcher) -> None:
    publisher.serve("/caf%C3%A9", FEED)
    assert (await fetcher.get(publisher.base + "/café?q=ü b", trusted=True)).body == FEED.encode()
    assert publisher.requests[0].path == "/caf%C3%A9?q=%C3%BC%20b"


async def test_a_target_is_sent_as_the_publisher_spelt_it(publisher: Publisher, fetcher: Fetcher) -> None:
    await fetcher.get(publisher.serve("/a//b;c?q={a}|[b]&'%zz'&&=", FEED), trusted=True)
    assert publisher.requests[0].path == "/a//b;c?q={a}|[b]&'%zz'&&="


async def test_an_answer_tells_how_long_it_is_fresh_and_how_long_it_took(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    def answer(handler: Handler) -> None:
        handler.send_response(304 if "If-None-Match" in handler.headers else 200)
        for name, value in (
            ("ETag", '"1"'),
            ("Cache-Control", "public"),
            ("Cache-Control", "max-age=300"),
            ("Age", "60"),
        ):
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    url = publisher.redirect("/old.xml", publisher.handle("/feed.xml", answer))
    first = await fetcher.get(url, trusted=True)
    second = await fetcher.get(url, validators=first.validators, trusted=True)
    plain = await fetcher.get(publisher.serve("/plain.xml", FEED), trusted=True)
    assert (first.fresh_for, second.fresh_for, plain.fresh_for) == (240, 240, None)
    assert second.unchanged and 0 < first.seconds < 10


@pytest.mark.parametrize("url", ["http://1.2.3.256/", "http://xn--a/", f"http://news.example/{'x' * 70_000}"])
async def test_an_address_that_only_the_client_finds_wrong_is_an_error_in_one_sentence(
    fetcher: Fetcher, url: str
) -> None:
    with pytest.raises(FetchError, match="No request can be made of this address"):
        await fetcher.get(url)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (204, "without content"),
        (205, "without content"),
        (206, "a part only"),
        (401, "wants a login"),
        (403, "refuses"),
        (404, "nothing at this address"),
        (410, r"gone \(410\)"),
        (418, "of no use here"),
        (429, "too often"),
        (500, "error of its own"),
        (503, r"error of its own \(503\)"),
    ],
)
async def test_a_status_without_a_page_is_an_error_in_one_sentence(
    publisher: Publisher, fetcher: Fetcher, status: int, sentence: str
) -> None:
    body = "" if status in (204, 205) else "an error page"
    url = publisher.serve("/feed.xml", body, status=status, headers={"Content-Range": "bytes 0-9/4000"})
    with pytest.raises(FetchError, match=sentence) as caught:
        await fetcher.get(url, trusted=True)
    assert (caught.value.status, caught.value.url) == (status, url)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("status", [403, 429, 500, 503])
@pytest.mark.parametrize(
    ("header", "seconds"), [("120", 120), ("Sun, 01 Mar 2099 12:00:00 GMT", 86_400), ("a while", None), (None, None)]
)
async def test_a_server_says_when_to_come_back(
    publisher: Publisher, fetcher: Fetcher, status: int, header: str | None, seconds: int | None
) -> None:
    headers = {} if header is None else {"Retry-After": header}
    url = publisher.serve("/feed.xml", "busy", status=status, headers=headers)
    with pytest.raises(FetchError) as caught:
        await fetcher.get(url, trusted=True)
    assert (caught.value.status, caught.value.retry_after) == (status, seconds)


async def test_a_body_may_have_fifteen_megabytes_and_no_more(publisher: Publisher) -> None:
    packed = {"Content-Encoding": "gzip"}
    async with Fetcher(timeout=20) as fetcher:
        fits = publisher.serve("/fits", gzip.compress(bytes(15_000_000), 1), headers=packed)
        assert len((await fetcher.get(fits, trusted=True)).body) == 15_000_000
        over = publisher.serve("/over", gzip.compress(bytes(15_000_001), 1), headers=packed)
        with pytest.raises(FetchError, match="larger than 15 MB"):
            await fetcher.get(over, trusted=True)


async def test_a_host_is_asked_again_over_the_same_connection(publisher: Publisher, fetcher: Fetcher) -> None:
    callers = []

    def answer(handler: Handler) -> None:
        callers.append(handler.client_address)
        handler.reply(304 if "If-None-Match" in handler.headers else 200, b"feed", {"ETag": '"1"'})

    url = publisher.handle("/feed.xml", answer)
    first = await fetcher.get(url, trusted=True)
    for _ in range(2):
        await fetcher.get(url, validators=first.validators, trusted=True)
    assert len(callers) == 3 and len(set(callers)) == 1


async def test_a_kept_connection_that_the_server_drops_in_silence_is_replaced(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    known = set()

    def answer_once(handler: Handler) -> None:
        if handler.client_address in known:
            handler.close_connection = True
        else:
            known.add(handler.client_address)
            handler.reply(200, b"feed", {})

    url = publisher.handle("/feed.xml", answer_once)
    assert [(await fetcher.get(url, trusted=True)).body for _ in range(3)] == [b"feed"] * 3


async def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    read, forged = threading.Event(), threading.Event()

    def answer(handler: Handler) -> None:
        handler.reply(200, b"true", {})
        if not forged.is_set():
            read.wait(10)
            handler.reply(200, b"forged", {})
            forged.set()

    url = publisher.handle("/feed.xml", answer)
    assert (await fetcher.get(url, trusted=True)).body == b"true"
    read.set()
    await asyncio.to_thread(forged.wait, 10)
    for _ in range(3):  # what is in the socket by now comes in with the next turn of the loop
        await asyncio.sleep(0)
    assert (await fetcher.get(url, trusted=True)).body == b"true"


async def test_only_the_connections_used_last_are_kept(
    publisher: Publisher, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(host: bytes, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("127.0.0.1", port))]

    def answer(handler: Handler) -> None:
        callers.setdefault(handler.headers["Host"], []).append(handler.client_address)
        handler.reply(200, b"feed", {})

    callers: dict[str, list[tuple[str, int]]] = {}
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    publisher.handle("/feed.xml", answer)
    hosts = [f"news{n}.example:{publisher.port}" for n in range(40)]
    for host in [*hosts, hosts[-1], hosts[0]]:
        await fetcher.get(f"http://{host}/feed.xml", trusted=True)
    assert len(set(callers[hosts[-1]])) == 1
    assert len(set(callers[hosts[0]])) == 2
    bodies = await asyncio.gather(*(fetcher.get(f"http://{host}/feed.xml", trusted=True) for host in hosts * 3))
    assert {response.body for response in bodies} == {b"feed"}


async def test_a_get_that_outlives_close_leaves_no_connection_behind(publisher: Publisher, fetcher: Fetcher) -> None:
    asked, closed, gone = threading.Event(), threading.Event(), threading.Event()

    def answer(handler: Handler) -> None:
        asked.set()
        closed.wait(10)
        handler.reply(200, b"feed", {})
        handler.close_connection = True
        if handler.rfile.read(1) == b"":
            gone.set()

    getting = asyncio.create_task(fetcher.get(publisher.handle("/feed.xml", answer), trusted=True))
    await asyncio.to_thread(asked.wait, 10)
    await fetcher.close()
    closed.set()
    assert (await getting).body == b"feed"
    assert await asyncio.to_thread(gone.wait, 10)


async def test_many_gets_run_beside_each_other_and_again_after_close(publisher: Publisher) -> None:
    urls = [publisher.serve(f"/{n}", f"page {n}") for n in range(30)]
    async with Fetcher(timeout=5) as fetcher:
        first = await asyncio.gather(*(fetcher.get(url, trusted=True) for url in urls))
        await fetcher.close()
        again = await fetcher.get(urls[0], trusted=True)
    assert [response.body for response in first] == [f"page {n}".encode() for n in range(30)]
    assert again.body == b"page 0"


def test_each_event_loop_can_have_a_fetcher(publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", FEED)

    async def once() -> bytes:
        async with Fetcher(timeout=5) as fetcher:
            return (await fetcher.get(url, trusted=True)).body

    assert [asyncio.run(once()), asyncio.run(once())] == [FEED.encode()] * 2


def test_making_a_fetcher_imports_no_http_library() -> None:
    program = (
        "import sys; from termnews.fetch.fetcher import Fetcher; Fetcher(); "
        "print(sorted({'httpx', 'httpcore', 'anyio', 'h11', 'idna', 'certifi'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
