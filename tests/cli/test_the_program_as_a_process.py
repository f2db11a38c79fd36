"""What only a process of its own can show: imports, pipes, exit codes."""

import subprocess
import sys

import pytest

from termnews.cli.questions import NAMES
from termnews.cli.session import COMMANDS

RUN = [sys.executable, "-m", "termnews"]


def run(*arguments: str, **options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*RUN, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def imported_by(*arguments: str, top: bool = True) -> set[str]:
    """Return the modules in `sys.modules` after a command has run, the top-level ones unless told."""
    code = (
        "import sys, termnews.cli.main as m\n"
        f"try: m.main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = done.stderr.split()
    return {name.partition(".")[0] for name in names} if top else set(names)


HEAVY = {"textual", "rich", "httpx", "httpcore", "feedparser", "pyexpat", "selectolax", "jmespath",
         "asyncio", "ssl", "concurrent", "logging", "tomllib", "tomlkit", "tempfile", "shutil"}  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--json"],
        ["sources"],
        ["sources", "--json"],
        ["search", "river"],
        ["unread"],
        ["mark", "read", "1"],
    ],
    ids=" ".join,
)
def test_commands_that_need_no_network_import_nothing_for_it(command: list[str]) -> None:
    # the first one of all makes the cache
    run("list")
    modules = imported_by(*command)
    assert "termnews" in modules
    assert modules & HEAVY == set()


def test_a_number_imports_only_what_it_is_counted_with() -> None:
    run("list")
    modules = imported_by("unread", top=False)
    assert "termnews.store.counts" in modules
    rows = {"termnews.store.articles", "termnews.domain.article_list", "termnews.domain.headline"}
    assert modules & ({"dataclasses", "inspect", "html", "termnews.config.settings"} | rows) == set()


def test_the_version_imports_nothing_of_the_cache() -> None:
    assert imported_by("--version") & {"sqlite3", "json", "typing", "pathlib", "shutil", "datetime"} == set()


def test_refreshing_imports_no_reader() -> None:
    assert imported_by("refresh") & {"textual", "rich"} == set()


def test_without_a_terminal_the_reader_says_so_and_exits_with_2() -> None:
    done = run()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_a_terminal_the_address_of_a_page_is_answered_with_the_command_that_prints_it() -> None:
    done = run("--offline", "HTTPS://example.org/story")
    assert done.returncode == 2
    assert done.stderr == "termnews: the reader needs a terminal; `termnews read URL` prints a page without one.\n"


def test_wrong_usage_exits_with_2() -> None:
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize(
    "before", [["--cache", "list"], ["--cac", "list"], ["--cache=list"], ["--offline"]], ids=" ".join
)
def test_the_name_of_a_command_may_be_the_value_of_an_option(before: list[str]) -> None:
    done = run(*before, "sources", "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: termnews sources")


def test_the_help_names_every_command() -> None:
    done = run("--help")
    assert all(f"\n    {name} " in done.stdout for name in (*NAMES, *COMMANDS, "doctor"))
    assert "invalid choice: 'nonsense' (choose from 'add', " in run("nonsense", "list").stderr


def test_the_version_is_one_line() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)


def test_a_reader_of_the_output_that_has_seen_enough_is_no_error() -> None:
    process = subprocess.Popen(
        [*RUN, "--demo", "list", "--all", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    assert (process.wait(), errors) == (0, "")


def test_no_colour_where_the_output_is_no_terminal() -> None:
    assert "\x1b" not in run("--demo", "list", "--all").stdout
