"""Refreshing and adding while one reads."""

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.library import Library


async def subscribe(library: Library, *urls: str) -> None:
    await library.subscriptions.add_all([Subscription(url, "World") for url in urls])


async def test_a_refresh_brings_articles_without_moving_the_cursor(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story(f"Story {day}", day=day) for day in range(1, 6)]))
    await subscribe(empty, url)
    async with reading(empty) as reader:
        await reader.press("R")
        assert reader.headline_count == 5
        await reader.press("j", "j")
        current = reader.headline
        publisher.serve("/feed.xml", rss([Story(f"Story {day}", day=day) for day in range(1, 9)]))
        await reader.press("R")
        assert reader.headline_count == 8
        assert current is not None
        after = reader.headline
        assert after is not None
        assert after.id == current.id
        assert "3 new" in reader.lines()[-1]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_list_that_nobody_moved_in_stands_at_the_newest_while_articles_stream_in(
    empty: Library, publisher: Publisher, size: tuple[int, int]
) -> None:
    stories = {"Early": range(1, 10), "Late": range(6, 16)}
    urls = [
        publisher.serve(f"/{name}.xml", rss([Story(f"{name} {day}", day=day) for day in days], title=name))
        for name, days in stories.items()
    ]
    await subscribe(empty, urls[0])
    async with reading(empty, size) as reader:
        await reader.press("R")
        assert reader.cursor_title == "Early 9"
        await subscribe(empty, urls[1])
        await reader.press("R")
        assert reader.headline_count == 19
        assert reader.cursor_title == "Late 15"
        assert reader.list_scroll == 0


@pytest.mark.parametrize("keys", [["s"], ["j", "k"], ["enter", "escape"], ["v", "escape"]], ids=" ".join)
async def test_who_did_something_with_the_first_article_stays_on_it(
    empty: Library, publisher: Publisher, keys: list[str]
) -> None:
    url = publisher.serve("/feed.xml", rss([Story("Old", day=2), Story("Older")]))
    await subscribe(empty, url)
    async with reading(empty) as reader:
        await reader.press("R", *keys)
        publisher.serve("/feed.xml", rss([Story("New", day=20), Story("Old", day=2), Story("Older")]))
        await reader.press("R")
        assert reader.titles() == ["New", "Old", "Older"]
        assert reader.cursor_title == "Old"


async def test_what_was_read_stays_in_the_list_through_a_refresh(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story(f"Story {day}", day=day) for day in range(1, 4)]))
    await subscribe(empty, url)
    async with reading(empty) as reader:
        await reader.press("R", "enter", "escape", "R")
        assert reader.headline_count == 3


async def test_a_failed_source_is_marked_and_says_why(empty: Library, publisher: Publisher) -> None:
    good = publisher.serve("/good.xml", rss([Story("Good")], title="Good"))
    bad = publisher.serve("/bad.xml", "gone", status=410)
    await subscribe(empty, good, bad)
    async with reading(empty) as reader:
        await reader.press("R")
        assert "1 failed" in reader.lines()[-1]
        await reader.press("h", "G")
        assert " !" in reader.text()
        await reader.press("exclamation_mark")
        assert any("410" in toast for toast in reader.told)


async def test_r_refreshes_only_the_source_under_the_cursor(empty: Library, publisher: Publisher) -> None:
    first = publisher.serve("/a.xml", rss([Story("A")], title="A"))
    second = publisher.serve("/b.xml", rss([Story("B")], title="B"))
    await subscribe(empty, first, second)
    async with reading(empty) as reader:
        await reader.press("h", "G", "r")
        assert (len(publisher.seen("/a.xml")), len(publisher.seen("/b.xml"))) == (0, 1)


async def test_a_source_is_added_from_the_reader(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("Fresh")], title="Fresh Paper"))
    async with reading(empty) as reader:
        await reader.press("escape", "a")
        await reader.type(url)
        await reader.press("enter", "enter")
        assert reader.dialog is None
        assert [source.title for source in empty.queries.sources()] == ["Fresh Paper"]
        assert "Fresh Paper" in reader.text()


async def test_the_full_text_is_fetched_and_toggled(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/story", page("Story", [LONG, LONG]), content_type="text/html")
    await subscribe(empty, publisher.serve("/feed.xml", rss([Story("Story", url=url, body="<p>Only this.</p>")])))
    async with reading(empty) as reader:
        await reader.press("R", "enter")
        assert "Only this." in reader.text()
        assert "The feed gives only this much" in reader.text()
        await reader.press("x")
        assert "painted staff" in reader.text()
        await reader.press("x")
        assert "Only this." in reader.text()
