"""Damaged caches: kept aside under a name with the date, salvaged into a new one, and told; never silently empty."""

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.store.conftest import Filling, article
from tests.store.test_migrations import old_cache
from tests.store.version_3 import make_schema_older
from tests.terminal import OnTerminal

from termnews.config.paths import find_paths
from termnews.domain.source import Subscription
from termnews.store.cache import Cache

pytestmark = pytest.mark.fault("D03")
RUN = "import sys; sys.argv = ['termnews']; from termnews.cli.main import main; sys.exit(main())"
PAGE, ARTICLES = 4096, 600
STARRED = [1, 77, 300, 599]
SOURCES = [Subscription(f"https://s{n}.example/feed", "World", f"Source {n}") for n in range(5)]


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a cache of 600 articles of five sources, a tenth of them read, four starred."""
    path = tmp_path_factory.mktemp("original") / "cache.db"
    with Cache.open(path) as cache:
        cache.sources.sync(SOURCES)
        filling = Filling(cache, path)
        for batch in range(0, ARTICLES, 60):
            bodies = ("<p>" + f"water {number} " * 40 * (number % 5) + "</p>" for number in range(batch, batch + 60))
            filling.take(
                1 + batch // 60 % 5,
                [
                    article(f"river {batch + place}", hours=batch + place, body=body)
                    for place, body in enumerate(bodies)
                ],
            )
        cache.states.mark(range(1, ARTICLES, 10), read=True)
        cache.states.mark(STARRED, starred=True)
    return path.read_bytes()


@pytest.fixture
def usual(home: Path) -> Path:
    """Give the place of the usual cache, with a sources.toml of its sources."""
    config = home / "config" / "termnews"
    config.mkdir(parents=True)
    tables = (f'[[source]]\nurl = "{one.url}"\ncategory = "World"\ntitle = "{one.title}"\n' for one in SOURCES)
    (config / "sources.toml").write_text("\n".join(tables))
    path = home / "data" / "termnews" / "cache.db"
    path.parent.mkdir(parents=True)
    return path


def damaged(original: bytes, seed: int) -> tuple[str, bytes]:
    """Return one of 40 damages, by its kind."""
    chance, data = random.Random(seed), bytearray(original)
    pages = len(data) // PAGE
    match seed % 4:
        case 0:
            end = chance.choice([16, 24, 100, 512, PAGE])
            data[:end] = bytes(end) if seed % 8 else chance.randbytes(end)
            return "header", bytes(data)
        case 1 | 2:
            for page in chance.sample(range(1, pages), 1 + seed % 5):
                data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE) if seed % 4 == 1 else chance.randbytes(PAGE)
            return "page", bytes(data)
        case _ if seed % 8 == 3:
            return "cut", bytes(data[: chance.randrange(len(data) * 9 // 10, len(data))])
        case _:
            for _ in range(50):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return "flips", bytes(data)


def put(path: Path, data: bytes) -> None:
    for entry in path.parent.iterdir():
        entry.unlink()
    path.write_bytes(data)


def kept_aside(path: Path) -> list[Path]:
    found = sorted(path.parent.glob("cache.db.damaged-*"))
    assert all(re.fullmatch(r"cache\.db\.damaged-\d{4}-\d\d-\d\d(\.\d+)?(-wal)?", one.name) for one in found)
    return found


def state(path: Path) -> tuple[list[int], list[int]]:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        read = [row[0] for row in raw.execute("SELECT place & 268435455 FROM states WHERE read = 1 ORDER BY 1")]
        starred = [row[0] for row in raw.execute("SELECT place & 268435455 FROM states WHERE starred = 1 ORDER BY 1")]
        return read, starred


@pytest.mark.parametrize("seed", range(40))
def test_of_a_damaged_cache_nearly_every_article_and_mark_comes_back(
    termnews: Termnews, usual: Path, original: bytes, seed: int
) -> None:
    kind, data = damaged(original, seed)
    put(usual, data)
    ran = termnews("--offline", "list", "--all", "--json")
    assert ran.code == 0, ran.err
    assert len(ran.rows) >= ARTICLES * 0.95 or "damaged" in ran.err
    checked = termnews("--offline", "doctor", "--repair", "--json")
    again = termnews("--offline", "list", "--all", "--json")
    assert (again.code, again.err) == (0, "")
    assert len(again.rows) >= ARTICLES * (0.8 if kind == "cut" else 0.95)
    read, starred = state(usual)
    assert len(read) >= 60 * 0.9 * (0.9 if kind == "cut" else 1)
    assert kind in ("cut", "flips") or starred == STARRED
    if kept_aside(usual):
        assert kept_aside(usual)[0].read_bytes() == data
        told = [row for row in checked.rows if row["status"] != "ok" and "damaged" in row["message"]]
        assert told, checked.out
    else:
        assert len(again.rows) == ARTICLES


def test_what_was_done_is_told_in_one_sentence(program: Program, usual: Path, original: bytes) -> None:
    usual.write_bytes(bytes(PAGE) + original[PAGE:])
    ran = program.run("list", "--all", "--json")
    assert ran.code == 0 and len(ran.rows) == ARTICLES
    assert ran.said.startswith("termnews: The cache was damaged: all 600 articles") and ran.said.count("\n") == 1
    (aside,) = kept_aside(usual)
    assert str(aside) in ran.said
    assert aside.read_bytes() == bytes(PAGE) + original[PAGE:]
    assert program.run("list").said == ""
    doctor = program.run("doctor").text
    assert "600 of 600 articles were saved" in doctor and "is whole" not in doctor
    aside.unlink()
    assert "is whole" in program.run("doctor").text


def test_what_was_lost_comes_back_with_the_next_refresh_of_a_feed_that_still_has_it(
    program: Program, publisher: Publisher, usual: Path
) -> None:
    stories = [Story(f"river {number}", "".join(f"<p>{'water ' * 400}{number}</p>")) for number in range(60)]
    usual.parents[2].joinpath("config", "termnews", "sources.toml").unlink()
    assert program.run("add", publisher.serve("/feed.xml", rss(stories))).code == 0
    whole = {row["id"]: (row["title"], row["url"]) for row in program.rows("list", "--all")}
    put(usual, usual.read_bytes()[: usual.stat().st_size // 2])
    salvaged = program.run("list", "--all", "--json").rows
    assert all(row["title"] for row in salvaged)
    assert {row["id"]: (row["title"], row["url"]) for row in salvaged} != whole
    assert program.run("refresh").code == 0
    assert {(row["title"], row["url"]) for row in program.rows("list", "--all")} >= set(whole.values())


def test_an_empty_file_is_told_and_never_taken_for_an_empty_cache(
    program: Program, termnews: Termnews, usual: Path
) -> None:
    usual.touch()
    ran = program.run("--offline", "list", "--all")
    assert "was an empty file" in ran.said and ran.said.count("\n") == 1
    assert len(kept_aside(usual)) == 1
    doctor = termnews("doctor")
    assert doctor.code == 1 and "Nothing could be saved" in doctor.out and "is whole" not in doctor.out
    assert len(termnews("sources", "--json").rows) == len(SOURCES)


@pytest.mark.parametrize("left", ["nothing", "the header broken"])
def test_what_is_in_the_log_beside_a_damaged_file_comes_back(termnews: Termnews, usual: Path, left: str) -> None:
    with Cache.open(usual) as cache:
        cache.sources.sync(SOURCES)
        Filling(cache, usual).take(1, [article(f"river {number}") for number in range(100)])
        cache.states.mark([5], starred=True)
        log, data = usual.with_name("cache.db-wal").read_bytes(), usual.read_bytes()
    put(usual, b"" if left == "nothing" else b"\xff" * 100 + data[100:])
    usual.with_name("cache.db-wal").write_bytes(log)
    ran = termnews("--offline", "list", "--all", "--json")
    assert len(ran.rows) == 100, ran.err
    assert state(usual)[1] == [5]
    assert not kept_aside(usual) or "was damaged" in ran.err


def test_the_reader_says_what_happened_and_goes_on(usual: Path, original: bytes) -> None:
    usual.write_bytes(b"\xff" * PAGE + original[PAGE:])
    with OnTerminal(RUN) as reader:
        reader.wait_for("600")
        reader.wait_for("The cache was damaged")
        reader.press("Q")
        assert reader.wait() == 0
    assert len(kept_aside(usual)) == 1


def test_a_named_file_that_never_was_a_cache_is_left_alone_and_a_damaged_one_is_salvaged(
    termnews: Termnews, tmp_path: Path, original: bytes
) -> None:
    letter, empty, cache = tmp_path / "letter.txt", tmp_path / "empty.db", tmp_path / "other.db"
    letter.write_bytes(b"SQLite format 3\x00" + b"letters " * 2000)
    empty.touch()
    cache.write_bytes(random.Random(1).randbytes(100) + original[100:])
    assert "not a termnews cache" in termnews("--cache", str(letter), "refresh").err
    assert "empty file" in termnews("--cache", str(empty), "list").err
    ran = termnews("--cache", str(cache), "list", "--all", "--json")
    assert len(ran.rows) == ARTICLES and "was damaged" in ran.err
    assert {path.name.partition(".damaged")[0] for path in tmp_path.iterdir()} == {
        "home", "letter.txt", "empty.db", "other.db"
    }  # fmt: skip
    assert letter.stat().st_size == 16_016 and empty.stat().st_size == 0


def test_a_damaged_saved_cache_is_read_through_a_copy_and_stays_as_it_is(
    termnews: Termnews, usual: Path, tmp_path: Path, original: bytes
) -> None:
    usual.write_bytes(original)
    day = tmp_path / "day.db"
    assert termnews("save", str(day)).code == 0
    data = bytearray(day.read_bytes())
    data[40:PAGE] = bytes(PAGE - 40)
    day.write_bytes(data)
    ran = termnews("--offline", "--cache", str(day), "list", "--all", "--json")
    assert len(ran.rows) == ARTICLES and "day.db is damaged: 600 of 600" in ran.err
    assert day.read_bytes() == bytes(data)
    assert {path.name for path in tmp_path.iterdir()} == {"home", "day.db"}


def test_an_older_cache_that_is_damaged_is_salvaged_and_brought_up_to_date(termnews: Termnews, usual: Path) -> None:
    find_paths().sources.unlink()
    old_cache(usual)
    data = usual.read_bytes()
    usual.write_bytes(bytes(16) + data[16:])
    ran = termnews("--offline", "list", "--all", "--json")
    assert "was damaged: all 4 articles" in ran.err
    with Cache.open(usual) as cache:
        assert [row.title for row in cache.search.find("text")] == ["Old"] * 4


@pytest.mark.parametrize("lost", [16, PAGE])
def test_a_damaged_cache_of_the_version_before_is_salvaged_with_its_marks(
    termnews: Termnews, usual: Path, original: bytes, lost: int
) -> None:
    usual.write_bytes(original)
    with closing(sqlite3.connect(usual, isolation_level=None)) as raw:
        make_schema_older(raw)
    data = usual.read_bytes()
    usual.write_bytes(bytes(lost) + data[lost:])
    ran = termnews("--offline", "list", "--all", "--json")
    assert f"was damaged: all {ARTICLES} articles" in ran.err and len(ran.rows) == ARTICLES
    assert state(usual)[1] == STARRED


@pytest.mark.parametrize("lost", [16, PAGE])
def test_the_pages_that_a_feed_names_beside_an_article_come_back(
    termnews: Termnews, usual: Path, original: bytes, lost: int
) -> None:
    usual.write_bytes(original)
    with closing(sqlite3.connect(usual, isolation_level=None)) as raw:
        raw.execute("""INSERT INTO related_pages VALUES (7, '[["https://rivers.example/map", "The map"]]')""")
    data = usual.read_bytes()
    usual.write_bytes(bytes(lost) + data[lost:])
    assert termnews("--offline", "list", "--all").code == 0
    with Cache.open(usual) as cache:
        assert [page.title for page in cache.articles.get(7).related] == ["The map"]
        assert cache.articles.get(8).related == ()


def test_texts_whose_article_is_gone_do_not_stop_a_salvage(termnews: Termnews, usual: Path, original: bytes) -> None:
    usual.write_bytes(original)
    with closing(sqlite3.connect(usual, isolation_level=None)) as raw:
        raw.execute("DELETE FROM states WHERE place & 268435455 = 7")
        raw.execute("DELETE FROM articles WHERE id = 7")
    data = usual.read_bytes()
    usual.write_bytes(bytes(100) + data[100:])
    ran = termnews("--offline", "list", "--all", "--json")
    assert "was damaged: all 599 articles" in ran.err and len(ran.rows) == 599


def test_nothing_is_salvaged_while_another_program_has_the_cache_open(
    termnews: Termnews, usual: Path, original: bytes
) -> None:
    usual.write_bytes(original)
    with OnTerminal(RUN.replace("'termnews'", "'termnews', '--offline'")) as reader:
        reader.wait_for("About river")
        with usual.open("r+b") as file:
            file.write(bytes(100))
        ran = termnews("list")
        assert ran.code == 1 and "another program has it open" in ran.err
        assert not kept_aside(usual)
        reader.press("Q")
        assert reader.wait() == 0
    assert len(termnews("--offline", "list", "--all", "--json").rows) == ARTICLES


def test_of_programs_that_start_at_once_one_salvages(program: Program, usual: Path, original: bytes) -> None:
    usual.write_bytes(bytes(100) + original[100:])
    running = [program.start("--offline", "list", "--all", "--json") for _ in range(3)]
    told = []
    for one in running:
        out, err = one.communicate()
        assert one.returncode == 0, err
        assert len(out.splitlines()) == ARTICLES
        told.append(err)
    assert sum(b"was damaged" in err for err in told) == 1
    assert len(kept_aside(usual)) == 1


def test_a_salvage_for_which_there_is_no_room_leaves_everything_as_it_was(
    termnews: Termnews, usual: Path, original: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual.write_bytes(bytes(100) + original[100:])

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        ran = termnews("list")
    assert ran.code == 1 and "make room" in ran.err and ran.err.count("\n") == 1
    assert [path.name for path in usual.parent.iterdir() if not path.name.endswith(".lock")] == ["cache.db"]
    assert "all 600" in termnews("list").err


def test_a_search_index_that_is_damaged_is_made_anew_by_itself(
    termnews: Termnews, usual: Path, original: bytes
) -> None:
    usual.write_bytes(original)
    with closing(sqlite3.connect(usual, isolation_level=None)) as raw:
        raw.execute("UPDATE words_data SET block = x'00' WHERE id > 10")
    ran = termnews("--offline", "search", "water", "--json", "--limit", "1000")
    assert ran.code == 0 and len(ran.rows) > ARTICLES * 0.7, ran.err
    assert "made anew" in ran.err
    assert kept_aside(usual) == []
