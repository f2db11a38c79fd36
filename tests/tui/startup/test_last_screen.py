"""The last screen's rows: kept for the same circumstances only, and nothing in them acts on a terminal."""

import os
from collections.abc import Callable

import pytest

from termnews.config.paths import Paths, find_paths
from termnews.tui.startup import last_screen

SIZE = (40, 3)
ROWS = ["\x1b[1;38;2;200;10;10mThe Mill\x1b[0m", "plain", ""]


@pytest.fixture
def paths(monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Give the paths of a reader that has a cache and no screen yet."""
    monkeypatch.setenv("TERM", "xterm-256color")
    found = find_paths()
    found.cache.parent.mkdir(parents=True)
    found.config.mkdir(parents=True)
    found.cache.write_bytes(b"")
    return found


def kept(paths: Paths) -> list[str] | None:
    return last_screen.find(paths, SIZE, offline=False)


def test_rows_are_found_as_they_were_kept(paths: Paths) -> None:
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    assert kept(paths) == ROWS


def test_nobody_else_may_read_them(paths: Paths) -> None:
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    assert (paths.state / last_screen.NAME).stat().st_mode & 0o077 == 0


def test_there_are_none_before_any_were_kept_or_after_they_were_forgotten(paths: Paths) -> None:
    assert kept(paths) is None
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    last_screen.forget(paths)
    assert kept(paths) is None


def another_cache(paths: Paths) -> None:
    new = paths.cache.with_name("new")
    new.write_bytes(b"")
    new.replace(paths.cache)


def other_settings(paths: Paths) -> None:
    paths.settings.write_text('theme = "paper"\n', "utf-8")


def no_colour(_: Paths) -> None:
    os.environ["NO_COLOR"] = "1"


def other_terminal(_: Paths) -> None:
    os.environ["TERM"] = "linux"


@pytest.mark.parametrize("change", [another_cache, other_settings, no_colour, other_terminal])
def test_rows_of_other_circumstances_are_not_found(
    paths: Paths, change: Callable[[Paths], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    change(paths)
    assert kept(paths) is None


def test_rows_of_another_size_or_of_the_other_mode_are_not_found(paths: Paths) -> None:
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    assert last_screen.find(paths, (80, 3), offline=False) is None
    assert last_screen.find(paths, SIZE, offline=True) is None


def test_rows_of_another_cache_are_not_found(paths: Paths) -> None:
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    assert kept(find_paths(cache=paths.cache.with_name("other.db"))) is None


def test_a_screen_of_too_few_rows_is_not_kept_and_the_one_before_neither(paths: Paths) -> None:
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    last_screen.keep(paths, SIZE, ROWS[:2], offline=False)
    assert kept(paths) is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"one line", b"\n" * 50])
def test_a_file_that_was_damaged_is_no_screen(paths: Paths, content: bytes) -> None:
    paths.state.mkdir(parents=True)
    (paths.state / last_screen.NAME).write_bytes(content)
    assert kept(paths) is None


def test_a_state_folder_that_cannot_be_made_is_no_error(paths: Paths) -> None:
    paths.state.parent.mkdir(parents=True)
    paths.state.write_bytes(b"a file where the folder should be")
    last_screen.keep(paths, SIZE, ROWS, offline=False)
    assert kept(paths) is None


@pytest.mark.parametrize(
    ("row", "plain"),
    [
        ("a\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("\x1b]0;title\x07a", "a"),
        ("\x1b[2Ja\x1b[1mb", "[2Ja\x1b[1mb"),
        ("\x1bPq\x1b\\a\x9b5n", "Pq\\a5n"),
        ("a\u202eb\x07c\td", "abc d"),
    ],
)
def test_nothing_but_text_and_styles_comes_out_of_the_file(paths: Paths, row: str, plain: str) -> None:
    last_screen.keep(paths, SIZE, ["", "", ""], offline=False)
    with (paths.state / last_screen.NAME).open("a", encoding="utf-8", newline="") as file:
        file.write(row)
    assert kept(paths) == ["", "", plain]


def test_a_terminal_size_that_is_not_known_is_none() -> None:
    reading, writing = os.pipe()
    assert last_screen.terminal_size(reading) is None
    os.close(reading)
    os.close(writing)
