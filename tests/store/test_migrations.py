"""Caches of earlier versions, as those versions made them."""

import sqlite3
from pathlib import Path

from tests.store.conftest import NOW, RIVERS, STARS, catch_up, plain

from termnews.domain.document import Document, Paragraph
from termnews.domain.document_json import document_to_json
from termnews.domain.query import Query, Scope
from termnews.store import schema
from termnews.store.cache import Cache
from termnews.store.columns import pack, sort_key_of

SECONDS = int(NOW.timestamp())


def old_cache(path: Path) -> None:
    """Write a cache of version 1: an address that two sources carry, read in one, its full text stored in the other."""
    document = document_to_json(
        Document(url="https://rivers.example/nile", title="The Nile", blocks=(Paragraph("Long."),))
    )
    with sqlite3.connect(path) as old:
        old.executescript(Path(__file__).with_name("version_1.sql").read_text("utf-8"))
        old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO sources (id, url, position, category) VALUES (1, ?, 0, 'World')", (RIVERS.url,))
        old.execute("INSERT INTO sources (id, url, position, category) VALUES (2, ?, 1, 'Science')", (STARS.url,))
        for number, (source, address) in enumerate(
            [(1, "rivers.example/nile"), (1, "rivers.example/ob"), (2, "rivers.example/nile"), (2, "rivers.example")], 1
        ):
            place = sort_key_of(NOW, number)
            old.execute(
                "INSERT INTO articles (id, place, source, key, canonical, digest, url, title, summary, authors, topics,"
                " published, seen) VALUES (?, ?, ?, ?, ?, x'', ?, 'Old', '', '[]', '[]', ?, ?)",
                (number, place, source, str(number), address, f"https://{address}", SECONDS, SECONDS),
            )
            read = int(number == 1)
            old.execute("INSERT INTO states (place, source, listed, read) VALUES (?, ?, 1, ?)", (place, source, read))
            old.execute("INSERT INTO contents (article, html, enclosures) VALUES (?, '<p>Text.</p>', '[]')", (number,))
            old.execute("INSERT INTO addresses (canonical, article) VALUES (?, ?)", (address, number))
            old.execute("INSERT INTO texts VALUES (?, 'Old', 'Text', '', '')", (place,))
        old.execute("INSERT INTO documents (article, json, stored) VALUES (3, ?, 0)", (pack([document])[1:-1],))
    old.close()


def test_a_cache_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    old_cache(path)
    with Cache.open(path) as cache:
        assert cache.counts.articles(Query(Scope.ALL)) == 4
        assert [headline.title for headline in cache.search.find("text")] == ["Old"] * 4
        assert {source.health.newest for source in cache.sources.all()} == {NOW}
        assert catch_up(cache, plain) == 0
        # the twins share what each of them had
        assert set(cache.articles.listed(Query(Scope.UNREAD))) == {2, 4}
        for number in (1, 3):
            document = cache.documents.get(number)
            assert document is not None
            assert document.title == "The Nile"
            assert cache.articles.get(number).headline.has_full_text
        assert not cache.articles.get(2).headline.has_full_text


def test_the_steps_from_version_1_end_at_the_schema_of_a_new_cache(tmp_path: Path) -> None:
    def columns(path: Path) -> dict[str, set[str]]:
        with sqlite3.connect(path) as raw:
            tables = [
                name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")
            ]
            found = {name: {row[1] for row in raw.execute(f"PRAGMA table_info({name})")} for name in tables}
        raw.close()
        return found

    old_cache(tmp_path / "old.db")
    for name in ("old.db", "new.db"):
        Cache.open(tmp_path / name).close()
    assert columns(tmp_path / "old.db") == columns(tmp_path / "new.db")
