"""The subscribed set, and how refreshes went."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.store.conftest import NOW, RIVERS, STARS, Filling, article

from termnews.domain.errors import NotFoundError
from termnews.domain.query import Query, Scope
from termnews.domain.source import AUTO, Answer, Subscription, Validators


def test_sources_are_listed_in_the_order_of_the_subscriptions(filling: Filling) -> None:
    filling.cache.sources.sync([STARS, RIVERS])
    assert [source.url for source in filling.cache.sources.all()] == [STARS.url, RIVERS.url]


def test_every_field_of_a_subscription_is_kept(filling: Filling) -> None:
    one = Subscription("https://x.example/api", "Technology", "X", True, {"articles": "data[*]", "title": "名"})
    filling.cache.sources.sync([one])
    (source,) = filling.cache.sources.all()
    assert (source.url, source.category, source.title, source.full_text, source.map) == (
        one.url, one.category, one.title, one.full_text, one.map
    )  # fmt: skip


def test_a_title_is_the_readers_or_the_feeds_or_the_host(filling: Filling) -> None:
    assert filling.cache.sources.find(1).title == "rivers.example"
    filling.take(1, [])
    filling.take(2, [])
    assert filling.cache.sources.find(1).title == "Rivers of the World"
    assert filling.cache.sources.find(2).title == "The Stars"
    filling.take(1, [], title=None)
    assert filling.cache.sources.find(1).title == "Rivers of the World"


def test_of_one_address_twice_the_first_counts(filling: Filling) -> None:
    filling.cache.sources.sync([RIVERS, Subscription(RIVERS.url, "Elsewhere")])
    assert [(source.url, source.category) for source in filling.cache.sources.all()] == [(RIVERS.url, "World")]


def test_an_unsubscribed_source_is_out_of_sight_but_loses_nothing(filling: Filling) -> None:
    filling.take(1, [article("the Nile"), article("the Rhine"), article("the Indus")])
    filling.cache.states.mark([1], read=True)
    filling.cache.states.mark([2], starred=True)
    filling.cache.sources.sync([STARS])
    assert list(filling.cache.articles.listed(Query(Scope.ALL))) == []
    assert filling.cache.counts.unread(filling.cache.sources.all()).total == 0
    assert filling.found("indus") == []
    with pytest.raises(NotFoundError):
        filling.cache.sources.find(1)
    assert list(filling.cache.articles.listed(Query(Scope.STARRED))) == [2], "what was starred stays in sight"
    filling.cache.sources.sync([STARS, RIVERS])
    assert filling.cache.sources.find(1).articles == 3
    assert filling.cache.sources.find(1).unread == 2
    assert len(filling.found("indus")) == 1


def test_subscribing_again_asks_a_source_that_was_gone(filling: Filling) -> None:
    filling.cache.sources.record_failure(1, "The feed is gone (410).", now=NOW, gone=True)
    assert filling.cache.sources.find(1).health.gone
    filling.cache.sources.sync([STARS])
    filling.cache.sources.sync([STARS, RIVERS])
    assert not filling.cache.sources.find(1).health.gone


@pytest.mark.parametrize("ref", [1, "1", RIVERS.url, "http://www.rivers.example/feed/"])
def test_a_source_is_found_by_id_or_address(filling: Filling, ref: int | str) -> None:
    assert filling.cache.sources.find(ref).url == RIVERS.url


@pytest.mark.parametrize("ref", [0, 9, "9", 10**40, str(10**40), "https://nowhere.example/", "", "'"])
def test_a_source_that_is_not_there_is_not_found(filling: Filling, ref: int | str) -> None:
    with pytest.raises(NotFoundError):
        filling.cache.sources.find(ref)


def test_failures_are_counted_and_a_success_forgets_them(filling: Filling) -> None:
    later = NOW + timedelta(hours=1)
    filling.cache.sources.record_failure(1, "No answer.", now=NOW)
    filling.cache.sources.record_failure(1, "Too busy.", now=later, retry_at=later + timedelta(hours=1))
    health = filling.cache.sources.find(1).health
    assert (health.failures, health.error, health.error_since, health.checked, health.success) == (
        2, "Too busy.", NOW, later, None
    )  # fmt: skip
    assert health.retry_at == later + timedelta(hours=1)
    filling.cache.sources.record_unchanged(1, Answer(Validators('"e"', "Sun", "h")), now=later)
    source = filling.cache.sources.find(1)
    assert source.validators == Validators('"e"', "Sun", "h")
    assert (source.health.failures, source.health.error, source.health.error_since) == (0, None, None)
    assert source.health.success == later and source.health.retry_at is None


def test_a_failure_keeps_the_validators(filling: Filling) -> None:
    filling.take(1, [], validators=Validators('"e"'))
    filling.cache.sources.record_failure(1, "No answer.", now=NOW)
    assert filling.cache.sources.find(1).validators.etag == '"e"'


def test_articles_follow_their_source_to_another_category(filling: Filling) -> None:
    filling.take(1, [article("the Nile")])
    filling.cache.sources.sync([Subscription(RIVERS.url, "Nature"), STARS])
    assert filling.cache.articles.headlines([1])[0].category == "Nature"
    assert filling.cache.counts.unread(filling.cache.sources.all()).categories == {"Nature": 1, "Science": 0}


def test_an_auto_source_files_articles_by_their_own_category(filling: Filling) -> None:
    filling.take(1, [article("the Nile", topics=("Africa", "Water")), article("the Rhine")])
    filling.cache.sources.sync([Subscription(RIVERS.url, AUTO), STARS])
    filling.take(1, [article("the Indus", hours=0, topics=("Asia",))])
    assert filling.cache.counts.unread(filling.cache.sources.all()).categories == {
        "Africa": 1,
        "Asia": 1,
        "Unfiled": 1,
        "Science": 0,
    }
    (nile,) = filling.cache.articles.headlines(filling.cache.articles.listed(Query(category="Africa")))
    assert (nile.title, nile.category) == ("About the Nile", "Africa")
    filling.take(1, [article("the Nile", topics=("Egypt",))])
    assert filling.cache.counts.articles(Query(category="Egypt")) == 1
    filling.cache.sources.sync([RIVERS, STARS])
    assert filling.cache.counts.unread(filling.cache.sources.all()).categories == {"World": 3, "Science": 0}
    assert filling.cache.counts.articles(Query(category="Egypt")) == 0


def test_a_paused_source_is_known_as_one(filling: Filling) -> None:
    filling.cache.sources.sync([replace(RIVERS, paused=True), STARS])
    assert [source.paused for source in filling.cache.sources.all()] == [True, False]
    filling.cache.sources.sync([RIVERS, STARS])
    assert [source.paused for source in filling.cache.sources.all()] == [False, False]


def test_the_sources_of_marked_articles_are_counted_alone(filling: Filling) -> None:
    rivers = filling.take(1, [article("nile"), article("ob")]).new
    stars = filling.take(2, [article("mars", site="stars.example")]).new
    filling.cache.states.mark(rivers[:1], read=True)
    assert filling.cache.counts.of_articles(rivers) == {1: 1}
    assert filling.cache.counts.of_articles([*rivers, *stars]) == {1: 1, 2: 1}
    assert filling.cache.counts.of_articles([]) == {}


def test_whether_anything_is_subscribed_to_is_told(filling: Filling) -> None:
    assert not filling.cache.subscribed.none()
    filling.cache.sources.sync([])
    assert filling.cache.subscribed.none()


def test_a_source_that_moves_to_the_address_of_an_ended_one_changes_places_with_it(filling: Filling) -> None:
    filling.take(2, [article("d", site="stars.example")], title=None)
    filling.cache.sources.sync([RIVERS])
    filling.cache.sources.record_unchanged(1, Answer(Validators(), moved_to=STARS.url), now=NOW)
    filling.cache.sources.sync([replace(RIVERS, url=STARS.url)])
    assert [(source.id, source.url) for source in filling.cache.sources.all()] == [(1, STARS.url)]
    filling.cache.sources.sync([replace(RIVERS, url=STARS.url), RIVERS])
    assert [(source.id, source.url, source.articles) for source in filling.cache.sources.all()] == [
        (1, STARS.url, 0),
        (2, RIVERS.url, 1),
    ]
