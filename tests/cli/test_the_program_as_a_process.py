"""What only a process of its own can show: imports, pipes, exit codes."""

import subprocess
import sys

RUN = [sys.executable, "-m", "termnews"]


def run(*arguments: str, **options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*RUN, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def imported_by(*arguments: str) -> set[str]:
    """Return the top-level modules in `sys.modules` after a command has run."""
    code = (
        "import sys, termnews.cli.main as m\n"
        f"try: m.main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_listing_headlines_imports_no_heavy_library() -> None:
    heavy = {"textual", "rich", "httpx", "httpcore", "feedparser", "fastfeedparser", "lxml", "selectolax", "jmespath"}
    modules = imported_by("list")
    assert "termnews" in modules
    assert modules & heavy == set()


def test_refreshing_imports_no_reader() -> None:
    assert imported_by("refresh") & {"textual", "rich"} == set()


def test_without_a_terminal_the_reader_says_so_and_exits_with_2() -> None:
    done = run()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_wrong_usage_exits_with_2() -> None:
    assert run("nonsense").returncode == 2


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
