"""Subscription lists of every kind: read or refused in bounded time, and what goes out comes in again."""

import time
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.faults.usage import measured

from termnews.domain.errors import ParseError
from termnews.sources.subscription_files import MOST_SOURCES, read_subscriptions


def listing(inside: str, before: str = "") -> str:
    return f'{before}<opml version="2.0"><head><title>Mine</title></head><body>{inside}</body></opml>'


def outline(number: int, name: str = "Feed") -> str:
    return f'<outline type="rss" text="{name} {number}" xmlUrl="https://feeds.example/{number}"/>'


GOOD = {
    "nested": listing("".join(f'<outline text="F{n}">' for n in range(50)) + outline(1) + "</outline>" * 50),
    "twice": listing(outline(1) + outline(2) + outline(1, "Again") + '<outline text="A">' + outline(2) + "</outline>"),
    "broken": listing(outline(1) + "<outline text='a & b' xmlUrl=\"https://feeds.example/2?a=1&b=2\"><b>" + outline(3)),
    "quotes": listing(outline(1) + "<outline text='it's' xmlUrl='https://feeds.example/x'/>" + outline(2) + outline(3)),
    "comment": listing("<!-- <outline text='no' xmlUrl='https://no.example/'/> -->" + outline(1) + "<!-- <!-- -->"),
    "capitals": listing(outline(1)).upper().replace("HTTPS://FEEDS.EXAMPLE", "https://feeds.example"),
    "entity": listing(
        '<outline text="&co;" xmlUrl="https://feeds.example/1"/>', '<!DOCTYPE opml [<!ENTITY co "Mill">]>'
    ),
}
SIZES = {"nested": 1, "twice": 2, "broken": 3, "comment": 1, "capitals": 1, "entity": 1}


@pytest.mark.fault("O01")
@pytest.mark.parametrize("kind", SIZES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "utf-16-le", "iso-8859-1"])
def test_lists_of_every_kind_and_encoding_are_read(kind: str, encoding: str) -> None:
    assert len(read_subscriptions(GOOD[kind].encode(encoding)).subscriptions) == SIZES[kind]


def test_a_quote_that_is_never_closed_hides_no_more_than_its_neighbour() -> None:
    urls = [one.url for one in read_subscriptions(GOOD["quotes"].encode()).subscriptions]
    assert urls[0] == "https://feeds.example/1"
    assert urls[-1] == "https://feeds.example/3"


HOSTILE = {
    "comments": "<!--" * 100_000,
    "tags": "<a" * 100_000,
    "outlines": "<outline" * 100_000,
    "quotes": "<outline '" * 200_000,
    "double-quotes": '<outline "' * 200_000,
    "unclosed": '<outline text="a">' * 300_000,
    "unclosed-sources": "".join(f"<outline xmlUrl='https://a.example/{n}'>" for n in range(100_000)),
    "blanks": "<outline " + " " * 2_000_000,
    "word": "<outline " + "a" * 2_000_000 + ">",
    "equals": "<outline " + "a = " * 500_000 + ">",
    "ampersands": "<outline text='" + "&" * 1_000_000 + "'/>",
    "sections": "<![CDATA[" * 200_000,
    "ends": "</outline>" * 200_000,
}


@pytest.mark.fault("O01")
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_lists_are_read_or_refused_in_bounded_time(kind: str) -> None:
    started = time.process_time()
    for before in ("", '<!DOCTYPE opml [<!ENTITY a "'):
        try:
            read_subscriptions(listing(HOSTILE[kind], before).encode())
        except ParseError as refused:
            assert str(refused).endswith(".")
    assert time.process_time() - started < 10


@pytest.mark.fault("O01")
def test_the_program_imports_or_refuses_hostile_lists_and_changes_nothing_where_it_refuses(
    program: Program, tmp_path: Path
) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = listing(outline(1, "&l9;"), f'<!DOCTYPE opml [<!ENTITY l0 "lol">{entities}]>')
    files = {"comments": HOSTILE["comments"], "unclosed-sources": HOSTILE["unclosed-sources"], "bomb": bomb}
    for name, text in files.items():
        file = tmp_path / f"{name}.opml"
        file.write_text(text if text is bomb else listing(text))
        used = measured(tmp_path, "import", file)
        assert used.code in (0, 1), used.said
        assert "Traceback" not in used.said
        assert used.code == 0 or used.said.count("\n") == 1
        assert used.seconds < 10
        assert used.megabytes < 250
    assert [row["url"] for row in program.rows("sources")] == ["https://feeds.example/1"]


@pytest.mark.fault("O01")
@pytest.mark.parametrize("folders", [3, pytest.param(100, marks=pytest.mark.soak)])
def test_what_goes_out_comes_in_again_as_it_is(program: Program, tmp_path: Path, folders: int) -> None:
    inside = [outline(1_000_000)]
    for folder in range(folders):
        sources = "".join(outline(100 * folder + n, "&lt;i&gt; 新聞") for n in range(100))
        inside.append(f'<outline text="Földer &amp; {folder}">{sources}</outline>')
    many, again = tmp_path / "many.opml", tmp_path / "again.opml"
    many.write_text(listing("".join(inside)), "utf-8")
    assert program.run("import", many).code == 0
    exported = program.run("export")
    rows = [(row["url"], row["title"], row["category"]) for row in program.rows("sources")]
    assert len(rows) == 100 * folders + 1
    again.write_bytes(exported.out)
    places = ("CONFIG", "DATA", "CACHE", "STATE")
    home = {f"XDG_{name}_HOME": str(tmp_path / "second" / name.lower()) for name in places}
    assert program.run("import", again, env=home).code == 0
    assert program.run("export", env=home).out == exported.out
    assert [(row["url"], row["title"], row["category"]) for row in program.rows("sources", env=home)] == rows
    # the same list over what is there changes nothing
    assert program.run("import", many).code == 0
    assert program.run("export").out == exported.out


@pytest.mark.fault("O01")
def test_more_sources_than_anybody_reads_are_refused() -> None:
    for text in (
        "\n".join(f"https://a.example/{n}" for n in range(MOST_SOURCES + 1)),
        listing("".join(outline(n) for n in range(MOST_SOURCES + 1))),
    ):
        with pytest.raises(ParseError, match="more than 20,000 sources"):
            read_subscriptions(text.encode())
