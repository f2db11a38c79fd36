"""Bodies that end too early: what came whole is kept, it is said, and the rest comes with the next refresh."""

import gzip
import json
import socket
import struct
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.domain.errors import ParseError
from termnews.sources.parse import parse

ARTICLES = 20
TEXT = "A sentence about the river, the mill and the gauge on the wall. " * 3
TAG = '"the-whole-feed"'


def rss() -> str:
    items = "".join(
        f"<item><title>Article {n}</title><link>https://a.example/{n}</link><guid>g{n}</guid>"
        f"<description><![CDATA[<p>{TEXT}</p>]]></description></item>"
        for n in range(ARTICLES)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>"


def atom() -> str:
    entries = "".join(
        f"<entry><id>tag:{n}</id><title>Article {n}</title><link href='https://b.example/{n}'/>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{TEXT}</p></div></content></entry>"
        for n in range(ARTICLES)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{entries}</feed>"


def json_feed() -> str:
    items = [{"id": str(n), "title": f"Article {n}", "content_text": TEXT, "tags": ["a"]} for n in range(ARTICLES)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items})


FORMS: dict[str, tuple[Callable[[], str], str]] = {
    "rss": (rss, "</item>"),
    "atom": (atom, "</entry>"),
    "json": (json_feed, '["a"]}'),
}


def closes(handler: Handler, body: bytes, cut: int) -> None:
    handler.begin({"ETag": TAG})
    handler.wfile.write(body[:cut])


def announces_less(handler: Handler, body: bytes, cut: int) -> None:
    """Announce fewer bytes than are sent: the body is longer than its Content-Length."""
    handler.begin({"ETag": TAG, "Content-Length": str(cut)})
    handler.wfile.write(body)


def announces_more(handler: Handler, body: bytes, cut: int) -> None:
    handler.begin({"ETag": TAG, "Content-Length": str(len(body))})
    handler.wfile.write(body[:cut])


def packs(handler: Handler, body: bytes, cut: int) -> None:
    """Cut what is packed, and announce the length of what is left."""
    packed = gzip.compress(body[: cut + 500], 0)[: cut + 20]
    handler.begin({"ETag": TAG, "Content-Encoding": "gzip", "Content-Length": str(len(packed))})
    handler.wfile.write(packed)


def chunks(handler: Handler, body: bytes, cut: int) -> None:
    handler.begin({"ETag": TAG, "Transfer-Encoding": "chunked"})
    handler.wfile.write(f"{cut:x}\r\n".encode() + body[:cut] + b"\r\nzzzz\r\n")


def resets(handler: Handler, body: bytes, cut: int) -> None:
    """Send a part, wait until it was taken, and break the connection off."""
    handler.begin({"ETag": TAG, "Content-Length": str(len(body))})
    handler.wfile.write(body[:cut])
    threading.Event().wait(0.3)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


WAYS = (closes, announces_less, announces_more, packs, chunks, resets)


class Server:
    """Answers with the whole feed to whoever does not have it, and first with a part of it."""

    def __init__(self, body: bytes, cut: int, way: Callable[[Handler, bytes, int], None]) -> None:
        self.broken = True
        self._body, self._cut, self._way = body, cut, way

    def __call__(self, handler: Handler) -> None:
        if self.broken:
            self._way(handler, self._body, self._cut)
        elif handler.headers.get("If-None-Match") == TAG:
            handler.reply(304, b"", {"ETag": TAG})
        else:
            handler.reply(200, self._body, {"ETag": TAG, "Content-Type": "text/xml"})


@pytest.mark.fault("H02")
@pytest.mark.fault("X07")
def test_of_a_cut_body_the_whole_articles_are_kept_and_the_rest_comes_with_the_next_refresh(
    program: Program, publisher: Publisher, tmp_path: Path, articles_lost: Callable[[int], None]
) -> None:
    servers, whole = [], {}
    for form, (make, article_end) in FORMS.items():
        body = make().encode()
        for number, way in enumerate(WAYS):
            cut = len(body) * (2 * number + 3) // 16
            server = Server(body, cut, way)
            url = publisher.handle(f"/{form}/{way.__name__}", server)
            servers.append(server)
            whole[url] = body[:cut].count(article_end.encode())
    listed = tmp_path / "urls"
    listed.write_text("\n".join(whole))
    assert program.run("import", listed).code == 0

    first = program.run("refresh", "--json")
    assert first.code == 3
    for row in first.rows[:-1]:
        url = row["source"]["url"]
        assert (url, row["status"], row["new"]) == (url, "failed", whole[url])
        assert "incomplete" in row["error"]
    assert all("incomplete" in row["last_error"] for row in program.rows("sources"))
    assert "incomplete" in program.run("sources").text

    for server in servers:
        server.broken = False
    second = program.run("refresh", "--json")
    assert (second.code, second.rows[-1]["changed"]) == (0, 0)
    assert all(row["last_error"] is None for row in program.rows("sources"))
    articles_lost(len(servers) * ARTICLES - len(program.rows("list", "--all")))
    third = program.run("refresh", "--json")
    assert [row["status"] for row in third.rows[:-1]] == ["unchanged"] * len(servers)


@pytest.mark.fault("X07")
def test_adding_a_feed_that_is_cut_says_so_and_keeps_what_came(program: Program, publisher: Publisher) -> None:
    body = rss()
    url = publisher.serve("/feed.xml", body[: len(body) // 2], etag=TAG)
    ran = program.run("add", url)
    assert ran.code == 0
    assert "incomplete" in ran.said
    kept = len(program.rows("list", "--all"))
    assert 0 < kept < ARTICLES
    publisher.serve("/feed.xml", body, etag=TAG)
    assert program.run("refresh").code == 0
    assert len(program.rows("list", "--all")) == ARTICLES


@pytest.mark.fault("X07")
@pytest.mark.parametrize("form", FORMS)
def test_wherever_a_feed_is_cut_no_whole_article_is_lost(form: str, articles_lost: Callable[[int], None]) -> None:
    make, article_end = FORMS[form]
    text, lost = make(), 0
    for percent in range(5, 100, 5):
        part = text[: len(text) * percent // 100]
        try:
            found = parse(part.encode(), url="https://example.org/feed")
        except ParseError:
            lost += part.count(article_end)
            continue
        assert not found.whole
        lost += part.count(article_end) - len(found.articles)
    articles_lost(lost)
