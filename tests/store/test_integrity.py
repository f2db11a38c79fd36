"""Whether a cache is whole, and the search index made anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.conftest import NOW, Filling, article, catch_up

from termnews.domain.errors import StoreError
from termnews.domain.query import Query, Scope
from termnews.store.cache import Cache
from termnews.store.integrity import has_full_text_search, sqlite_version

STORIES = [article("the Nile"), article("the Rhine"), article("the Indus")]


def tamper(path: Path, *statements: str) -> None:
    """Change the file as no termnews would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def filled(filling: Filling) -> Filling:
    """Give a cache with three articles, all searchable."""
    filling.take(1, STORIES)
    return filling


def test_a_cache_in_use_is_whole(filled: Filling) -> None:
    integrity = filled.cache.integrity
    assert integrity.damage() == integrity.damage(thorough=True) == ()
    assert (integrity.lost(), integrity.not_found()) == (0, 0)
    assert integrity.search_agrees()


def test_articles_that_wait_for_the_index_are_no_fault_of_it(filling: Filling) -> None:
    filling.take(1, STORIES, indexed=False)
    assert filling.cache.index_queue.waiting() == 3
    assert filling.cache.integrity.not_found() == 0


def test_articles_kept_no_longer_are_not_lost(filled: Filling) -> None:
    filled.cache.states.mark(filled.cache.articles.listed(Query(Scope.ALL)), read=True)
    assert filled.cache.retention.forget(1, articles=1, now=NOW) == 2
    assert (filled.cache.integrity.lost(), filled.cache.integrity.not_found()) == (0, 0)
    assert filled.cache.integrity.search_agrees()


def test_an_article_that_no_list_shows_is_lost(filled: Filling) -> None:
    tamper(filled.path, "DELETE FROM states WHERE place = (SELECT max(place) FROM states)")
    assert filled.cache.integrity.lost() == 1


def test_a_state_of_no_article_is_lost_too(filled: Filling) -> None:
    tamper(filled.path, "INSERT INTO states (place, source, listed) VALUES (268435400, 1, 1)")
    assert filled.cache.integrity.lost() == 1


def test_rows_that_belong_to_nothing_are_damage(filled: Filling) -> None:
    tamper(filled.path, "INSERT INTO documents (article, json, stored) VALUES (77, '{}', 0)")
    assert filled.cache.integrity.damage() == ("documents: row 77 belongs to none of articles",)


def test_a_table_that_was_written_over_is_damage(filled: Filling) -> None:
    filled.cache.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contents'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with filled.path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with Cache.open(filled.path) as cache:
        try:
            remarks = cache.integrity.damage()
        except StoreError as error:
            remarks = (str(error),)
        assert remarks
        assert len(remarks) <= 3


def test_an_index_with_other_words_than_the_texts_is_found_and_made_anew(filled: Filling) -> None:
    tamper(
        filled.path,
        "INSERT INTO words (words, rowid, title, body, page, names)"
        " SELECT 'delete', place, title, body, page, names FROM texts WHERE title = 'About the Nile'",
    )
    integrity = filled.cache.integrity
    assert filled.found("nile") == []
    assert not integrity.search_agrees()
    assert integrity.not_found() == 1
    integrity.rebuild_search()
    assert integrity.search_agrees()
    assert integrity.not_found() == 0
    assert filled.found("nile") == ["About the Nile"]


def test_articles_without_a_text_are_taken_in_after_the_index_is_made_anew(filled: Filling) -> None:
    tamper(filled.path, "DELETE FROM texts")
    assert filled.cache.integrity.not_found() == 3
    filled.cache.integrity.rebuild_search()
    assert filled.cache.index_queue.waiting() == 3
    catch_up(filled.cache, lambda html: html)
    assert filled.found("indus") == ["About the Indus"]


def test_a_read_only_cache_is_checked_but_for_its_index(filled: Filling) -> None:
    with Cache.open(filled.path, read_only=True) as cache:
        assert cache.integrity.damage() == ()
        assert cache.integrity.not_found() == 0
        for refused in (cache.integrity.search_agrees, cache.integrity.rebuild_search):
            with pytest.raises(StoreError, match="read-only"):
                refused()


def test_the_sqlite_of_this_python_can_hold_a_cache() -> None:
    assert has_full_text_search()
    assert sqlite_version().startswith("3.")
