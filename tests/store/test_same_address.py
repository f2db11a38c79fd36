"""One address in several sources: complete lists, one document, one read mark, one row in lists over several."""

from dataclasses import replace

import pytest
from tests.store.conftest import NOW, RIVERS, STARS, Filling, article

from termnews.domain.document import Document, Paragraph
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription

ALL = Query(Scope.ALL)
ONCE = Query(Scope.ALL, once=True)


@pytest.fixture
def shared(filling: Filling) -> Filling:
    """Give a cache in which both sources carry the Nile (ids 1 and 3), and each has one article of its own."""
    filling.take(1, [article("the Nile", hours=5), article("the Ob", hours=4)])
    filling.take(2, [article("the Nile", hours=2, guid="theirs"), article("Vega", hours=1, site="stars.example")])
    return filling


def numbers(filling: Filling, query: Query) -> list[int]:
    return list(filling.cache.articles.listed(query))


def test_each_sources_list_stays_complete(shared: Filling) -> None:
    assert numbers(shared, Query(Scope.ALL, source=1)) == [2, 1]
    assert numbers(shared, Query(Scope.ALL, source=2, once=True)) == [4, 3]
    assert numbers(shared, ALL) == [4, 3, 2, 1]


def test_a_list_over_several_sources_can_show_it_once_with_both_named(shared: Filling) -> None:
    assert numbers(shared, ONCE) == [4, 2, 1]
    assert shared.cache.counts.articles(ONCE) == 3
    (headline,) = shared.cache.articles.headlines([1])
    assert [headline.source.title, *(one.title for one in headline.also_in)] == ["Rivers of the World", "The Stars"]
    (headline,) = shared.cache.articles.headlines([2])
    assert headline.also_in == ()


def test_it_counts_once_in_all_and_in_each_category(shared: Filling) -> None:
    assert shared.cache.counts.unread(shared.cache.sources.all()).total == 3
    assert shared.cache.counts.unread(shared.cache.sources.all()).categories == {"World": 2, "Science": 2}
    shared.cache.sources.sync([RIVERS, replace(STARS, category="World")])
    assert shared.cache.counts.unread(shared.cache.sources.all()).categories == {"World": 3}


def test_a_search_over_several_sources_can_find_it_once(shared: Filling) -> None:
    assert len(shared.cache.search.find("nile")) == 2
    (found,), more = shared.cache.search.first("nile", limit=9)
    assert (bool(found.also_in), more) == (True, False)
    assert list(shared.cache.search.all("nile")) == [found.id]
    # two rows were looked at, and there may be a third
    assert shared.cache.search.first("nile", limit=2)[1]


def test_it_is_shown_in_every_list_that_names_one_of_them(shared: Filling) -> None:
    assert numbers(shared, Query(Scope.ALL, category="Science", once=True)) == [4, 3]
    shared.cache.states.mark([3], starred=True)
    assert numbers(shared, Query(Scope.STARRED, once=True)) == [3]


@pytest.mark.parametrize("marked", [1, 3])
def test_reading_one_reads_both_and_so_does_taking_it_back(shared: Filling, marked: int) -> None:
    assert set(shared.cache.states.mark([marked], read=True)) == {1, 3}
    assert set(numbers(shared, Query())) == {2, 4}
    assert set(shared.cache.states.mark([marked], read=False)) == {1, 3}
    assert len(numbers(shared, Query())) == 4


def test_marking_a_list_read_reads_the_twins_elsewhere(shared: Filling) -> None:
    assert set(shared.cache.states.mark(shared.cache.articles.listed(Query(source=2)), read=True)) == {1, 3, 4}
    assert [source.unread for source in shared.cache.sources.all()] == [1, 0]


def test_a_star_is_one_articles_alone(shared: Filling) -> None:
    assert shared.cache.states.mark([1], starred=True) == (1,)


@pytest.mark.parametrize("stored", [1, 3])
def test_both_share_one_document(shared: Filling, stored: int) -> None:
    document = Document(url="https://rivers.example/the Nile", title="The Nile", blocks=(Paragraph("All of it."),))
    shared.cache.documents.put(stored, document, [], now=NOW)
    for number in (1, 3):
        assert shared.cache.documents.get(number) == document
        assert shared.cache.articles.get(number).headline.has_full_text


def test_one_that_comes_after_the_first_was_read_is_read_and_has_its_document(filling: Filling) -> None:
    filling.take(1, [article("the Nile")])
    filling.cache.states.mark([1], read=True)
    filling.cache.documents.put(1, Document(title="The Nile", blocks=(Paragraph("All."),)), [], now=NOW)
    filling.take(2, [article("the Nile", guid="theirs")])
    assert numbers(filling, Query()) == []
    assert filling.cache.documents.get(2) is not None


def test_a_page_that_a_link_led_to_is_the_twin_of_the_article_that_comes_later(filling: Filling) -> None:
    page = Document(url="https://rivers.example/nile", title="The Nile", blocks=(Paragraph("All."),))
    filling.cache.articles.add_page(page, [], now=NOW)
    filling.take(1, [article("nile")])
    assert filling.cache.documents.get(2) is not None
    assert numbers(filling, ONCE) == [2]


def test_the_earliest_may_go_and_the_other_keeps_the_document(shared: Filling) -> None:
    shared.cache.documents.put(3, Document(title="The Nile", blocks=(Paragraph("All."),)), [], now=NOW)
    shared.cache.sources.sync([Subscription("https://stars.example/feed", "Science", title="The Stars")])
    assert numbers(shared, ONCE) == [4, 3]
    (headline,) = shared.cache.articles.headlines([3])
    assert headline.also_in == ()
    assert shared.cache.documents.get(3) is not None


def test_a_front_page_is_no_articles_address(filling: Filling) -> None:
    for source in (1, 2):
        filling.take(source, [article(str(source), url="https://rivers.example/")])
    filling.cache.states.mark([1], read=True)
    assert numbers(filling, Query(once=True)) == [2]


def test_an_address_that_one_source_gives_to_several_articles_joins_nothing(filling: Filling) -> None:
    log = [article(str(n), url="https://rivers.example/log") for n in range(3)]
    filling.take(1, log)
    filling.take(2, [article("theirs", url="https://rivers.example/log")])
    assert len(numbers(filling, ONCE)) == 4
