"""An article that its publisher edits after it was read: a mark in the list, a sentence above it, and what changed."""

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.look.themes import MONOCHROME

OLD = "<p>The river rose by three metres on Tuesday.</p><p>Nobody was hurt.</p><p>The bridge is shut.</p>"
NEW = OLD.replace("three", "four").replace("Nobody was", "A cow was")


def feed(body: str) -> str:
    other = Story("A quiet day", url="https://gazette.example/2", body="<p>Nothing came to pass.</p>")
    return rss([Story("Flood", url="https://gazette.example/1", body=body), other])


async def edited(reader: Reader, publisher: Publisher) -> None:
    """Read the first article, have its publisher edit it, and refresh."""
    await reader.press("R", "enter", "escape")
    publisher.serve("/feed.xml", feed(NEW))
    await reader.press("R", "full_stop")


async def test_it_says_so_and_a_key_shows_what_changed(empty: Library, publisher: Publisher) -> None:
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed(OLD)), "World")])
    async with reading(empty) as reader:
        await edited(reader, publisher)
        assert "≠ Flood" in reader.text()
        await reader.press("g", "g", "enter")
        assert "= shows what changed" in reader.text()
        await reader.press("equals_sign")
        shown = reader.text()
        assert "rose by threefour metres" in shown
        assert "1 paragraph as before" in shown
        await reader.press("escape")
        assert "≠ Flood" not in reader.text()
        await reader.press("J", "equals_sign")
        assert reader.told[-1] == "This article has not been edited since it came."


async def test_without_colours_signs_tell_what_came_and_went(empty: Library, publisher: Publisher) -> None:
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed(OLD)), "World")])
    async with reading(empty) as reader:
        await edited(reader, publisher)
        reader.app.theme = MONOCHROME
        await reader.press("g", "g", "enter", "equals_sign")
        assert "rose by [-three-]{+four+} metres" in reader.text()


async def test_what_is_shown_becomes_the_new_text_when_a_refresh_brings_it(
    empty: Library, publisher: Publisher
) -> None:
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed(OLD)), "World")])
    async with reading(empty) as reader:
        await reader.press("R", "enter")
        assert "three metres" in reader.text()
        publisher.serve("/feed.xml", feed(NEW))
        await reader.press("R")
        assert "four metres" in reader.text()
        assert "= shows what changed" in reader.text()
        await reader.press("equals_sign")
        assert "rose by threefour metres" in reader.text()


async def test_the_key_that_shows_what_changed_closes_it_too(empty: Library, publisher: Publisher) -> None:
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed(OLD)), "World")])
    async with reading(empty) as reader:
        await edited(reader, publisher)
        await reader.press("g", "g", "enter", "equals_sign", "equals_sign")
        assert "threefour" not in reader.text()
