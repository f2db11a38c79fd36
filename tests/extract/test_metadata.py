"""What a page says about its article, in the order of trust."""

import json
from datetime import datetime

import pytest

from termnews.domain.dates import rfc3339
from termnews.domain.document import Document
from termnews.extract.author_names import authors
from termnews.extract.page import read_page

BODY = """<p>Rivers in the upper valley rose again this week, and people who have measured them for forty years said
that the pattern was no longer one that their tables could explain, so they asked for new gauges.</p>
<p>The council met on Tuesday to hear the figures, listened for two hours, asked about the cost of the walls, and
agreed that a decision could not wait for another year.</p>"""


def read(head: str = "", before: str = "", after: str = "", html: str = "<html>", url: str | None = None) -> Document:
    body = f"<body><article>{before}<div>{BODY}</div>{after}</article></body>"
    return read_page(f"<!doctype html>{html}<head>{head}</head>{body}</html>".encode(), url=url)


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


NODE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The river &amp; the town",
    "author": [{"@type": "Person", "name": "Anna Lind"}, {"@type": "Person", "name": "Bo Ek"}],
    "publisher": {"@type": "Organization", "name": "The Paper"},
    "datePublished": "2026-03-12T09:14:07+05:30",
    "dateModified": "2026-03-12T11:00:00+05:30",
    "articleSection": ["World"],
    "keywords": "Rivers, Towns",
    "image": {"@type": "ImageObject", "url": "https://paper.example/p.jpg"},
    "inLanguage": "en-GB",
}


def test_json_ld_gives_every_fact() -> None:
    document = read(ld(NODE), url="https://paper.example/world/x")
    assert document.title == "The river & the town"
    assert document.authors == ("Anna Lind", "Bo Ek")
    assert document.site == "The Paper"
    assert document.published is not None and document.updated is not None
    assert rfc3339(document.published) == "2026-03-12T09:14:07+05:30"
    assert rfc3339(document.updated) == "2026-03-12T11:00:00+05:30"
    assert document.category == "World"
    assert document.topics == ("World", "Rivers", "Towns")
    assert document.image == "https://paper.example/p.jpg"
    assert document.language == "en"


def test_authors_named_by_reference_are_looked_up_in_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": ["Article", "BlogPosting"], "headline": "H", "author": {"@id": "#a"}, "image": {"@id": "#i"}},
            {"@type": "Person", "@id": "#a", "name": "Anna Lind"},
            {"@type": "ImageObject", "@id": "#i", "contentUrl": "https://paper.example/p.jpg"},
        ]
    }
    document = read(ld(graph))
    assert document.authors == ("Anna Lind",)
    assert document.image == "https://paper.example/p.jpg"


@pytest.mark.parametrize(
    "broken",
    ['{"@type": "NewsArticle", "author": "Anna Lind",}', '<!-- {"@type":"NewsArticle","author":"Anna Lind"} -->',
     '{"@type":"NewsArticle","headline":"a\nb","author":{"name":["Anna Lind"]}}'],
)  # fmt: skip
def test_json_ld_with_the_usual_mistakes_is_read(broken: str) -> None:
    assert read(f'<script type="application/ld+json">{broken}</script>').authors == ("Anna Lind",)


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '"text"', "null", '{"@type": 5, "author": 7}', '{"@graph": {"a": [[]]}}']
)
def test_json_ld_that_is_none_does_no_harm(broken: str) -> None:
    assert read(f'<script type="application/ld+json">{broken}</script>').authors == ()


META = """<meta property="og:title" content="The river"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2026-03-12T09:14:07Z"><meta property="article:section" content="World">
<meta property="article:tag" content="Rivers"><meta property="article:tag" content="Towns">
<meta name="author" content="By Anna Lind">
<meta property="og:image" content="/p.jpg"><meta property="og:url" content="https://paper.example/world/x">"""


def test_open_graph_and_meta_are_read_where_json_ld_is_missing() -> None:
    document = read(META)
    assert (document.title, document.site, document.url) == ("The river", "The Paper", "https://paper.example/world/x")
    assert (document.authors, document.category) == (("Anna Lind",), "World")
    assert document.topics == ("World", "Rivers", "Towns")
    assert document.image == "https://paper.example/p.jpg"


def test_json_ld_wins_over_meta() -> None:
    assert read(META.replace("Anna Lind", "Someone Else") + ld(NODE)).authors == ("Anna Lind", "Bo Ek")


def test_the_address_it_was_fetched_from_wins_over_the_one_the_page_names() -> None:
    assert read(META, url="https://paper.example/y").url == "https://paper.example/y"


def test_the_page_itself_is_read_where_its_head_says_nothing() -> None:
    document = read(
        "<title>The river rises - The Paper</title>",
        before="<span class='cat-links'><a rel='category tag' href='/c'>World</a></span><h1>The river rises</h1>"
        "<span class='byline'>By <a rel='author' href='/a'>Anna Lind</a></span>"
        "<time datetime='2026-03-12'>12 March</time>",
        after="<span class='tags-links'><a rel=tag href='/t'>Rivers</a></span>",
        html="<html lang='en-GB'>",
    )
    assert (document.title, document.category, document.topics) == ("The river rises", "World", ("World", "Rivers"))
    assert (document.authors, document.language) == (("Anna Lind",), "en")
    assert document.published == datetime.fromisoformat("2026-03-12T00:00:00+00:00")


def test_the_template_of_amp_for_wordpress_is_read() -> None:
    document = read(
        before="<div class='amp-category'><span>Categories:</span> <a href='/w'>World</a></div>"
        "<h1 class='amp-post-title'>The river rises</h1>"
        "<div class='tl-exc'>Snow in the hills melts later than it did.</div>"
        "<div class='sp-athr'><span class='athr-nm'>By Anna Lind</span></div>",
    )
    assert (document.category, document.authors) == ("World", ("Anna Lind",))
    assert document.standfirst == "Snow in the hills melts later than it did."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The river rises - The Paper", "The river rises"),
        ("The river rises | The Paper", "The river rises"),
        ("The river rises – again", "The river rises – again"),
        ("Low-rise towns", "Low-rise towns"),
    ],
)
def test_the_name_of_the_site_is_taken_off_the_title(title: str, expected: str) -> None:
    head = f"<title>{title}</title><meta property='og:site_name' content='The Paper'>"
    assert read(head).title == expected


def test_a_page_that_says_nothing_has_no_facts() -> None:
    document = read()
    assert document.authors == () and document.topics == ()
    assert [document.published, document.language, document.site, document.category, document.standfirst] == [None] * 5


def test_a_date_in_the_head_may_leave_out_its_signs() -> None:
    article = read('<meta property="article:published_time" content="20260312T09:14:07Z">')
    assert article.published == datetime.fromisoformat("2026-03-12T09:14:07Z")


def test_a_date_in_the_address_serves_where_nothing_else_does() -> None:
    published = read(url="https://paper.example/2026/03/12/the-river").published
    assert published is not None and published.date().isoformat() == "2026-03-12"


def test_a_short_text_that_is_a_date_serves_where_nothing_says_what_date_it_is() -> None:
    published = read(before="<p><b>Stand:</b> <span>12.03.2026</span></p>", after="<p>© 1999 The Paper</p>").published
    assert published is not None and published.date().isoformat() == "2026-03-12"


def printed(date: str, html: str = "<html>", after: str = "") -> str | None:
    published = read(before=f'<p class="date">{date}</p>', html=html, after=after).published
    return published.date().isoformat() if published else None


def test_a_printed_date_of_numbers_is_day_first_unless_the_page_says_otherwise() -> None:
    assert printed("1/2/2024") == "2024-02-01"
    assert printed("1/2/2024 at 10:20 am") == "2024-01-02"
    assert printed("1/2/2024", html='<html lang="en-US">') == "2024-01-02"
    assert printed("1/2/2024", html='<html lang="en">') == "2024-02-01"
    assert printed("1/2/2024", after="<p>Updated 1/15/2024</p>") == "2024-01-02"
    assert printed("1/2/2024", html='<html lang="en-US">', after="<p>Updated 15/2/2024</p>") == "2024-02-01"
    assert printed("1/2/2024", after="<p>From 15/2/2024, in America 2/15/2024</p>") == "2024-02-01"


def test_dates_in_the_head_of_a_page_are_read_by_the_same_rule() -> None:
    assert read('<meta name="date" content="1/2/2024">').published == datetime.fromisoformat("2024-02-01T00:00:00Z")
    american = read('<meta name="date" content="1/2/2024"><meta property="og:locale" content="en_US">')
    assert american.published == datetime.fromisoformat("2024-01-02T00:00:00Z")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Anna Lind", ("Anna Lind",)),
        ("By Anna Lind", ("Anna Lind",)),
        ("BY ANNA LIND and BO EK", ("ANNA LIND", "BO EK")),
        ("Von Anna Lind, Bo Ek", ("Anna Lind", "Bo Ek")),
        ("Par Anna Lind et Bo Ek", ("Anna Lind", "Bo Ek")),
        ("Published by Anna Lind on March 3, 2026", ("Anna Lind",)),
        ("Anna Lind | 12 March 2026", ("Anna Lind",)),
        ("https://paper.example/author/anna", ()),
        ("The Paper", ()),
        ("admin", ()),
        ("Anna has written about rivers, towns and the weather for more than twenty years now", ()),
        ("12345678", ()),
        ("", ()),
    ],
)
def test_authors_are_names(byline: str, names: tuple[str, ...]) -> None:
    assert authors([byline], "The Paper") == names
