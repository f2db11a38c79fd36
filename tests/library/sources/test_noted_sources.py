"""Addresses that were noted without a network, and what becomes of them."""

from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.sources.noted_sources import note_source, noted_sources, subscribe_to_noted


async def test_what_is_noted_is_added_and_what_is_no_feed_is_told_once(library: Library, publisher: Publisher) -> None:
    feed = publisher.serve("/news/a", rss([Story("One")]))
    nothing = publisher.serve("/", "<html><body><p>Nothing here</p></body></html>", content_type="text/html")
    for address in (feed, nothing, feed):
        await note_source(library, address, "World")
    assert [address for address, _ in noted_sources(library)] == [nothing, feed]
    first, second = await subscribe_to_noted(library)
    assert "was not added: No feed was found" in first
    assert second == "Added The Gazette, which you noted: 1 article"
    assert noted_sources(library) == []
    assert [source.category for source in library.queries.sources()] == ["World"]


async def test_without_a_network_everything_stays_noted() -> None:
    offline = open_library(Options(offline=True))
    await note_source(offline, "https://example.org/feed", "World")
    assert await subscribe_to_noted(offline) == []
    assert noted_sources(offline) == [("https://example.org/feed", "World")]
    await close_library(offline)
