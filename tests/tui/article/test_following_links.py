"""Also Read: selecting, following, back and forward, the trail; topics."""

import shutil
import subprocess
import threading

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.tui.reader import Reader, reading

from termnews.domain.document import AlsoRead
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.article.browser import open_in_browser
from termnews.tui.article.page.model import Target

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
        if selected is not None and selected.kind == "topic":
            return selected
    raise AssertionError("no topic was selected")


async def open_article(reader: Reader, library: Library, url: str) -> None:
    article = library.queries.article_by_address(url)
    assert article is not None
    reader.open_article(article)
    await reader.settle()


async def test_the_editors_links_stand_out_and_are_listed_at_the_end(demo: Library) -> None:
    async with reading(demo, (120, 200)) as reader:
        await reader.press("enter")
        opened = reader.opened
        assert opened is not None
        also_read = [block for block in opened.document.blocks if isinstance(block, AlsoRead)]
        assert len(also_read) >= 2
        text = reader.text()
        assert text.count("ALSO READ") >= 1
        assert "in the cache" in text


async def test_tab_goes_over_the_links_and_around(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "tab")
        first = reader.selected_link
        await reader.press("tab")
        assert reader.selected_link != first
        await reader.press("shift+tab")
        assert reader.selected_link == first


async def test_a_digit_selects_the_link_of_that_number(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "2")
        selected = reader.selected_link
        assert selected is not None
        assert selected.number == 2


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


async def test_the_trail_names_where_one_came_from(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        await choose(reader, TYPE_IN_THE_RIVER)
        await reader.press("enter")
        assert "How a Letter Cut" in reader.lines()[0].rsplit("│", 1)[1]
        assert "The Type That Went" in reader.lines()[0].rsplit("│", 1)[1]


async def test_a_loop_of_links_can_be_walked_and_walked_back(demo: Library) -> None:
    async with reading(demo) as reader:
        one = "https://nightsky.example/2026/two-and-a-half-million-years-old"
        other = "https://meridian.example/lives/henrietta-leavitt.html"
        await open_article(reader, demo, one)
        start = reader.article_title
        for url in (other, one, other):
            await choose(reader, url)
            await reader.press("enter")
        await reader.press("[", "[", "[")
        assert reader.article_title == start


async def test_a_page_that_is_in_no_feed_is_fetched_and_kept(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        glossary = "https://typefoundry.example/glossary/"
        assert demo.queries.article_by_address(glossary) is None
        reader.follow(glossary)
        await reader.settle()
        assert demo.queries.link_states([glossary])[glossary].cached
        assert reader.trail == [NEWEST]


async def test_a_page_that_is_not_to_be_had_is_told_and_wanted_and_the_place_is_kept(demo: Library) -> None:
    async with reading(demo, (120, 100)) as reader:
        await open_article(reader, demo, MISSING_FROM)
        title = reader.article_title
        await choose(reader, MISSING)
        place = reader.position
        await reader.press("enter")
        assert reader.article_title == title
        assert reader.position == place
        assert any("not in the cache" in toast for toast in reader.toasts)
        assert demo.queries.link_states([MISSING])[MISSING].wanted
        assert "wanted" in reader.text()


async def test_enter_without_a_selected_link_says_what_to_press(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "enter")
        assert any("Tab selects a link" in toast for toast in reader.toasts)


async def test_back_at_the_beginning_stays(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "[")
        assert reader.article_title == NEWEST


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


async def test_an_address_goes_to_the_browser_as_one_argument(demo: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", lambda argv, **_: started.append(argv))
    monkeypatch.setenv("BROWSER", "surf")
    async with reading(demo) as reader:
        await reader.press("enter", "o")
    assert started == [["surf", "https://typefoundry.example/2026/11/how-a-letter-cut-in-steel-became-a-page/"]]


async def test_e_opens_the_file_that_comes_with_an_article(
    empty: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", lambda argv, **_: started.append(argv))
    monkeypatch.setenv("BROWSER", "surf")
    file = '<enclosure url="https://radio.example/1.mp3" type="audio/mpeg" length="9"/></item>'
    feed = rss([Story("With sound")]).replace("</item>", file)
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    async with reading(empty) as reader:
        await reader.press("enter", "e")
        assert started == [["surf", "https://radio.example/1.mp3"]]


async def test_e_says_so_where_no_file_comes_with_an_article(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "e")
        assert any("No file comes" in toast for toast in reader.toasts)


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
        assert any("Slow Page is here" in toast for toast in reader.toasts)
        await reader.press("]")
        assert reader.article_title == "Slow Page"


async def test_a_page_that_is_no_article_is_told_with_the_offer_of_the_browser(
    empty: Library, publisher: Publisher
) -> None:
    targets = (
        publisher.serve("/paper.pdf", b"%PDF-1.7", content_type="application/pdf"),
        publisher.serve("/members", "no", status=403),
        publisher.serve("/nothing", "<html><body></body></html>", content_type="text/html"),
    )
    body = " ".join(f'<a href="{url}">link</a>' for url in targets)
    feed = rss([Story("Start", body=f"<p>{body}</p>")])
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    async with reading(empty) as reader:
        await reader.press("enter")
        for number in range(1, len(targets) + 1):
            before = len(reader.toasts)
            await reader.press(str(number), "enter")
            assert reader.article_title == "Start"
            assert "browser" in reader.toasts[before]
            selected = reader.selected_link
            assert selected is not None
            assert selected.number == number


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


async def test_related_articles_of_the_cache_stand_at_the_end_and_open_like_any_link(demo: Library) -> None:
    async with reading(demo) as reader:
        await open_article(reader, demo, "https://meridian.example/reports/leonids-2026.html")
        opened = reader.opened
        assert opened is not None
        related = [link for link in opened.document.links if link.kind == "related"]
        assert 1 <= len(related) <= 5
        assert {link.url for link in related} & {
            link.url for link in opened.document.links if link.kind == "also_read"
        } == set()
        await reader.press("G")
        assert "Related" in reader.text()
        await choose(reader, related[0].url)
        await reader.press("enter")
        assert reader.article_title == related[0].text
