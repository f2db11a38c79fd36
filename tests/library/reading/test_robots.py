"""robots.txt: heeded for what nobody asked for, and not asked for what a person opens."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.clock import Clock
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.domain.errors import FetchError, RobotsError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Access, Subscription
from termnews.library.events import PageStatus, PrefetchFinished
from termnews.library.library import Library
from termnews.library.reading.fetch_page import left_out_sentence
from termnews.library.reading.full_text import bring_full_text
from termnews.library.reading.prefetch import prefetch

PRIVATE = "User-agent: *\nDisallow: /private/\n"


def robots(publisher: Publisher, text: str, status: int = 200) -> None:
    publisher.serve("/robots.txt", text, content_type="text/plain", status=status, etag=None)


def serve(publisher: Publisher, path: str, *more: str) -> str:
    return publisher.serve(path, page(path, [f"{path}. {LONG}", LONG, *more]), content_type="text/html")


async def take(library: Library, publisher: Publisher, *urls: str) -> list[int]:
    stories = [Story(f"S{n}", url=url, body="<p>A start.</p>", day=n + 1) for n, url in enumerate(urls)]
    await library.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", rss(stories)), "World")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return list(library.queries.article_list(Query(Scope.ALL)))[::-1]


async def run(library: Library) -> PrefetchFinished:
    events = [event async for event in prefetch(library)]
    assert isinstance(events[-1], PrefetchFinished)
    return events[-1]


async def test_full_texts_leave_out_what_the_server_keeps_from_programs_and_it_is_counted(
    library: Library, publisher: Publisher
) -> None:
    robots(publisher, PRIVATE)
    articles = await take(library, publisher, serve(publisher, "/private/1"), serve(publisher, "/public/2"))
    assert await bring_full_text(library, articles) == 1
    assert publisher.seen("/private/1") == []
    assert len(publisher.seen("/robots.txt")) == 1
    assert left_out_sentence(library.reading.pages.left_out) == (
        "1 page not fetched: 127.0.0.1 asks programs not to (robots.txt)"
    )


async def test_a_redirect_to_what_is_kept_from_programs_is_not_followed(library: Library, publisher: Publisher) -> None:
    robots(publisher, PRIVATE)
    serve(publisher, "/private/1")
    leads_there = publisher.redirect("/go", "/private/1")
    articles = await take(library, publisher, leads_there)
    assert await bring_full_text(library, articles) == 0
    assert (len(publisher.seen("/go")), publisher.seen("/private/1")) == (1, [])
    assert library.reading.pages.left_out.total() == 1
    assert (await library.reading.full_text(articles[0])).full


async def test_prefetch_says_which_pages_it_left_out_also_read_targets_too(
    library: Library, publisher: Publisher
) -> None:
    robots(publisher, PRIVATE)
    kept_back = serve(publisher, "/private/1")
    story = serve(publisher, "/story", f'Also read: <a href="{serve(publisher, "/private/2")}">A further story</a>')
    await take(library, publisher, kept_back, story)
    finished = await run(library)
    left_out = {one.url: one.why for one in finished.pages if one.status is PageStatus.LEFT_OUT}
    assert left_out.keys() == {kept_back, publisher.url("/private/2")}
    assert all(why is not None and "robots.txt" in why for why in left_out.values())
    assert finished.count(PageStatus.FAILED) == 0
    assert finished.count(PageStatus.STORED) == 1


async def test_a_page_that_a_person_opens_does_not_ask(library: Library, publisher: Publisher) -> None:
    robots(publisher, "User-agent: *\nDisallow: /")
    (article,) = await take(library, publisher, serve(publisher, "/private/1"))
    assert (await library.reading.full_text(article)).full
    assert await library.reading.follow(serve(publisher, "/private/2"))
    assert publisher.seen("/robots.txt") == []


async def test_a_host_that_was_asked_too_often_for_pages_is_asked_for_no_more(
    library: Library, publisher: Publisher
) -> None:
    pages = [publisher.serve(f"/p{n}", "slow down", status=429) for n in range(30)]
    articles = await take(library, publisher, *pages)
    assert await bring_full_text(library, articles) == 0
    assert len(publisher.requests) < 10
    before = len(publisher.requests)
    finished = await run(library)
    assert finished.count(PageStatus.LEFT_OUT) >= 20
    assert len(publisher.requests) - before < 10


async def test_a_certificate_that_a_source_forgives_keeps_no_page_of_it_away(library: Library) -> None:
    with Publisher(certificate=Path(__file__).parents[2] / "fetch" / "expired.pem") as secure:
        feed = secure.serve("/feed.xml", rss([Story("One", url=serve(secure, "/one"), body="<p>A start.</p>")]))
        forgiving = Subscription(feed, "World", access=Access(any_certificate=True))
        await library.subscriptions.add_all([forgiving])
        async for _ in library.online_refresh().run(library.queries.sources()):
            pass
        assert await bring_full_text(library, library.queries.article_list(Query(Scope.ALL))) == 1


def answers(status: int) -> Callable[[Publisher], None]:
    return lambda publisher: robots(publisher, "User-agent: *\nDisallow: /", status=status)


@pytest.mark.parametrize(
    ("prepare", "may"),
    [
        (lambda publisher: None, True),
        (answers(401), True),
        (answers(403), True),
        (answers(410), True),
        (answers(500), False),
        (answers(503), False),
        (answers(429), False),
        (lambda publisher: publisher.fault("/robots.txt", "loop"), True),
        (lambda publisher: publisher.fault("/robots.txt", "reset"), False),
        (lambda publisher: publisher.redirect("/robots.txt", "/r"), True),
        (lambda publisher: publisher.serve("/robots.txt", "<html>Welcome</html>", content_type="text/html"), True),
    ],
    ids=["404", "401", "403", "410", "500", "503", "429", "loop", "reset", "led to 404", "a page"],
)
async def test_what_counts_where_there_is_no_robots_txt(
    library: Library, publisher: Publisher, prepare: Callable[[Publisher], object], may: bool
) -> None:
    prepare(publisher)
    url = serve(publisher, "/story")
    await take(library, publisher, serve(publisher, "/other"))
    if may:
        assert await library.reading.bring(url, unattended=True)
        return
    with pytest.raises(FetchError):
        await library.reading.bring(url, unattended=True)
    assert publisher.seen("/story") == []


async def test_a_redirect_of_robots_txt_is_followed(library: Library, publisher: Publisher) -> None:
    publisher.serve("/r", PRIVATE, content_type="text/plain")
    publisher.redirect("/robots.txt", "/r", 302)
    await take(library, publisher, serve(publisher, "/other"))
    with pytest.raises(RobotsError):
        await library.reading.bring(serve(publisher, "/private/1"), unattended=True)


async def test_rules_are_asked_for_again_after_a_day_and_a_server_in_trouble_after_half_an_hour(
    clock: Clock, publisher: Publisher
) -> None:
    library = clock.library
    robots(publisher, PRIVATE, status=503)
    await take(library, publisher, serve(publisher, "/other"))
    for _ in range(2):
        with pytest.raises(RobotsError):
            await library.reading.bring(serve(publisher, "/a"), unattended=True)
    assert len(publisher.seen("/robots.txt")) == 1
    robots(publisher, PRIVATE)
    clock.now += timedelta(minutes=31)
    assert await library.reading.bring(serve(publisher, "/a"), unattended=True)
    clock.now += timedelta(hours=23)
    assert await library.reading.bring(serve(publisher, "/b"), unattended=True)
    assert len(publisher.seen("/robots.txt")) == 2
    clock.now += timedelta(hours=2)
    assert await library.reading.bring(serve(publisher, "/c"), unattended=True)
    assert len(publisher.seen("/robots.txt")) == 3


def test_the_hosts_of_pages_left_out_are_named_up_to_three() -> None:
    assert left_out_sentence({}) == ""
    assert left_out_sentence({"a.example": 1, "b.example": 5}) == (
        "6 pages not fetched: b.example, a.example ask programs not to (robots.txt)"
    )
    assert "and 2 others" in left_out_sentence(dict.fromkeys("abcde", 1))
