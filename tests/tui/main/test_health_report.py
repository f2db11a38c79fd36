"""What is wrong here: told of the source of the article, of the row of the tree, of all sources together."""

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.library import Library

SIZES = [(120, 40), (80, 24), (50, 15)]
NOWHERE = [f"https://nowhere-{number}.invalid/feed" for number in range(3)]


async def subscribe(library: Library, *urls: str, category: str = "World") -> None:
    await library.subscriptions.add_all([Subscription(url, category) for url in urls])


async def test_of_several_sources_those_with_something_wrong_are_listed_the_worst_first(
    empty: Library, publisher: Publisher
) -> None:
    await subscribe(empty, publisher.serve("/good.xml", rss([Story("Fine")], title="Good")))
    await subscribe(
        empty, publisher.serve("/old.xml", rss([Story("Old")], title="Sleepy").replace("Nov 2026", "Nov 2024"))
    )
    await subscribe(empty, publisher.serve("/gone.xml", "gone", status=404))
    async with reading(empty, (80, 24)) as reader:
        await reader.press("R")
        assert "1 failed: ! tells why" in reader.status_text
        assert reader.at == "list"
        await reader.press("exclamation_mark")
        text = reader.text()
        assert "What is wrong: 2 of 3 sources" in text
        assert text.index("404") < text.index("No new article since 1 November 2024")
        assert "Sleepy" in text


async def test_a_category_tells_of_its_own_sources_only(empty: Library, publisher: Publisher) -> None:
    await subscribe(empty, publisher.serve("/good.xml", rss([Story("Fine")], title="Good")))
    await subscribe(empty, publisher.serve("/gone.xml", "gone", status=404), category="Science")
    async with reading(empty) as reader:
        await reader.press("R")
        reader.go_to_category("World")
        await reader.settle()
        await reader.press("exclamation_mark")
        assert reader.told[-1] == "Nothing is wrong here."
        reader.go_to_category("Science")
        await reader.settle()
        await reader.press("exclamation_mark")
        assert "404" in reader.told[-1]


async def test_in_an_article_its_own_source_is_told_of_and_everything_refreshed_by_its_key(
    empty: Library, publisher: Publisher
) -> None:
    await subscribe(empty, publisher.serve("/feed.xml", rss([Story("One")], title="Paper")))
    await subscribe(empty, publisher.serve("/gone.xml", "gone", status=404))
    async with reading(empty) as reader:
        await reader.press("R", "enter")
        assert reader.at == "article"
        await reader.press("exclamation_mark")
        assert reader.told[-1] == "Nothing is wrong here."
        publisher.serve("/feed.xml", "moved", status=500)
        await reader.press("R", "exclamation_mark")
        assert reader.at == "article"
        assert "500" in reader.told[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_without_a_network_the_first_screen_says_so_once_and_offers_the_demo_edition(
    empty: Library, size: tuple[int, int]
) -> None:
    await subscribe(empty, *NOWHERE)
    async with reading(empty, size) as reader:
        await reader.press("R")
        seen = reader.list_text()
        assert "No network: 3 of 3 sources could not be reached." in seen
        assert "r tries again d opens the demo edition meanwhile" in seen
        await reader.press("exclamation_mark")
        assert reader.told[-1] == "No network: 3 of 3 sources could not be reached."
        await reader.press("d")
        assert await reader.ended() == 64


async def test_who_has_something_to_read_is_asked_before_the_demo_edition(empty: Library, publisher: Publisher) -> None:
    await subscribe(empty, publisher.serve("/feed.xml", rss([Story("One")])))
    async with reading(empty) as reader:
        await reader.press("R", "d")
        assert "Open the demo edition?" in reader.text()
        await reader.press("escape")
        assert reader.app.is_running
        await reader.press("d", "enter")
        assert await reader.ended() == 64
