"""Stored full texts, and pages that links led to."""

import sqlite3
from datetime import timedelta

import pytest
from tests.store.conftest import NOW, Filling, article

from termnews.domain.document import Document, Heading, Link, Paragraph
from termnews.domain.errors import NotFoundError
from termnews.domain.headline import Origin
from termnews.domain.query import Query, Scope

PAGE = Document(
    title="How rivers turn",
    url="https://www.pages.example/rivers",
    category="Science",
    topics=("Rivers",),
    standfirst="Water finds a way",
    authors=("Ada Mason",),
    published=NOW - timedelta(days=3),
    language="en",
    site="Pages",
    image="https://pages.example/i.jpg",
    blocks=(Heading(2, "Meanders"), Paragraph("A gannet flew by.")),
    links=(Link(1, "x", "https://pages.example/x"),),
)
ASKED = "https://short.example/r"


def test_a_full_text_comes_back_as_it_was_stored(filling: Filling) -> None:
    filling.take(1, [article("a")])
    assert filling.cache.documents.get(1) is None
    filling.cache.documents.put(1, PAGE, [ASKED], now=NOW)
    assert filling.cache.documents.get(1) == PAGE
    assert filling.cache.articles.get(1).headline.has_full_text
    assert filling.cache.articles.get(1).body


def test_a_full_text_for_no_article_is_an_error(filling: Filling) -> None:
    with pytest.raises(NotFoundError):
        filling.cache.documents.put(1, PAGE, [], now=NOW)
    assert filling.found("gannet") == []


def test_all_addresses_that_led_to_a_text_mean_its_article(filling: Filling) -> None:
    filling.take(1, [article("a")])
    filling.cache.documents.put(1, PAGE, [ASKED, "https://pages.example/rivers?utm_source=x"], now=NOW)
    for url in (ASKED, "http://pages.example/rivers", "https://rivers.example/a"):
        assert filling.cache.articles.by_address(url) == 1


def test_a_text_in_an_unknown_form_counts_as_none(filling: Filling) -> None:
    filling.take(1, [article("a")])
    filling.cache.documents.put(1, PAGE, [], now=NOW)
    with sqlite3.connect(filling.path) as raw:
        raw.execute("""UPDATE documents SET json = '{"blocks": [{"type": "hologram"}], "links": []}'""")
    raw.close()
    assert filling.cache.documents.get(1) is None


def test_a_page_is_an_article_without_a_source(filling: Filling) -> None:
    number = filling.cache.articles.add_page(PAGE, [ASKED, "https://pages.example/rivers"], now=NOW)
    headline = filling.cache.articles.get(number).headline
    assert (headline.title, headline.summary, headline.authors) == (
        "How rivers turn",
        "Water finds a way",
        ("Ada Mason",),
    )
    assert headline.source == Origin(None, "Pages", "https://pages.example/")
    assert (headline.category, headline.topics, headline.when) == ("Science", ("Rivers",), NOW - timedelta(days=3))
    assert headline.has_full_text and filling.cache.documents.get(number) == PAGE
    assert filling.cache.articles.by_address(ASKED) == number


def test_a_page_is_in_no_list_but_searchable_and_can_be_kept(filling: Filling) -> None:
    number = filling.cache.articles.add_page(PAGE, [], now=NOW)
    assert filling.cache.counts.articles(Query(Scope.ALL)) == filling.cache.counts.articles(Query()) == 0
    assert filling.cache.counts.unread(filling.cache.sources.all()).total == 0
    assert filling.found("gannet") == filling.found("water finds") == filling.found("mason") == ["How rivers turn"]
    filling.cache.states.mark([number], starred=True, later=True)
    assert list(filling.cache.articles.listed(Query(Scope.STARRED))) == [number]
    assert list(filling.cache.articles.listed(Query(Scope.LATER))) == [number]
    filling.cache.states.opened(number, NOW)
    assert filling.cache.states.history() == (number,)


def test_a_page_reached_twice_is_one_article(filling: Filling) -> None:
    first = filling.cache.articles.add_page(PAGE, [ASKED], now=NOW)
    assert filling.cache.articles.add_page(PAGE, ["https://other.example/way"], now=NOW) == first
    assert filling.cache.articles.by_address("https://other.example/way") == first
    assert len(filling.found("gannet")) == 1


def test_a_page_that_a_source_has_too_becomes_that_articles_full_text(filling: Filling) -> None:
    filling.take(1, [article("a", url=PAGE.url)])
    assert filling.cache.articles.add_page(PAGE, [ASKED], now=NOW) == 1
    assert filling.cache.articles.by_address(ASKED) == 1


def test_a_page_without_anything_is_stored(filling: Filling) -> None:
    number = filling.cache.articles.add_page(Document(), [], now=NOW)
    headline = filling.cache.articles.get(number).headline
    assert headline.title and headline.url is None and headline.when == NOW
