"""Headlines are stored first; their words are taken into the index afterwards."""

from tests.store.conftest import NOW, Filling, article, catch_up, plain

from termnews.domain.document import Document, Paragraph


def test_an_article_is_listed_at_once_and_found_once_the_index_has_caught_up(filling: Filling) -> None:
    filling.take(1, [article("the Nile")], indexed=False)
    assert filling.cache.articles.headlines([1])
    assert filling.found("nile") == []
    assert filling.cache.index_queue.waiting() == 1
    assert catch_up(filling.cache, plain) == 1
    assert filling.found("nile") == ["About the Nile"]
    assert filling.cache.index_queue.waiting() == catch_up(filling.cache, plain) == 0


def test_the_newest_are_taken_in_first_and_no_more_than_asked_for(filling: Filling) -> None:
    filling.take(1, [article(f"story {n}", hours=n) for n in range(5)], indexed=False)
    assert catch_up(filling.cache, plain, most=2) == 2
    assert filling.found("story") == ["About story 0", "About story 1"]


def test_an_edited_article_is_found_by_its_new_words_and_not_by_the_old(filling: Filling) -> None:
    filling.take(1, [article("the Nile", body="<p>green</p>")])
    filling.take(1, [article("the Nile", body="<p>blue</p>")])
    assert filling.found("green") == []
    assert filling.found("blue") == ["About the Nile"]


def test_a_full_text_that_comes_before_the_index_has_caught_up_is_found_with_the_rest(filling: Filling) -> None:
    filling.take(1, [article("the Nile", body="<p>green</p>")], indexed=False)
    filling.cache.documents.put(1, Document(title="The Nile", blocks=(Paragraph("papyrus"),)), [], now=NOW)
    assert filling.found("papyrus") == ["About the Nile"]
    catch_up(filling.cache, plain)
    assert filling.found("papyrus green") == ["About the Nile"]
