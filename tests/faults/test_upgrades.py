"""Caches of other versions: an older one is brought up to date whole or not at all, a newer one refused untouched."""

import hashlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.faults.program import Program
from tests.store.conftest import RIVERS, Filling, article
from tests.store.test_index_renewal import make_older
from tests.store.test_migrations import old_cache

from termnews.store import schema
from termnews.store.cache import Cache

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
        for path in cache.parent.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
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


RENEW = """
import sys
from pathlib import Path
from termnews.store.cache import Cache

with Cache.open(Path(sys.argv[1])) as cache:
    while (batch := cache.index_queue.renewal.read(3)) and sys.stdin.readline():
        cache.index_queue.renewal.write(batch)
        print(batch.last, flush=True)
    while cache.index_queue.renewal.merge():
        print("merged", flush=True)
"""


def test_a_search_index_that_is_renewed_outlasts_kills_and_is_whole_after_each(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with Cache.open(path) as cache:
        cache.sources.sync([RIVERS])
        Filling(cache, path).take(1, [article(f"n{at}", hours=at, title=f"Łódź {at}") for at in range(40)])
    make_older(path)
    waiting = [40]
    for batches in range(4):
        kill_after(path, batches)
        with Cache.open(path) as cache:
            waiting.append(cache.index_queue.renewal.progress()[0])
            assert not cache.integrity.damage(thorough=True) and cache.integrity.search_agrees()
            assert len(cache.search.find("łódź")) == 40
            assert len(cache.search.find("lodz")) == 40 - waiting[-1]
        # a batch that was being written when the kill came is in it or not
        assert waiting[-2] - waiting[-1] in (3 * batches, 3 * batches + 3)
    subprocess.run([sys.executable, "-c", RENEW, str(path)], check=True, input=b"\n" * 40, stdout=subprocess.DEVNULL)
    with Cache.open(path) as cache:
        assert len(cache.search.find("lodz")) == 40 and cache.index_queue.renewal.below is None
        assert cache.integrity.search_agrees()


def kill_after(path: Path, batches: int) -> None:
    """Renew so many batches of a search index, and kill the program in the one after that."""
    command = [sys.executable, "-c", RENEW, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None and running.stdout is not None
        running.stdin.write(b"\n" * (batches + 1))
        running.stdin.flush()
        for _ in range(batches):
            assert running.stdout.readline()
        running.kill()
