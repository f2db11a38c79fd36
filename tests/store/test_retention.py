"""What is kept no longer, and what is kept whatever its age."""

from datetime import timedelta

import pytest
from tests.store.conftest import NOW, Filling, article

from termnews.domain.document import Document, Paragraph
from termnews.domain.errors import NotFoundError
from termnews.domain.query import Query, Scope

ALL = Query(Scope.ALL)
STORIES = [article(f"story {day}", hours=24 * day) for day in range(10)]


@pytest.fixture
def read(filling: Filling) -> Filling:
    """Give a cache with ten articles of source 1, one for each of the last ten days, all read."""
    filling.take(1, STORIES)
    filling.cache.states.mark(filling.cache.articles.listed(ALL), read=True)
    return filling


def titles(filling: Filling) -> list[str]:
    return [one.title for one in filling.cache.articles.headlines(filling.cache.articles.listed(ALL))]


def test_nothing_goes_where_there_is_no_limit(read: Filling) -> None:
    assert read.cache.retention.forget(1, now=NOW) == 0
    assert len(titles(read)) == 10


def test_articles_older_than_so_many_days_go(read: Filling) -> None:
    assert read.cache.retention.forget(1, days=3, now=NOW) == 6
    assert titles(read) == [f"About story {day}" for day in range(4)]


def test_all_but_the_newest_so_many_go(read: Filling) -> None:
    assert read.cache.retention.forget(1, articles=4, now=NOW) == 6
    assert titles(read) == [f"About story {day}" for day in range(4)]
    assert read.cache.retention.forget(1, articles=100, now=NOW) == 0


def test_what_is_starred_put_by_or_unread_stays(read: Filling) -> None:
    oldest = read.cache.articles.listed(ALL)[-3:]
    read.cache.states.mark(oldest[:1], starred=True)
    read.cache.states.mark(oldest[1:2], later=True)
    read.cache.states.mark(oldest[2:], read=False)
    read.cache.retention.forget(1, days=1, articles=1, now=NOW)
    assert list(read.cache.articles.listed(ALL))[-3:] == list(oldest)


def test_other_sources_keep_theirs(read: Filling) -> None:
    read.take(2, [article("Vega", hours=2000, site="stars.example")])
    read.cache.states.mark(read.cache.articles.listed(ALL), read=True)
    read.cache.retention.forget(1, days=1, now=NOW)
    assert "About Vega" in titles(read)


def test_an_article_that_went_leaves_nothing_to_read_or_find_and_is_not_new_again(read: Filling) -> None:
    gone = read.cache.articles.listed(ALL)[-1]
    document = Document(url="https://rivers.example/x", title="Old", blocks=(Paragraph("papyrus"),))
    read.cache.documents.put(gone, document, [], now=NOW)
    read.cache.states.opened(gone, NOW)
    read.cache.retention.forget(1, days=3, now=NOW)
    assert read.found("story 9") == read.found("papyrus") == []
    assert read.cache.documents.get(gone) is None
    assert read.cache.articles.by_address("https://rivers.example/x") is None
    assert read.cache.states.history() == ()
    with pytest.raises(NotFoundError):
        read.cache.articles.get(gone)
    later = NOW + timedelta(days=1)
    assert read.take(1, STORIES, now=later).new == ()
    edited = [article("story 9", hours=24 * 9, body="<p>edited</p>")]
    assert read.take(1, edited, now=later) == type(read.take(1, [], now=later))()
    assert len(titles(read)) == 4


def test_a_document_that_a_twin_shares_stays_with_the_twin(read: Filling) -> None:
    gone = read.cache.articles.listed(ALL)[-1]
    read.take(2, [article("story 9", hours=1, guid="theirs")])
    read.cache.documents.put(gone, Document(title="Old", blocks=(Paragraph("papyrus"),)), [], now=NOW)
    read.cache.retention.forget(1, days=3, now=NOW)
    (twin,) = read.cache.articles.listed(Query(Scope.ALL, source=2))
    assert read.cache.documents.get(twin) is not None
    read.cache.retention.forget(2, articles=0, days=1, now=NOW + timedelta(days=9))
    assert read.cache.documents.get(twin) is None


def test_pages_that_links_led_to_go_by_their_age_once_they_are_read(filling: Filling) -> None:
    for day in (1, 9):
        page = Document(url=f"https://x.example/{day}", title="Page", published=NOW - timedelta(days=day))
        number = filling.cache.articles.add_page(page, [], now=NOW)
        filling.cache.states.mark([number], read=True)
    assert filling.cache.retention.forget(None, days=3, now=NOW) == 1
    assert filling.cache.articles.by_address("https://x.example/1") is not None
    assert filling.cache.articles.by_address("https://x.example/9") is None
