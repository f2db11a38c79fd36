"""Caches and their sources apart: a saved cache, a cache of another machine, a sources.toml that is missing."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli import conftest as cli
from tests.cli.conftest import Termnews
from tests.faults.program import Program, Ran
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.store.test_migrations import old_cache
from tests.terminal import OnTerminal

pytestmark = pytest.mark.fault("A7")
RUN = "import sys; sys.argv = ['termnews', *{}]; from termnews.cli.main import main; sys.exit(main())"
NAMES = ("Nile", "Ob", "Rhine", "Volga")


def ok(ran: Ran) -> Ran:
    assert ran.code == 0, ran.said
    return ran


def done(ran: cli.Ran) -> None:
    assert ran.code == 0, ran.err


def rows_of(termnews: Termnews, *arguments: str) -> list[dict[str, Any]]:
    ran = termnews(*arguments, "--json")
    done(ran)
    return ran.rows


def one_sentence(ran: Ran) -> str:
    assert ran.said.startswith("termnews: ") and ran.said.count("\n") == 1, ran.said
    return ran.said


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def day(termnews: Termnews, publisher: Publisher, tmp_path: Path, home: Path) -> Path:
    """Give a saved cache of four articles, on a machine that follows another source since."""
    url = publisher.serve("/rivers.xml", rss(Story(name, day=n + 1) for n, name in enumerate(NAMES)))
    other = publisher.serve("/stars.xml", rss([Story("Star")]))
    done(termnews("add", url))
    path = tmp_path / "away" / "day.db"
    path.parent.mkdir()
    done(termnews("save", str(path)))
    done(termnews("add", other))
    done(termnews("remove", url))
    return path


def test_a_saved_cache_keeps_its_sources_however_it_is_opened(
    program: Program, termnews: Termnews, day: Path, articles_lost: Callable[[int], None]
) -> None:
    ok(program.run("--cache", day, "list"))
    for arguments in (["doctor"], ["mark", "read", "1"], ["sources"], ["search", "nile"], ["refresh"]):
        assert termnews("--cache", str(day), *arguments).code == 0
    with OnTerminal(RUN.format(["--cache", str(day)])) as reader:
        reader.wait_for("Rhine")
        reader.press("Q")
        assert reader.wait() == 0
    (source,) = program.rows("--cache", day, "sources")
    assert source["url"].endswith("/rivers.xml")
    for offline in ([], ["--offline"]):
        rows = program.rows(*offline, "--cache", day, "list", "--all")
        articles_lost(len({*NAMES} - {row["title"] for row in rows}))
    assert program.rows("--cache", day, "list", "--read")[0]["title"] == "Nile"


def test_offline_not_a_byte_of_a_saved_cache_changes(program: Program, termnews: Termnews, day: Path) -> None:
    before, beside = digest(day), set(day.parent.iterdir())
    ok(program.run("--offline", "--cache", day, "list"))
    for arguments in (["search", "nile"], ["read", "1"], ["sources"], ["doctor"], ["export"], ["mark", "read", "1"]):
        assert termnews("--offline", "--cache", str(day), *arguments).code == int(arguments[0] == "mark")
    with OnTerminal(RUN.format(["--offline", "--cache", str(day)])) as reader:
        reader.wait_for("Rhine")
        reader.press("\rmsj")
        reader.press("Q")
        assert reader.wait() == 0
    assert (digest(day), set(day.parent.iterdir())) == (before, beside)
    # also one that was written to since, with a log
    ok(program.run("--cache", day, "mark", "read", "1"))
    before = digest(day)
    assert len(program.rows("--offline", "--cache", day, "list")) == 3
    assert (digest(day), set(day.parent.iterdir())) == (before, beside)


def test_a_saved_cache_of_an_older_version_is_read_and_stays_as_it_is(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old_cache(path)
    before = digest(path)
    assert len(program.rows("--offline", "--cache", path, "list", "--all")) == 4
    assert "Read-only" in ok(program.run("--offline", "--cache", path, "doctor")).text
    assert digest(path) == before
    assert {entry.name for entry in tmp_path.iterdir()} == {"home", "old.db"}


def test_changes_of_sources_under_a_named_cache_stay_in_it(
    termnews: Termnews, publisher: Publisher, day: Path, home: Path
) -> None:
    file = home / "config" / "termnews" / "sources.toml"
    before = file.read_text()
    third = publisher.serve("/third.xml", rss([Story("Third")]))
    done(termnews("--cache", str(day), "add", third))
    done(termnews("--cache", str(day), "rename", third, "The Third"))
    done(termnews("--cache", str(day), "move", third, "Numbers"))
    rows = rows_of(termnews, "--cache", str(day), "sources")
    assert [(row["title"], row["category"]) for row in rows][1] == ("The Third", "Numbers")
    done(termnews("--cache", str(day), "remove", third))
    assert len(rows_of(termnews, "--cache", str(day), "sources")) == 1
    assert file.read_text() == before
    assert len(rows_of(termnews, "sources")) == 1


def test_a_new_cache_elsewhere_begins_with_this_machines_sources(termnews: Termnews, day: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    assert "1 new articles" in termnews("--cache", str(new), "refresh").out
    assert [row["title"] for row in rows_of(termnews, "--cache", str(new), "list")] == ["Star"]


def test_a_cache_begun_with_a_configuration_folder_follows_that(
    termnews: Termnews, publisher: Publisher, day: Path, tmp_path: Path
) -> None:
    folder, cache = tmp_path / "edition", tmp_path / "edition.db"
    both = ("--config", str(folder), "--cache", str(cache))
    url = publisher.serve("/lakes.xml", rss([Story("Lake")]))
    done(termnews(*both, "add", url))
    assert url in (folder / "sources.toml").read_text()
    (folder / "sources.toml").write_text("# none now\n")
    assert rows_of(termnews, *both, "sources") == []
    # a saved one has its own, whatever is named beside it
    assert len(rows_of(termnews, "--config", str(folder), "--cache", str(day), "sources")) == 1


def test_a_cache_that_is_not_there_is_said_so_and_not_made(
    program: Program, termnews: Termnews, tmp_path: Path
) -> None:
    path = tmp_path / "typo.db"
    wanted = f"termnews: There is no cache at {path}.\n"
    assert program.run("--cache", path, "list").said == wanted
    for command in (
        ["search", "x"], ["sources"], ["read", "1"], ["export"], ["save", str(tmp_path / "copy.db")], ["remove", "1"],
        ["mark", "read", "1"], ["prefetch"], ["--offline", "refresh"], ["list", "--json"], ["doctor"],
    ):  # fmt: skip
        ran = termnews("--cache", str(path), *command)
        assert ran.code == 1 and wanted.strip().removeprefix("termnews: ") in ran.err + ran.out, ran
    assert {entry.name for entry in tmp_path.iterdir()} == {"home"}


@pytest.mark.parametrize("how", ["missing", "empty", "mistyped"])
def test_a_missing_sources_file_ends_no_source(
    program: Program,
    termnews: Termnews,
    publisher: Publisher,
    home: Path,
    how: str,
    articles_lost: Callable[[int], None],
) -> None:
    file = home / "config" / "termnews" / "sources.toml"
    url = publisher.serve("/rivers.xml", rss(Story(name) for name in NAMES))
    ok(program.run("add", url, "--category", "World", "--title", "Rivers"))
    options: list[str] = []
    if how == "mistyped":
        options = ["--config", str(home / "confg")]
    elif how == "empty":
        file.write_bytes(b"\0" * 100)
    else:
        file.unlink()
    ran = program.run(*options, "list", "--json")
    assert "sources --restore" in one_sentence(ran)
    articles_lost(len(NAMES) - len(ran.rows))
    for command in (["refresh"], ["doctor"], ["remove", url], ["add", url]):
        told = termnews(*options, *command)
        assert (told.err + told.out).count("sources --restore") == 1, (command, told)
        assert told.code == int(command[0] != "refresh")
    if how == "missing":
        with OnTerminal(RUN.format(options)) as reader:
            reader.wait_for("Volga")
            reader.wait_for("restore")
            reader.press("Q")
            assert reader.wait() == 0
    if how != "mistyped":
        assert "Wrote 1 source" in ok(program.run("sources", "--restore")).text
        assert 'category = "World"' in file.read_text() and 'title = "Rivers"' in file.read_text()
    ran = ok(program.run("list", "--json"))
    assert ran.said == "" and len(ran.rows) == len(NAMES)


def test_articles_of_ended_sources_are_counted(program: Program, day: Path) -> None:
    told = next(row for row in program.rows("doctor") if "no list shows" in row["message"])
    assert told["message"].startswith("4 articles")


def test_a_saved_copy_put_in_the_usual_place_is_told_and_can_be_taken_up(
    program: Program, day: Path, home: Path
) -> None:
    usual = home / "data" / "termnews" / "cache.db"
    for name in ("cache.db-wal", "cache.db-shm"):
        usual.with_name(name).unlink(missing_ok=True)
    usual.write_bytes(day.read_bytes())
    ran = ok(program.run("list", "--json"))
    assert len(ran.rows) == 4 and "is a saved copy" in one_sentence(ran)
    ok(program.run("sources", "--restore"))
    assert "rivers.xml" in (home / "config" / "termnews" / "sources.toml").read_text()
    ran = ok(program.run("sources", "--json"))
    assert len(ran.rows) == 2 and ran.said == ""
