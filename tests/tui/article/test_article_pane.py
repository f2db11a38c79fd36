"""The article pane alone: opening and previews, Also Read, back and forward, the position, what it tells."""

import shutil
import subprocess
import threading

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.tui.article.conftest import RunPane

from termnews.domain.document import AlsoRead
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.page.hints import hint_places, labels
from termnews.tui.messages import MarksChanged

NEWEST = "How a Letter Cut in Steel Became a Page"
NEWEST_URL = "https://typefoundry.example/2026/11/how-a-letter-cut-in-steel-became-a-page/"
RIVER = "The Type That Went Into the River"
RIVER_URL = "https://letterpress.example/articles/the-type-that-went-into-the-river/"
BRIDGE_URL = "https://span.example/crossings/hammersmith/"
SECOND = "How a River Chooses Its Bends"
SECOND_URL = "https://riverlog.example/how-a-river-chooses-its-bends/"
MISSING_FROM = "https://riverlog.example/the-wave-that-climbs-the-severn/"
MISSING = "https://riverlog.example/the-eels-long-way-home/"


def unread(library: Library) -> int:
    return library.queries.count(Query(Scope.UNREAD))


async def subscribe(library: Library, publisher: Publisher, feed: str) -> int:
    """Subscribe to a feed and return the id of its article."""
    await library.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return library.queries.article_list(Query(Scope.UNREAD))[0]


async def test_an_article_that_is_opened_is_told_marked_read_and_shown(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        before = unread(demo)
        await pane.open(NEWEST_URL)
        assert [(message.arrival, message.shown) for message in pane.told(ArticleLoader.Arrived)] == [("list", True)]
        assert [message.step.name for message in pane.told(MarksChanged)] == ["read"]
        assert unread(demo) == before - 1
        assert NEWEST in pane.text()
        assert pane.title_line.startswith("The Typefoundry ")
        assert pane.title_line.endswith("0%")


async def test_a_preview_marks_nothing_and_is_no_step_of_the_history(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        before = unread(demo)
        await pane.do(lambda: pane.pane.preview(pane.id_of(NEWEST_URL)))
        assert pane.title == NEWEST
        assert unread(demo) == before
        await pane.do(pane.pane.back)
        assert pane.notices == ["You opened nothing before this."]


async def test_only_the_last_of_several_previews_is_shown(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        for url in (NEWEST_URL, RIVER_URL, SECOND_URL):
            pane.pane.preview(pane.id_of(url))
        await pane.settle()
        assert pane.title == SECOND
        assert [message.opened.document.title for message in pane.told(ArticleLoader.Arrived)] == [SECOND]


async def test_a_preview_that_arrives_too_late_is_not_shown(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        late = await demo.reading.open(pane.id_of(RIVER_URL))
        await pane.do(lambda: pane.pane.preview(pane.id_of(NEWEST_URL)))
        for now in ("another row", "no row", "the article itself"):
            if now == "no row":
                await pane.do(pane.pane.put_down)
            elif now == "the article itself":
                await pane.open(NEWEST_URL)
            await pane.do(lambda: pane.pane.post_message(ArticleLoader.Arrived(late, "preview")))
            assert pane.title == ("" if now == "no row" else NEWEST)


async def test_putting_an_article_down_leaves_the_pane_empty(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.do(pane.pane.put_down)
        assert pane.text().strip() == ""
        assert pane.title_line == ""


async def test_the_editors_links_stand_out_and_are_listed_at_the_end(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        assert pane.pane.opened is not None
        assert sum(isinstance(block, AlsoRead) for block in pane.pane.opened.document.blocks) >= 2
        assert "ALSO READ" in pane.text()
        source = demo.queries.headlines([pane.id_of(RIVER_URL)])[0].source.title
        assert pane.text().count(f"in the cache · {source}") >= 2


async def test_the_next_and_previous_link_are_selected_in_turn(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        first = pane.view.selection.step(1)
        assert pane.view.selection.step(1) != first
        assert pane.view.selection.step(-1) == first
        await pane.settle()
        assert pane.told(ArticleView.SelectionChanged)[-1].host != ""


async def test_a_number_selects_the_link_with_it_and_another_number_is_told(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        pane.pane.links.select(2)
        assert pane.view.selection.current is not None
        assert pane.view.selection.current.number == 2
        await pane.do(lambda: pane.pane.links.select(99))
        assert pane.notices == ["There is no link 99 here."]


async def test_a_chain_of_links_is_followed_and_back_restores_the_positions(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        pane.choose(RIVER_URL)
        first = pane.view.position
        assert first > 0
        await pane.do(pane.pane.links.open)
        assert pane.title == RIVER
        pane.choose(BRIDGE_URL)
        second = pane.view.position
        await pane.do(pane.pane.links.open)
        assert pane.title == "Hammersmith, the Bridge That Keeps Its Secrets"
        assert pane.view.position == 0
        await pane.do(pane.pane.back)
        assert pane.title == RIVER
        assert pane.view.position == pytest.approx(second, abs=0.01)
        await pane.do(pane.pane.back)
        assert pane.title == NEWEST
        assert pane.view.position == pytest.approx(first, abs=0.01)
        await pane.do(pane.pane.forward)
        assert pane.title == RIVER
        assert pane.view.position == pytest.approx(second, abs=0.01)
        assert [message.arrival for message in pane.told(ArticleLoader.Arrived)] == [
            "list", "link", "link", "history", "history", "history",
        ]  # fmt: skip


async def test_the_title_names_the_way_that_led_here_and_how_much_is_read(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.follow(RIVER_URL)
        assert pane.title_line.startswith("How a Letter Cut in")
        assert "The Type That Went" in pane.title_line
        assert pane.title_line.endswith(" 0%")
        pane.view.move_to(pane.view.page.height)
        await pane.settle()
        assert pane.title_line.endswith("100%")


async def test_a_loop_of_links_can_be_walked_and_walked_back(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        one = "https://nightsky.example/2026/two-and-a-half-million-years-old"
        other = "https://meridian.example/lives/henrietta-leavitt.html"
        await pane.open(one)
        start = pane.title
        for url in (other, one, other):
            await pane.follow(url)
        for _ in range(3):
            await pane.do(pane.pane.back)
        assert pane.title == start


async def test_a_page_that_is_in_no_feed_is_fetched_and_kept(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        glossary = "https://typefoundry.example/glossary/"
        assert demo.queries.article_by_address(glossary) is None
        await pane.do(lambda: pane.pane.follow(glossary))
        assert demo.queries.link_states([glossary])[glossary].cached
        assert pane.title_line.startswith("How a Letter Cut in")
        assert [message.url for message in pane.told(ArticlePane.LinkFollowed)] == [glossary]


async def test_a_page_that_is_not_to_be_had_is_told_and_wanted_and_the_position_is_kept(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(MISSING_FROM)
        title = pane.title
        pane.choose(MISSING)
        position = pane.view.position
        await pane.do(pane.pane.links.open)
        assert (pane.title, pane.view.position) == (title, position)
        assert "not in the cache" in pane.notices[-1]
        assert demo.queries.link_states([MISSING])[MISSING].wanted
        assert "wanted" in pane.text()
        assert [message.article for message in pane.told(ArticleLoader.LinkStatesChanged)] == [pane.id_of(MISSING_FROM)]
        assert "wanted" in pane.told(ArticleView.SelectionChanged)[-1].said


async def test_opening_without_a_selected_link_says_what_to_press(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.do(pane.pane.links.open)
        assert pane.notices == ["Tab selects a link; Enter opens it here."]


async def test_either_end_of_the_history_is_told_and_nothing_moves(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.do(pane.pane.back)
        await pane.do(pane.pane.forward)
        assert pane.notices == ["You opened nothing before this.", "You opened nothing after this."]
        assert pane.title == NEWEST


async def test_a_topic_is_asked_for_by_its_name(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        topic = pane.choose_topic()
        await pane.do(pane.pane.links.open)
        assert [message.topic for message in pane.told(ArticlePane.TopicChosen)] == [topic]


async def test_leaving_gives_the_selected_link_up_first_and_then_the_article(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        pane.view.selection.step(1)
        await pane.do(pane.pane.leave)
        assert pane.view.selection.current is None
        assert pane.told(ArticlePane.Left) == []
        await pane.do(pane.pane.leave)
        assert len(pane.told(ArticlePane.Left)) == 1


async def test_a_page_that_arrives_after_one_left_waits_on_the_way_forward(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    released = threading.Event()
    slow = page("Slow Page", [LONG, LONG]).encode()

    def answer(handler: Handler) -> None:
        released.wait(10)
        handler.reply(200, slow, {"Content-Type": "text/html"})

    url = publisher.handle("/slow", answer)
    article = await subscribe(empty, publisher, rss([Story("Start", body=f'<p><a href="{url}">a slow page</a></p>')]))
    async with article_pane(empty) as pane:
        await pane.do(lambda: pane.pane.open(article))
        pane.pane.follow(url)
        pane.pane.leave()
        await pane.pilot.pause()
        released.set()
        await pane.settle()
        assert pane.title == "Start"
        assert pane.notices == ["Slow Page is here: ] opens it."]
        assert not pane.told(ArticleLoader.Arrived)[-1].shown
        await pane.do(pane.pane.forward)
        assert pane.title == "Slow Page"


async def test_a_page_that_is_no_article_is_told_with_the_offer_of_the_browser(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    targets = (
        publisher.serve("/paper.pdf", b"%PDF-1.7", content_type="application/pdf"),
        publisher.serve("/members", "no", status=403),
        publisher.serve("/nothing", "<html><body></body></html>", content_type="text/html"),
    )
    body = " ".join(f'<a href="{url}">link</a>' for url in targets)
    article = await subscribe(empty, publisher, rss([Story("Start", body=f"<p>{body}</p>")]))
    async with article_pane(empty) as pane:
        await pane.do(lambda: pane.pane.open(article))
        for number, url in enumerate(targets, 1):
            await pane.follow(url)
            assert pane.title == "Start"
            assert len(pane.notices) == number
            assert "browser" in pane.notices[-1]
            assert pane.view.selection.current is not None
            assert pane.view.selection.current.url == url


async def test_related_articles_of_the_cache_stand_at_the_end_and_open_like_any_link(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open("https://meridian.example/reports/leonids-2026.html")
        assert pane.pane.opened is not None
        links = pane.pane.opened.document.links
        related = [link for link in links if link.kind == "related"]
        assert 1 <= len(related) <= 5
        assert not {link.url for link in related} & {link.url for link in links if link.kind == "also_read"}
        assert "Related" in pane.text()
        await pane.follow(related[0].url)
        assert pane.title == related[0].text


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Give the command lines that were started instead of starting them."""
    commands: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", lambda argv, **_: commands.append(argv))
    return commands


async def test_the_address_of_the_link_or_else_the_article_goes_to_the_browser_as_one_argument(
    demo: Library, article_pane: RunPane, started: list[list[str]]
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.do(pane.pane.links.browse)
        pane.choose(RIVER_URL)
        await pane.do(pane.pane.links.browse)
        assert started == [["surf", NEWEST_URL], ["surf", RIVER_URL]]
        assert len(pane.notices) == 2


async def test_the_address_of_the_link_or_else_the_article_is_copied(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.do(pane.pane.links.copy)
        assert pane.app.clipboard == NEWEST_URL
        pane.choose(RIVER_URL)
        await pane.do(pane.pane.links.copy)
        assert pane.app.clipboard == RIVER_URL


async def test_the_file_that_comes_with_an_article_is_opened_and_its_absence_told(
    empty: Library, publisher: Publisher, article_pane: RunPane, started: list[list[str]]
) -> None:
    file = '<enclosure url="https://radio.example/1.mp3" type="audio/mpeg" length="9"/></item>'
    with_sound = await subscribe(empty, publisher, rss([Story("With sound")]).replace("</item>", file))
    async with article_pane(empty) as pane:
        await pane.do(pane.pane.links.open_enclosure)
        assert pane.notices == ["No file comes with this article: e in the sources shows the settings of one."]
        assert started == []
        await pane.do(lambda: pane.pane.open(with_sound))
        await pane.do(pane.pane.links.open_enclosure)
        assert started == [["surf", "https://radio.example/1.mp3"]]


async def test_without_an_article_each_key_says_what_is_missing(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        links = pane.pane.links
        for action in (links.browse, links.copy, links.list_links, links.list_headings, pane.pane.find.begin):
            await pane.do(action)
        assert pane.notices == [
            "This article has no address to open.",
            "This article has no address to copy.",
            "There are no links in this article.",
            "This article has no headings.",
            "Open an article to find text in it.",
        ]


async def test_the_article_is_resumed_on_another_day_where_one_was_and_stays_unread(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.follow(RIVER_URL)
        pane.view.move_page()
        position = pane.view.position
        await pane.pane.put_away()
    await demo.marks.set((pane.id_of(RIVER_URL),), "read", False)
    before = unread(demo)
    async with article_pane(demo) as pane:
        assert pane.pane.resume()
        await pane.settle()
        assert pane.title == RIVER
        assert pane.view.position == pytest.approx(position, abs=0.01)
        assert unread(demo) == before
        await pane.do(pane.pane.back)
        assert pane.title == NEWEST


async def test_an_article_to_resume_gives_way_to_what_one_has_begun(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.pane.put_away()
    async with article_pane(demo) as pane:
        assert pane.pane.resume()
        pane.pane.resuming = False
        await pane.settle()
        assert pane.title == ""
        assert [(message.arrival, message.shown) for message in pane.told(ArticleLoader.Arrived)] == [
            ("resumed", False)
        ]


async def test_the_first_step_back_of_another_day_leads_to_where_the_history_ended(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.follow(RIVER_URL)
        await pane.pane.put_away()
    async with article_pane(demo) as pane:
        await pane.do(pane.pane.back)
        assert pane.title == RIVER
        await pane.do(pane.pane.back)
        assert pane.title == NEWEST


async def test_there_is_nothing_to_resume_where_nothing_was_read(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        assert not pane.pane.resume()


async def test_going_back_to_an_article_leads_to_where_one_was_in_it(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        pane.view.move_page()
        position = pane.view.position
        pane.pane.keep_position()
        await pane.settle()
        await pane.do(lambda: pane.pane.preview(pane.id_of(SECOND_URL)))
        await pane.do(lambda: pane.pane.return_to(pane.id_of(NEWEST_URL)))
        assert pane.title == NEWEST
        assert pane.view.position == pytest.approx(position, abs=0.01)


async def test_the_matches_of_a_find_are_counted_in_the_title_until_it_ends(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        await pane.do(pane.pane.find.begin)
        await pane.press(*"letter", "enter")
        assert pane.view.has_focus
        assert " 1 of " in pane.title_line
        await pane.do(lambda: pane.pane.find.step(1))
        assert " 2 of " in pane.title_line
        await pane.do(pane.pane.find.end)
        assert pane.title_line.endswith("%")


async def test_letter_hints_take_the_keys_and_open_what_their_letters_stand_on(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        pane.choose(RIVER_URL)
        await pane.do(pane.pane.hints.begin)
        assert pane.pane.hints.shown
        top = pane.view.scroll_offset.y
        cells = hint_places(pane.view.page, top=top, bottom=top + pane.view.lines_in_sight)
        label = labels(len(cells))[list(cells).index(pane.view.chosen or 0)]
        await pane.press(*label)
        assert not pane.pane.hints.shown
        assert [message.url for message in pane.told(ArticlePane.LinkFollowed)] == [RIVER_URL]


async def test_letter_hints_go_when_keys_are_for_another_pane(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST_URL)
        pane.choose(RIVER_URL)
        await pane.do(pane.pane.hints.begin)
        pane.pane.activate(False)
        assert not pane.pane.hints.shown
