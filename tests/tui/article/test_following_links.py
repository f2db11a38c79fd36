"""Also Read: selecting, following, back and forward, the trail; topics."""

import subprocess
import threading

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.article.page.model import Target
from termnews.tui.pane.browser import open_in_browser

NEWEST = "How a Letter Cut in Steel Became a Page"
TYPE_IN_THE_RIVER = "https://letterpress.example/articles/the-type-that-went-into-the-river/"
MISSING_FROM = "https://riverlog.example/the-wave-that-climbs-the-severn/"
MISSING = "https://riverlog.example/the-eels-long-way-home/"


async def choose(reader: Reader, url: str) -> None:
    """Select a link of the open article with Tab, as a person does."""
    for _ in range(40):
        await reader.press("tab")
        selected = reader.selected_link
        if selected is not None and selected.url == url:
            return
    raise AssertionError(f"no link to {url} was selected")


async def choose_topic(reader: Reader) -> Target:
    """Select the first topic of the open article with Tab."""
    for _ in range(60):
        await reader.press("tab")
        selected = reader.selected_link
        if selected is not None and selected.topic is not None:
            return selected
    raise AssertionError("no topic was selected")


async def open_article(reader: Reader, library: Library, url: str) -> None:
    article = library.queries.article_by_address(url)
    assert article is not None
    reader.open_article(article)
    await reader.settle()


async def test_enter_follows_a_chain_of_links_and_back_restores_the_places(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        await choose(reader, TYPE_IN_THE_RIVER)
        first = reader.position
        assert first > 0
        await reader.press("enter")
        assert reader.article_title == "The Type That Went Into the River"
        await choose(reader, "https://span.example/crossings/hammersmith/")
        second = reader.position
        await reader.press("enter")
        assert reader.article_title == "Hammersmith, the Bridge That Keeps Its Secrets"
        assert reader.position == 0
        await reader.press("[")
        assert reader.article_title == "The Type That Went Into the River"
        assert reader.position == pytest.approx(second, abs=0.01)
        await reader.press("[")
        assert reader.article_title == NEWEST
        assert reader.position == pytest.approx(first, abs=0.01)
        await reader.press("]")
        assert reader.article_title == "The Type That Went Into the River"
        assert reader.position == pytest.approx(second, abs=0.01)


async def test_a_topic_leads_to_the_list_of_that_topic(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        topic = await choose_topic(reader)
        await reader.press("enter")
        assert reader.at == "list"
        assert reader.list_title == f"Topic: {topic.topic}"
        assert reader.headline_count >= 1


async def test_the_list_of_links_opens_the_one_that_is_chosen(demo: Library) -> None:
    async with reading(demo) as reader:
        await open_article(reader, demo, TYPE_IN_THE_RIVER)
        await reader.press("u", "enter")
        assert reader.article_title != "The Type That Went Into the River"
        assert reader.trail == ["The Type That Went Into the River"]


@pytest.mark.parametrize("url", ["--new-window", "file:///etc/passwd", "javascript:alert(1)"])
def test_only_web_addresses_reach_the_browser(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a browser was started"))
    assert "Only http" in open_in_browser(url, "surf")


async def test_the_trail_and_the_places_survive_a_restart(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        await choose(reader, TYPE_IN_THE_RIVER)
        first = reader.position
        await reader.press("enter", "space")
        second = reader.position
        await reader.press("Q")
    async with reading(demo) as reader:
        assert reader.at == "article"
        assert reader.article_title == "The Type That Went Into the River"
        assert reader.position == pytest.approx(second, abs=0.01)
        await reader.press("[")
        assert reader.article_title == NEWEST
        assert reader.position == pytest.approx(first, abs=0.01)


async def test_a_page_that_arrives_after_one_left_waits_on_the_way_forward(
    empty: Library, publisher: Publisher
) -> None:
    released = threading.Event()
    slow = page("Slow Page", [LONG, LONG]).encode()

    def answer(handler: Handler) -> None:
        released.wait(10)
        handler.reply(200, slow, {"Content-Type": "text/html"})

    url = publisher.handle("/slow", answer)
    feed = rss([Story("Start", body=f'<p>See <a href="{url}">a slow page</a>.</p>')])
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    async with reading(empty) as reader:
        await reader.press("enter", "tab")
        await reader.pilot.press("enter")
        await reader.pilot.pause()
        assert "opening the link" in reader.lines()[-1]
        await reader.pilot.press("h", "h")
        await reader.pilot.pause()
        assert reader.at == "list"
        released.set()
        await reader.settle()
        assert reader.at == "list"
        assert any("Slow Page is here" in toast for toast in reader.told)
        await reader.press("]")
        assert reader.article_title == "Slow Page"


async def test_a_selected_link_says_where_it_leads_and_whether_it_can_be_read(demo: Library) -> None:
    async with reading(demo, (160, 100)) as reader:
        await open_article(reader, demo, MISSING_FROM)
        assert "riverlog.example" not in reader.lines()[-1]
        await choose(reader, MISSING)
        assert "riverlog.example · online" in reader.lines()[-1]
        await reader.press("enter")
        assert "riverlog.example · wanted" in reader.lines()[-1]
        await reader.press("escape")
        assert "riverlog.example" not in reader.lines()[-1]
        topic = await choose_topic(reader)
        assert f"topic: {topic.topic}" in reader.lines()[-1]


async def test_also_read_links_name_the_source_that_the_reader_knows(demo: Library) -> None:
    async with reading(demo, (160, 200)) as reader:
        await reader.press("enter")
        article = demo.queries.article_by_address(TYPE_IN_THE_RIVER)
        assert article is not None
        source = demo.queries.headlines([article])[0].source.title
        assert reader.text().count(f"● in the cache · {source}") >= 2
        await choose(reader, TYPE_IN_THE_RIVER)
        assert f"{source} · in the cache" in reader.lines()[-1]


async def test_the_comments_of_an_article_open_inside_and_back_leads_to_it(
    empty: Library, publisher: Publisher
) -> None:
    board = publisher.serve("/board/1", page("What readers say of the lock", LONG))
    discussed = f"<comments>{board}</comments></item>"
    feed = rss([Story("The lock", day=2)]).replace("</item>", discussed)
    served = [publisher.serve("/feed.xml", feed), publisher.serve("/b.xml", rss([Story("No board", day=1)]))]
    await empty.subscriptions.add_all([Subscription(url, "World") for url in served])
    async with reading(empty) as reader:
        await reader.press("R")
        await reader.settle()
        await reader.press("g", "g", "enter")
        assert reader.article_title == "The lock"
        await reader.press("W")
        await reader.settle()
        assert reader.article_title == "What readers say of the lock"
        assert "What readers say of the lock" in reader.text()
        await reader.press("[")
        assert reader.article_title == "The lock"
        await reader.press("J")
        assert reader.article_title == "No board"
        await reader.press("W")
        assert "The feed names no comments on this article." in reader.status_text
