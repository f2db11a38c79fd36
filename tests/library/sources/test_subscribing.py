"""Subscribing: by feed, by site, from other programs' lists."""

import re
from pathlib import Path

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.errors import FetchError, OfflineError, ParseError, StoreError, TermnewsError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library


async def test_a_feed_is_added_with_its_first_articles(library: Library, publisher: Publisher) -> None:
    added = await library.add_source.add(publisher.serve("/feed.xml", rss([Story("One")])), category="World")
    assert (added.source.title, added.source.category, added.source.articles) == ("The Gazette", "World", 1)
    assert len(publisher.seen("/feed.xml")) == 1


async def test_a_site_is_searched_for_its_feed(library: Library, publisher: Publisher) -> None:
    publisher.serve("/feeds/main", rss([Story("One")], title="The Site"))
    home = publisher.serve(
        "/",
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feeds/main"></head></html>',
        content_type="text/html",
    )
    added = await library.add_source.add(home)
    assert added.source.url == publisher.url("/feeds/main")
    assert added.source.title == "The Site"


async def test_further_feeds_of_a_page_are_named(library: Library, publisher: Publisher) -> None:
    publisher.serve("/a.xml", rss([Story("One")]))
    publisher.serve("/b.xml", rss([Story("Two")]))
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{name}.xml">' for name in "ab")
    home = publisher.serve("/", f"<html><head>{links}</head></html>", content_type="text/html")
    added = await library.add_source.add(home)
    assert added.source.url == publisher.url("/a.xml")
    assert added.others == (publisher.url("/b.xml"),)


async def test_a_site_that_names_no_feed_is_tried_at_the_usual_paths(library: Library, publisher: Publisher) -> None:
    publisher.serve("/feed", rss([Story("One")]))
    home = publisher.serve("/", "<html><body><p>No feed named</p></body></html>", content_type="text/html")
    assert (await library.add_source.add(home)).source.articles == 1


@pytest.mark.parametrize("typed", ["{}", "feed://{}", "feed:{}", "FEED://{}", " {} "])
async def test_an_address_without_a_scheme_is_read_over_http_where_https_fails_and_that_is_said(
    library: Library, publisher: Publisher, typed: str
) -> None:
    url = publisher.serve("/feed", rss([Story("One")]))
    added = await library.add_source.add(typed.format(url.removeprefix("http://")))
    assert (added.source.url, added.source.articles) == (url, 1)
    assert "read over http, which anybody" in added.note and f"127.0.0.1:{publisher.port}" in added.note


@pytest.mark.parametrize("typed", ["feed:{}", "feed://{}", "itpc:{}"])
async def test_a_web_address_after_feed_is_taken_as_it_is(library: Library, publisher: Publisher, typed: str) -> None:
    url = publisher.serve("/feed", rss([Story("One")]))
    added = await library.add_source.add(typed.format(url))
    assert (added.source.url, added.note) == (url, "")


async def test_https_that_a_person_typed_is_never_left(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed", rss([Story("One")])).replace("http:", "https:")
    for typed in (url, f"feed:{url}"):
        with pytest.raises(FetchError, match="No secure connection"):
            await library.add_source.add(typed)


async def test_a_certificate_that_cannot_be_trusted_is_told_and_http_left_to_be_typed(library: Library) -> None:
    with Publisher(certificate=Path(__file__).parents[2] / "fetch" / "expired.pem") as secure:
        bare = secure.serve("/feed", rss([Story("One")])).removeprefix("https://")
        with pytest.raises(FetchError, match=rf"certificate.*type http://{re.escape(bare)}\.$"):
            await library.add_source.add(bare)


async def test_a_login_is_not_sent_over_http_where_nobody_typed_that(library: Library, publisher: Publisher) -> None:
    bare = publisher.serve("/feed", rss([Story("One")])).removeprefix("http://")
    with pytest.raises(FetchError, match="type http://"):
        await library.add_source.add(f"ann:secret@{bare}")
    assert not publisher.requests


async def test_where_neither_leads_to_a_feed_the_reason_of_https_is_told(
    library: Library, publisher: Publisher
) -> None:
    with pytest.raises(FetchError, match="No secure connection"):
        await library.add_source.add(publisher.url("/nothing").removeprefix("http://"))


async def test_a_feed_that_only_the_answer_names_is_found(library: Library, publisher: Publisher) -> None:
    publisher.serve("/x/main", rss([Story("One")], title="The Site"))
    link = '</a.css>; rel=preload, <x/main>; title="All, of it"; type="application/atom+xml"; rel="home alternate"'
    home = publisher.serve("/", "<html><p>Hello</p></html>", content_type="text/html", headers={"Link": link})
    assert (await library.add_source.add(home)).source.url == publisher.url("/x/main")


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="0; url=/en/">',
        "<META content='3;URL=\"en/\"' HTTP-EQUIV=Refresh>",
        '<noscript><meta http-equiv="refresh" content="0;/en/"></noscript>',
        "<base href='/en/'><meta http-equiv=refresh content='0,url=.'>",
    ],
)
async def test_a_page_that_sends_on_is_followed_to_the_feed(library: Library, publisher: Publisher, head: str) -> None:
    named = '<link rel="alternate" type="application/rss+xml" href="/en.xml">'
    publisher.serve("/en/", f"<html><head>{named}</head></html>", content_type="text/html")
    publisher.serve("/en.xml", rss([Story("One")]))
    home = publisher.serve("/", f"<html><head>{head}</head></html>", content_type="text/html")
    assert (await library.add_source.add(home)).source.url == publisher.url("/en.xml")


async def test_a_page_may_send_on_to_the_feed_itself_but_not_in_a_circle(
    library: Library, publisher: Publisher
) -> None:
    publisher.serve("/all.xml", rss([Story("One")]))
    sending = publisher.serve("/", "<html>", content_type="text/html", headers={"Refresh": "0; url=/all.xml"})
    assert (await library.add_source.add(sending)).source.url == publisher.url("/all.xml")
    one = publisher.serve("/1", "<html><meta http-equiv=refresh content='0;url=/2'>", content_type="text/html")
    publisher.serve("/2", "<html><meta http-equiv=refresh content='0;url=/1'>", content_type="text/html")
    with pytest.raises(ParseError, match="No feed was found"):
        await library.add_source.add(one)
    assert len(publisher.seen("/1")) + len(publisher.seen("/2")) == 4


async def test_a_page_does_not_send_into_a_private_network(library: Library, publisher: Publisher) -> None:
    with Publisher("127.0.0.2") as inside:
        hidden = inside.serve("/feed", rss([Story("Secret")]))
        home = publisher.serve("/", f"<meta http-equiv=refresh content='0;url={hidden}'>", content_type="text/html")
        with pytest.raises(ParseError, match="private network"):
            await library.add_source.add(home)
        assert not inside.requests


async def test_a_site_without_a_feed_is_told_and_nothing_is_added(library: Library, publisher: Publisher) -> None:
    home = publisher.serve("/", "<html><body><p>Nothing here</p></body></html>", content_type="text/html")
    with pytest.raises(ParseError, match="No feed was found"):
        await library.add_source.add(home)
    assert library.queries.sources() == []


async def test_a_mapped_source_is_read_by_its_map(library: Library, publisher: Publisher) -> None:
    url = publisher.serve(
        "/api", '{"data": [{"key": 7, "name": "Mapped", "text": "<p>Hi</p>"}]}', content_type="application/json"
    )
    mapping = {"articles": "data[*]", "id": "key", "title": "name", "body": "text"}
    await library.add_source.add(url, mapping=mapping)
    queries = library.queries
    assert [h.title for h in queries.headlines(queries.article_list(Query(Scope.ALL)))] == ["Mapped"]
    assert dict(library.queries.source(url).map) == mapping


async def test_an_address_that_is_there_already_is_not_added_twice(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One")]))
    await library.add_source.add(url)
    await library.add_source.add(url, category="Elsewhere")
    assert len(library.queries.sources()) == 1


@pytest.mark.parametrize("address", ["not an address", "ftp://example.org/feed", "   "])
async def test_what_is_no_web_address_is_told(library: Library, address: str) -> None:
    with pytest.raises(TermnewsError):
        await library.add_source.add(address)


async def test_a_dead_address_is_told_and_not_added(library: Library, publisher: Publisher) -> None:
    with pytest.raises(FetchError):
        await library.add_source.add(publisher.url("/missing.xml"))
    assert library.queries.sources() == []


async def test_removing_and_adding_again_keeps_marks(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One")]))
    source = (await library.add_source.add(url)).source
    (article,) = library.queries.article_list(Query(Scope.ALL))
    await library.marks.set([article], "read", True)
    await library.subscriptions.remove(source.url)
    assert list(library.queries.article_list(Query(Scope.ALL))) == []
    await library.add_source.add(url)
    assert library.queries.headlines([article])[0].state.read


async def test_an_added_source_is_taken_out_again_by_undo(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One")], title="A Paper"))
    assert (await library.add_source.add(url)).new
    assert not (await library.add_source.add(url)).new
    done = await library.undo_stack.undo()
    assert done is not None and done.sentence() == "Added A Paper"
    assert library.queries.sources() == []
    assert await library.undo_stack.undo() is None


async def test_renaming_and_moving_are_written_to_the_file_of_sources(library: Library) -> None:
    await library.subscriptions.add_all([Subscription("https://a.example/feed", "World")])
    source = library.queries.source("https://a.example/feed")
    await library.source_edits.rename(source, "My Paper")
    await library.source_edits.move([source], "Mornings")
    text = library.paths.sources.read_text(encoding="utf-8")
    assert "My Paper" in text
    assert "Mornings" in text
    found = library.queries.source(source.id)
    assert (found.title, found.category) == ("My Paper", "Mornings")


async def test_offline_nothing_is_added_and_the_reason_is_told(library: Library) -> None:
    offline = open_library(Options(offline=True))
    with pytest.raises(OfflineError):
        await offline.add_source.add("https://example.org/feed")
    await close_library(offline)


async def test_sources_edited_by_hand_are_there_at_the_next_start(library: Library) -> None:
    library.paths.sources.parent.mkdir(parents=True, exist_ok=True)
    library.paths.sources.write_text('[[source]]\nurl = "https://b.example/feed"\ncategory = "Local"\n')
    again = open_library(Options())
    assert [(s.url, s.category) for s in again.queries.sources()] == [("https://b.example/feed", "Local")]
    await close_library(again)


async def test_a_broken_file_of_sources_is_told_and_the_cache_is_read_all_the_same(library: Library) -> None:
    await library.subscriptions.add_all([Subscription("https://a.example/feed", "World")])
    library.paths.sources.write_text("[[source\n")
    again = open_library(Options())
    assert any("sources.toml" in problem for problem in again.problems)
    assert len(again.queries.sources()) == 1
    await close_library(again)


async def test_a_read_only_cache_leaves_the_file_of_sources_as_it_is(library: Library, read_only_medium: Path) -> None:
    await library.subscriptions.add_all([Subscription("https://a.example/feed", "World")])
    saved = read_only_medium / "day.db"
    await library.save(saved)
    before = library.paths.sources.read_text(encoding="utf-8")
    reading = open_library(Options(cache=saved))
    with pytest.raises(StoreError, match="read-only"):
        await reading.subscriptions.add_all([Subscription("https://b.example/feed", "World")])
    await close_library(reading)
    assert library.paths.sources.read_text(encoding="utf-8") == before
