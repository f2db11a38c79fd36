"""JSON-LD: the object that describes the article is found, references are followed, broken data harms nothing."""

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from termnews.extract.jsonld import Graph, text, types


def graph(*blocks: Any) -> Graph:
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>'
        for block in blocks
    )
    return Graph(LexborHTMLParser(f"<html><head>{scripts}</head><body></body></html>"))


@pytest.mark.parametrize("kind", ["NewsArticle", "ReportageNewsArticle", "BlogPosting", "http://schema.org/Article"])
def test_an_article_of_any_kind_is_found(kind: str) -> None:
    assert graph({"@type": kind, "headline": "A tide"}).article()["headline"] == "A tide"


def test_the_article_is_found_in_a_graph_among_others() -> None:
    found = graph(
        {"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": ["Thing", "Article"], "headline": "A tide"}]}
    )
    assert found.article()["headline"] == "A tide"


def test_the_fullest_of_several_articles_is_taken() -> None:
    teaser = {"@type": "Article", "headline": "Another"}
    full = {"@type": "NewsArticle", "headline": "A tide", "datePublished": "2026-11-02", "author": "Ida Holm"}
    assert graph([teaser, full]).article() == full


def test_a_page_object_stands_in_where_there_is_no_article() -> None:
    assert graph({"@type": "WebPage", "name": "A tide"}).article()["name"] == "A tide"
    assert graph({"@type": "Organization", "name": "S"}).article() == {}


def test_an_author_named_by_reference_is_looked_up() -> None:
    found = graph(
        {
            "@graph": [
                {"@type": "Article", "headline": "A tide", "author": {"@id": "#ida"}},
                {"@type": "Person", "@id": "#ida", "name": "Ida Holm"},
            ]
        }
    )
    assert found.names(found.article()["author"]) == ["Ida Holm"]


def test_names_come_from_strings_objects_and_lists_of_them() -> None:
    value = ["Ida Holm", {"name": "Per Dahl"}, {"name": ["A &amp; B"]}, 7, None, {"name": " "}]
    assert graph().names(value) == ["Ida Holm", "Per Dahl", "A & B"]


def test_the_breadcrumb_leaves_out_the_front_page_and_the_page_itself() -> None:
    steps = [{"position": n, "item": {"name": name}} for n, name in [(2, "Coast"), (1, "Home"), (3, "A tide")]]
    assert graph({"@type": "BreadcrumbList", "itemListElement": steps}).crumbs() == ["Coast"]


def test_the_longest_article_body_is_given() -> None:
    assert (
        graph(
            {"@type": "Article", "articleBody": "short"}, {"@type": "Article", "articleBody": "longer one"}
        ).article_body()
        == "longer one"
    )
    assert graph({"@type": "Article", "articleBody": ["no", "text"]}).article_body() == ""


def test_an_image_is_an_address_an_object_or_the_first_of_a_list() -> None:
    assert graph().image("https://s.example/a.jpg") == "https://s.example/a.jpg"
    assert graph().image([{"@type": "ImageObject", "contentUrl": "/b.jpg"}, "c.jpg"]) == "/b.jpg"
    assert graph().image({"url": ["/d.jpg"]}) == "/d.jpg"
    assert graph().image(None) == ""


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "Article", "headline": "A tide"} -->',
        '{"@type": "Article", "headline": "A tide",}',
        '{"@type": "Article", "headline": "A\ntide"}',
        '{"@type": "Article", "headline": "A tide"};',
    ],
)
def test_data_with_the_usual_mistakes_is_read(block: str) -> None:
    assert text(graph(block).article(), "headline") == "A tide"


@pytest.mark.parametrize("block", ["", "{", "null", "[" * 50_000, '"text"', '{"@type": {"a": 1}, "headline": []}'])
def test_data_that_is_none_is_passed_over(block: str) -> None:
    assert graph(block).article() == {}


def test_text_is_the_first_value_that_is_text_on_one_line() -> None:
    node = {"a": None, "b": ["  <b>Two</b>\nlines "], "c": "later", "d": True}
    assert text(node, "a", "b", "c") == "Two lines"
    assert text(node, "d", "a") == ""


def test_types_are_one_or_many() -> None:
    assert types({"@type": "A"}) == ["A"]
    assert types({"@type": ["A", 1, "B"]}) == ["A", "B"]
    assert types({}) == []
