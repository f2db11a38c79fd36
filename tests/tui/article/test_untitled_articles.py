"""An article without a title is called by the beginning of its text, wherever it is named."""

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.library import Library

TEXT = "The mill was moved stone by stone."


async def test_list_article_and_search_call_it_alike_and_its_text_stays_whole(
    empty: Library, publisher: Publisher
) -> None:
    feed = rss([Story("", url="https://gazette.example/1", body=f"<p>{TEXT}</p>")])
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async with reading(empty) as reader:
        await reader.press("R")
        assert reader.titles() == [TEXT]
        await reader.press("enter")
        assert reader.article_title == TEXT
        assert reader.article_text().count(TEXT) == 2
        await reader.press("escape", "slash")
        await reader.type("stone")
        assert reader.titles() == [TEXT]
        assert "(no title)" not in reader.text() and "Untitled" not in reader.text()
