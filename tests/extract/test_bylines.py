"""The authors are the persons whom data, markup and lines near the headline name; others only where there are none."""

import json

import pytest

from termnews.domain.document import Document
from termnews.extract.author_names import authors
from termnews.extract.page import read_page

PARAGRAPH = (
    "The ferry to the outer islands runs again since Thursday, with a hull that was built for another lake and an "
    "engine that nobody on the quay had seen before, and the first to board were eleven goats and their owner."
)
TEXT = f"<p>{PARAGRAPH}</p>" * 4


def read(before: str = "", *, after: str = "", head: str = "", top: str = "", url: str | None = None) -> Document:
    return read_page(
        f"<html><head><title>The ferry runs again</title>{head}</head><body>{top}<main><h1>The ferry runs again</h1>"
        f"{before}<div class='text'>{TEXT}</div>{after}</main></body></html>".encode(),
        url=url,
    )


def ld(author: object, **more: object) -> str:
    node = {"@type": "NewsArticle", "headline": "The ferry runs again", "author": author, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Mira Holt</p>",
        "<div><span>By</span> <span><a href='/about/newsteam/mira-holt'>Mira Holt</a></span> <img alt='logo'></div>",
        "<div>Posted on September 21, 2020 by Mira Holt</div>",
        "<p>von <span>Mira Holt</span></p>",
        "<p>Ein Beitrag von Mira Holt</p>",
        "<div><p>Autor <span>Mira Holt:</span></p></div>",
        "<p>Por Mira Holt | 3 de mayo de 2022</p>",
        "<p>Par Mira Holt, correspondante à Brest</p>",
        "<p>di Mira Holt</p>",
        "<p>Door Mira Holt</p>",
        "<p>Av: Mira Holt</p>",
        "<p>Tekst: Mira Holt</p>",
        "<p>Autorka: Mira Holt</p>",
        "<div class='postAuthorName'>Mira Holt</div>",
        "<div class='c-article__author'>Mira Holt, Senior Reporter</div>",
        "<div data-testid='byline'>Mira Holt</div>",
        "<a href='/autor/mira-holt/'>Mira Holt</a>",
        "<a href='https://lake.example/people/mira-holt'>Mira Holt</a>",
        "<span itemprop='author' itemscope><span itemprop='name'>Mira Holt</span> (Brest)</span>",
        "<div class='byline'>Mira Holt, <a href='mailto:m@lake.example'>m@lake.example</a></div>",
    ],
)
def test_a_byline_near_the_headline_names_the_author(line: str) -> None:
    assert read(line).authors == ("Mira Holt",)
    assert read(f"<div class='head'><div>{line}</div></div>").authors == ("Mira Holt",)


@pytest.mark.parametrize(
    "line",
    [
        "<p>By the lake, on a Tuesday</p>",
        "<p>Von Norden kommt Wind auf.</p>",
        "<p>Par temps clair</p>",
        "<p>Text: 300 words</p>",
        "<blockquote class='author'>Mira Holt</blockquote>",
        "<figure><img src='/f.jpg'><figcaption class='author'>Mira Holt</figcaption></figure>",
        "<div class='photo-author'>Mira Holt</div>",
        "<span class='media-license-author'>zvg</span>",
        "<div class='contributor-level'>Petition supported by a super contributor</div>",
    ],
)
def test_what_is_no_byline_names_nobody(line: str) -> None:
    assert read(line).authors == ()


def test_authors_of_other_articles_and_of_comments_are_none_of_this_one() -> None:
    cards = "".join(f"<div class='card'><a href='/{n}'>Another story</a><span class='author'>Ola {n}berg</span>"
                    f"</div>" for n in "ABCDE")  # fmt: skip
    assert read(after=f"<section>{cards}</section>").authors == ()
    assert read("<p class='byline'>Mira Holt</p>", after=cards).authors == ("Mira Holt",)
    assert read(after="<div class='comments'><span class='author'>Ola Berg</span></div>").authors == ()


def test_the_box_below_an_article_names_its_author() -> None:
    assert read(after="<div class='author-name'>Mira Holt</div><p>Mira lives on a boat.</p>").authors == ("Mira Holt",)
    assert read(after="<p>Autorin: Mira Holt</p>").authors == ("Mira Holt",)
    assert read(after="<p>Written by Mira Holt</p>").authors == ("Mira Holt",)


@pytest.mark.parametrize("login", ["mholt7", "mira-holt", "mira.holt", "sv_team", "fhaacker", "admin"])
def test_a_login_is_no_name_unless_the_page_prints_it(login: str) -> None:
    assert read(head=ld({"@type": "Person", "name": login})).authors == ()
    assert read("<p>By Mira Holt</p>", head=ld({"@type": "Person", "name": login})).authors == ("Mira Holt",)
    printed = read(f"<span class='author'>{login}</span>", head=ld({"@type": "Person", "name": login})).authors
    assert printed == (() if login == "admin" else (login,))
    hidden = f"<span class='author' style='display: none'>{login}</span>"
    assert read(hidden, head=ld({"@type": "Person", "name": login})).authors == ()


def test_a_person_goes_before_a_desk_and_a_desk_before_the_site() -> None:
    site = '<meta property="og:site_name" content="Lake Post">'
    desk = {"@type": "Person", "name": "Redaktion"}
    assert read(head=site + ld({"@type": "Person", "name": "Lake Post"})).authors == ("Lake Post",)
    assert read(head=site + ld([desk, {"name": "Lake Post"}])).authors == ("Redaktion",)
    assert read("<p>By Mira Holt</p>", head=site + ld([desk, {"name": "Lake Post"}])).authors == ("Mira Holt",)
    assert read(
        "<p>By Mira Holt</p>", head=ld({"name": "Lake Post"}), url="https://www.lakepost.example/1"
    ).authors == ("Mira Holt",)


def test_a_publisher_as_author_gives_way_to_a_person_that_is_printed() -> None:
    head = ld({"@type": "Organization", "name": "Institute of Lakes"})
    assert read(head=head).authors == ("Institute of Lakes",)
    assert read("<h5 class='field--author'>Mira Holt</h5>", head=head).authors == ("Mira Holt",)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Mira Holt">',
        '<meta property="cXenseParse:author" content="Mira Holt">',
        '<meta name="author" content="mholt"><meta name="dc.creator" content="Mira Holt">',
        '<meta property="article:author" content="https://a.example/m"><meta name="byl" content="By Mira Holt">',
        '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Mira Holt">',
        ld([{"@type": "Person", "name": "Mira Holt", "jobTitle": "Reporter"}]),
        ld("Mira Holt"),
        ld({"@type": "Person", "name": ["Mira Holt"]}),
        "<script>var page = {'author': 'Mira Holt', 'section': 'Lake'};</script>",
        '<script>dataLayer.push({"articleAuthor":"Mira Holt"})</script>',
        '<script id="data" type="application/json">{"authors":[{"id":1,"name":"Mira Holt"}]}</script>',
    ],
)
def test_the_data_of_a_page_name_the_author(head: str) -> None:
    assert read(head=head).authors == ("Mira Holt",)


def test_scripts_that_name_several_authors_name_none() -> None:
    assert read(head='<script>a = [{"author":"Mira Holt"}, {"author":"Ola Berg"}]</script>').authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Mira Holt and Ola Berg", ("Mira Holt", "Ola Berg")),
        ("Von Mira Holt und Ola Berg", ("Mira Holt", "Ola Berg")),
        ("Mira Holt, Ola Berg & Per van der Laan", ("Mira Holt", "Ola Berg", "Per van der Laan")),
        ("Mira Holt; Ola Berg", ("Mira Holt", "Ola Berg")),
        ("Mira Holt, Political Editor", ("Mira Holt",)),
        ("Mira Holt, Senior Reporter, Lakes", ("Mira Holt",)),
        ("Mira Holt, deutsche Journalistin, Kolumnistin", ("Mira Holt",)),
        ("Mira Holt (Brest)", ("Mira Holt",)),
        ("Mira Holt/dpa", ("Mira Holt",)),
        ("det/dpa", ("det/dpa",)),
        ("Mira Holt Staff Writer", ("Mira Holt",)),
        ("Mira Holt @miraholt", ("Mira Holt",)),
        ("Mira Holt Updated 3 May 2026", ("Mira Holt",)),
        ("Mira Holt am Samstag, 19. Oktober 2019", ("Mira Holt",)),
        ("Author: Mira Holt", ("Mira Holt",)),
        ("Текст: Анна Липа", ("Анна Липа",)),
        ("作者：王小明", ("王小明",)),
        ("Holt, Mira", ("Holt, Mira",)),
        ("Redacción Diario del Lago", ("Redacción Diario del Lago",)),
        ("A & B", ("A & B",)),
        ("view all posts by Mira", ()),
        ("supported by one of our friends", ()),
        ("mira@lake.example", ()),
    ],
)
def test_lines_of_authors_are_taken_apart(line: str, names: tuple[str, ...]) -> None:
    assert authors([line]) == names
