"""Headlines as lists show them: never without a title, and with the beginning of a text that has no summary."""

from dataclasses import replace

import pytest
from tests.store.conftest import NOW, Filling, article

from termnews.domain.document import Document, Paragraph
from termnews.domain.headline import Headline
from termnews.domain.text import UNTITLED


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


def test_what_has_neither_title_nor_text_has_one_word_for_it(filling: Filling) -> None:
    filling.take(1, [article("x", title="", body="<p></p>")])
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
