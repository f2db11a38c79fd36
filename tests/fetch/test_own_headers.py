"""Headers of a source's own: sent to its publisher only, and shown to nobody."""

import logging
import socket
import traceback
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publisher import Publisher
from tests.publisher_faults import FAULTS

from termnews.domain.errors import FetchError
from termnews.domain.source import Validators
from termnews.fetch.address import parse_address
from termnews.fetch.fetcher import Fetcher
from termnews.fetch.own_headers import merged, sendable
from termnews.fetch.redirects import RedirectChain

SECRET = "s3cr3t-v4lue"
OWN = {"X-Api-Key": SECRET, "Authorization": f"Bearer {SECRET}"}
LOGIN = {"authorization": "Basic YW5uOnB3"}
KEY = {"X-Api-Key": SECRET}


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(timeout=5) as fetcher:
        yield fetcher


@pytest.fixture
def elsewhere() -> Iterator[Publisher]:
    """Another origin on the same host."""
    with Publisher() as running:
        yield running


async def test_own_headers_are_sent_and_replace_ours_however_they_are_written(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    own = {"user-agent": "Mine/1", "ACCEPT": "text/plain", "Cookie": "a=b", "X-Empty": "", "X-Blank": " \tblank "}
    await fetcher.get(publisher.serve("/feed.xml", "feed"), headers=own, trusted=True)
    got = publisher.requests[0].headers
    assert (got["user-agent"], got["accept"], got["cookie"]) == ("Mine/1", "text/plain", "a=b")
    assert (got["x-empty"], got["x-blank"]) == ("", "blank")


def test_no_header_is_sent_twice() -> None:
    assert merged({"Accept": "ours", "User-Agent": "ours"}, {"ACCEPT": "own"}) == {
        "User-Agent": "ours",
        "ACCEPT": "own",
    }


async def test_what_is_for_us_to_say_cannot_be_replaced(publisher: Publisher, fetcher: Fetcher) -> None:
    names = ["HOST", "accept-Encoding", "Connection", "Content-Length", "transfer-encoding", "If-None-Match"]
    own = dict.fromkeys([*names, "If-Modified-Since", "Expect", "Upgrade"], "wrong")
    sent = Validators('"a"', "Sun, 01 Mar 2026 10:00:00 GMT")
    await fetcher.get(publisher.serve("/feed.xml", "feed"), validators=sent, headers=own, trusted=True)
    got = publisher.requests[0].headers
    assert "wrong" not in got.values()
    assert (got["accept-encoding"], got["if-none-match"]) == ("gzip", '"a"')
    assert got["if-modified-since"] == sent.last_modified


async def test_an_own_login_counts_before_the_one_in_the_address(publisher: Publisher, fetcher: Fetcher) -> None:
    url = publisher.serve("/feed.xml", "feed").replace("//", "//eve:pw@")
    await fetcher.get(url, headers=LOGIN, trusted=True)
    assert publisher.requests[0].headers["authorization"] == LOGIN["authorization"]


async def test_own_headers_go_along_within_their_origin_only_and_never_come_back(
    publisher: Publisher, elsewhere: Publisher, fetcher: Fetcher
) -> None:
    elsewhere.redirect("/there", publisher.url("/back"))
    publisher.redirect("/out", elsewhere.url("/there"))
    publisher.redirect("/in", "/out")
    publisher.serve("/back", "here")
    await fetcher.get(publisher.url("/in"), headers={**OWN, "User-Agent": SECRET}, trusted=True)
    for path in ("/in", "/out"):
        assert list(publisher.seen(path)[0].headers.values()).count(SECRET) == 2
    for request in (elsewhere.seen("/there")[0], publisher.seen("/back")[0]):
        assert SECRET not in str(request.headers)
        assert request.headers["user-agent"].startswith("termnews/")


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("http://a.example/", "https://a.example/", True),
        ("https://a.example/", "/elsewhere", True),
        ("https://a.example/", "http://a.example/", False),
        ("https://a.example/", "https://a.example:8443/", False),
        ("https://a.example/", "https://b.a.example/", False),
    ],
)
def test_own_headers_never_fall_to_http_or_to_another_host(old: str, new: str, kept: bool) -> None:
    trail = RedirectChain(parse_address(old), KEY)
    trail.follow(308, new)
    assert bool(trail.headers) is kept
    trail.follow(308, old + "again")
    assert bool(trail.headers) is (kept and not old.startswith("http:"))


@pytest.mark.parametrize(
    ("new", "headers", "bound", "moved"),
    [
        ("https://a.example/new", {}, False, True),
        ("https://b.example/new", {}, False, True),
        ("https://a.example/new", KEY, False, True),
        ("https://b.example/new", KEY, False, False),
        ("https://a.example/new", LOGIN, False, False),
        ("https://a.example/new", {}, True, True),
        ("https://b.example/new", {}, True, False),
    ],
)
def test_an_address_with_settings_for_its_publisher_moves_to_no_other(
    new: str, headers: dict[str, str], bound: bool, moved: bool
) -> None:
    trail = RedirectChain(parse_address("https://a.example/feed"), headers, bound=bound)
    trail.follow(301, new)
    assert trail.moved_to == (new if moved else None)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("X-Api-Key", f"{SECRET}\r\nHost: evil.example", "header X-Api-Key holds"),
        ("X-Api-Key", f"{SECRET}\n", "header X-Api-Key holds"),
        ("X-Api-Key", f"{SECRET}\0", "header X-Api-Key holds"),
        ("X-Api-Key", f"\x7f{SECRET}", "header X-Api-Key holds"),
        ("X-Api-Key", f"{SECRET} 日本", "header X-Api-Key holds"),
        ("X-Key:", SECRET, "header 'X-Key' is not valid"),
        (f"Authorization: Bearer {SECRET}", "", "header 'Authorization' is not valid"),
        ("X Key", SECRET, "header 'X' is not valid"),
        ("X-Key\r\nHost", SECRET, "header 'X-Key' is not valid"),
        ("Schlüssel", SECRET, "header 'Schl' is not valid"),
        ("", SECRET, "header '' is not valid"),
        ("X" * 5000, SECRET, "XX' is not valid"),
    ],
)  # fmt: skip
async def test_a_header_that_cannot_be_sent_is_an_error_that_names_it_and_not_its_value(
    publisher: Publisher, fetcher: Fetcher, name: str, value: str, shown: str
) -> None:
    with pytest.raises(FetchError, match=shown) as caught:
        await fetcher.get(publisher.serve("/feed.xml", "feed"), headers={name: value}, trusted=True)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 250
    assert publisher.requests == []


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
def test_any_headers_are_sendable_or_a_fetch_error(headers: dict[str, str]) -> None:
    try:
        kept = sendable(headers)
    except FetchError:
        return
    assert all(name.isascii() and name.isprintable() and " " not in name for name in kept)
    assert all(value.encode("latin-1") == value.strip(" \t").encode("latin-1") for value in kept.values())
    assert merged({}, kept) == kept


PATIENCE = {"silent": (0.2, 5.0), "stall": (0.2, 5.0), "drip": (5.0, 0.2), "slow-maze": (5.0, 0.3)}


NOWHERE = {
    "refused": "http://127.0.0.1:1/",
    "private": "http://127.0.0.1:1/",
    "no host": "http://nowhere.example/",
    "no address": f"http://ann:{SECRET}@1.2.3.256/",
}


@pytest.mark.parametrize("kind", [*FAULTS, *NOWHERE, "404", "401", "503", "200"])
async def test_a_secret_is_in_no_error_and_no_log_whatever_goes_wrong(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "as the system says it")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in (None, "httpcore"):
        # another test may have made them quieter, as the program does
        caplog.set_level(logging.DEBUG, logger=name)
    url = NOWHERE.get(kind, publisher.url("/feed.xml"))
    if kind in FAULTS:
        publisher.fault("/feed.xml", kind)
    elif kind not in NOWHERE:
        publisher.serve("/feed.xml", "feed", status=int(kind))
    timeout, deadline = PATIENCE.get(kind, (5.0, 10.0))
    async with Fetcher(timeout=timeout, deadline=deadline, max_bytes=1_000_000) as fetcher:
        try:
            told = repr(await fetcher.get(url, headers=OWN, trusted=kind != "private"))
        except FetchError as error:
            told = f"{error!r} {vars(error)} " + "".join(traceback.format_exception(error))
    assert SECRET not in told + repr(fetcher)
    assert SECRET not in caplog.text
    if kind not in NOWHERE:
        assert SECRET in str(publisher.requests[0].headers)
        assert "send_request_headers" in caplog.text
