"""The date is that of the article's publication: of its data, else near its headline, and of nothing else."""

import json

import pytest

from termnews.domain.document import Document
from termnews.extract.page import read_page

PARAGRAPH = (
    "The lock at the mill was opened by hand this morning, for the first time in nine years, since the pump house had "
    "no power, and four barges with gravel had waited below the weir for two days and a night."
)
TEXT = f"<p>{PARAGRAPH}</p>" * 4


def read(before: str = "", *, after: str = "", head: str = "", top: str = "", text: str = TEXT, url: str | None = None,
         title: str = "<h1>The lock opens by hand</h1>") -> Document:  # fmt: skip
    return read_page(
        f"<html lang='en-GB'><head><title>The lock opens by hand</title>{head}</head><body>{top}<main>{title}{before}"
        f"<div class='text'>{text}</div>{after}</main></body></html>".encode(),
        url=url,
    )


def day(document: Document) -> str | None:
    return document.published.date().isoformat() if document.published else None


def ld(**facts: object) -> str:
    node = {"@type": "NewsArticle", "headline": "The lock opens by hand", **facts}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        ld(datePublished="2026-03-12T08:00:00+01:00"),
        '<meta property="article:published_time" content="2026-03-12T08:00:00+01:00">',
        '<meta name="DC.date.issued" content="2026-03-12">',
        '<meta name="publish-date" content="2026-03-12 08:00">',
        '<meta name="dcsext.articleFirstPublished" content="12/03/2026">',
        '<meta name="parsely-pub-date" content="2026-03-12T08:00:00Z">',
        '<meta name="pdate" content="20260312">',
        '<meta name="sailthru.date" content="2026-03-12">',
        '<meta name="date" content="nonsense"><meta name="citation_publication_date" content="2026/03/12">',
        '<meta itemprop="datePublished" content="2026-03-12">',
        '<script>window.page = {"publishedDate":"2026-03-12T08:00:00Z","id":4}</script>',
        '<script type="application/json">{"post":{"published_at":"2026-03-12T08:00:00.000Z"}}</script>',
    ],
)
def test_the_data_of_a_page_name_the_day(head: str) -> None:
    assert day(read(head=head)) == "2026-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime='2026-03-12T08:00'>Thursday</time>",
        "<time pubdate>12 March 2026</time>",
        "<span class='articleDate'>12.03.2026</span>",
        "<div class='meta'>By Mira Holt | 12 March 2026 at 8:00</div>",
        "<small>March 12, 2026 at 08:45 AM | categories: <a href='/w'>Water</a>, <a href='/m'>Mills</a></small>",
        "<p>12.03.2026</p>",
        "<p>Brest, 12. März 2026</p>",
        "<div>Published: 12/03/2026</div>",
        "<ul><li>Mira Holt</li><li>12 mars 2026</li></ul>",
        "<div>Updated <time datetime='2026-04-01'>1 April</time></div><time datetime='2026-03-12'></time>",
        "<time class='updated' datetime='2026-04-01'></time><time class='published' datetime='2026-03-12'></time>",
        "<p>Last updated 1 April 2026</p><p>12 March 2026</p>",
    ],
)
def test_a_date_near_the_headline_is_the_day(line: str) -> None:
    assert day(read(line)) == "2026-03-12"
    assert day(read(f"<div><div>{line}</div></div>")) == "2026-03-12"


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>It opens.</p>— Mira <a href='https://social.example/1'>12 Mar 2019</a></blockquote>",
        "<div class='embed'><blockquote><time datetime='2019-03-12'>12 March 2019</time></blockquote></div>",
        "<figure><img src='/l.jpg'><figcaption>The lock, 12 March 2019</figcaption></figure>",
        "<p class='copyright'>© 12 March 2019 The Weir</p>",
        "<p>Exhibition: 12.03.2019 – 14.04.2019</p>",
        "<p>Built 12 March 1911</p>",
        "<form><label>12 March 2019</label></form>",
    ],
)
def test_the_date_of_something_else_is_not_the_day(html: str) -> None:
    assert day(read(html)) is None
    assert day(read(text=TEXT + html + TEXT)) is None
    assert day(read(after=html)) is None


def test_a_post_embedded_in_the_text_has_a_date_of_its_own() -> None:
    post = "<div class='post'><p>The gate stands open.</p><a href='https://social.example/mira/1'>17 Nov 2019</a></div>"
    assert day(read(text=TEXT + post + TEXT)) is None


def test_the_dates_of_cards_and_comments_are_not_the_day() -> None:
    cards = "".join(
        f"<div><a href='/{n}'>Another story</a> <time datetime='2019-0{n}-03'>3</time></div>" for n in "1234"
    )
    assert day(read(after=cards)) is None
    assert day(read("<time datetime='2026-03-12'></time>", after=cards, top=f"<div>{cards}</div>")) == "2026-03-12"


def test_one_date_of_publication_at_the_end_serves() -> None:
    assert (
        day(read(after="<div class='documentPublished'><span>published</span> 12.03.2026 06:00</div>")) == "2026-03-12"
    )
    assert day(read(after="<footer>Posted on <time datetime='2026-03-12'>12 March</time></footer>")) == "2026-03-12"


def test_a_change_is_not_the_publication() -> None:
    document = read(head=ld(dateModified="2026-03-12T08:00:00Z"))
    assert document.published is None
    assert document.updated is not None
    assert day(read(head='<meta name="last-modified" content="2026-03-12">')) is None


def test_a_dateline_serves_where_nothing_else_does() -> None:
    assert day(read(text=f"<p>Brest, 12 March 2026 – {PARAGRAPH}</p>{TEXT}")) == "2026-03-12"
    assert day(read(text=f"<p>Pressemitteilung vom 12. März 2026 | Brest: {PARAGRAPH}</p>{TEXT}")) == "2026-03-12"
    assert day(read(text=f"<p>On 12 March 2026 it was as cold as ever. {PARAGRAPH}</p>{TEXT}")) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://weir.example/2026/03/12/lock",
        "https://weir.example/a/2026/3/12/lock.html",
        "https://weir.example/20260312/9",
    ],
)
def test_the_address_of_a_page_or_of_its_headline_names_the_day(url: str) -> None:
    assert day(read(url=url)) == "2026-03-12"
    assert day(read(title=f"<h2><a href='{url}'>The lock opens by hand</a></h2>")) == "2026-03-12"


def test_scripts_that_name_several_days_name_none() -> None:
    assert day(read(head='<script>[{"publishedAt":"2026-03-12"},{"publishedAt":"2026-03-13"}]</script>')) is None
