"""Any locale and any output: no traceback, nothing that was to be read is lost, and one sentence where that is so."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.config.paths import find_paths

pytestmark = pytest.mark.fault("N05")

TITLE = "Łódź: “the lamp” ☕ 港 …"
FULL = Path("/dev/full")
# Each with the code that it exits with where nothing is wrong with its streams.
COMMANDS = {
    ("--version",): 0,
    ("list", "--all"): 0,
    ("list", "--all", "--json"): 0,
    ("read", "1"): 0,
    ("read", "-"): 1,
    ("refresh",): 0,
    ("nonsense",): 2,
    (): 2,
}
NO_UTF8 = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


@pytest.fixture
def taken_in(program: Program, publisher: Publisher) -> Program:
    """Give the program with a source and two articles in its cache."""
    url = publisher.serve("/feed.xml", rss([Story(TITLE, day=2), Story("The Mill")], title="Hafen — Nachrichten"))
    ran = program.run("add", url, "--category", "Häfen")
    assert ran.code == 0, ran.said
    return program


def shell(words: tuple[str, ...], connected: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the program as a shell does that connects its streams in an odd way."""
    line = f'exec "$0" -m termnews "$@" {connected}'
    return subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "connected", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", pytest.param("2>/dev/full", marks=needs_full)]
)
def test_streams_that_are_closed_or_full_end_no_command(taken_in: Program, connected: str) -> None:
    for words, code in COMMANDS.items():
        ran = shell(words, connected)
        assert ran.returncode == code, (words, ran.stderr)
        assert b"Traceback" not in ran.stdout + ran.stderr
        if words[:1] == ("list",) and ">&-" not in connected.split():
            assert "The Mill" in ran.stdout.decode("utf-8")


@needs_full
def test_output_that_cannot_be_written_is_one_sentence(taken_in: Program) -> None:
    for words in (("--version",), ("--help",), ("list", "--all"), ("read", "1", "--json"), ("export",), ("refresh",)):
        with FULL.open("wb") as full:
            ran = taken_in.run(*words, stdout=full, stderr=subprocess.PIPE)
        told = "termnews: Standard output cannot be written: No space left on device.\n"
        assert (ran.code, ran.said) == (1, told), words


@needs_full
def test_marks_are_kept_though_nobody_can_be_told(taken_in: Program) -> None:
    with FULL.open("wb") as full:
        taken_in.run("mark", "starred", "1", stdout=full, stderr=full)
    assert [row["id"] for row in taken_in.rows("list", "--starred")] == [1]


@pytest.mark.parametrize("words", [("list", "--all", "--json"), ("list", "--all"), ("--help",), ("export",)])
def test_a_reader_of_the_output_that_is_gone_is_no_error(taken_in: Program, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = taken_in.run(*words, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (ran.code, ran.said) == (0, "")


def test_messages_that_nobody_reads_stop_no_refresh(taken_in: Program, publisher: Publisher) -> None:
    gone = publisher.serve("/other.xml", rss([Story("The Ferry")]))
    taken_in.run("add", gone)
    publisher.serve("/other.xml", "gone", status=500)
    publisher.serve("/feed.xml", rss([Story("The Weir", day=3)]))
    reading, writing = os.pipe()
    os.close(reading)
    ran = taken_in.run("refresh", stdout=subprocess.PIPE, stderr=writing)
    os.close(writing)
    assert ran.code == 3
    assert "The Weir" in taken_in.run("list").text


@pytest.mark.parametrize("name", NO_UTF8)
def test_an_encoding_that_lacks_letters_loses_no_json(taken_in: Program, name: str) -> None:
    for words in (("list", "--all"), ("read", "1", "2"), ("sources",)):
        ran = taken_in.run(*words, "--json", env=NO_UTF8[name])
        assert (ran.code, ran.said) == (0, "")
        rows = [json.loads(line) for line in ran.out.decode(name).splitlines()]
        assert rows == taken_in.rows(*words)


@pytest.mark.parametrize("name", NO_UTF8)
def test_an_encoding_that_lacks_letters_is_given_others(taken_in: Program, name: str) -> None:
    for words in (("read", "1", "2"), ("sources",), ("doctor",), ("search", "lamp")):
        ran = taken_in.run(*words, env=NO_UTF8[name])
        assert (ran.code, ran.said) == (0, ""), words
        ran.out.decode(name)
    listed = taken_in.run("list", "--all", env=NO_UTF8[name]).out.decode(name)
    source, title = {
        "cp1252": ("o  2 Nov  Hafen — Nachrichten", "?ódz: “the lamp” ?? ?? …"),
        "utf-16": ("●  2 Nov  Hafen — Nachrichten", TITLE),
        "ascii": ("o  2 Nov  Hafen - Nachrichten", '?odz: "the lamp" ?? ?? ...'),
    }[name]
    assert f"{source}   {title}" in listed.splitlines()[0]


def test_a_list_of_subscriptions_stays_one_in_any_encoding(taken_in: Program, tmp_path: Path) -> None:
    before = taken_in.rows("sources")
    (tmp_path / "subscriptions.opml").write_bytes(taken_in.run("export", env=NO_UTF8["cp1252"]).out)
    taken_in.run("remove", before[0]["url"])
    assert taken_in.run("import", tmp_path / "subscriptions.opml").code == 0
    after = taken_in.rows("sources")
    assert [(row["category"], row["url"]) for row in after] == [("Häfen", before[0]["url"])]
    assert after[0]["title"] == "Hafen — Nachrichten"


def test_arguments_of_any_bytes_are_understood_or_refused_in_one_sentence(taken_in: Program) -> None:
    for words in (
        ("search", b"\xff"),
        ("list", "--category", b"\xff"),
        ("list", "--source", b"\xff"),
        ("list", "--since", b"\xff"),
        ("list", "--limit", "9" * 30),
        ("add", b"http://127.0.0.1:1/\xff"),
        ("rename", "1", b"a\xffb"),
        ("move", "1", b"a\xffb"),
        ("remove", b"\xff"),
        ("mark", "read", b"\xff"),
        ("mark", "read", "9" * 30),
        ("read", b"\xff", "9" * 5000, "²"),
        ("import", b"\xff"),
        ("refresh", "²"),
        (b"\xff",),
    ):
        ran = taken_in.run(*(os.fsdecode(word) for word in words))
        assert ran.code in (0, 1, 2)
        for never in ("Traceback", "codec", "should not"):
            assert never not in ran.said, words


def test_letters_typed_in_a_locale_that_knows_them_not_are_read_as_utf_8(taken_in: Program) -> None:
    for words in (("search", "Łódź"), ("list", "--all", "--category", "Häfen")):
        ran = taken_in.run(*words, "--json", env=NO_UTF8["ascii"])
        assert 2 in [row["id"] for row in ran.rows], words


def test_files_may_have_names_of_any_bytes(taken_in: Program, tmp_path: Path) -> None:
    saved = tmp_path / os.fsdecode(b"day \xff.db")
    assert taken_in.run("save", saved).code == 0
    assert len(taken_in.rows("--offline", "--cache", saved, "list", "--all")) == 2
    page = tmp_path / os.fsdecode(b"caf\xe9.txt")
    page.write_text("The Mill\n\nIt turns by water, day and night, and has for long.\n", "utf-8")
    assert taken_in.run("read", page).code == 0
    assert "It turns" in taken_in.rows("read", page)[0]["blocks"][-1]["text"]
    checked = taken_in.run("--config", tmp_path / os.fsdecode(b"\xff"), "doctor")
    assert "Nothing wrong in " in checked.text
    assert checked.said == ""


DEFECT = """
import termnews.cli.lists as lists
def stumble(session, args):
    print("begun")
    raise LookupError("a defect")
lists.list_ = stumble
from termnews.cli.main import main
main(["list"])
"""


def run_code(code: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environ},
    )


def test_a_defect_is_one_sentence_that_names_the_log() -> None:
    log = find_paths().log
    ran = run_code(DEFECT)
    assert (ran.returncode, ran.stdout) == (1, "begun\n")
    assert ran.stderr == f"termnews: Something went wrong that should not; the log has the details: {log}\n"
    assert "LookupError: a defect" in log.read_text("utf-8")
    assert "Traceback" in log.read_text("utf-8")


def test_a_defect_shows_its_traceback_to_those_who_ask() -> None:
    ran = run_code(DEFECT, TERMNEWS_DEBUG="1")
    assert ran.returncode == 1
    assert "LookupError: a defect" in ran.stderr
    assert str(find_paths().log) in ran.stderr


def test_a_log_that_cannot_be_written_is_no_fault_of_its_own(taken_in: Program) -> None:
    state = find_paths().state
    state.parent.mkdir(exist_ok=True)
    assert not state.exists()
    state.write_text("a file where the folder should be", "utf-8")
    assert taken_in.run("refresh").said == ""
    ran = run_code(DEFECT)
    assert ran.returncode == 1
    assert ran.stderr == "termnews: Something went wrong that should not; set TERMNEWS_DEBUG=1 to see the details.\n"


@pytest.mark.fault("R01")
@pytest.mark.parametrize("connected", ["", "<&-", ">/dev/null", "<&- >&-"])
def test_the_reader_without_a_terminal_says_so(connected: str) -> None:
    ran = shell((), connected)
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert ran.stderr.count(b"\n") == 1
    assert b"needs a terminal" in ran.stderr
