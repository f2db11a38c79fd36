"""What the cache keeps of an article that its publisher edits."""

from dataclasses import replace
from datetime import timedelta

from tests.store.conftest import NOW, Filling, article

from termnews.domain.query import Query, Scope


def body_before(filling: Filling) -> str | None:
    edition = filling.cache.documents.before(1)
    return edition.html if edition else None


def test_the_text_of_before_is_kept(filling: Filling) -> None:
    first = article("nile")
    filling.take(1, [first])
    assert filling.cache.documents.before(1) is None
    filling.take(1, [replace(first, body="<p>More.</p>")], now=NOW + timedelta(hours=1))
    edition = filling.cache.documents.before(1)
    assert edition is not None
    assert (edition.title, edition.html, edition.replaced) == (first.title, first.body, NOW + timedelta(hours=1))


def test_an_edit_of_the_markup_alone_keeps_nothing(filling: Filling) -> None:
    first = article("nile")
    filling.take(1, [first])
    filling.take(1, [replace(first, body=first.body.replace("<p>", "<p >"))])
    assert filling.cache.documents.before(1) is None


def test_of_two_edits_the_text_that_was_read_is_kept_until_the_article_is_opened_again(filling: Filling) -> None:
    first = article("nile")
    filling.take(1, [first])
    filling.cache.states.mark([1], read=True)
    filling.take(1, [replace(first, body="<p>Second.</p>")])
    filling.take(1, [replace(first, body="<p>Third.</p>")])
    assert body_before(filling) == first.body
    assert filling.cache.articles.get(1).headline.edited
    filling.cache.states.opened(1, NOW)
    assert not filling.cache.articles.get(1).headline.edited
    filling.take(1, [replace(first, body="<p>Fourth.</p>")])
    assert body_before(filling) == "<p>Third.</p>"


def test_an_edited_article_stays_read_unless_told_otherwise(filling: Filling) -> None:
    first = article("nile")
    filling.take(1, [first])
    filling.cache.states.mark([1], read=True)
    filling.take(1, [replace(first, body="<p>Second.</p>")])
    assert list(filling.cache.articles.listed(Query(Scope.UNREAD))) == []
    filling.take(1, [replace(first, body="<p >Second.</p>")], unread=True)
    assert list(filling.cache.articles.listed(Query(Scope.UNREAD))) == []
    filling.take(1, [replace(first, body="<p>Third.</p>")], unread=True)
    assert list(filling.cache.articles.listed(Query(Scope.UNREAD))) == [1]


def test_what_an_article_said_goes_with_it(filling: Filling) -> None:
    first = article("nile", hours=900)
    filling.take(1, [first])
    filling.take(1, [replace(first, body="<p>Second.</p>")])
    filling.cache.states.mark([1], read=True)
    filling.cache.retention.forget(1, days=1, now=NOW)
    assert filling.cache.documents.before(1) is None
