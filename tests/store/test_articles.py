"""What a refresh stores, and what lists ask for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.store.conftest import NOW, Filling, article, catch_up

from termnews.domain import merge
from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed, RelatedPage
from termnews.domain.document import Document, Paragraph
from termnews.domain.errors import NotFoundError, StoreError
from termnews.domain.headline import Origin
from termnews.domain.query import Query, Scope
from termnews.domain.source import Answer, Validators


def test_a_refresh_stores_new_articles_once(filling: Filling) -> None:
    feed = [article("the Nile"), article("the Rhine", hours=2)]
    assert filling.take(1, feed).new == (1, 2)
    again = filling.take(1, feed)
    assert (again.new, again.changed) == ((), ())
    assert filling.cache.counts.articles(Query()) == 2


def test_every_field_of_an_article_is_kept(filling: Filling) -> None:
    filling.take(1, [
        article(
            "the Nile", summary="Long", authors=("Ann", "Ben"), topics=("Water",), updated=NOW, language="en",
            image="https://rivers.example/i.jpg", comments="https://rivers.example/c",
            enclosures=(Enclosure("https://rivers.example/a.mp3", "audio/mpeg", 9), Enclosure("https://e.example/")),
            related=(RelatedPage("https://rivers.example/map", "The map"),),
        )
    ])  # fmt: skip
    got = filling.cache.articles.get(1)
    headline = got.headline
    assert (headline.title, headline.url, headline.summary) == (
        "About the Nile",
        "https://rivers.example/the Nile",
        "Long",
    )
    assert headline.source == Origin(1, "Rivers of the World", "https://rivers.example/feed")
    assert (headline.authors, headline.topics, headline.category) == (("Ann", "Ben"), ("Water",), "World")
    assert headline.published == headline.when == NOW - timedelta(hours=1) and headline.seen == NOW
    assert (got.body, got.updated, got.language) == ("<p>All there is to say of the Nile.</p>", NOW, "en")
    assert (got.image, got.comments) == ("https://rivers.example/i.jpg", "https://rivers.example/c")
    assert got.related == (RelatedPage("https://rivers.example/map", "The map"),)
    assert got.enclosures == (
        Enclosure("https://rivers.example/a.mp3", "audio/mpeg", 9),
        Enclosure("https://e.example/"),
    )


def test_an_edited_article_keeps_its_state_and_its_place(filling: Filling) -> None:
    filling.take(1, [article("the Nile", hours=5), article("the Rhine", hours=4)])
    filling.cache.states.mark([1], read=True, starred=True)
    edited = article("the Nile", hours=0, title="The Nile, corrected", body="<p>Quite new</p>")
    applied = filling.take(1, [edited], now=NOW + timedelta(hours=1))
    assert (applied.new, applied.changed) == ((), (1,))
    headline = filling.cache.articles.get(1).headline
    assert headline.title == "The Nile, corrected" and headline.state.read and headline.state.starred
    assert headline.when == NOW - timedelta(hours=5)
    assert filling.found("corrected") == ["The Nile, corrected"]
    assert filling.found("say") == ["About the Rhine"], "the old words are gone from the index"


def test_the_pages_that_a_feed_names_beside_an_article_go_when_it_names_them_no_longer(filling: Filling) -> None:
    named = (RelatedPage("https://rivers.example/map", "The map"), RelatedPage("https://rivers.example/gauge"))
    filling.take(1, [article("the Nile", related=named)])
    assert filling.cache.articles.get(1).related == named
    filling.take(1, [article("the Nile", body="<p>edited</p>")])
    assert filling.cache.articles.get(1).related == ()


def test_an_article_with_hostile_text_is_stored(filling: Filling) -> None:
    nasty = "\ud800 \x00 \x1b[31m '; DROP TABLE articles; -- \u202e"
    filling.take(1, [article("x", guid=nasty, body=nasty), article("y", body="\x02fake\x03 mark")])
    assert "\x1b" not in filling.cache.articles.get(1).body
    assert filling.cache.counts.articles(Query()) == 2


def test_articles_without_anything_are_stored(filling: Filling) -> None:
    bare = [article(str(n), guid=None, url=None, title="", body=f"<p>{n}</p>", published=None) for n in range(3)]
    assert len(filling.take(1, bare).new) == 3
    assert filling.take(1, bare).new == ()


def test_a_failure_midway_stores_nothing_at_all(filling: Filling) -> None:
    filling.take(1, [article("the Nile")], validators=Validators('"old"'))
    # a lone surrogate cannot be stored
    feed = [article("the Nile", body="<p>edited</p>"), article("the Rhine"), article("the Ob", title="\ud800")]
    with pytest.raises(StoreError):
        filling.take(1, feed, validators=Validators('"new"'))
    assert filling.cache.counts.articles(Query()) == 1
    assert filling.found("edited") == filling.found("rhine") == []
    assert filling.cache.sources.find(1).validators.etag == '"old"'
    filling.take(1, feed[:2], validators=Validators('"new"'))
    assert filling.cache.counts.articles(Query()) == 2


def test_alike_articles_without_guid_and_address_are_told_apart_by_their_dates(filling: Filling) -> None:
    def alike(hours: float) -> ParsedArticle:
        return article("x", guid=None, url=None, title="Denied", body="<p>.</p>", hours=hours)

    assert len(filling.take(1, [alike(2), alike(3)]).new) == 2
    assert len(filling.take(1, [alike(1), alike(2), alike(3)]).new) == 1
    assert filling.take(1, [alike(3), alike(1)]).new == ()
    assert filling.take(1, [alike(0), alike(0.1), alike(0.2)]).new == (), "dates of the request are no new articles"


def test_two_refreshes_at_once_store_an_article_once(filling: Filling) -> None:
    feed = ParsedFeed("F", (article("the Nile"), article("the Rhine")))
    intents = merge.decide([], feed.articles, now=NOW)
    for expected in (2, 0):
        applied = filling.cache.articles.apply(1, intents, feed=feed, answer=Answer(), now=NOW)
        assert len(applied.new) == expected


def test_text_is_made_only_of_what_is_written(filling: Filling) -> None:
    seen: list[str] = []

    def text_of(html: str) -> str:
        seen.append(html)
        return html

    filling.take(1, [article("the Nile"), article("the Rhine")], indexed=False)
    assert catch_up(filling.cache, text_of) == 2
    filling.take(1, [article("the Nile"), article("the Rhine", body="<p>edited</p>")], indexed=False)
    assert catch_up(filling.cache, text_of) == 1
    assert seen[2:] == ["<p>edited</p>"]


def test_the_same_article_in_two_sources_is_a_row_in_each(filling: Filling) -> None:
    for source in (1, 2):
        filling.take(source, [article("the Nile")])
    assert filling.cache.counts.articles(Query(source=1)) == filling.cache.counts.articles(Query(source=2)) == 1


def test_storing_for_a_source_that_is_not_there_is_an_error(filling: Filling) -> None:
    with pytest.raises(NotFoundError):
        filling.take(77, [article("the Nile")])


def test_known_articles_are_only_those_that_may_match(filling: Filling) -> None:
    filling.take(1, [article(f"river {number}", hours=number) for number in range(50)])
    asked = [
        article("river 1", hours=-1),
        article("x", guid="renewed", url="http://www.rivers.example/river 2", hours=-1),
        article("x", guid=None, url=None, hours=3),
    ]
    titles = [known.title for known in filling.cache.articles.known(1, asked)]
    assert sorted(titles) == ["About river 1", "About river 2", "About river 3"]
    assert filling.cache.articles.known(2, asked) == ()


def test_lists_are_newest_first_across_sources_and_refreshes(filling: Filling) -> None:
    filling.take(1, [article("a", hours=1), article("c", hours=3)])
    filling.take(2, [article("b", hours=2), article("d", hours=9)])
    filling.take(1, [article("old but new here", hours=5)])
    headlines = filling.cache.articles.headlines(filling.cache.articles.listed(Query()))
    assert [one.title[6:] for one in headlines] == ["a", "b", "c", "old but new here", "d"]


def test_undated_articles_keep_the_order_of_their_feed(filling: Filling) -> None:
    filling.take(1, [article(name, published=None) for name in "abc"])
    headlines = filling.cache.articles.headlines(filling.cache.articles.listed(Query()))
    assert [one.title[6:] for one in headlines] == ["a", "b", "c"]
    assert headlines[0].published is None and headlines[0].when == NOW


def test_queries_narrow_by_each_field(filling: Filling) -> None:
    filling.take(1, [article("a", hours=1, topics=("Wasser",)), article("b", hours=30)])
    filling.take(2, [article("c", hours=2, topics=("WASSER", "Mars"))])
    by_name = {one.title[6:]: one.id for one in filling.cache.articles.headlines([1, 2, 3])}
    filling.cache.states.mark([by_name["a"]], read=True)
    filling.cache.states.mark([by_name["b"]], starred=True)
    filling.cache.states.mark([by_name["c"]], later=True)

    def names(query: Query) -> str:
        ids = filling.cache.articles.listed(query)
        assert filling.cache.counts.articles(query) == len(ids)
        return "".join(one.title[6:] for one in filling.cache.articles.headlines(ids))

    assert names(Query(Scope.ALL)) == "acb"
    assert names(Query()) == "cb"
    assert names(Query(Scope.READ)) == "a"
    assert names(Query(Scope.STARRED)) == "b"
    assert names(Query(Scope.LATER)) == "c"
    assert names(Query(Scope.ALL, category="World")) == "ab"
    assert names(Query(Scope.ALL, category="Nothing")) == ""
    assert names(Query(Scope.ALL, source=2)) == "c"
    assert names(Query(Scope.ALL, topic="wasser")) == "ac"
    assert names(Query(Scope.ALL, since=NOW - timedelta(hours=2))) == "ac"
    assert names(Query(Scope.ALL, limit=2)) == "ac"
    assert names(Query(Scope.ALL, limit=0)) == ""
    assert names(Query(Scope.UNREAD, category="World", limit=5)) == "b"


def test_headlines_come_in_the_order_asked_and_skip_what_is_not_there(filling: Filling) -> None:
    filling.take(1, [article(name) for name in "abc"])
    assert [one.id for one in filling.cache.articles.headlines([3, 99, 1, 2])] == [3, 1, 2]
    assert filling.cache.articles.headlines([]) == []


@pytest.mark.parametrize("number", [0, -1, 99, 10**30])
def test_an_article_that_is_not_there_is_not_found(filling: Filling, number: int) -> None:
    filling.take(1, [article("a")])
    with pytest.raises(NotFoundError):
        filling.cache.articles.get(number)


def test_an_absurd_date_is_kept_but_does_not_sort(filling: Filling) -> None:
    far = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    filling.take(1, [article("a", published=far), article("b", published=datetime(1, 1, 1, tzinfo=UTC))])
    headlines = filling.cache.articles.headlines([1, 2])
    assert {one.published for one in headlines} == {far, datetime(1, 1, 1, tzinfo=UTC)}
    assert {one.when for one in headlines} == {NOW}


def test_an_article_is_found_by_any_form_of_its_address(filling: Filling) -> None:
    filling.take(1, [article("a")])
    assert filling.cache.articles.by_address("http://www.rivers.example/a/?utm_source=x#y") == 1
    assert filling.cache.articles.by_address("https://rivers.example/b") is None


def test_an_address_means_the_article_that_can_be_read(filling: Filling) -> None:
    page = "https://shared.example/story"
    filling.take(1, [article("full", url=page), article("bare", url=page, body=" ", hours=0)])
    filling.take(2, [replace(article("empty", url=page), body="")])
    full = next(one for one in filling.cache.articles.headlines([1, 2, 3]) if one.title == "About full")
    filling.cache.documents.put(full.id, Document(blocks=(Paragraph("All"),)), [page], now=NOW)
    assert filling.cache.articles.by_address(page) == full.id


def test_unread_counts_follow_every_change(filling: Filling) -> None:
    filling.take(1, [article("a"), article("b")])
    assert filling.cache.counts.unread(filling.cache.sources.all()).total == 2
    filling.cache.states.mark([1], read=True)
    assert filling.cache.counts.unread(filling.cache.sources.all()).total == 1
    assert (filling.cache.sources.find(1).articles, filling.cache.sources.find(1).unread) == (2, 1)
