"""An address that is pasted where no text is typed: it is subscribed to, or its page is read."""

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading
from textual.events import Paste

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.dialogs.add_source import AddSourceScreen
from termnews.tui.dialogs.address_choice import AddressChoice


async def paste(reader: Reader, text: str) -> None:
    reader.app.post_message(Paste(text))
    await reader.settle()


@pytest.fixture
async def paper(empty: Library, publisher: Publisher) -> Library:
    url = publisher.serve("/feed.xml", rss([Story("The Mill"), Story("The Weir", day=2)]))
    await empty.subscriptions.add_all([Subscription(url, "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    return empty


async def test_the_page_at_a_pasted_address_is_read_here_and_one_goes_back_from_it(
    paper: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/story", page("A Ferry Between Two Villages", [LONG, LONG]))
    async with reading(paper) as reader:
        await reader.press("enter")
        first = reader.article_title
        await paste(reader, f"{url}\n")
        assert isinstance(reader.dialog, AddressChoice)
        await reader.press("r")
        assert reader.at == "article"
        assert "A Ferry Between Two Villages" in reader.text()
        await reader.press("left_square_bracket")
        assert reader.article_title == first


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_a_page_is_read_from_the_list_too(paper: Library, publisher: Publisher, size: tuple[int, int]) -> None:
    url = publisher.serve("/story", page("A Ferry Between Two Villages", [LONG, LONG]))
    async with reading(paper, size) as reader:
        await paste(reader, url)
        await reader.press("r")
        assert "The river rises in a meadow" in reader.text()
        places = [reader.at]
        await reader.press("h")
        assert [*places, reader.at] == ["article", "list"]


async def test_a_pasted_address_is_subscribed_to(paper: Library, publisher: Publisher) -> None:
    url = publisher.serve("/other.xml", rss([Story("A Comet")], title="Sky"))
    async with reading(paper) as reader:
        await paste(reader, url)
        await reader.press("enter")
        assert isinstance(reader.dialog, AddSourceScreen)
        assert "Sky" in reader.text()
        await reader.press("enter")
        assert "Sky" in reader.tree_labels


async def test_what_is_pasted_and_is_no_address_does_nothing_but_is_told(paper: Library) -> None:
    async with reading(paper) as reader:
        before = reader.titles()
        await paste(reader, "mADQ and more")
        assert reader.dialog is None
        assert reader.titles() == before
        assert reader.told == ["Paste one address here, to subscribe to it or to read its page."]


async def test_a_pasted_address_goes_into_the_field_one_types_in(paper: Library) -> None:
    async with reading(paper) as reader:
        await reader.press("slash")
        await paste(reader, "https://example.org/")
        assert reader.dialog is None
        assert "https://example.org/" in reader.text()


async def test_an_address_of_the_scheme_of_feeds_is_looked_up_as_it_was_pasted(
    paper: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/other.xml", rss([Story("A Comet")], title="Sky"))
    async with reading(paper) as reader:
        await paste(reader, url.replace("http:", "feed:"))
        await reader.press("s")
        assert isinstance(reader.dialog, AddSourceScreen)
        assert "read over http" in " ".join(reader.text().split())
