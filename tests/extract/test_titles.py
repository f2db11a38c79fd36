"""The title is what headings and declared titles agree on, without the name of the site."""

import pytest

from termnews.domain.document import Document
from termnews.extract.page import read_page

TEXT = (
    "<p>The bakers of the old town have begun to bake at midnight again, since flour has become dear and the power is "
    "cheaper then, and those who live above the ovens say that the smell is worth the noise.</p>"
) * 3
HEADLINE = "Bakers light their ovens at midnight"


def read(
    body: str, *, title: str = "", og: str = "", ld: str = "", site: str = "", url: str | None = None, more: str = ""
) -> Document:
    head = f"<title>{title}</title>{more}"
    head += f'<meta property="og:title" content="{og}">' if og else ""
    head += f'<meta property="og:site_name" content="{site}">' if site else ""
    head += f'<script type="application/ld+json">{{"@type":"Article","headline":"{ld}"}}</script>' if ld else ""
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=url)


@pytest.mark.parametrize(
    "body",
    [
        f"<header><h1>Welcome!</h1></header><article><h2>{HEADLINE}</h2>{TEXT}</article>",
        f"<h1>Oda writes</h1><div><h3 class='t'>{HEADLINE}</h3>{TEXT}</div>",
        f"<div id='top'><h1><a href='/'>Oda Brandt's kitchen table</a></h1></div><h2>{HEADLINE}</h2>{TEXT}",
        f"<article><div itemprop='headline'>{HEADLINE}</div>{TEXT}</article><aside><h1>Newsletter</h1></aside>",
        f"<article>{TEXT}</article><footer><h1>Get in touch with us today</h1></footer>",
        f"<header><h1>A weekly look at bread and at those who make it</h1></header><main>{TEXT}</main>",
        f"<form><h1>Search the archive</h1></form><h1>{HEADLINE}</h1>{TEXT}<h2>{HEADLINE}</h2>",
        f"<h1><span>Town life</span> {HEADLINE}</h1><h3>Most read</h3><h3>{HEADLINE} again</h3>{TEXT}",
        f"<h1><div class='section'><a href='/t'>Town | </a></div><span>{HEADLINE}</span></h1>{TEXT}",
    ],
)
def test_the_heading_that_agrees_with_the_declared_title_is_shown_and_no_other(body: str) -> None:
    assert read(body, title=f"{HEADLINE} | Oda Brandt", og=HEADLINE).title == HEADLINE
    assert read(body, title=f"{HEADLINE} | Oda Brandt").title == HEADLINE
    assert read(body, title=f"{HEADLINE} - Oda Brandt", ld=HEADLINE).title == HEADLINE


@pytest.mark.parametrize("title", ["Low Street: {}", "{} « Low Street", "Stadt Auenfeld: {}"])
def test_a_heading_tells_the_name_of_a_site_before_or_after_a_headline(title: str) -> None:
    body = f"<h1><a href='/'>Low Street</a></h1><div><h3>{HEADLINE}</h3>{TEXT}</div>"
    assert read(body, title=title.format(HEADLINE)).title == HEADLINE


def test_a_headline_of_two_parts_stays_whole() -> None:
    body = f"<h1>Bread: {HEADLINE}</h1><div>{TEXT}</div><h3>{HEADLINE}</h3>"
    assert read(body, title=f"Bread: {HEADLINE}").title == f"Bread: {HEADLINE}"


def test_a_printed_headline_in_other_words_wins_over_the_one_for_networks() -> None:
    printed = "At midnight the bakers light their ovens again"
    page = read(f"<h1>{printed}</h1>{TEXT}", title="Bakers light ovens at midnight to save money", og=HEADLINE)
    assert page.title == printed


def test_the_only_heading_of_an_article_is_its_title_whatever_the_page_declares() -> None:
    page = read(f"<article><h1>Bread, again</h1>{TEXT}</article>", title="Loaf")
    assert page.title == "Loaf"
    page = read(f"<h1>About this page</h1>{TEXT}", title="Loaf: Colophon")
    assert page.title == "Loaf: Colophon"
    page = read(f"<article><h1>Why we all rise so early now</h1>{TEXT}</article>", title="Loaf")
    assert page.title == "Why we all rise so early now"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Bread – a long story of water and flour | Crumb", "Bread – a long story of water and flour"),
        ("Crumb » Bakers light their ovens", "Bakers light their ovens"),
        ("Bakers light their ovens :: Town :: Crumb", "Bakers light their ovens"),
        ("Bakers light their ovens - now they are tired", "Bakers light their ovens - now they are tired"),
        ("Bakers light their ovens – The Daily Loaf", "Bakers light their ovens"),
        ("Ovens at midnight | Crumb", "Ovens at midnight"),
        ("Rye / wheat: what to bake when it is dark | Crumb", "Rye / wheat: what to bake when it is dark"),
        ("面包师在午夜点燃烤炉以节省电费_社会频道_老城日报网", "面包师在午夜点燃烤炉以节省电费"),
        ("Crumb", ""),
    ],
)  # fmt: skip
def test_no_half_of_a_title_is_lost_with_the_name_of_the_site(title: str, shown: str) -> None:
    page = read(f"<main>{TEXT}</main>", title=title, url="https://www.crumb.example/2")
    assert page.title == shown


def test_the_host_tells_the_name_of_a_site_that_declares_none() -> None:
    page = read(f"<h1>The Rising Loaf</h1><main>{TEXT}</main>", title=f"{HEADLINE} - The Rising Loaf",
                url="https://the-rising-loaf.example/9")  # fmt: skip
    assert page.title == HEADLINE


def test_a_quotation_mark_in_a_declared_title_does_not_cut_the_printed_one() -> None:
    page = read(f'<h1>Senator calls bakers "tireless"</h1>{TEXT}', og='Senator calls bakers "tireless"')
    assert page.title == 'Senator calls bakers "tireless"'


def test_an_endless_title_is_read_in_its_beginning_only() -> None:
    assert 0 < len(read(f"<main>{TEXT}</main>", title="a b c d | - " * 50_000).title) <= 500
