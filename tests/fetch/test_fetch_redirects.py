"""Redirects: where they lead, what goes along, what is remembered."""

from collections.abc import AsyncIterator, Iterator

import pytest
from tests.publisher import Publisher

from termnews.domain.errors import FetchError
from termnews.fetch.address import parse_address
from termnews.fetch.fetcher import Fetcher
from termnews.fetch.redirects import RedirectChain


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(timeout=5) as fetcher:
        yield fetcher


@pytest.fixture
def elsewhere() -> Iterator[Publisher]:
    """Another origin on the same host."""
    with Publisher() as running:
        yield running


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [([301], True), ([308, 301], True), ([302], False), ([301, 302], False), ([303, 308], False), ([307], False)],
)
async def test_an_address_has_moved_only_where_every_redirect_was_permanent(
    publisher: Publisher, fetcher: Fetcher, statuses: list[int], moved: bool
) -> None:
    end = publisher.serve(f"/{len(statuses)}", "here")
    for n, status in enumerate(statuses):
        publisher.redirect(f"/{n}", f"/{n + 1}", status)
    response = await fetcher.get(publisher.url("/0"), trusted=True)
    assert (response.url, response.final_url) == (publisher.url("/0"), end)
    assert response.moved_to == (end if moved else None)


async def test_validators_go_along_so_that_a_redirected_feed_can_be_unchanged(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    publisher.serve("/new", "feed")
    url = publisher.redirect("/old", "/new")
    first = await fetcher.get(url, trusted=True)
    second = await fetcher.get(url, validators=first.validators, trusted=True)
    assert second.unchanged and second.moved_to == publisher.url("/new")


async def test_twenty_redirects_are_followed_and_one_more_is_not(publisher: Publisher, fetcher: Fetcher) -> None:
    publisher.serve("/20", "here")
    for n in range(-1, 20):
        publisher.redirect(f"/{n}", f"/{n + 1}", 302)
    assert (await fetcher.get(publisher.url("/0"), trusted=True)).body == b"here"
    with pytest.raises(FetchError, match="more than 20 times"):
        await fetcher.get(publisher.url("/-1"), trusted=True)


@pytest.mark.parametrize(
    "location",
    ["", "ftp://example.org/feed", "javascript:alert(1)", "file:///etc/passwd", "//", "http://[::1/", "http://a:b:c/"],
)
async def test_a_redirect_to_no_web_address_is_an_error(publisher: Publisher, fetcher: Fetcher, location: str) -> None:
    with pytest.raises(FetchError, match="redirects"):
        await fetcher.get(publisher.redirect("/old", location), trusted=True)


async def test_a_location_in_plain_utf8_is_understood(publisher: Publisher, fetcher: Fetcher) -> None:
    publisher.serve("/caf%C3%A9", "here")
    url = publisher.redirect("/old", "/café".encode().decode("latin-1"))
    assert (await fetcher.get(url, trusted=True)).final_url == publisher.url("/caf%C3%A9")


async def test_a_login_goes_along_within_its_origin_only(
    publisher: Publisher, elsewhere: Publisher, fetcher: Fetcher
) -> None:
    elsewhere.redirect("/there", publisher.url("/back"))
    publisher.redirect("/out", elsewhere.url("/there"))
    publisher.redirect("/in", "/out")
    publisher.serve("/back", "here")
    response = await fetcher.get(publisher.url("/in").replace("//", "//ann:secret@"), trusted=True)
    assert "authorization" in publisher.seen("/in")[0].headers
    assert "authorization" in publisher.seen("/out")[0].headers
    assert "authorization" not in elsewhere.seen("/there")[0].headers
    assert "authorization" not in publisher.seen("/back")[0].headers
    assert response.moved_to is None


async def test_a_login_that_the_publisher_puts_into_a_location_is_not_used(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    publisher.serve("/new", "here")
    url = publisher.redirect("/old", publisher.url("/new").replace("//", "//eve:secret@"))
    assert (await fetcher.get(url, trusted=True)).final_url == publisher.url("/new")
    assert "authorization" not in publisher.seen("/new")[0].headers


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("http://ann:pw@a.example/", "https://a.example/", True),
        ("https://ann:pw@a.example/", "http://a.example/", False),
        ("https://ann:pw@a.example/", "https://a.example:8443/", False),
        ("https://ann:pw@a.example/", "https://b.a.example/", False),
        ("https://ann:pw@a.example/", "/elsewhere", True),
    ],
)
def test_a_login_never_falls_to_http_or_to_another_host(old: str, new: str, kept: bool) -> None:
    trail = RedirectChain(parse_address(old))
    trail.follow(302, new)
    assert ("Authorization" in trail.headers) is kept


def test_an_address_never_moves_for_good_from_https_to_http() -> None:
    trail = RedirectChain(parse_address("https://a.example/feed"))
    trail.follow(301, "http://a.example/feed")
    assert trail.moved_to is None


def test_an_answer_without_redirects_has_moved_nowhere() -> None:
    assert RedirectChain(parse_address("https://a.example/feed")).moved_to is None
