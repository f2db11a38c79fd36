"""Opening, saving and sharing the file."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.conftest import NOW, RIVERS, STARS, Filling, article

from termnews.domain.errors import StoreError
from termnews.domain.query import Query, Scope
from termnews.store import open_database, schema
from termnews.store.cache import Cache, open_same


def test_a_new_cache_is_made_with_its_folder_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "share" / "termnews" / "cache.db"
    Cache.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_stored_is_there_when_opened_again(filling: Filling) -> None:
    filling.take(1, [article("the Nile")])
    with Cache.open(filling.path) as again:
        assert again.counts.articles(Query()) == 1
        assert [source.url for source in again.sources.all()] == [RIVERS.url, "https://stars.example/feed"]


def test_the_very_same_file_is_opened_once_more_and_no_other_at_its_path(tmp_path: Path) -> None:
    path, other = tmp_path / "cache.db", tmp_path / "other.db"
    with Cache.open(path) as cache:
        with open_same(cache.file) as same:
            assert same.file == cache.file
        path.rename(tmp_path / "moved.db")
        with pytest.raises(StoreError, match="deleted or replaced"):
            open_same(cache.file)
        assert not path.exists()
        Cache.open(other).close()
        other.rename(path)
        with pytest.raises(StoreError, match="deleted or replaced"):
            open_same(cache.file)


def test_an_empty_file_is_an_empty_cache(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Cache.open(path, read_only=True) as cache:
        assert cache.read_only and list(cache.articles.listed(Query(Scope.ALL))) == []
        assert cache.search.find("anything") == []
    with Cache.open(path) as cache:
        cache.sources.sync([RIVERS])
        assert len(cache.sources.all()) == 1


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"x", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_cache_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"letter\.txt"):
            Cache.open(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE rss_item (id INTEGER)")
    other.close()
    with pytest.raises(StoreError, match="not a termnews cache"):
        Cache.open(path)


def test_a_folder_in_place_of_the_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Cache.open(tmp_path)


def test_a_cache_of_a_newer_version_is_refused(filling: Filling) -> None:
    filling.cache.close()
    with sqlite3.connect(filling.path) as newer:
        newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="newer termnews"):
            Cache.open(filling.path, read_only=read_only)


def test_an_older_cache_is_brought_up_to_date(filling: Filling, monkeypatch: pytest.MonkeyPatch) -> None:
    filling.take(1, [article("the Nile")])
    filling.cache.close()
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    newest = schema.VERSION - 1
    monkeypatch.setattr(
        schema, "MIGRATIONS", {newest: "CREATE TABLE added (n INTEGER);\nINSERT INTO added VALUES (7);\n"}
    )
    with pytest.raises(StoreError, match="older"):
        Cache.open(filling.path, read_only=True)
    with Cache.open(filling.path) as cache:
        assert cache.counts.articles(Query()) == 1
    with sqlite3.connect(filling.path) as raw:
        assert raw.execute("SELECT n FROM added").fetchall() == [(7,)]
    raw.close()
    Cache.open(filling.path, read_only=True).close()


def test_a_migration_that_fails_leaves_the_cache_as_it_was(filling: Filling, monkeypatch: pytest.MonkeyPatch) -> None:
    filling.cache.close()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", schema.VERSION + 1)
        patch.setattr(
            schema, "MIGRATIONS", {schema.VERSION - 1: "DROP TABLE history;\nDROP TABLE nothing_of_the_kind;\n"}
        )
        with pytest.raises(StoreError):
            Cache.open(filling.path)
    with Cache.open(filling.path) as cache:
        assert cache.states.history() == ()


def test_reading_what_is_not_there_is_an_error_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no cache at"):
        Cache.open(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_a_read_only_cache_reads_everything_and_refuses_to_write(filling: Filling) -> None:
    filling.take(1, [article("the Nile")])
    with Cache.open(filling.path, read_only=True) as cache:
        assert cache.read_only
        assert [one.title for one in cache.search.find("nile")] == ["About the Nile"]
        with pytest.raises(StoreError, match="This cache is read-only"):
            cache.states.mark([1], read=True)
        with pytest.raises(StoreError, match="This cache is read-only"):
            cache.states.opened(1, NOW)
        cache.sources.sync([RIVERS, STARS])
        with pytest.raises(StoreError, match="This cache is read-only"):
            cache.sources.sync([RIVERS])


@pytest.mark.parametrize("lock", ["file", "folder"])
def test_a_file_that_cannot_be_written_opens_for_reading_with_nothing_beside_it(
    filling: Filling, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    filling.take(1, [article("the Nile")])
    filling.cache.close()
    assert sqlite_mode(filling.path) == "wal"
    locked = filling.path if lock == "file" else filling.path.parent
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != locked and real(path, mode))
    beside = set(filling.path.parent.iterdir())
    with Cache.open(filling.path) as cache:
        assert cache.read_only
        assert cache.articles.headlines([1])[0].title == "About the Nile"
        assert lock == "file" or set(filling.path.parent.iterdir()) == beside


def sqlite_mode(path: Path) -> str:
    return "wal" if path.read_bytes()[18:20] == b"\x02\x02" else "other"


def test_a_saved_copy_is_one_file_that_holds_everything(filling: Filling, tmp_path: Path) -> None:
    filling.take(1, [article("the Nile"), article("the Rhine")])
    filling.cache.states.mark([1], starred=True)
    folder = tmp_path / "a folder"
    folder.mkdir()
    filling.cache.save(folder / "day.db")
    filling.cache.save(folder / "day.db")
    assert [path.name for path in folder.iterdir()] == ["day.db"]
    with Cache.open(folder / "day.db", read_only=True) as copy:
        assert copy.counts.articles(Query()) == 2
        assert copy.counts.articles(Query(Scope.STARRED)) == 1
        assert len(copy.search.find("rhine")) == 1
        copy.save(folder / "copy of the copy.db")
    with Cache.open(folder / "copy of the copy.db") as cache:
        assert not cache.read_only and cache.counts.articles(Query()) == 2


def test_saving_over_the_cache_itself_or_into_nowhere_is_refused(filling: Filling, tmp_path: Path) -> None:
    filling.take(1, [article("the Nile")])
    with pytest.raises(StoreError, match="the cache itself"):
        filling.cache.save(filling.path)
    with pytest.raises(StoreError, match="cannot be written"):
        filling.cache.save(tmp_path / "none" / "day.db")
    assert filling.cache.counts.articles(Query()) == 1


def test_a_copy_that_fails_leaves_the_old_file(
    filling: Filling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "day.db"
    target.write_bytes(b"old")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match="No space left"):
        filling.cache.save(target, force=True)
    assert target.read_bytes() == b"old"
    assert not list(tmp_path.glob(".*"))


def test_a_copy_replaces_a_copy_and_an_empty_file_and_nothing_else_unless_forced(
    filling: Filling, tmp_path: Path
) -> None:
    filling.take(1, [article("the Nile")])
    notes, other, empty = tmp_path / "notes.txt", tmp_path / "other.db", tmp_path / "empty"
    notes.write_text("mine")
    empty.touch()
    with Cache.open(other) as cache:
        cache.sources.sync([STARS])
    for path in (notes, other):
        before = path.read_bytes()
        with pytest.raises(StoreError, match="no saved cache"):
            filling.cache.save(path)
        assert path.read_bytes() == before
    filling.cache.save(empty)
    filling.cache.save(notes, force=True)
    for path in (notes, empty):
        with Cache.open(path, read_only=True) as cache:
            assert cache.saved and cache.counts.articles(Query()) == 1
    assert not filling.cache.saved


def test_a_copy_that_another_program_writes_to_is_not_replaced(filling: Filling, tmp_path: Path) -> None:
    target = tmp_path / "day.db"
    filling.cache.save(target)
    with Cache.open(target) as other:
        other.sources.sync([STARS])
        with pytest.raises(StoreError, match="in use"):
            filling.cache.save(target, force=True)
    filling.cache.save(target)
    with Cache.open(target) as again:
        assert len(again.sources.all()) == 2


def test_a_writer_and_a_reader_share_one_file(filling: Filling) -> None:
    with Cache.open(filling.path) as reader:
        assert reader.counts.articles(Query()) == 0
        filling.take(1, [article("the Nile")])
        assert reader.counts.articles(Query()) == 1
        reader.states.mark([1], read=True)
    assert filling.cache.counts.articles(Query()) == 0


def test_many_may_open_a_new_cache_at_once(tmp_path: Path) -> None:
    errors: list[Exception] = []

    def open_and_write(number: int) -> None:
        try:
            with Cache.open(tmp_path / "cache.db") as cache:
                cache.links.want(f"https://example.org/{number}", None, NOW)
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=open_and_write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Cache.open(tmp_path / "cache.db") as cache:
        assert len(cache.links.wanted()) == 8


def test_a_busy_cache_is_told_in_one_sentence(filling: Filling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_database, "_BUSY_SECONDS", 0.0)
    other = sqlite3.connect(filling.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Cache.open(filling.path) as cache, pytest.raises(StoreError, match="busy"):
        cache.states.opened(1, NOW)
    other.close()


def test_a_damaged_file_is_told_in_one_sentence(filling: Filling) -> None:
    filling.take(1, [article(f"river {number}") for number in range(200)])
    filling.cache.close()
    content = bytearray(filling.path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    filling.path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), Cache.open(filling.path) as cache:
        cache.articles.headlines(cache.articles.listed(Query()))


def test_a_kill_in_the_middle_of_writing_leaves_nothing_half_stored(filling: Filling) -> None:
    filling.take(1, [article("the Nile")])
    script = (
        "import os, sys; from pathlib import Path; from termnews.store.open_database import open_database\n"
        "database = open_database(Path(sys.argv[1]), read_only=False)\n"
        "with database.write():\n"
        "    database.run('UPDATE states SET read = 1'); database.run('UPDATE sources SET etag = 1'); os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(filling.path)], check=False).returncode == 9
    assert filling.cache.counts.articles(Query()) == 1
    assert filling.cache.sources.find(1).validators.etag is None


def test_of_writes_done_together_one_that_fails_is_undone_alone(filling: Filling) -> None:
    def take(name: str, title: str) -> Callable[[Cache], int]:
        def write(cache: Cache) -> int:
            filling.take(1, [article(name), article(f"{name}, again", title=title)], indexed=False)
            return cache.counts.articles(Query(Scope.ALL))

        return write

    # a lone surrogate cannot be stored
    results = filling.cache.together([take("the Nile", "One"), take("the Ob", "\ud800"), take("the Rhine", "Two")])
    assert [results[0], results[2]] == [2, 4]
    assert isinstance(results[1], StoreError)
    assert filling.cache.counts.articles(Query(Scope.ALL)) == 4
