"""Reading: documents from feeds and pages, and links that lead on inside the cache."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.domain.article import Article, Enclosure
from termnews.domain.document import Document, Link, Paragraph
from termnews.domain.errors import ExtractError, FetchError, OfflineError
from termnews.domain.headline import Headline, Origin
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.reading.feed_text import with_article_facts

NOW = datetime(2026, 11, 30, tzinfo=UTC)


async def take(library: Library, publisher: Publisher, *stories: Story) -> list[int]:
    """Subscribe to a feed of `stories` and return the ids of its articles, newest first."""
    url = publisher.serve("/feed.xml", rss(stories, base=publisher.base))
    await library.subscriptions.add_all([Subscription(url, "World")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return list(library.queries.article_list(Query(Scope.ALL)))


async def test_an_article_is_read_from_its_feed_text(library: Library, publisher: Publisher) -> None:
    (article,) = await take(library, publisher, Story("Floods", body="<p>Water <b>rose</b>.</p>", topics=("Rivers",)))
    opened = await library.reading.open(article)
    assert opened.document.title == "Floods"
    assert opened.document.topics == ("Rivers",)
    assert opened.document.category == "World"
    assert not opened.full
    block = opened.document.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == "Water rose."


async def test_a_link_to_an_article_of_the_cache_leads_there_without_the_network(
    library: Library, publisher: Publisher
) -> None:
    newer, older = await take(
        library, publisher, Story("Older", url=publisher.url("/older")), Story("Newer", url=publisher.url("/n"), day=2)
    )
    before = len(publisher.requests)
    assert await library.reading.follow(publisher.url("/older?utm_source=feed#top"), article=newer) == older
    assert len(publisher.requests) == before


async def test_a_link_to_a_page_is_fetched_once_and_kept(library: Library, publisher: Publisher) -> None:
    (article,) = await take(library, publisher, Story("Start"))
    url = publisher.serve("/mill", page("The Mill", [LONG, LONG]), content_type="text/html")
    first = await library.reading.follow(url, article=article)
    again = await library.reading.follow(url, article=article)
    assert first == again
    assert len(publisher.seen("/mill")) == 1
    opened = await library.reading.open(first)
    assert opened.document.title == "The Mill"
    assert opened.full


async def test_a_page_behind_a_redirect_is_one_article_under_both_addresses(
    library: Library, publisher: Publisher
) -> None:
    await take(library, publisher, Story("Start"))
    publisher.serve("/real", page("Real", [LONG, LONG]), content_type="text/html")
    short = publisher.redirect("/short", "/real", 302)
    assert await library.reading.follow(short) == await library.reading.follow(publisher.url("/real"))


async def test_link_states_tell_what_can_be_read_offline(library: Library, publisher: Publisher) -> None:
    body = f'<p>See <a href="{publisher.base}/there">there</a> and <a href="{publisher.base}/nowhere">nowhere</a>.</p>'
    article, _ = await take(
        library, publisher, Story("There", url=publisher.url("/there")), Story("Here", body=body, day=2)
    )
    opened = await library.reading.open(article)
    assert opened.states[publisher.url("/there")].cached
    assert not opened.states[publisher.url("/nowhere")].cached


async def test_full_text_replaces_the_feed_text_until_asked_otherwise(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/story", page("Story", [LONG, LONG]), content_type="text/html")
    (article,) = await take(library, publisher, Story("Story", url=url, body="<p>Only the start.</p>"))
    assert (await library.reading.full_text(article)).full
    assert (await library.reading.open(article)).full
    assert not (await library.reading.open(article, full=False)).full


async def test_a_pdf_is_told_in_one_sentence(library: Library, publisher: Publisher) -> None:
    await take(library, publisher, Story("Start"))
    url = publisher.serve("/paper.pdf", b"%PDF-1.7", content_type="application/pdf")
    with pytest.raises(FetchError, match="a PDF"):
        await library.reading.follow(url)


async def test_an_empty_page_is_told_in_one_sentence(library: Library, publisher: Publisher) -> None:
    await take(library, publisher, Story("Start"))
    url = publisher.serve("/empty", "<html><body></body></html>", content_type="text/html")
    with pytest.raises(ExtractError):
        await library.reading.follow(url)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "--help", "mailto:a@b.example"])
async def test_only_web_addresses_are_followed(library: Library, url: str) -> None:
    with pytest.raises(FetchError, match="http"):
        await library.reading.follow(url)


async def test_a_link_into_a_private_network_is_refused_unless_a_source_lives_there(
    library: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/secret", page("Secret", [LONG, LONG]), content_type="text/html")
    with pytest.raises(FetchError, match="private"):
        await library.reading.follow(url)
    assert publisher.requests == []


async def test_offline_an_uncached_link_is_wanted_and_says_so(library: Library, publisher: Publisher) -> None:
    (article,) = await take(library, publisher, Story("Start"))
    offline = open_library(Options(offline=True))
    try:
        url = publisher.url("/later")
        with pytest.raises(OfflineError, match=r"not in the cache.*It is noted, and comes with the next refresh"):
            await offline.reading.follow(url, article=article)
        document = (await offline.reading.open(article)).document
        assert (await offline.reading.states(document)) == {}
        assert offline.queries.link_states([url])[url].wanted
    finally:
        await close_library(offline)


async def test_a_page_that_was_wanted_is_no_longer_once_it_is_here(library: Library, publisher: Publisher) -> None:
    (article,) = await take(library, publisher, Story("Start"))
    url = publisher.serve("/later", page("Later", [LONG, LONG]), content_type="text/html")
    offline = open_library(Options(offline=True))
    with pytest.raises(OfflineError):
        await offline.reading.follow(url, article=article)
    await close_library(offline)
    await library.reading.follow(url, article=article)
    assert library.queries.wanted() == []


async def test_an_enclosure_is_a_link_of_the_document(library: Library, publisher: Publisher) -> None:
    feed = rss([Story("Podcast")], base=publisher.base).replace(
        "</item>", '<enclosure url="https://radio.example/show.mp3" type="audio/mpeg" length="1"/></item>'
    )
    await library.subscriptions.add_all([Subscription(publisher.serve("/pod.xml", feed), "Radio")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    (article,) = library.queries.article_list(Query(Scope.ALL))
    links = (await library.reading.open(article)).document.links
    assert [(link.kind, link.url) for link in links] == [("enclosure", "https://radio.example/show.mp3")]


async def test_the_discussion_of_an_article_is_a_link_at_its_end_unless_it_is_the_article_itself(
    library: Library, publisher: Publisher
) -> None:
    feed = rss([Story("Ferry", url="https://ferry.example/1"), Story("Asked", url="https://talk.example/2")]).replace(
        "</item>", "<comments>https://talk.example/2</comments></item>"
    )
    await library.subscriptions.add_all([Subscription(publisher.serve("/talk.xml", feed), "Talk")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    found = {}
    for article in library.queries.article_list(Query(Scope.ALL)):
        document = (await library.reading.open(article)).document
        found[document.title] = [(link.kind, link.text, link.url) for link in document.links]
    assert found == {"Ferry": [("comments", "Comments", "https://talk.example/2")], "Asked": []}


def test_a_link_of_the_text_that_the_feed_names_beside_it_keeps_its_place_and_takes_the_kind() -> None:
    headline = Headline(
        1, "Heron", "https://birds.example/1", Origin(1, "Birds", "https://birds.example/feed"), "Nature", NOW, NOW
    )
    article = Article(
        headline, comments="https://birds.example/1/talk", enclosures=(Enclosure("https://cdn.example/h.ogg"),)
    )
    document = Document(links=(Link(1, "Hear it", "https://cdn.example/h.ogg"), Link(2, "Map", "https://map.example/")))
    assert [(link.n, link.text, link.kind) for link in with_article_facts(document, article).links] == [
        (1, "Hear it", "enclosure"), (2, "Map", "body"), (3, "Comments", "comments"),
    ]  # fmt: skip


async def test_pages_that_the_feed_names_beside_an_article_are_links_at_its_end(
    library: Library, publisher: Publisher
) -> None:
    body = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>Ferry</title><link href='/1'/>"
        "<link rel='related' href='https://plan.example/slip' title='The plan'/>"
        "<link rel='via' href='https://seen.example/7'/></entry></feed>"
    )
    await library.subscriptions.add_all([Subscription(publisher.serve("/ferry.atom", body), "Harbour")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    (article,) = library.queries.article_list(Query(Scope.ALL))
    links = (await library.reading.open(article)).document.links
    assert [(link.kind, link.text, link.url) for link in links] == [
        ("related", "The plan", "https://plan.example/slip"),
        ("related", "https://seen.example/7", "https://seen.example/7"),
    ]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://cdn.example/a/heron.ogg", "heron.ogg"),
        ("https://cdn.example/", "https://cdn.example/"),
        ("magnet:?xt=urn:btih:1&dn=Heron%20calls", "Heron calls"),
        ("magnet:?xt=urn:btih:1", "Torrent"),
    ],
)
def test_a_file_is_called_by_the_end_of_its_address_or_by_its_own_name(url: str, name: str) -> None:
    source = Origin(1, "Birds", "https://birds.example/feed")
    headline = Headline(1, "Heron", "https://birds.example/1", source, "Nature", NOW, NOW)
    (link,) = with_article_facts(Document(), Article(headline, enclosures=(Enclosure(url),))).links
    assert (link.text, link.url, link.kind) == (name, url, "enclosure")


async def test_the_place_in_an_article_is_remembered(library: Library, publisher: Publisher) -> None:
    (article,) = await take(library, publisher, Story("Start"))
    await library.marks.keep_position(article, 0.4)
    opened = await library.reading.open(article)
    assert replace(opened, position=round(opened.position, 3)).position == 0.4


@pytest.mark.parametrize("head", ["", "\ufeff<?xml version='1.0'?>\n<!-- made by hand -->\n"])
async def test_a_feed_is_no_page_to_be_read(library: Library, publisher: Publisher, head: str) -> None:
    url = publisher.serve("/feed", head + rss([Story("One")]).removeprefix("<?xml version='1.0'?>"))
    with pytest.raises(FetchError, match="holds a feed"):
        await library.reading.follow(url, typed=True)
