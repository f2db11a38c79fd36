"""Lists of subscriptions: nothing in them is run, foreign files are refused, and an import is undone."""

import gzip
import signal
import time
import zlib
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.terminal import OnTerminal

RUN = "import sys; sys.argv = ['termnews', '--offline']; from termnews.cli.main import main; sys.exit(main())"
GOOD = ["https://a.example/feed.xml", "http://b.example/feed?x=1&y=%20|2", "https://c.example/~ada/(news)/feed"]
BAD = [
    "|touch {0}", "exec:touch {0}", "exec:/bin/sh -c 'touch {0}'", "filter:touch {0}:https://x.example/feed",
    "file:///etc/hosts", "query:All:unread = 'yes'", "https://x.example/`touch {0}`", "https://x.example/$(touch {0})",
    "https://x.example/a b", "https://x.example/a\nb", "javascript:alert(1)", "ssh://x.example/", "$(touch {0})",
    "`touch {0}`", 'https://x.example/"><x', "https://x.example/${{IFS}}", "data:text/xml,x",
]  # fmt: skip


def quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace("\n", "&#10;")


def opml(addresses: list[str], attribute: str = "") -> str:
    rows = (f'<outline text="t" xmlUrl="{quoted(one)}"{attribute}/>' for one in addresses)
    return f'<opml version="2.0"><body>{"".join(rows)}</body></opml>'


@pytest.mark.fault("U03")
@pytest.mark.parametrize("form", ["opml", "urls"])
def test_commands_and_files_in_a_list_are_neither_run_nor_taken(
    program: Program, termnews: Termnews, tmp_path: Path, form: str
) -> None:
    sign, path = tmp_path / "run", tmp_path / "list"
    bad = [one.format(sign) for one in BAD if form == "opml" or "\n" not in one]
    if form == "opml":
        path.write_text(opml([*bad, *GOOD], f' filtercmd="touch {sign}"'))
    else:
        path.write_text("".join(f'"{one}" tag\n' if " " in one else f"{one} tag\n" for one in [*bad, *GOOD]))
    ran = program.run("import", path)
    assert ran.code == 0, ran.said
    assert "Imported 3 sources" in ran.text
    assert ran.said.count("Not imported: ") == len(bad)
    assert [row["url"] for row in termnews("sources", "--json").rows] == GOOD
    assert not sign.exists()


def foreign(home: Path) -> dict[str, bytes]:
    page = "<!doctype html><html><head><title>x</title></head><body><a href='https://x.example/'>x</a></body></html>"
    return {
        "picture.png": b"\x89PNG\r\n\x1a\n" + zlib.compress(b"https://x.example/\n" * 99),
        "page.html": page.encode(),
        "feed.xml": rss([Story("One")]).encode(),
        "data.json": b'{"url": "https://x.example/feed"}\n',
        "list.opml.gz": gzip.compress(opml(GOOD).encode()),
        "letter.txt": b"Dear Ada,\nplease have a look at this page:\nhttps://x.example/page\nand tell me.\nYours, Bo\n",
        "empty.opml": b"",
        "zeros": bytes(5000) + b"\nhttps://x.example/\n",
        "nothing.opml": b"<opml><body></body></opml>",
    }


@pytest.mark.fault("O02")
def test_a_foreign_file_is_refused_and_changes_nothing(
    program: Program, termnews: Termnews, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(opml(GOOD))
    assert termnews("import", str(path)).code == 0
    assert termnews("save", str(tmp_path / "day.db")).code == 0
    sources = home / "config" / "termnews" / "sources.toml"
    before = sources.read_bytes()
    files = foreign(home)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for name in [*files, "day.db", "none.opml", "."]:
        ran = termnews("import", str(tmp_path / name))
        assert ran.code == 1 and ran.err.count("\n") == 1, (name, ran)
    own = program.run("import", home / "data" / "termnews" / "cache.db")
    assert own.code == 1 and own.said.count("\n") == 1
    assert "too large" in program.run("import", "/dev/zero").said
    assert sources.read_bytes() == before


@pytest.mark.fault("O02")
def test_an_import_adds_to_what_is_there_and_is_undone_on_the_command_line(
    termnews: Termnews, home: Path, tmp_path: Path
) -> None:
    sources = home / "config" / "termnews" / "sources.toml"
    sources.parent.mkdir(parents=True)
    sources.write_text(f'# mine\n[[source]]\nurl = "{GOOD[0]}"\ncategory = "World"\n')
    before = sources.read_text()
    path = tmp_path / "more.opml"
    path.write_text(opml([*GOOD, *(f"https://s{n}.example/feed" for n in range(60))]))
    ran = termnews("import", str(path))
    assert "Imported 62 sources; 1 was there already" in ran.out and "import --undo" in ran.err
    assert len(termnews("sources", "--json").rows) == 63
    assert sources.read_text().startswith(before)
    termnews("rename", GOOD[0], "Changed meanwhile")
    termnews("remove", "https://s3.example/feed")
    assert termnews("import", "--undo").out == "Took out 61 sources of the last import\n"
    assert [row["title"] for row in termnews("sources", "--json").rows] == ["Changed meanwhile"]
    assert "# mine" in sources.read_text()
    again = termnews("import", "--undo")
    assert again.code == 1 and "no import to undo" in again.err


@pytest.mark.fault("O02")
def test_an_import_that_is_killed_is_there_whole_or_not_at_all(
    program: Program, termnews: Termnews, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "many.opml"
    path.write_text(opml([f"https://s{n}.example/feed" for n in range(500)]))
    sources = home / "config" / "termnews" / "sources.toml"
    assert termnews("import", str(tmp_path / "none")).code == 1
    running = program.start("import", path)
    while not list(sources.parent.glob(".sources.toml.*")) and running.poll() is None:
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    if sources.exists():
        assert sources.read_text().count("[[source]]") == 500
    ran = program.run("import", path)
    assert ran.code == 0 and len(termnews("sources", "--json").rows) == 500


@pytest.mark.fault("O02")
def test_the_reader_asks_before_it_imports_many_and_undoes_it(termnews: Termnews, tmp_path: Path) -> None:
    path = tmp_path / "many.opml"
    path.write_text(opml([f"https://s{n}.example/feed" for n in range(60)]))
    few = tmp_path / "few.opml"
    few.write_text(opml(GOOD))
    assert termnews("import", str(few)).code == 0
    with OnTerminal(RUN) as reader:
        reader.wait_for("No articles yet")
        for answer in ("\x1b", "\r"):
            reader.press(":")
            reader.wait_for("help")
            reader.press("source.import_file\r")
            reader.wait_for("Import sources")
            reader.press(f"{path}\r")
            reader.wait_for("Import 60 sources?")
            reader.press(answer)
            reader.wait_for("Nothing was imported" if answer == "\x1b" else "Imported 60 sources")
            if answer == "\x1b":
                assert len(termnews("sources", "--json").rows) == 3
        reader.press("U")
        reader.wait_for("Took out 60 sources")
        reader.press("Q")
        assert reader.wait() == 0
    assert len(termnews("sources", "--json").rows) == 3
