"""Full text: it never replaces a better one; wanted pages come with the next refresh."""

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.domain.document import Document, Paragraph, plain_text
from termnews.domain.errors import ExtractError, FetchError, OfflineError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.reading.full_text import bring_full_text, bring_wanted, wanted_sentence

WHOLE = "".join(f"<p>{number}. {LONG}</p>" for number in range(6))


async def take(library: Library, publisher: Publisher, *stories: Story) -> list[int]:
    """Subscribe to a feed of `stories` and return the ids of its articles, newest first."""
    url = publisher.serve("/feed.xml", rss(stories, base=publisher.base))
    await library.subscriptions.add_all([Subscription(url, "World")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return list(library.queries.article_list(Query(Scope.ALL)))


def serve(publisher: Publisher, path: str, *paragraphs: str) -> str:
    return publisher.serve(path, page(path.strip("/"), paragraphs), content_type="text/html")


async def want(url: str, article: int | None = None) -> None:
    """Ask for a page while offline."""
    offline = open_library(Options(offline=True))
    with pytest.raises(OfflineError):
        await offline.reading.follow(url, article=article)
    await close_library(offline)


async def test_a_page_with_clearly_less_text_than_the_feed_leaves_the_feeds(
    library: Library, publisher: Publisher
) -> None:
    url = serve(publisher, "/story", LONG)
    (article,) = await take(library, publisher, Story("Story", url=url, body=WHOLE))
    opened = await library.reading.full_text(article)
    assert not opened.full
    assert opened.kept == opened.document.note == "The page gave less text than the feed: the feed's text is shown."
    assert plain_text(opened.document).startswith("0. ")
    assert not library.queries.article(article).headline.has_full_text


async def test_a_page_that_lost_its_text_leaves_what_was_stored_before(library: Library, publisher: Publisher) -> None:
    url = serve(publisher, "/story", *[LONG] * 5)
    (article,) = await take(library, publisher, Story("Story", url=url, body="<p>The start.</p>"))
    assert (await library.reading.full_text(article)).kept is None
    serve(publisher, "/story", LONG)
    opened = await library.reading.full_text(article)
    assert opened.full
    assert opened.kept is not None
    assert "the text stored before is shown" in opened.kept
    assert plain_text(opened.document).count(LONG) == 5


async def test_a_page_that_can_be_read_in_part_only_leaves_the_feeds_text(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = Document(blocks=tuple(Paragraph(LONG) for _ in range(9)), note="The page was too long to read whole.")
    monkeypatch.setattr("termnews.library.reading.fetch_page.page_document", lambda _: long)
    url = serve(publisher, "/story", LONG)
    (article,) = await take(library, publisher, Story("Story", url=url, body="<p>The start.</p>"))
    opened = await library.reading.full_text(article)
    assert not opened.full
    assert opened.kept == "The page was too long to read whole: the feed's text is shown."


async def test_a_page_read_in_part_is_better_than_no_text(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = Document(blocks=(Paragraph(LONG),), note="The page was too long to read whole.")
    monkeypatch.setattr("termnews.library.reading.fetch_page.page_document", lambda _: part)
    (article,) = await take(library, publisher, Story("Story", url=publisher.serve("/story", ""), body=" "))
    assert (await library.reading.full_text(article)).document.note == part.note


async def test_a_page_without_an_article_leaves_the_feeds_text_and_says_so(
    library: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/story", "<html><body></body></html>", content_type="text/html")
    (article,) = await take(library, publisher, Story("Story", url=url, body="<p>The start.</p>"))
    opened = await library.reading.full_text(article)
    assert plain_text(opened.document) == "The start."
    assert opened.document.note == "The page has no article that could be read: the feed's text is shown."


async def test_a_page_without_an_article_is_an_error_where_there_is_no_other_text(
    library: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/story", "<html><body></body></html>", content_type="text/html")
    (article,) = await take(library, publisher, Story("Story", url=url, body=" "))
    with pytest.raises(ExtractError):
        await library.reading.full_text(article)


async def test_a_link_that_is_redirected_to_a_known_article_leaves_its_better_text(
    library: Library, publisher: Publisher
) -> None:
    url = serve(publisher, "/story", LONG)
    (article,) = await take(library, publisher, Story("Story", url=url, body=WHOLE))
    short = publisher.redirect("/short", "/story", 302)
    assert await library.reading.follow(short) == article
    assert plain_text((await library.reading.open(article)).document).startswith("0. ")
    assert await library.reading.follow(short) == article
    assert len(publisher.seen("/short")) == 1


async def test_only_texts_that_were_stored_are_counted(library: Library, publisher: Publisher) -> None:
    urls = serve(publisher, "/good", LONG, LONG), serve(publisher, "/less", LONG), publisher.url("/missing")
    bodies = "<p>Start.</p>", WHOLE, "<p>Start.</p>"
    stories = [Story(f"Story {n}", url=url, body=bodies[n]) for n, url in enumerate(urls)]
    assert await bring_full_text(library, await take(library, publisher, *stories)) == 1


async def test_a_defect_in_one_page_does_not_lose_the_others(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from termnews.extract import page as extractor

    real = extractor.read_page

    def stumble(body: bytes, *, url: str | None = None, content_type: str = "") -> object:
        if url and url.endswith("/bad"):
            raise IndexError("list index out of range")
        return real(body, url=url, content_type=content_type)

    monkeypatch.setattr(extractor, "read_page", stumble)
    stories = [Story(name, url=serve(publisher, f"/{name}", LONG, LONG)) for name in ("bad", "good")]
    assert await bring_full_text(library, await take(library, publisher, *stories)) == 1


async def test_wanted_pages_are_fetched_and_wanted_no_longer(library: Library, publisher: Publisher) -> None:
    await take(library, publisher, Story("Start"))
    urls = [serve(publisher, f"/later{number}", LONG, LONG) for number in range(2)]
    for url in urls:
        await want(url)
    assert await bring_wanted(library) == 2
    assert library.queries.wanted() == []
    assert all(state.cached for state in library.queries.link_states(urls).values())
    assert await bring_wanted(library) == 0


async def test_a_wanted_page_that_cannot_be_had_stays_wanted(library: Library, publisher: Publisher) -> None:
    await take(library, publisher, Story("Start"))
    await want(publisher.url("/missing"))
    await want("http://10.9.8.7/private")
    assert await bring_wanted(library) == 0
    assert [page.url for page in library.queries.wanted()] == [
        publisher.url("/missing"), "http://10.9.8.7/private",
    ]  # fmt: skip


async def test_a_wanted_page_that_came_with_a_feed_meanwhile_is_not_asked_for(
    library: Library, publisher: Publisher
) -> None:
    url = publisher.url("/story")
    await want(url)
    await take(library, publisher, Story("Story", url=url, body="<p>Here.</p>"))
    assert await bring_wanted(library) == 1
    assert library.queries.wanted() == []
    assert publisher.seen("/story") == []


async def test_what_is_no_web_address_is_refused_before_anything_is_asked(library: Library) -> None:
    with pytest.raises(FetchError, match="http"):
        await library.reading.bring("file:///etc/passwd")


def test_the_sentence_counts_pages() -> None:
    assert [wanted_sentence(count) for count in (0, 1, 2)] == ["", "1 wanted page fetched", "2 wanted pages fetched"]


async def test_a_host_that_stays_silent_is_asked_for_no_more_than_a_few_pages(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from termnews.fetch.fetcher import Fetcher

    asked: list[str] = []

    async def silent(_: Fetcher, url: str, **__: object) -> None:
        asked.append(url)
        raise FetchError("g.example does not answer (timed out after 15 s)", silent=True)

    stories = [Story(f"Story {n}", url=f"https://g.example/{n}") for n in range(20)]
    articles = await take(library, publisher, *stories)
    monkeypatch.setattr(Fetcher, "get", silent)
    assert await bring_full_text(library, articles) == 0
    assert len(asked) <= 4
