"""Whatever a publisher does to guids and addresses, any sequence of feeds leaves each article exactly once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain import merge
from termnews.domain.article import ParsedArticle
from termnews.domain.merge import Change, Known

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
Publisher = Callable[[ParsedArticle, int, int], ParsedArticle]


def article(number: int) -> ParsedArticle:
    return ParsedArticle(
        guid=f"guid-{number}",
        url=f"https://example.org/{number}",
        title=f"Story {number}",
        body=f"<p>Text {number}</p>",
        published=NOW - timedelta(hours=number),
    )


# How a publisher writes an article (the first argument) in feed number `build` at place `position`.
PUBLISHERS: dict[str, Publisher] = {
    "as it should be": lambda one, build, position: one,
    "no guid": lambda one, build, position: replace(one, guid=None),
    "no address": lambda one, build, position: replace(one, url=None),
    "neither guid nor address": lambda one, build, position: replace(one, guid=None, url=None),
    "one guid for all": lambda one, build, position: replace(one, guid="feed"),
    "one address for all": lambda one, build, position: replace(one, url="https://example.org/latest"),
    "guids renewed": lambda one, build, position: replace(one, guid=f"{one.guid}-{build}"),
    "guids renewed, no address": lambda one, build, position: replace(one, guid=f"{one.guid}-{build}", url=None),
    "guids are positions": lambda one, build, position: replace(one, guid=str(position)),
    "positions, no dates": lambda one, build, position: replace(one, guid=str(position), published=None),
    "positions, no address": lambda one, build, position: replace(one, guid=str(position), url=None),
    "positions, neither": lambda one, build, position: replace(one, guid=str(position), url=None, published=None),
    "one guid for the newest": lambda one, build, position: replace(one, guid=one.guid if position else "new"),
    "newest, no dates": lambda one, build, position: replace(
        one, guid=one.guid if position else "new", published=None
    ),
    "newest, no address": lambda one, build, position: replace(one, guid=one.guid if position else "new", url=None),
    "newest, neither": lambda one, build, position: replace(
        one, guid=one.guid if position else "new", url=None, published=None
    ),
    "one guid, no dates": lambda one, build, position: replace(one, guid="feed", published=None),
    "one guid, neither": lambda one, build, position: replace(one, guid="feed", url=None, published=None),
    "one guid, no address": lambda one, build, position: replace(one, guid="feed", url=None),
    "guids change case": lambda one, build, position: replace(one, guid=f"{one.guid}".upper() if build % 2 else one.guid),  # noqa: E501
    "guids come and go": lambda one, build, position: replace(one, guid=one.guid if build % 2 else None),
    "scheme and host change": lambda one, build, position: replace(
        one, guid=f"http{'s' * (build % 2)}://example.org/{one.guid}", published=None,
        url=f"http{'s' * (build % 2)}://{'www.' * (build % 2)}example.org/{one.guid}",
    ),
    "titles edited, no dates": lambda one, build, position: replace(
        one, title=f"{one.title}, edition {build}", published=None
    ),
    "titles edited, no address": lambda one, build, position: replace(
        one, title=f"{one.title}, edition {build}", url=None
    ),
    "titles edited, neither": lambda one, build, position: replace(
        one, title=f"{one.title}, {'now ' * build}", url=None, published=None
    ),
    "other titles, neither": lambda one, build, position: replace(
        one, title=f"{one.title}, {'ABCDEFGH'[build]} {'ABCDEFGH'[build] * 2} {'ABCDEFGH'[build] * 3}", url=None,
        published=None,
    ),
    "titles edited": lambda one, build, position: replace(one, title=f"{one.title}, edition {build}"),
    "texts and dates edited": lambda one, build, position: replace(
        one, body=f"{build}", published=NOW - timedelta(minutes=build)
    ),
    "tracking parameters": lambda one, build, position: replace(one, guid=None, url=f"{one.url}?utm_source={build}"),
}  # fmt: skip

FEEDS = st.lists(st.lists(st.integers(0, 7), unique=True, max_size=8), max_size=6)


def take(known: dict[int, Known], names: dict[int, str], parsed: list[ParsedArticle]) -> int:
    intents = merge.decide(list(known.values()), parsed, now=NOW)
    for intent in intents:
        number = intent.id if isinstance(intent, Change) else len(known) + 1
        key = known[number].key if isinstance(intent, Change) else intent.key
        one = intent.article
        known[number] = Known(
            number, key, merge.fold_guid(one.guid), merge.article_address(one), one.title, one.published, intent.digest
        )
        names[number] = one.title.partition(",")[0]
    return len(intents)


@pytest.mark.parametrize("publisher", PUBLISHERS.values(), ids=PUBLISHERS.keys())
@given(feeds=FEEDS)
def test_any_sequence_of_feeds_leaves_each_article_exactly_once(publisher: Publisher, feeds: list[list[int]]) -> None:
    known: dict[int, Known] = {}
    names: dict[int, str] = {}
    for build, numbers in enumerate(feeds):
        parsed = [publisher(article(number), build, position) for position, number in enumerate(numbers)]
        take(known, names, parsed)
        assert take(known, names, parsed) == 0, "the same feed again has nothing to write"
        assert take(known, names, parsed[::-1]) == 0, "the order of a feed means nothing"
    shown = {f"Story {number}" for numbers in feeds for number in numbers}
    assert sorted(names.values()) == sorted(shown)


SCRAPS = st.builds(
    ParsedArticle,
    guid=st.sampled_from([None, "x", "X", "y", "http://x"]),
    url=st.sampled_from([None, "https://e.org/", "https://e.org/1", "http://e.org/1?utm_source=a", "https://e.org/2"]),
    title=st.sampled_from(["", "One", "one", "Two"]),
    body=st.sampled_from(["", "<p>a</p>", "<p>b</p>"]),
    published=st.sampled_from([None, NOW, NOW - timedelta(days=1)]),
)


@given(feeds=st.lists(st.lists(SCRAPS, max_size=6), max_size=4))
def test_however_alike_articles_are_a_second_identical_feed_yields_no_intents(feeds: list[list[ParsedArticle]]) -> None:
    known: dict[int, Known] = {}
    for feed in feeds:
        take(known, {}, feed)
        assert take(known, {}, feed) == 0
        assert len({one.key for one in known.values()}) == len(known)


def _date(one: ParsedArticle) -> datetime | None:
    return None if one.guid or one.url else one.published


@given(feed=st.lists(SCRAPS, max_size=8))
def test_one_feed_keeps_every_article_that_differs_from_the_others(feed: list[ParsedArticle]) -> None:
    known: dict[int, Known] = {}
    take(known, {}, feed)
    different = {(merge.fold_guid(a.guid), merge.article_address(a), a.title, a.body, _date(a)) for a in feed}
    assert len(known) == len(different)
