"""Nothing that a publisher sends leads into a private network; what the reader typed does.

A test that needs a publisher on the internet gives it a name whose address counts as public: 127.0.0.1, while all other
addresses of loopback stay what they are.
"""

import socket
from collections.abc import AsyncIterator, Iterator

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.errors import FetchError, ParseError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.fetch import hosts, network
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

pytestmark = pytest.mark.fault("H05")
PUBLIC = "news.example"


@pytest.fixture
async def empty() -> AsyncIterator[Library]:
    """Give a library with no source."""
    library = open_library(Options())
    yield library
    await close_library(library)


@pytest.fixture
def internal() -> Iterator[Publisher]:
    """Give a server in the private network."""
    with Publisher("127.0.0.2") as running:
        yield running


@pytest.fixture
def internet(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of the publisher as one of the internet."""
    resolve = socket.getaddrinfo

    def look_up(host: bytes | str, port: int, *options: object, **named: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name == PUBLIC:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return resolve(host, port, *options, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1" or hosts.is_public(address))
    return f"http://{PUBLIC}:{publisher.port}"


def page(*feeds: str) -> str:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in feeds)
    return f"<html><head>{links}</head><body><p>News</p></body></html>"


async def test_a_page_of_the_internet_never_subscribes_to_a_feed_in_a_private_network(
    empty: Library, publisher: Publisher, internal: Publisher, internet: str
) -> None:
    feed = internal.serve("/feed.xml", rss([Story("Secret")]))
    publisher.serve("/", page(feed), content_type="text/html")
    with pytest.raises(ParseError, match=r"No feed was found at .*: 127\.0\.0\.2 is in a private network"):
        await empty.add_source.add(internet)
    assert internal.requests == []
    assert empty.queries.sources() == []


async def test_nor_by_a_redirect_of_the_feed_it_names(
    empty: Library, publisher: Publisher, internal: Publisher, internet: str
) -> None:
    publisher.redirect("/feed.xml", internal.serve("/feed.xml", rss([Story("Secret")])))
    publisher.serve("/", page("/feed.xml"), content_type="text/html")
    with pytest.raises(ParseError):
        await empty.add_source.add(internet)
    assert internal.requests == []


async def test_nor_by_choosing_it_among_the_feeds_of_the_page(
    empty: Library, publisher: Publisher, internal: Publisher, internet: str
) -> None:
    publisher.serve("/feed.xml", rss([Story("One")]))
    feed = internal.serve("/feed.xml", rss([Story("Secret")]))
    publisher.serve("/", page("/feed.xml", feed), content_type="text/html")
    found = await empty.add_source.look(internet)
    with pytest.raises(FetchError, match="private network"):
        await empty.add_source.look(found.others[0][0], named_by=internet)
    assert internal.requests == []


async def test_a_feed_that_a_page_named_is_refused_once_its_name_leads_into_a_private_network(
    empty: Library, publisher: Publisher, internet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.serve("/feed.xml", rss([Story("One")]))
    # the page has another spelling of the same server
    publisher.serve("/", page(f"{publisher.base}/feed.xml"), content_type="text/html")
    added = await empty.add_source.add(internet)
    assert not added.source.typed
    monkeypatch.setattr(network, "is_public", hosts.is_public)
    later = open_library(Options())
    results = [result async for result in later.online_refresh().run([added.source])]
    await close_library(later)
    assert "private network" in str(getattr(results[0], "error", ""))
    assert len(publisher.seen("/feed.xml")) == 1


async def test_a_page_and_feed_on_the_private_host_that_a_person_typed_are_read(
    empty: Library, internal: Publisher
) -> None:
    internal.serve("/feed.xml", rss([Story("Minutes")]))
    home = internal.serve("/", page("/feed.xml"), content_type="text/html")
    added = await empty.add_source.add(home)
    assert added.source.typed
    assert added.source.articles == 1


@pytest.mark.parametrize("spelling", ["127.2", "0177.0.0.2", "2130706434", "0x7f000002"])
async def test_also_where_it_was_spelled_as_only_systems_do(empty: Library, internal: Publisher, spelling: str) -> None:
    internal.serve("/feed.xml", rss([Story("Minutes")]))
    internal.serve("/", page("/feed.xml"), content_type="text/html")
    assert (await empty.add_source.add(f"http://{spelling}:{internal.port}/")).source.typed


async def test_no_link_full_text_or_redirect_of_a_publisher_leads_into_a_private_network(
    empty: Library, publisher: Publisher, internal: Publisher, internet: str
) -> None:
    secret = internal.serve("/admin", "<p>" + "keys " * 200 + "</p>", content_type="text/html")
    publisher.redirect("/moved", secret, 302)
    stories = [Story("Direct", url=secret, day=1), Story("Redirected", url=f"{internet}/moved", day=2)]
    publisher.serve("/feed.xml", rss(stories))
    await empty.subscriptions.add_all([Subscription(f"{internet}/feed.xml")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    ids = empty.queries.article_list(Query(Scope.ALL))
    assert len(ids) == 2
    for number in ids:
        with pytest.raises(FetchError, match="private network"):
            await empty.reading.full_text(number)
        for target in (internal.url("/other"), f"{internet}/moved?again"):
            with pytest.raises(FetchError, match="private network"):
                await empty.reading.follow(target, article=number)
    assert internal.requests == []


def test_the_program_refuses_what_a_page_names_elsewhere_on_loopback(
    program: Program, publisher: Publisher, internal: Publisher
) -> None:
    feed = internal.serve("/feed.xml", rss([Story("Secret")]))
    home = publisher.serve("/", page(feed), content_type="text/html")
    ran = program.run("add", home)
    assert (ran.code, internal.requests) == (1, [])
    assert "No feed was found" in ran.said
    assert "127.0.0.2 is in a private network" in ran.said


def test_the_program_follows_no_redirect_or_link_to_elsewhere_on_loopback(
    program: Program, publisher: Publisher, internal: Publisher
) -> None:
    secret = internal.serve("/admin", "<p>" + "keys " * 200 + "</p>", content_type="text/html")
    publisher.redirect("/moved.xml", internal.url("/feed.xml"))
    assert "private network" in program.run("add", publisher.url("/moved.xml")).said
    assert program.run("add", publisher.serve("/feed.xml", rss([Story("One", url=secret)]))).code == 0
    (row,) = program.rows("list")
    for arguments in (("read", row["id"], "--full-text"), ("read", internal.url("/other"))):
        ran = program.run(*arguments)
        assert ran.code == 1
        assert "private network" in ran.said
    program.run("prefetch")
    assert internal.requests == []
