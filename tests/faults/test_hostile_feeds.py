"""Feeds that are made to hurt: bounded in time and memory, never a traceback, and the others are read beside them."""

import gzip
import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.faults.program import Program
from tests.faults.usage import Usage, measured
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.domain.errors import ParseError
from termnews.sources.fallback import Fallback
from termnews.sources.parse import parse

HEALTHY = 3
MEGABYTE = bytes(1 << 20)


def feed(inside: str, before: str = "", root: str = "version='2.0'") -> bytes:
    items = f"<item><title>Hurt</title><guid>1</guid>{inside}</item>"
    return f"{before}<rss {root}><channel><title>Hurts</title>{items}</channel></rss>".encode()


def refreshed(program: Program, folder: Path, urls: list[str]) -> tuple[Usage, dict[str, dict[str, Any]]]:
    """Subscribe to `urls` and some healthy sources, refresh; return what it cost, and the rows of `urls`."""
    with Publisher("127.0.0.9") as other:
        healthy = [other.serve(f"/{n}.xml", rss([Story(f"Fine {n}")])) for n in range(HEALTHY)]
        (folder / "urls").write_text("\n".join([*healthy, *urls]))
        assert program.run("import", folder / "urls").code == 0
        used = measured(folder, "refresh", "--json")
    rows = {row["source"]["url"]: row for row in map(json.loads, used.text.splitlines()[:-1])}
    assert [rows[url]["status"] for url in healthy] == ["updated"] * HEALTHY
    assert "Traceback" not in used.said
    return used, {url: rows[url] for url in urls}


def bombs() -> Iterator[bytes]:
    for levels in (3, 6, 9):
        entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels + 1))
        yield feed(f"<description>&l{levels};</description>", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>')
    long = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>'
    yield feed(f"<description>{'&a;' * 50_000}</description>", long)
    yield feed(f"<category domain='{'&a;' * 1000}'>c</category>", long)
    yield feed("<description>&a;</description>", '<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>')
    yield feed("", '<!DOCTYPE rss [<!ENTITY % a "&#37;b;"><!ENTITY % b "<!ENTITY c SYSTEM \'x\'>"> %a; %a;]>')


@pytest.mark.fault("X01")
def test_entity_bombs_cost_little_and_hurt_nobody(program: Program, publisher: Publisher, tmp_path: Path) -> None:
    urls = [publisher.serve(f"/{n}.xml", body) for n, body in enumerate(bombs())]
    used, rows = refreshed(program, tmp_path, urls)
    assert [row["new"] for row in rows.values()] == [1] * len(urls)
    assert used.seconds < 6
    assert used.megabytes < 200
    titles = [row["title"] for row in program.rows("list", "--all")]
    assert sum(title == "Hurt" for title in titles) == len(urls)


def tangles() -> dict[str, bytes]:
    numbers = range(100_000)
    return {
        "attributes": feed("<x " + " ".join(f"a{n}='1'" for n in numbers) + "/>"),
        "namespaces": feed("<x " + " ".join(f"xmlns:n{n}='urn:{n}'" for n in numbers) + "/>"),
        "root": feed("", root=" ".join(f"xmlns:n{n}='urn:{n}' n{n}:a='1'" for n in numbers)),
        "deep-namespaces": feed("".join(f"<a xmlns:n{n}='urn:{n}'>" for n in numbers)),
        "deep-1000": feed("<a>" * 1000 + "</a>" * 1000),
        "deep-20000": feed("<a>" * 20_000 + "</a>" * 20_000),
        "deep-200000": feed("<a>" * 200_000 + "</a>" * 200_000),
        "open-200000": feed("<a>" * 200_000),
        "links": feed("<description>" + '<a href="' * 100_000 + "</description>"),
        "quoted-links": feed("<description><![CDATA[" + '<a href="' * 100_000 + "]]></description>"),
        "declarations": feed("<!" * 50_000),
        "sections": feed("<![CDATA[" * 50_000),
        "comments": feed("<!--" * 50_000),
        "instructions": feed("<?" * 50_000),
    }


@pytest.mark.fault("X04")
def test_deep_and_wide_documents_are_read_or_said_to_be_too_large(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    tangled = tangles()
    urls = {name: publisher.serve(f"/{name}.xml", body) for name, body in tangled.items()}
    used, rows = refreshed(program, tmp_path, list(urls.values()))
    # all together cost less than the time that one may take
    assert used.seconds < 15
    for name, url in urls.items():
        row = rows[url]
        assert row["new"] == 1 or "too large" in row["error"] or "incomplete" in row["error"], (name, row)
    # no parser is given what is broken besides
    assert "too large" in rows[urls["deep-namespaces"]]["error"]
    ids = [row["id"] for row in program.rows("list", "--all")]
    assert program.run("read", *ids).code == 0


@pytest.mark.fault("X05")
def test_bodies_without_measure_are_given_up_with_a_sentence_and_what_is_there_stays(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    urls = [publisher.serve(f"/{n}.xml", feed("")) for n in range(3)]
    refreshed(program, tmp_path, urls)
    bodies = [feed("x" * 50_000_000), b"<rss><channel>" + b"<item><title>a</title></item>" * 1_100_000]
    for number, body in enumerate(bodies):
        publisher.serve(f"/{number}.xml", body)
    publisher.serve("/2.xml", gzip.compress(bodies[1]), headers={"Content-Encoding": "gzip"})
    used, rows = refreshed(program, tmp_path, urls)
    assert [row["status"] for row in rows.values()] == ["failed"] * 3
    assert all("larger than" in row["error"] for row in rows.values())
    assert used.megabytes < 250
    assert sum(row["title"] == "Hurt" for row in program.rows("list", "--all")) == 3


@pytest.mark.fault("X05")
@pytest.mark.soak
def test_of_a_hundred_thousand_articles_the_first_are_read_and_it_is_said(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    items = "".join(f"<item><title>Report {n}</title><guid>{n}</guid></item>" for n in range(100_000))
    many = publisher.serve("/many.xml", f"<rss><channel><title>Many</title>{items}</channel></rss>")
    long = publisher.serve("/long.xml", feed(f"<description>{'words and more ' * 900_000}</description>"))
    _, rows = refreshed(program, tmp_path, [many, long])
    assert (rows[many]["new"], rows[long]["new"]) == (50_000, 1)
    assert "50,000" in rows[many]["error"]


JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "items": ['
HOSTILE_JSON = {
    "open": b"[" * 200_000,
    "deep": b'{"items":' + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"}",
    "deep-list": b"[" * 200_000 + b"]" * 200_000,
    "number": JSON_FEED + b'{"id": ' + b"9" * 100_000 + b', "title": "a"}]}',
    "nan": b'[{"title": "a", "url": "/1", "id": NaN, "published": Infinity, "extra": -Infinity}]',
    "twice": JSON_FEED + b'], "items": [{"id": "1", "id": "2", "title": "a"}]}',
    "surrogate": b'[{"title": "a \\ud800 b \\udfff", "url": "/1", "summary": "\\ud83d"}]',
    "controls": b'[{"title": "a\\u0000\\u001b]52;c;x\\u0007", "url": "/1", "body": "\\u009b31m"}]',
    "bytes": b'[{"title": "\xff\xfe\x80a", "url": "/1"}]',
    "huge-exponent": b'[{"title": "a", "url": "/1", "published": 1e999999}]',
    "wrong-kinds": b'{"version": 7, "title": [], "items": [{"id": {}, "title": [1], "tags": {"a": 1}}, null, 1]}',
    "wide": b'[{"title": "a", "url": "/1"' + b"".join(b', "k%d": 1' % n for n in range(200_000)) + b"}]",
    "broken": b'[{"title": "a", "url": "/1"}, }]',
}  # fmt: skip


@pytest.mark.fault("X06")
def test_hostile_json_is_stored_or_refused_with_a_sentence(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    urls = {
        name: publisher.serve(f"/{name}.json", body, content_type="application/json")
        for name, body in HOSTILE_JSON.items()
    }
    used, rows = refreshed(program, tmp_path, list(urls.values()))
    assert used.seconds < 15
    for name, url in urls.items():
        assert rows[url]["new"] == 1 or rows[url]["error"], name
    for name in ("number", "nan", "twice", "surrogate", "controls", "bytes", "huge-exponent", "wide"):
        assert rows[urls[name]]["new"] == 1, rows[urls[name]]
    listed = program.run("list", "--all", "--json")
    assert listed.code == 0
    assert b"\x1b" not in listed.out
    assert program.run("list", "--all").code == 0


def documents() -> list[bytes]:
    """Return feeds of every form, as publishers write them."""
    text = "<p>A sentence about the <b>river</b>, caf\u00e9 &amp; mill.</p>"
    items = "".join(
        f"<item><title>Title {n}</title><link>https://a.example/{n}</link><guid>{n}</guid><dc:creator>Ann</dc:creator>"
        f"<pubDate>Tue, 0{n} Nov 2026 08:00:00 GMT</pubDate><description><![CDATA[{text}]]></description></item>"
        for n in range(1, 6)
    )
    entries = "".join(
        f"<entry xml:lang='en'><id>tag:{n}</id><title type='html'>Title &lt;b&gt;{n}</title><link href='/{n}'/>"
        f"<updated>2026-11-0{n}T08:00:00Z</updated><content type='xhtml'><div>{text}</div></content></entry>"
        for n in range(1, 6)
    )
    posts = [{"id": str(n), "title": f"Title {n}", "content_html": text, "tags": ["a"]} for n in range(5)]
    return [
        f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY x 'y'>]><rss version='2.0' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title>{items}</channel></rss>".encode(),
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/'>{entries}</feed>".encode(),
        f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode("utf-16"),
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": posts}).encode(),
    ]


@pytest.mark.fault("X08")
def test_flipped_bytes_are_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(8)
    for document in documents():
        for _ in range(64):
            body = bytearray(document)
            for _ in range(chance.choice((1, 4, 64))):
                body[chance.randrange(len(body))] = chance.randrange(256)
            try:
                found = parse(bytes(body), url="https://a.example/feed", fallback=Fallback.RAISE)
            except ParseError as refused:
                assert str(refused).isprintable()
            else:
                "".join(one.title + one.body for one in found.articles).encode()


@pytest.mark.fault("X08")
def test_the_program_lives_through_feeds_with_flipped_bytes(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    chance = random.Random(9)
    urls = []
    for number in range(8):
        body = bytearray(documents()[number % 4])
        for _ in range(40):
            body[chance.randrange(len(body))] = chance.randrange(256)
        urls.append(publisher.serve(f"/{number}.xml", bytes(body)))
    _, rows = refreshed(program, tmp_path, urls)
    assert all(row["status"] == "updated" or row["error"] for row in rows.values())
    assert program.run("list", "--all").code == 0


def _packed_once(handler: Handler, wbits: int, coding: str) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    handler.begin({"Content-Encoding": coding})
    for _ in range(1024):
        handler.wfile.write(packer.compress(MEGABYTE))
    handler.wfile.write(packer.flush())


@pytest.mark.fault("H01")
def test_decompression_bombs_are_stopped_at_the_bound(program: Program, publisher: Publisher, tmp_path: Path) -> None:
    twice = gzip.compress(gzip.compress(bytes(200_000_000), 9), 9)
    urls = [
        publisher.handle("/gzip", lambda handler: _packed_once(handler, 31, "gzip")),
        publisher.handle("/deflate", lambda handler: _packed_once(handler, -15, "deflate")),
        publisher.serve("/twice", twice, headers={"Content-Encoding": "gzip, gzip"}),
        publisher.serve("/inner", twice, headers={"Content-Encoding": "gzip"}),
        publisher.fault("/brotli", "brotli-bomb"),
    ]
    used, rows = refreshed(program, tmp_path, urls)
    assert [row["status"] for row in rows.values()] == ["failed"] * len(urls)
    assert all(row["error"] for row in rows.values())
    assert used.megabytes < 160
