"""The orders a list can have."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.store.conftest import NOW, RIVERS, STARS, Filling, article

from termnews.domain.document import Document, Paragraph
from termnews.domain.query import Order, Query, Scope


@pytest.fixture
def filled(filling: Filling) -> Filling:
    """Give articles 1 to 3 of Rivers (the newest first) and 4 of The Stars, which is older than all."""
    for name, hours in (("a", 1), ("b", 2), ("c", 3)):
        filling.take(1, [article(name, hours=hours)])
    filling.take(2, [article("d", hours=9, site="stars.example", body=f"<p>{'longer ' * 9}</p>")], title=None)
    return filling


def ids(filling: Filling, order: Order, scope: Scope = Scope.ALL) -> list[int]:
    return list(filling.cache.articles.listed(Query(scope, order=order)))


def test_lists_are_newest_first_unless_asked_otherwise(filled: Filling) -> None:
    assert list(filled.cache.articles.listed(Query(Scope.ALL))) == [1, 2, 3, 4]
    assert ids(filled, Order.OLDEST) == [4, 3, 2, 1]


def test_sources_come_by_name_whatever_its_case_and_their_newest_article_first(filled: Filling) -> None:
    assert ids(filled, Order.SOURCE) == [1, 2, 3, 4]
    filled.cache.sources.sync([RIVERS, replace(STARS, title="a name before R")])
    assert ids(filled, Order.SOURCE) == [4, 1, 2, 3]


@pytest.mark.parametrize("order", [Order.SOURCE, Order.LENGTH, Order.UNREAD])
def test_an_order_holds_for_the_first_of_a_list_for_none_and_for_pages(filled: Filling, order: Order) -> None:
    everything = ids(filled, order)
    assert list(filled.cache.articles.listed(Query(Scope.ALL, order=order, limit=2))) == everything[:2]
    assert ids(filled, order, Scope.STARRED) == []
    page = filled.cache.articles.add_page(Document(title="P", url="https://p.example/p"), [], now=NOW)
    filled.cache.states.mark([page, 3], starred=True)
    assert set(ids(filled, order, Scope.STARRED)) == {page, 3}
    if order is Order.SOURCE:
        assert ids(filled, order, Scope.STARRED) == [3, page]


def test_unread_articles_come_first_if_asked(filled: Filling) -> None:
    filled.cache.states.mark([1, 3], read=True)
    assert ids(filled, Order.UNREAD) == [2, 4, 1, 3]


def test_the_longest_text_comes_first_and_a_full_text_counts(filled: Filling) -> None:
    filled.cache.states.mark([2], read=True)
    assert ids(filled, Order.LENGTH)[0] == 4
    page = Document(url="https://rivers.example/c", title="c", blocks=(Paragraph("page " * 99),))
    filled.cache.documents.put(3, page, [], now=NOW)
    assert ids(filled, Order.LENGTH)[:2] == [3, 4]


def test_what_was_read_is_sorted_by_date_only_if_asked(filled: Filling) -> None:
    filled.cache.states.mark([1, 2, 3], read=True)
    for number in (1, 3):
        filled.cache.states.opened(number, NOW)
    assert ids(filled, Order.NEWEST, Scope.READ) == [3, 1, 2]
    assert ids(filled, Order.OLDEST, Scope.READ) == [3, 2, 1]


def test_ids_become_a_list_again_without_those_that_are_gone(filled: Filling) -> None:
    again = filled.cache.articles.listed_as([3, 99, 1])
    assert list(again) == [3, 1]
    assert again.when(0) == int((NOW - timedelta(hours=3)).timestamp())


def test_unread_places_are_told_apart(filled: Filling) -> None:
    filled.cache.states.mark([2], read=True)
    everything = filled.cache.articles.listed(Query(Scope.ALL))
    assert list(filled.cache.articles.unread_among(everything.sort_keys[:2]).sort_keys) == [everything.sort_keys[0]]
    assert set(filled.cache.articles.unread().sort_keys) == set(everything.sort_keys) - {everything.sort_keys[1]}


def test_what_came_after_a_time_has_higher_ids(filled: Filling) -> None:
    filled.take(1, [article("e", hours=99)], now=NOW + timedelta(hours=5))
    assert filled.cache.articles.newer_than(NOW) == 4
    assert filled.cache.articles.newer_than(NOW - timedelta(days=1)) == 0
    assert filled.cache.articles.newer_than(NOW + timedelta(hours=5)) == 5
