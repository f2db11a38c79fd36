"""Logins in the addresses of older caches: gone from the file, with nothing else lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.conftest import NOW, Filling, article
from tests.store.test_migrations import old_cache
from tests.store.version_3 import make_schema_older

from termnews.domain.document import Document, Link, Paragraph
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.store import logins
from termnews.store.cache import Cache

SECRET = b"s3cret"
URL, OTHER = "https://a.example/feed", "https://b.example/feed"


def aged(path: Path, *statements: str) -> None:
    """Make a cache one of version 2, as that version may have left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
        make_schema_older(raw, version=2)


def bytes_of(path: Path) -> bytes:
    return b"".join(part.read_bytes() for part in path.parent.glob("*.db*"))


def filled(path: Path, *urls: str) -> None:
    with Cache.open(path) as cache:
        cache.sources.sync([Subscription(url, "World") for url in urls])
        for source in cache.sources.all():
            Filling(cache, path).take(source.id, [article("One"), article("Two")])


def test_a_source_keeps_its_id_its_articles_and_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    filled(path, URL, OTHER)
    aged(
        path,
        "UPDATE sources SET url = 'https://ada:s3cret@a.example/feed',"
        " title = 'https://ada:s3cret@a.example/feed', moved_to = 'https://ada:s3cret@a.example/new',"
        " error = 'https://ada:s3cret@a.example/feed failed' WHERE id = 1",
        "UPDATE articles SET url = 'https://ada:s3cret@a.example/1', summary = 'at https://ada:s3cret@a.example/1'"
        " WHERE id = 1",
        "UPDATE states SET starred = 1, read = 1 WHERE place & 0xFFFFFFF = 1",
    )
    assert SECRET in bytes_of(path)
    with Cache.open(path) as cache:
        first, second = cache.sources.all()
        assert (first.id, first.url, first.title, first.moved_to) == (1, URL, URL, "https://a.example/new")
        assert second.url == OTHER
        assert first.health.error == "https://a.example/feed failed"
        assert cache.counts.articles(Query(Scope.ALL)) == 4
        headline = cache.articles.get(1).headline
        assert (headline.url, headline.summary) == ("https://a.example/1", "at https://a.example/1")
        assert headline.state.starred and headline.state.read
        cache.sources.sync([Subscription(URL, "World"), Subscription(OTHER, "World")])
        assert [source.id for source in cache.sources.all()] == [1, 2]
        cache.save(tmp_path / "saved.db")
    assert SECRET not in bytes_of(path)


def test_texts_and_search_lose_the_login_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    filled(path, URL)
    with Cache.open(path) as cache:
        link = Link(1, "a page", "https://ada:s3cret@a.example/page", "body", None)
        document = Document(
            title="About One", blocks=(Paragraph("See https://ada:s3cret@a.example/page now"),), links=(link,)
        )
        cache.documents.put(1, document, [], now=NOW)
    aged(path, "UPDATE sources SET url = 'https://ada:s3cret@a.example/feed'")
    with Cache.open(path) as cache:
        assert not cache.search.find("s3cret")
        assert cache.search.find("See a.example page")
        assert cache.integrity.search_agrees()
        stored = cache.documents.get(1)
        assert stored is not None
        assert stored.links[0].url == "https://a.example/page"
    assert SECRET not in bytes_of(path)


def test_what_a_publisher_writes_of_other_logins_stays_in_texts(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    filled(path, URL)
    aged(
        path,
        "UPDATE sources SET url = 'https://ada:s3cret@a.example/feed'",
        "UPDATE articles SET summary = 'such as http://user:pass@host.example/' WHERE id = 1",
    )
    with Cache.open(path) as cache:
        assert cache.articles.get(1).headline.summary == "such as http://user:pass@host.example/"


@pytest.mark.parametrize("second", ["https://bob:s3cret@a.example/feed", URL])
def test_two_subscriptions_that_differ_in_their_logins_only_become_one(tmp_path: Path, second: str) -> None:
    path = tmp_path / "cache.db"
    filled(path, URL, OTHER)
    with Cache.open(path) as cache:
        Filling(cache, path).take(2, [article("Three")])
    aged(
        path,
        "UPDATE sources SET url = 'https://ada:s3cret@a.example/feed' WHERE id = 1",
        f"UPDATE sources SET url = '{second}' WHERE id = 2",
        "UPDATE states SET starred = 1 WHERE source = 2",
    )
    with Cache.open(path) as cache:
        cache.sources.sync([Subscription(URL, "World")])
        (source,) = cache.sources.all()
        assert source.articles == 3
        listed = [
            cache.articles.get(one).headline for one in cache.articles.listed(Query(Scope.STARRED, source=source.id))
        ]
        assert sorted(headline.title for headline in listed) == ["About One", "About Three", "About Two"]
    assert SECRET not in bytes_of(path)


def test_one_that_is_subscribed_to_no_more_makes_room(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    filled(path, URL, OTHER)
    aged(
        path,
        "UPDATE sources SET position = NULL WHERE id = 1",
        "UPDATE sources SET url = 'https://ada:s3cret@a.example/feed' WHERE id = 2",
    )
    with Cache.open(path) as cache:
        assert [(source.id, source.url) for source in cache.sources.all()] == [(2, URL)]
    assert SECRET not in bytes_of(path)


def test_a_cache_without_logins_is_not_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cache.db"
    filled(path, URL)
    aged(path)
    before = path.stat().st_ino
    written: list[sqlite3.Connection] = []
    monkeypatch.setattr(logins, "write_over", written.append)
    Cache.open(path).close()
    assert (path.stat().st_ino, written) == (before, [])


def test_a_cache_of_the_first_version_and_the_copy_that_is_kept_of_it_are_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    old_cache(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE sources SET url = 'https://ada:s3cret@a.example/feed' WHERE id = 1")
    with Cache.open(path) as cache:
        assert cache.sources.find(1).url == URL
        assert cache.counts.articles(Query(Scope.ALL)) == 4
    assert [kept.name for kept in tmp_path.glob("*.version-*")] == ["cache.db.version-1"]
    assert SECRET not in bytes_of(path)
