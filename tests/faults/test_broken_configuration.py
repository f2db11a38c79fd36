"""Configuration broken in every way: the program begins, says in a sentence where it is broken, and leaves it alone."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.config.settings import load_settings
from termnews.config.sources_file import SourcesFile
from termnews.config.theme_files import load_themes
from termnews.domain.errors import ConfigError
from termnews.library.lists.smart_lists import smart_query

pytestmark = pytest.mark.fault("D10")

URL = "https://a.example/feed"
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
# No TOML, in any of the files.
BROKEN = {
    "half a table": b'theme = "ink"\n[network\n',
    "half a text": b'theme = "ink"\nbrowser = "fire',
    "an open text": b'theme = """\nink\n',
    "Latin-1": b'theme = "ink"\ntheme = "\xe9"',
    "UTF-16": 'theme = "ink"'.encode("utf-16"),
    "NUL": b'theme = "i\0nk"',
    "a raw ESC": b'"\x1b[31mred" = 1',
    "twice": b"measure = 80\nmeasure = 90",
    "a table twice": b"[network]\n[network]",
    "5,000 digits": b"measure = " + b"9" * 5000,
    "nested lists": b"x = " + b"[" * 10_000 + b"]" * 10_000,
    "nested tables": b"[" + b"a." * 10_000 + b"a]\nx = 1",
    "nested keys": b"[keys]\n" + b'"a" . ' * 10_000 + b'a = "j"',
    "nested inline": b"x = " + b"{a=" * 10_000 + b"1" + b"}" * 10_000,
    "a lone surrogate": b'theme = "\\ud800"',
    "no date": b"x = 2026-02-31",
    "a page": b"<!DOCTYPE html>\n<html>",
    "JSON": b'{"theme": "ink"}',
}
# TOML of which something cannot be; the number is how many sentences that takes, None for any.
WRONG: dict[str, tuple[bytes, int | None]] = {
    "types": (b'theme = 3\nmeasure = "x"\nascii = 1\nbrowser = ["x"]\nheadlines = { a = 1 }\nkeep = [1]', 6),
    "sections": (b"network = 3\nkeys = 3\nmacros = [1]\nsmart = 3\n", 4),
    "400 digits": (b"measure = %d\n[network]\ndeadline = %d\n" % (10**400, 10**400), 2),
    "no numbers": (b"[network]\ndeadline = nan\nper_second = inf\n[prefetch]\nmegabytes = -inf", 3),
    "an escaped ESC": (b'"\\u001b[31mred" = 1\n[network]\n"\\u001b]0;x\\u0007" = 2\n["\\u009b2J"]\na = 1', 3),
    "ESC in lists": (b'[[smart]]\nname = "x"\n"\\u001b[31m" = 3\n[[smart]]\nname = "\\u001b[2J"', 2),
    "dates": (b"measure = 1979-05-27\n[[smart]]\nname = 'x'\nsince = 0001-01-01", 2),
    "the last date": (b"[[smart]]\nname = 'x'\nsince = '9999-12-31'", 1),
    "no names": (b'"" = 1\n[network]\n"" = 2', 2),
    "a long name": (b'"%s" = 1' % (b"k" * 500_000), 1),
    "many": (b"".join(b"k%d = 1\n" % number for number in range(20_000)), 51),
    "Windows": (b'\xef\xbb\xbfmeasure = "x"\r\ncolour = 1\r\n', 2),
}  # fmt: skip


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


NO_FILES = (fifo, folder, loop, device, huge)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path, content: bytes) -> None:
    themes = tmp_path / "themes"
    themes.mkdir()
    settings, sources, theme = tmp_path / "config.toml", tmp_path / "sources.toml", themes / "own.toml"
    for path in (settings, sources, theme):
        path.write_bytes(content)
    began = time.monotonic()
    (problem,) = load_settings(settings)[1]
    with pytest.raises(ConfigError) as raised:
        SourcesFile(sources).read()
    found, (about_theme,) = load_themes(themes)
    # milliseconds, on a machine with nothing else to do
    assert time.monotonic() - began < 10
    assert found == ()
    for sentence, path in ((problem, settings), (str(raised.value), sources), (about_theme, theme)):
        assert re.match(rf"{path}, line \d+: this is (no valid TOML|not UTF-8 text)", sentence)
        assert not CONTROLS.search(sentence)
        assert len(sentence) < len(str(path)) + 250
        assert path.read_bytes() == content


@pytest.mark.parametrize(("content", "count"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_leaves_its_default_and_is_told_with_its_line(
    tmp_path: Path, content: bytes, count: int | None
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    began = time.monotonic()
    settings, problems = load_settings(path)
    assert time.monotonic() - began < 10
    assert settings.measure == 72
    assert len(problems) == count
    for sentence in problems:
        assert re.match(rf"{path}(, line \d+)?: ", sentence)
        assert not CONTROLS.search(sentence)
        assert len(sentence) < len(str(path)) + 250
    assert sum(", line " in sentence for sentence in problems) >= len(problems) - 1


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "config.toml"
    make(path)
    began = time.monotonic()
    (problem,) = load_settings(path)[1]
    assert problem.startswith(f"{path} could not be read: ")
    file = SourcesFile(path)
    for attempt in (file.read, lambda: file.remove(URL)):
        with pytest.raises(ConfigError, match="could not be"):
            attempt()
    assert time.monotonic() - began < 10
    assert os.path.lexists(path) and not path.with_name("sources.toml").exists()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('[source.map]\narticles = "posts[*"', "articles of its map is no JMESPath expression"),
        (f'[source.map]\narticles = "{"[" * 20_000}"', "articles of its map is no JMESPath expression"),
        ('"\\u001b[31mred" = 1', 'a source has no "[31mred".'),
    ],
)
def test_a_source_with_a_mistake_in_it_is_named_and_stays(tmp_path: Path, written: str, words: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(f'# mine\n\n[[source]]\nurl = "{URL}"\n{written}\n')
    file = SourcesFile(path)
    (remark,) = file.passed_over()
    assert remark.startswith(f"{path}, line 3: {words}")
    assert [source.url for source in file.read()] == [URL]


def test_a_list_that_begins_on_any_day_that_is_taken_can_be_shown(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    path = tmp_path / "config.toml"
    days = ("1970-01-01", "9998-12-31", "'1970-01-01'", "36500", "0", "2026-01-01T23:59:59+14:00")
    path.write_text("".join(f"[[smart]]\nname = '{at}'\nsince = {day}\n" for at, day in enumerate(days)))
    settings, problems = load_settings(path)
    assert problems == () and len(settings.smart) == len(days)
    for smart in settings.smart:
        smart_query(smart, [], datetime(2026, 11, 20, tzinfo=UTC))


def test_the_program_works_on_with_a_broken_config_toml(program: Program, home: Path, publisher: Publisher) -> None:
    path = home / "config" / "termnews" / "config.toml"
    assert program.run("add", publisher.serve("/feed.xml", rss([Story("First")]))).code == 0
    for content in (BROKEN["half a table"], BROKEN["5,000 digits"], WRONG["an escaped ESC"][0]):
        path.write_bytes(content)
        ran = program.run("list")
        assert (ran.code, "First" in ran.text) == (0, True)
        assert f"{path}, line 1: " in ran.said or f"{path}, line 2: " in ran.said
        assert "Traceback" not in ran.said and "\x1b" not in ran.said
        assert path.read_bytes() == content
    path.unlink()
    fifo(path)
    ran = program.run("list", timeout=30)
    assert (ran.code, "First" in ran.text) == (0, True)
    assert f"{path} could not be read" in ran.said


def test_a_broken_sources_toml_ends_no_source_and_is_not_written_over(
    program: Program, home: Path, publisher: Publisher, articles_lost: Callable[[int], None]
) -> None:
    path = home / "config" / "termnews" / "sources.toml"
    feed = publisher.serve("/feed.xml", rss([Story("First"), Story("Second")]))
    assert program.run("add", feed).code == 0
    good = path.read_bytes()
    other = publisher.serve("/other.xml", rss([Story("Third")]))
    for content in (good[:-20], good + b'[[source]]\nurl = "', b"[[source]]\nurl = 3\n"):
        path.write_bytes(content)
        ran = program.run("add", other)
        assert ran.code == 1 and re.search(rf"{path}, line \d+: ", ran.said), ran.said
        assert path.read_bytes() == content
    path.write_bytes(good.replace(b"[[source]]", b"[[sources]]"))
    ran = program.run("add", other)
    assert ran.code == 1 and 'nothing is known of "sources"' in ran.said, ran.said
    articles_lost(2 - len(program.run("list", "--json").rows))
    path.write_bytes(good)
    assert [row["url"] for row in program.rows("sources")] == [feed]
