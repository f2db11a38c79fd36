"""Headlines as lists show them: never without a title, and with the beginning of a text that has no summary."""

from dataclasses import replace

import pytest
from tests.store.conftest import NOW, Filling, article, catch_up

from termnews.domain.article import Enclosure, ParsedArticle
from termnews.domain.document import Document, Paragraph
from termnews.domain.headline import Headline
from termnews.domain.query import Query, Scope
from termnews.domain.text import UNTITLED
from termnews.extract.words import plain_words


def only(filling: Filling, number: int = 1) -> Headline:
    """Return the headline of an article."""
    return filling.cache.articles.headlines([number])[0]


@pytest.mark.parametrize("indexed", [True, False], ids=["found by search", "just come"])
def test_without_a_summary_an_article_is_about_the_beginning_of_its_text(filling: Filling, indexed: bool) -> None:
    filling.take(1, [article("the Nile", body="<p>It floods in summer.</p>")], indexed=indexed)
    assert (only(filling).summary, only(filling).about) == ("", "It floods in summer.")
    assert (only(filling).title, only(filling).untitled) == ("About the Nile", False)


def test_a_summary_of_the_feed_is_what_an_article_is_about(filling: Filling) -> None:
    filling.take(1, [article("the Nile", summary="Long.", body="<p>It floods in summer.</p>")])
    assert only(filling).about == "Long."


@pytest.mark.parametrize("indexed", [True, False], ids=["found by search", "just come"])
@pytest.mark.parametrize("summary", ["", "It floods."])
def test_a_title_that_is_missing_is_the_beginning_of_the_text(filling: Filling, indexed: bool, summary: str) -> None:
    filling.take(1, [article("x", title="", summary=summary, body="<p>It floods.</p>")], indexed=indexed)
    assert (only(filling).title, only(filling).untitled) == ("It floods.", True)


def test_a_long_text_is_cut_at_a_word_for_a_title_and_goes_on_in_what_it_is_about(filling: Filling) -> None:
    filling.take(1, [article("x", title="", body="<p>" + "river " * 300 + "</p>")])
    assert len(only(filling).title) <= 100 and only(filling).title.endswith("river…")
    assert 200 < len(only(filling).about) <= 280


def test_scripts_without_spaces_begin_as_they_are_written(filling: Filling) -> None:
    filling.take(1, [article("x", title="", body="<p>星はすばる。</p>")])
    assert only(filling).title == "星はすばる。"


def test_what_has_nothing_at_all_has_one_word_for_it(filling: Filling) -> None:
    filling.take(1, [article("x", title="", body="<p></p>", url=None)])
    assert (only(filling).title, only(filling).about) == (UNTITLED, "")


def test_the_text_of_the_page_counts_where_the_feed_has_none(filling: Filling) -> None:
    filling.take(1, [replace(article("x", title=""), body="")])
    page = Document(blocks=(Paragraph("It rises in a meadow."),))
    filling.cache.documents.put(1, page, [], now=NOW)
    assert only(filling).title == "It rises in a meadow."


def test_a_page_without_a_title_is_called_by_the_beginning_of_its_text(filling: Filling) -> None:
    page = Document(url="https://a.example/1", blocks=(Paragraph("It rises in a meadow."),))
    number = filling.cache.articles.add_page(page, [], now=NOW)
    assert only(filling, number).title == "It rises in a meadow."


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("body", "url", "files", "title"),
    [
        ('<img src="h.jpg" alt="A hen &amp; her chicks">', "https://rivers.example/5", (), "A hen & her chicks"),
        ('<iframe src="https://v.example/1" title="How ice is cut"></iframe>', None, (), "How ice is cut"),
        ('<img src="h.jpg">', "https://rivers.example/p/5", (), "rivers.example/p/5"),
        ("", None, (Enclosure("https://rivers.example/a/night%20tide.mp3", "audio/mpeg"),), "night tide.mp3"),
        ("", "https://rivers.example/p/6", (Enclosure("https://rivers.example/a/tide.mp3"),), "tide.mp3"),
    ],
)
def test_without_title_and_text_an_article_is_called_by_what_it_has(
    filling: Filling, indexed: bool, body: str, url: str | None, files: tuple[Enclosure, ...], title: str
) -> None:
    one = ParsedArticle(guid="5", url=url, title="", body=body, enclosures=files, published=NOW)
    filling.take(1, [one], indexed=False)
    if indexed:
        catch_up(filling.cache, plain_words)
    assert (only(filling).title, only(filling).untitled) == (title, True)


def test_pictures_alone_are_found_by_what_they_show(filling: Filling) -> None:
    filling.take(1, [article("x", title="", body='<img src="h.jpg" alt="A Łódź tram">')], indexed=False)
    catch_up(filling.cache, plain_words)
    assert filling.found("lodz tram") == ["A Łódź tram"]


def test_an_untitled_article_is_filtered_by_what_stands_for_its_title(filling: Filling) -> None:
    other = article("y", title="", summary="Heron.", body="<p>.</p>")
    filling.take(1, [article("x", title="", body="<p>東京のŁódź</p>"), other])
    listed = filling.cache.articles.listed(Query(Scope.ALL))
    titles = filling.cache.articles.titles(listed)
    assert [len(titles.holding(text)) for text in ("京の", "lodz", "heron", "gull")] == [1, 1, 1, 0]
