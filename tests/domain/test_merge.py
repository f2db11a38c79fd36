"""Which articles of a feed are new, edited or known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from termnews.domain import merge
from termnews.domain.article import Enclosure, ParsedArticle
from termnews.domain.merge import Add, Change, Intent, Known

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
A = ParsedArticle("a", "https://example.org/a", "Alder", body="<p>one</p>", published=NOW - timedelta(hours=3))
B = ParsedArticle("b", "https://example.org/b", "Birch", body="<p>two</p>", published=NOW - timedelta(hours=2))
C = ParsedArticle("c", "https://example.org/c", "Cedar", body="<p>three</p>", published=NOW - timedelta(hours=1))


class Shelf:
    """A cache of one source in memory: it carries out intents and knows every article."""

    def __init__(self) -> None:
        self.articles: dict[int, ParsedArticle] = {}
        self.known: dict[int, Known] = {}

    def take(self, *parsed: ParsedArticle) -> tuple[Intent, ...]:
        intents = merge.decide(list(self.known.values()), parsed, now=NOW)
        for intent in intents:
            number = intent.id if isinstance(intent, Change) else len(self.known) + 1
            key = self.known[number].key if isinstance(intent, Change) else intent.key
            self.articles[number] = intent.article
            self.known[number] = _known(number, key, intent)
        keys = [one.key for one in self.known.values()]
        assert len(keys) == len(set(keys))
        return intents

    def titles(self) -> list[str]:
        return sorted(article.title for article in self.articles.values())


def _known(number: int, key: str, intent: Intent) -> Known:
    article = intent.article
    return Known(
        number, key, merge.fold_guid(article.guid), merge.article_address(article), article.title, article.published,
        intent.digest,
    )  # fmt: skip


def after(*feeds: Sequence[ParsedArticle]) -> Shelf:
    shelf = Shelf()
    for feed in feeds:
        shelf.take(*feed)
    return shelf


def renewed(article: ParsedArticle) -> ParsedArticle:
    return replace(article, guid=f"new-{article.guid}")


def test_a_first_feed_adds_all_its_articles() -> None:
    assert after([A, B, C]).titles() == ["Alder", "Birch", "Cedar"]


def test_the_same_feed_again_has_nothing_to_write() -> None:
    assert after([A, B, C]).take(C, A, B) == ()


def test_an_edited_article_is_a_change_of_the_known_one() -> None:
    shelf = after([A, B])
    edited = replace(A, title="Alder, corrected", body="<p>1</p>")
    assert [type(intent) for intent in shelf.take(edited, B)] == [Change]
    assert shelf.titles() == ["Alder, corrected", "Birch"]


def test_another_date_alone_is_no_edit() -> None:
    assert after([A]).take(replace(A, published=NOW, updated=NOW)) == ()


@pytest.mark.parametrize(
    "edited",
    [
        replace(A, authors=("Someone",)),
        replace(A, topics=("Trees",)),
        replace(A, summary="A tree"),
        replace(A, image="https://example.org/a.jpg"),
        replace(A, enclosures=(Enclosure("https://example.org/a.mp3"),)),
    ],
)
def test_everything_a_reader_sees_counts_as_an_edit(edited: ParsedArticle) -> None:
    assert [type(intent) for intent in after([A]).take(edited)] == [Change]


def test_articles_that_vanish_and_return_are_known() -> None:
    shelf = after([A, B], [], [B])
    assert shelf.take(A, B) == ()


@pytest.mark.parametrize("guid", ["HTTPS://Example.org/1", "http://example.org/1", " https://example.org/1 "])
def test_a_guid_that_changes_case_or_scheme_is_the_same(guid: str) -> None:
    one = replace(A, guid="https://example.org/1")
    assert after([one]).take(replace(one, guid=guid)) == ()


def test_one_guid_for_different_articles_keeps_them_all() -> None:
    feed = [replace(article, guid="same") for article in (A, B, C)]
    shelf = after(feed)
    assert shelf.titles() == ["Alder", "Birch", "Cedar"]
    assert shelf.take(*feed) == ()


def test_one_guid_and_address_with_different_titles_keeps_them_all() -> None:
    feed = [replace(article, guid="same", url="https://example.org/all") for article in (A, B, C)]
    shelf = after(feed)
    assert shelf.titles() == ["Alder", "Birch", "Cedar"]
    assert shelf.take(*reversed(feed)) == ()


def test_one_guid_over_time_does_not_overwrite_what_left_the_feed() -> None:
    a, b, c = (replace(article, guid="same") for article in (A, B, C))
    assert after([a], [b], [c]).titles() == ["Alder", "Birch", "Cedar"]


def test_an_article_is_edited_in_place_where_all_share_one_guid() -> None:
    a, b = (replace(article, guid="same") for article in (A, B))
    assert after([a, b], [replace(a, title="Ash"), b]).titles() == ["Ash", "Birch"]


def test_guids_that_are_positions_in_the_feed_lose_nothing() -> None:
    def numbered(*articles: ParsedArticle) -> list[ParsedArticle]:
        return [replace(article, guid=str(number)) for number, article in enumerate(articles)]

    assert after(numbered(A), numbered(B, A), numbered(C, B)).titles() == ["Alder", "Birch", "Cedar"]


@pytest.mark.parametrize(
    ("edited", "one"),
    [
        (replace(A, title="Ash"), True),
        (replace(A, title="Ash", url=None), True),
        (replace(A, title="Alder: a long life", url=None, published=None, body="<p>other</p>"), True),
        (replace(A, title="Ash", url=None, published=None), True),
        (replace(A, title="Ash", url=None, published=None, body="<p>other</p>"), False),
        (replace(A, title="Ash", url=None, published=NOW, body="<p>other</p>"), False),
        (replace(A, title="Ash", url="https://example.org/ash", published=None), False),
        (replace(A, title="Ash", url="https://example.org/ash"), True),
        (replace(A, url="https://example.org/ash", published=None, body="<p>other</p>"), True),
    ],
)
def test_one_guid_is_one_article_unless_all_else_differs(edited: ParsedArticle, one: bool) -> None:
    first = replace(A, url=edited.url and A.url, published=edited.published and A.published)
    assert after([first], [edited]).titles() == ([edited.title] if one else sorted([A.title, edited.title]))


def test_exact_copies_in_one_feed_are_one_article() -> None:
    assert after([A, A, replace(A, guid="A")]).titles() == ["Alder"]


def test_copies_that_differ_in_text_are_two_articles() -> None:
    feed = [A, replace(A, body="<p>quite another</p>")]
    shelf = after(feed)
    assert shelf.titles() == ["Alder", "Alder"]
    assert shelf.take(*feed) == ()


def test_renewed_guids_with_the_same_addresses_are_not_new() -> None:
    shelf = after([A, B, C], [renewed(article) for article in (A, B, C)])
    assert shelf.titles() == ["Alder", "Birch", "Cedar"]


def test_renewed_guids_and_addresses_with_the_same_titles_and_dates_are_not_new() -> None:
    moved = [replace(renewed(article), url=f"https://moved.example/{article.guid}") for article in (A, B)]
    assert after([A, B], moved).titles() == ["Alder", "Birch"]


def test_one_address_for_all_articles_keeps_them_all() -> None:
    a, b, c = (replace(article, url="https://example.org/latest") for article in (A, B, C))
    assert after([a], [b], [c, b]).titles() == ["Alder", "Birch", "Cedar"]
    assert after([a, b], [renewed(a), renewed(b), c]).titles() == ["Alder", "Birch", "Cedar"]


def test_the_front_page_as_only_address_names_no_article() -> None:
    a, b = (replace(article, guid=None, url="https://example.org/") for article in (A, B))
    assert after([a], [b]).titles() == ["Alder", "Birch"]


def test_without_a_guid_the_address_names_the_article() -> None:
    one = replace(A, guid=None)
    shelf = after([one], [replace(one, title="Ash", url="http://www.example.org/a/?utm_source=feed")])
    assert shelf.titles() == ["Ash"]


def test_editions_counted_in_the_fragment_of_a_guid_are_one_article() -> None:
    first = replace(A, guid="https://example.org/a#0")
    second = replace(first, guid="https://example.org/a#1", title="Alder: what we know", published=NOW)
    assert after([first], [second]).titles() == ["Alder: what we know"]


def test_a_feed_that_starts_to_give_guids_adds_nothing_twice() -> None:
    plain = [replace(article, guid=None) for article in (A, B)]
    assert after(plain, [A, B]).titles() == ["Alder", "Birch"]


def test_without_guid_and_address_title_and_text_name_the_article() -> None:
    a, b = (replace(article, guid=None, url=None, published=None) for article in (A, B))
    again = replace(a, body="<p>another day</p>")
    shelf = after([a, b], [a, again])
    assert shelf.titles() == ["Alder", "Alder", "Birch"]
    assert shelf.take(again, b, a) == ()


def test_without_guid_and_address_the_dates_tell_articles_of_one_feed_apart() -> None:
    first, second = (ParsedArticle(None, None, "Denied", published=date) for date in (A.published, B.published))
    shelf = after([first, second])
    assert shelf.titles() == ["Denied", "Denied"]
    assert shelf.take(second, first) == shelf.take(second) == ()
    built_anew = [replace(first, published=NOW), replace(second, published=NOW - timedelta(seconds=1))]
    assert shelf.take(*built_anew) == (), "a publisher that dates by the time of the request adds nothing"


def test_an_article_with_no_title_is_kept() -> None:
    notes = [ParsedArticle(None, None, "", body=f"<p>{number}</p>") for number in range(3)]
    assert len(after(notes, notes).articles) == 3


def test_a_new_article_under_a_key_that_is_taken_gets_a_key_of_its_own() -> None:
    known = [Known(1, "b", "renamed", "example.org/z", "Zelkova", None, b"z")]
    (intent,) = merge.decide(known, [B], now=NOW)
    assert isinstance(intent, Add) and intent.key != "b"


def test_new_articles_come_in_the_order_of_their_dates() -> None:
    intents = merge.decide([], [C, A, B], now=NOW)
    assert [intent.article.title for intent in intents] == ["Alder", "Birch", "Cedar"]


def test_of_articles_without_a_date_the_first_in_the_feed_is_the_newest() -> None:
    undated = [replace(article, published=None) for article in (A, B, C)]
    intents = merge.decide([], undated, now=NOW)
    assert [intent.article.title for intent in intents] == ["Cedar", "Birch", "Alder"]


@pytest.mark.parametrize(
    "published",
    [None, datetime(1970, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), NOW + timedelta(days=2),
     datetime(9999, 12, 31, tzinfo=UTC)],
)  # fmt: skip
def test_a_date_that_cannot_be_believed_sorts_by_first_sight(published: datetime | None) -> None:
    (intent,) = merge.decide([], [replace(A, published=published)], now=NOW)
    assert isinstance(intent, Add) and intent.when == NOW


def test_a_date_a_few_hours_ahead_is_kept() -> None:
    assert merge.sort_date(NOW + timedelta(hours=5), NOW) == NOW + timedelta(hours=5)
