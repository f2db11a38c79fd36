"""Caches of other versions: an older one is brought up to date whole or not at all, a newer one refused untouched."""

import hashlib
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.faults.program import Program
from tests.store.test_migrations import old_cache

from termnews.store import schema

pytestmark = pytest.mark.fault("D06")


@pytest.fixture
def cache(home: Path) -> Path:
    """Give the usual cache, of version 1; its sources are as they were, since there is no sources.toml."""
    path = home / "data" / "termnews" / "cache.db"
    path.parent.mkdir(parents=True)
    old_cache(path)
    return path


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = ("sources", "articles", "contents", "states", "addresses", "texts")
        return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def version(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def beside(cache: Path) -> set[str]:
    return {path.name for path in cache.parent.iterdir()} - {"cache.db-wal", "cache.db-shm"}


def test_an_older_cache_is_kept_in_a_copy_until_a_start_went_well(
    program: Program, cache: Path, articles_lost: Callable[[int], None]
) -> None:
    before = counts(cache)
    rows = program.run("list", "--all", "--json").rows
    articles_lost(before["articles"] - len(rows))
    assert counts(cache) == before
    assert beside(cache) == {"cache.db", "cache.db.version-1"}
    kept = cache.with_name("cache.db.version-1")
    assert version(kept) == 1 and counts(kept) == before
    assert kept.stat().st_mode & 0o777 == 0o600
    assert len(program.run("list", "--all", "--json").rows) == len(rows)
    assert beside(cache) == {"cache.db"}


def test_without_room_for_the_copy_nothing_is_changed(
    termnews: Termnews, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashlib.sha256(cache.read_bytes()).hexdigest()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        ran = termnews("list")
    assert ran.code == 1
    assert "no room to keep a copy" in ran.err and ran.err.count("\n") == 1
    assert hashlib.sha256(cache.read_bytes()).hexdigest() == before
    assert beside(cache) == {"cache.db"}
    assert termnews("list").code == 0 and version(cache) == schema.VERSION


def full(self: Path, other: Path) -> Path:
    raise OSError(28, "No space left on device")


def test_a_newer_cache_is_refused_and_stays_as_it_is(program: Program, termnews: Termnews, cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = hashlib.sha256(cache.read_bytes()).hexdigest()
    ran = program.run("refresh")
    assert ran.code == 1 and "newer termnews" in ran.said and ran.said.count("\n") == 1
    for arguments in (["list"], ["--offline", "--cache", str(cache), "list"], ["doctor", "--repair"]):
        assert termnews(*arguments).code == 1
    assert hashlib.sha256(cache.read_bytes()).hexdigest() == before
    assert beside(cache) == {"cache.db"}


def kill_at_moments(program: Program, cache: Path, seconds: list[float]) -> None:
    before, original = counts(cache), cache.read_bytes()
    for wait in seconds:
        for name in beside(cache) | {"cache.db-wal", "cache.db-shm"}:
            cache.with_name(name).unlink(missing_ok=True)
        cache.write_bytes(original)
        running = program.start("list", "--all")
        time.sleep(wait)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        assert counts(cache) == before
        assert len(program.run("list", "--all", "--json").rows) == before["articles"]


def test_a_kill_in_the_middle_leaves_the_old_cache_or_the_new_one(program: Program, cache: Path) -> None:
    kill_at_moments(program, cache, [0.2, 0.3, 0.4])


@pytest.mark.soak
def test_many_kills_leave_the_old_cache_or_the_new_one(program: Program, cache: Path) -> None:
    moments = random.Random(6)
    kill_at_moments(program, cache, [moments.uniform(0.1, 0.8) for _ in range(40)])


def test_two_programs_that_find_an_older_cache_bring_it_up_once(program: Program, cache: Path) -> None:
    running = [program.start("list", "--all", "--json") for _ in range(4)]
    for one in running:
        out, err = one.communicate()
        assert one.returncode == 0, err
        assert out.count(b"\n") == 4
    assert version(cache) == schema.VERSION
