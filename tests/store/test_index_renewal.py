"""The search index of an older version, written anew while it is in use."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.conftest import NOW, Filling, article
from tests.store.version_3 import make_schema_older

from termnews.domain.document import Document, Paragraph
from termnews.store import index_renewal, schema
from termnews.store.cache import Cache
from termnews.store.cache_file import find_cache
from termnews.store.search_text import separated, shown


def make_older(path: Path) -> None:
    """Turn a cache that nobody has open into one of version 3, whose index had the words as they are written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        rows = raw.execute("SELECT place, title, body, page, names FROM texts").fetchall()
        raw.executemany(
            "UPDATE texts SET title = ?2, body = ?3, page = ?4, names = ?5 WHERE place = ?1",
            [(row[0], *(separated(shown(text)) for text in row[1:])) for row in rows],
        )
        make_schema_older(raw)


@pytest.fixture
def older(filling: Filling) -> Path:
    """Give the path of a cache of version 3."""
    filling.take(
        1, [article(f"n{at}", hours=at, title=f"Łódź {at}", body="<p>Das Wi-Fi: größer</p>") for at in range(9)]
    )
    document = Document(title="x", blocks=(Paragraph("Ёлка и O’Hara"),))
    filling.cache.documents.put(1, document, [], now=NOW)
    filling.cache.close()
    make_older(filling.path)
    return filling.path


@pytest.fixture
def cache(older: Path) -> Iterator[Cache]:
    """Give it opened by this version."""
    with Cache.open(older) as cache:
        yield cache


def found(cache: Cache, query: str) -> int:
    return len(cache.search.find(query))


def renew(cache: Cache, batches: int | None = None, size: int = 2) -> None:
    """Renew so many batches, or all and the merging after them."""
    while batches is None or batches:
        batch = cache.index_queue.renewal.read(size)
        if batch is not None:
            cache.index_queue.renewal.write(batch)
        elif not cache.index_queue.renewal.merge():
            break
        batches = None if batches is None else batches - 1


def test_an_older_index_is_searched_as_it_is_until_it_is_renewed(cache: Cache) -> None:
    for query in ("Łódź", "łódź", "wi-fi", "größer", "das", "Ёлка", "O'Hara"):
        assert found(cache, query) > 0
    assert found(cache, "lodz") == found(cache, "wifi") == found(cache, "елка") == 0
    renew(cache)
    for query in ("Łódź", "lodz", "wi-fi", "wifi", "größer", "grosser", "das"):
        assert (query, found(cache, query)) == (query, 9)
    assert found(cache, "елка") == found(cache, "ohara") == found(cache, "O'Hara") == 1
    assert cache.integrity.search_agrees() and cache.integrity.not_found() == 0


def test_the_newest_are_renewed_first_and_each_batch_leaves_the_index_whole(cache: Cache) -> None:
    for done in range(1, 5):
        renew(cache, 1)
        assert [headline.title for headline in cache.search.find("lodz")] == [f"Łódź {at}" for at in range(2 * done)]
        assert found(cache, "łódź") == 9
        waiting, share = cache.index_queue.renewal.progress()
        assert (waiting, round(9 * share)) == (9 - 2 * done, 2 * done)
        assert cache.integrity.search_agrees()


def test_what_was_renewed_is_not_begun_again_by_the_next_program(cache: Cache, older: Path) -> None:
    renew(cache, 3)
    cache.close()
    with Cache.open(older) as again:
        assert again.index_queue.renewal.progress()[0] == 3
        renew(again)
        assert again.index_queue.renewal.below is None and again.index_queue.renewal.progress() == (0, 1.0)
        assert found(again, "lodz") == 9
    with Cache.open(older) as third:
        assert third.index_queue.renewal.read() is None and not third.index_queue.renewal.merge()


def test_two_programs_may_renew_it_at_once(cache: Cache, older: Path) -> None:
    with Cache.open(older) as other:
        for _ in range(9):
            batches = [one.index_queue.renewal.read(2) for one in (cache, other)]
            for one, batch in zip((cache, other), batches, strict=True):
                if batch is not None:
                    one.index_queue.renewal.write(batch)
            renew(other, 1, size=1)
        renew(cache)
        renew(other)
        assert found(other, "lodz") == 9 and other.integrity.search_agrees()


def test_what_was_written_since_a_batch_was_read_stays(cache: Cache) -> None:
    batch = cache.index_queue.renewal.read(9)
    assert batch is not None
    cache.documents.put(2, Document(title="x", blocks=(Paragraph("Only the page says gannet"),)), [], now=NOW)
    cache.index_queue.renewal.write(batch)
    assert found(cache, "gannet") == 1
    assert found(cache, "lodz") == 9
    assert cache.integrity.search_agrees()


def test_an_article_that_comes_meanwhile_is_found_at_once_in_all_forms(cache: Cache, older: Path) -> None:
    renew(cache, 1)
    filling = Filling(cache, older)
    filling.take(1, [article("late", hours=-1, title="Kraków’s ice-cream")])
    assert found(cache, "krakow") == found(cache, "icecream") == 1
    renew(cache)
    assert found(cache, "krakow") == 1 and found(cache, "lodz") == 9


def test_a_new_cache_has_nothing_to_renew(filling: Filling) -> None:
    filling.take(1, [article("x")])
    assert filling.cache.index_queue.renewal.below is None
    assert filling.cache.index_queue.renewal.read() is None


def test_an_upgrade_that_only_adds_tables_copies_nothing(cache: Cache, older: Path) -> None:
    assert not list(older.parent.glob("*.version-*"))
    with closing(sqlite3.connect(older)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_an_older_cache_that_cannot_be_written_is_searched_where_it_lies(older: Path) -> None:
    before = older.read_bytes()
    with Cache.open(older, read_only=True) as cache:
        assert found(cache, "łódź") == 9 and found(cache, "wi-fi") == 9
        assert cache.articles.get(1).headline.title == "Łódź 8"
        assert cache.index_queue.renewal.below is not None
    with Cache.open(older, fixed=True) as cache:
        assert found(cache, "Łódź") == 9
    assert older.read_bytes() == before


def test_a_saved_copy_of_the_older_version_is_opened_without_a_copy_of_it(older: Path) -> None:
    older.chmod(0o444)
    with closing(sqlite3.connect(older)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    file = find_cache(older, named=True, keep_copies=True, create=False)
    assert file.fixed and file.private is None
    with file.open() as cache:
        assert found(cache, "łódź") == 9


def test_merging_ends_and_leaves_the_usual_setting(cache: Cache, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_renewal, "_MERGED_PAGES", 1)
    renew(cache, size=1)
    with closing(sqlite3.connect(older)) as raw:
        assert raw.execute("SELECT v FROM words_config WHERE k = 'crisismerge'").fetchone() == (16,)
