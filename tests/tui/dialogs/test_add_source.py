"""Adding a source: an address, what it leads to, a category; never in the way of a key."""

from pathlib import Path

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.dialogs.dialog_host import HOSTILE, NONE_YET, asked, fill, host_of, opened_library, settled
from textual.widgets import Input

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.dates import parse_date
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.library.sources.noted_sources import noted_sources, subscribe_to_noted
from termnews.tui.dialogs.add_source import AddSourceScreen, Outcome
from termnews.tui.dialogs.category_input import CategoryInput
from termnews.tui.dialogs.feed_preview import newest

STORIES = [Story(f"Story {day}", day=day) for day in range(1, 10)]
PAGE = """<html><head><title>The Paper</title>
<link rel="alternate" type="application/rss+xml" href="/news.xml" title="News">
<link rel="alternate" type="application/rss+xml" href="/sport.xml" title="Sport [/b]">
</head><body>Welcome</body></html>"""


def feeds(publisher: Publisher) -> str:
    """Serve a site with two feeds and return its address."""
    publisher.serve("/news.xml", rss(STORIES, title="The Paper: News"))
    publisher.serve("/sport.xml", rss(STORIES[:1], title="The Paper: Sport"))
    return publisher.serve("/", PAGE, content_type="text/html")


def categories(library: Library) -> dict[str, str]:
    return {source.url: source.category for source in library.queries.sources()}


async def test_a_feed_is_shown_before_one_subscribes_and_is_read_after(tmp_path: Path, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES, title="The Gazette"))
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library), library=library) as pilot:
        fill(pilot, "#address", url)
        await pilot.press("enter")
        seen = await settled(pilot)
        assert "The Gazette" in seen
        assert "9 articles" in seen
        assert [f"Story {day}" in seen for day in (9, 8, 7, 6, 5)] == [True, True, True, True, False]
        assert categories(library) == {}
        fill(pilot, "#category", "Rivers")
        await pilot.press("enter")
        await settled(pilot)
        answer = host_of(pilot).answer
        assert isinstance(answer, Outcome)
        assert [(one.source.url, one.refreshed.new) for one in answer.added] == [(url, 9)]
        assert categories(library) == {url: "Rivers"}
        assert len(publisher.seen("/feed.xml")) == 1


@pytest.mark.parametrize("scheme", ["", "feed:", "feed://"])
async def test_that_an_address_is_read_over_http_is_said_before_one_subscribes(
    tmp_path: Path, publisher: Publisher, scheme: str
) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES, title="The Gazette"))
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library), library=library) as pilot:
        fill(pilot, "#address", scheme + url.removeprefix("http://"))
        await pilot.press("enter")
        seen = await settled(pilot)
        assert "did not give it over https: it is read over http" in " ".join(seen.split())
        assert "The Gazette" in seen


async def test_of_the_feeds_of_a_page_one_can_be_chosen(tmp_path: Path, publisher: Publisher) -> None:
    site = feeds(publisher)
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library, site), library=library) as pilot:
        seen = await settled(pilot)
        assert "The Paper: News" in seen
        assert "Sport [/b]" in seen
        await pilot.press("j", "enter")
        seen = await settled(pilot)
        assert "1 article ·" in seen
        assert "News" in seen
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert list(categories(library)) == [publisher.url("/sport.xml")]


async def test_several_feeds_of_a_page_are_ticked_and_added_as_one_step(tmp_path: Path, publisher: Publisher) -> None:
    site = feeds(publisher)
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library, site), library=library) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "enter")
        assert host_of(pilot).seen().count("[x]") == 2
        fill(pilot, "#category", "Paper")
        await pilot.press("enter")
        await settled(pilot)
        news, sport = publisher.url("/news.xml"), publisher.url("/sport.xml")
        assert categories(library) == {news: "Paper", sport: "Paper"}
        await library.undo_stack.undo()
        assert categories(library) == {}


async def test_a_ticked_feed_that_cannot_be_read_is_told_and_the_others_are_added(
    tmp_path: Path, publisher: Publisher
) -> None:
    site = feeds(publisher)
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library, site), library=library) as pilot:
        await settled(pilot)
        publisher.serve("/sport.xml", "Not found", status=404)
        await pilot.press("space", "space", "enter", "enter")
        await settled(pilot)
        answer = host_of(pilot).answer
        assert isinstance(answer, Outcome)
        assert [one.source.title for one in answer.added] == ["The Paper: News"]
        assert [("404" in sentence) for sentence in answer.failed] == [True]


async def test_enter_does_not_take_the_feed_before_while_another_is_being_looked_at(
    tmp_path: Path, publisher: Publisher
) -> None:
    site = feeds(publisher)
    publisher.fault("/sport.xml", "silent")
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library, site), library=library) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter", "tab", "enter")
        assert host_of(pilot).answer is NONE_YET
        assert categories(library) == {}
        await pilot.press("escape")
        await settled(pilot)
        assert host_of(pilot).answer is None


async def test_a_mistake_is_one_sentence_and_the_address_stays_to_be_mended(
    tmp_path: Path, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES, title="The Gazette"))
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library), library=library) as pilot:
        field = pilot.app.screen.query_one("#address", Input)
        field.value = url + "x"
        await pilot.press("enter")
        seen = await settled(pilot)
        assert "404" in seen
        assert field.value == url + "x"
        await pilot.press("backspace")
        assert "404" not in host_of(pilot).seen()
        await pilot.press("enter")
        assert "The Gazette" in await settled(pilot)


async def test_without_an_address_there_is_nothing_to_look_up(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library), library=library) as pilot:
        await pilot.press("enter")
        assert "Type or paste an address first." in await settled(pilot)


async def test_offline_an_address_is_noted_and_the_next_refresh_subscribes_to_it(
    tmp_path: Path, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES, title="The Gazette"))
    async with (
        opened_library(tmp_path, offline=True) as library,
        asked(AddSourceScreen(library), library=library) as pilot,
    ):
        fill(pilot, "#address", url)
        await pilot.press("enter")
        assert "Enter again notes the address" in await settled(pilot)
        fill(pilot, "#category", "Rivers")
        pilot.app.screen.query_one("#address").focus()
        await pilot.press("enter")
        await settled(pilot)
        assert host_of(pilot).answer == Outcome(noted=url)
    async with opened_library(tmp_path) as library:
        assert len(await subscribe_to_noted(library)) == 1
        assert categories(library) == {url: "Rivers"}
        assert await subscribe_to_noted(library) == []


async def test_an_address_with_a_login_is_not_noted(tmp_path: Path) -> None:
    async with (
        opened_library(tmp_path, offline=True) as library,
        asked(AddSourceScreen(library), library=library) as pilot,
    ):
        fill(pilot, "#address", "https://ann:secret@example.org/feed")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        assert "An address with a login is not noted" in await settled(pilot)
        assert noted_sources(library) == []


async def test_offline_the_dialog_says_that_a_network_is_needed(tmp_path: Path) -> None:
    async with (
        opened_library(tmp_path, offline=True) as library,
        asked(AddSourceScreen(library, "example.org"), library=library) as pilot,
    ):
        assert "offline" in await settled(pilot)


async def test_escape_leaves_while_the_answer_is_still_out(tmp_path: Path, publisher: Publisher) -> None:
    url = publisher.fault("/slow.xml", "silent")
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library), library=library) as pilot:
        fill(pilot, "#address", url)
        await pilot.press("enter")
        assert f"Looking at 127.0.0.1:{publisher.port}…" in host_of(pilot).seen()
        await pilot.press("escape")
        await settled(pilot)
        assert host_of(pilot).answer is None


async def test_an_address_that_is_typed_over_is_not_looked_up_any_more(tmp_path: Path, publisher: Publisher) -> None:
    slow = publisher.fault("/slow.xml", "silent")
    url = publisher.serve("/feed.xml", rss(STORIES, title="The Gazette"))
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library), library=library) as pilot:
        field = pilot.app.screen.query_one("#address", Input)
        field.value = slow
        await pilot.press("enter")
        field.value = url
        await pilot.pause()
        assert "Looking" not in host_of(pilot).seen()
        await pilot.press("enter")
        assert "The Gazette" in await settled(pilot)


async def test_what_was_found_goes_when_the_address_is_changed(tmp_path: Path, publisher: Publisher) -> None:
    site = feeds(publisher)
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library, site), library=library) as pilot:
        await settled(pilot)
        pilot.app.screen.query_one("#address", Input).focus()
        await pilot.press("end", "x")
        seen = await settled(pilot)
        assert "The Paper" not in seen
        assert "Category" not in seen


async def test_a_source_that_is_there_already_is_named_with_its_category(tmp_path: Path, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES))
    there = [Subscription(url, "Daily")]
    async with (
        opened_library(tmp_path, sources=there) as library,
        asked(AddSourceScreen(library, url), library=library) as pilot,
    ):
        assert "You have this source already, in Daily." in await settled(pilot)


async def test_tab_completes_a_category_and_down_goes_through_them(tmp_path: Path, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES))
    there = [Subscription(f"https://{n}.example/", name) for n, name in enumerate(("World", "Weather", "Sport"))]
    async with (
        opened_library(tmp_path, sources=there) as library,
        asked(AddSourceScreen(library, url), library=library) as pilot,
    ):
        assert "World · Weather · Sport" in await settled(pilot)
        category = pilot.app.screen.query_one(CategoryInput)
        await pilot.press("s", "tab")
        assert category.value == "Sport"
        category.value = ""
        await pilot.press("w", "down")
        assert category.value == "World"
        await pilot.press("down")
        assert category.value == "Weather"
        await pilot.press("down", "up", "up")
        assert category.value == "World"
        await pilot.press("enter")
        await settled(pilot)
        assert categories(library)[url] == "World"


async def test_tab_leaves_a_category_that_is_complete_or_new(tmp_path: Path, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss(STORIES))
    async with opened_library(tmp_path) as library, asked(AddSourceScreen(library, url), library=library) as pilot:
        await settled(pilot)
        await pilot.press("z", "z", "tab")
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#address")


@pytest.mark.parametrize("size", [(120, 40), (50, 15)])
async def test_what_the_feed_says_is_shown_as_text(tmp_path: Path, publisher: Publisher, size: tuple[int, int]) -> None:
    url = publisher.serve("/feed.xml", rss([Story(text, guid=text[:4]) for text in HOSTILE[:3]], title=HOSTILE[2]))
    there = [Subscription("https://a.example/", HOSTILE[0])]
    async with (
        opened_library(tmp_path, sources=there) as library,
        asked(AddSourceScreen(library, url), library=library, size=size) as pilot,
    ):
        seen = await settled(pilot)
        assert all(text in seen for text in HOSTILE[:3])
        await pilot.press("enter")
        await settled(pilot)
        assert host_of(pilot).answer is not NONE_YET


def test_the_newest_headlines_are_the_latest_dated_then_those_without_a_date() -> None:
    articles = tuple(
        ParsedArticle(guid=None, url=None, title=title, published=parse_date(date))
        for title, date in [("none", None), ("old", "2020-01-01"), ("new", "2026-01-01T00:00:00+05:00")]
    )
    feed = ParsedFeed(title=None, articles=articles)
    assert [article.title for article in newest(feed)] == ["new", "old", "none"]
    assert [article.title for article in newest(feed, 1)] == ["new"]
