"""`[source.map]`: JSON of any shape through the reader's own expressions."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources.parse import parse

DATA = {
    "meta": {"total": 2},
    "data": {
        "posts": [
            {
                "nr": 1,
                "title": {"rendered": "One &amp; all"},
                "link": "/1",
                "date_gmt": "2024-03-05T12:00:00",
                "changed": 1709640000,
                "lead": "A word",
                "content": {"rendered": "<p>And the whole text</p>"},
                "people": [{"name": "Ann"}, {"name": "Ben"}],
                "labels": ["Rail", "Sea"],
                "media": {"src": "/p.jpg"},
            },
            {"nr": 2, "title": {"rendered": "Two"}, "link": "https://other.example/2"},
        ]
    },
}
MAP = {
    "articles": "data.posts[*]",
    "id": "nr",
    "title": "title.rendered",
    "url": "link",
    "published": "date_gmt",
    "updated": "changed",
    "summary": "lead",
    "body": "content.rendered",
    "authors": "people",
    "topics": "labels",
    "image": "media.src",
}


def read(mapping: dict[str, str], data: Any = DATA) -> ParsedFeed:
    return parse(json.dumps(data).encode(), url="https://example.org/api/", mapping=mapping)


def test_a_map_fills_every_field() -> None:
    noon = datetime(2024, 3, 5, 12, tzinfo=UTC)
    parsed = read(MAP)
    assert parsed.form == "mapped"
    assert parsed.articles[0] == ParsedArticle(
        guid="1",
        url="https://example.org/1",
        title="One & all",
        summary="A word",
        body="<p>And the whole text</p>",
        authors=("Ann", "Ben"),
        topics=("Rail", "Sea"),
        published=noon,
        updated=noon,
        image="https://example.org/p.jpg",
    )
    assert (parsed.articles[1].guid, parsed.articles[1].url) == ("2", "https://other.example/2")


def test_a_document_that_is_a_list_needs_no_place_for_its_articles() -> None:
    assert [one.title for one in read({"title": "t"}, [{"t": "One"}, {"t": "Two"}]).articles] == ["One", "Two"]


def test_a_map_wins_over_a_known_shape() -> None:
    assert read({"title": "headline"}, [{"title": "x", "url": "/x", "headline": "y"}]).articles[0].title == "y"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({**MAP, "articles": "data.items"}, "the document holds: meta, data"),
        ({**MAP, "articles": "meta"}, "finds no list of articles at `meta`"),
        (
            {"title": "title"},
            "`data.posts` is a list of 2, each with nr, title, link, date_gmt, changed, lead, content, people, labels, "
            "media (`link` is '/1')",
        ),
        ({"articles": "data.posts[].title", "title": "plain"}, "they hold: rendered (`rendered` is 'One & all')"),
        ({"title": "title"}, "the document holds: meta, data"),
        ({"articles": "data.posts", "title": "headline", "url": "href"}, "they hold: nr, title, link"),
        ({"articles": "data.posts["}, "`articles` is not a JMESPath expression"),
        ({"articles": "nosuch(data)"}, "finds no list"),
        ({"articles": "data.posts", "headline": "title"}, "`headline` that means nothing"),
    ],
)
def test_a_map_that_does_not_fit_is_answered_with_what_the_document_holds(mapping: dict[str, str], said: str) -> None:
    with pytest.raises(ParseError) as raised:
        read(mapping)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([{"when": 1, "who": {"full name": "Ann"}}], '`@` is a list of 1, each with when, who (`who."full name"` is'),
        ({"a": [{"x": 1}], "b": {"c": [{"y": 1}, {"y": 2}]}}, "`b.c` is a list of 2, each with y."),
        ({"a": {"b": 1}}, "It holds: a."),
        ({"a\x1b]0;x\x07": [{"t\u202e": "\x1b[31m"}]}, "It holds: a]0;x"),
    ],
)
def test_json_of_an_unknown_shape_is_answered_with_where_its_lists_are(data: Any, said: str) -> None:
    with pytest.raises(ParseError) as raised:
        read({}, data)
    assert said in str(raised.value)
    assert str(raised.value).isprintable()


def test_a_document_without_end_is_described_in_a_moment() -> None:
    wide: Any = {f"k{n}": {f"i{m}": {} for m in range(50)} for n in range(5000)}
    with pytest.raises(ParseError) as raised:
        read({"articles": "nowhere"}, wide)
    assert len(str(raised.value)) < 1000


def test_an_empty_list_is_a_feed_without_articles() -> None:
    assert read({"articles": "posts", "title": "t"}, {"posts": []}).articles == ()


def test_values_of_any_type_cost_a_field_and_never_the_feed() -> None:
    rows = [{"t": [["deep"]], "u": {"x": 1}, "p": {"y": 2}, "a": 3}, 5, None, {"t": True}, {"t": "Last", "p": "soon"}]
    parsed = read({"title": "t", "url": "u", "published": "p", "authors": "a"}, rows)
    assert [(one.title, one.url, one.published, one.authors) for one in parsed.articles] == [
        ("deep", None, None, ("3",)), ("", None, None, ()), ("Last", None, None, ()),
    ]  # fmt: skip
