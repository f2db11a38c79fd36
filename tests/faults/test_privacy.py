"""What reading tells others: opening an article asks no host for anything, and a request says nothing of the reader."""

import getpass
import platform

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.config.paths import find_paths

ONLINE = "from termnews.cli.main import main\nmain([])"
# Nothing of the reader's, and nothing but what a request for a page needs (RFC 9110).
ALLOWED = {
    "host", "user-agent", "accept", "accept-encoding", "connection", "if-none-match", "if-modified-since", "a-im",
    "cache-control",
}  # fmt: skip


def follow(url: str) -> None:
    """Subscribe to one source, which the reader refreshes only when asked to."""
    paths = find_paths()
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.sources.write_text(f'[[source]]\nurl = "{url}"\ncategory = "World"\n', "utf-8")
    paths.settings.write_text("refresh_every = 0\n", "utf-8")


def body(publisher: Publisher, words: str) -> str:
    """Return an article that would have a browser ask for much."""
    at = publisher.url
    return (
        f"<link rel='prefetch' href='{at('/prefetch')}'><link rel='stylesheet' href='{at('/style.css')}'>"
        f"<link rel='preconnect' href='{at('/')}'><style>@import '{at('/import.css')}'; "
        f"@font-face {{ src: url('{at('/font.woff')}') }}</style>"
        f"<p style='background: url({at('/ground.png')})'>{words}</p>"
        f"<img src='{at('/picture.png')}' srcset='{at('/large.png')} 2x' alt='The mill'>"
        f"<img src='{at('/pixel.gif')}' width='1' height='1'><iframe src='{at('/frame')}'></iframe>"
        f"<video poster='{at('/poster.png')}'><source src='{at('/film.mp4')}'></video>"
        f"<script src='{at('/script.js')}'></script><object data='{at('/object')}'></object>"
        f"<p>It leads <a href='{at('/linked')}' ping='{at('/ping')}'>elsewhere</a>.</p>"
    )


@pytest.mark.fault("P01")
def test_opening_articles_asks_no_host_for_anything(program: Program, publisher: Publisher) -> None:
    stories = [
        Story("The Mill", body=body(publisher, "Words on the mill."), url=publisher.url("/mill")),
        Story("The Weir", body=body(publisher, "Words on the weir."), url=publisher.url("/weir")),
    ]
    follow(publisher.serve("/feed.xml", rss(stories, title="The Gazette")))
    assert program.run("refresh").code == 0
    asked = [request.path for request in publisher.requests]
    with OnTerminal(ONLINE) as terminal:
        terminal.wait_for("Words on the mill.")
        for keys, seen in (("\r", "Tab links"), ("J", "Words on the weir."), ("\t", "127.0.0.1"), ("u", "elsewhere")):
            terminal.press(keys)
            terminal.wait_for(seen)
        terminal.press("\x1b")
        terminal.press("\x11")
        assert terminal.wait() == 0
    ids = [str(row["id"]) for row in program.rows("list", "--all")]
    assert program.run("read", *ids).code == 0
    assert [request.path for request in publisher.requests] == asked
    assert set(asked) <= {"/feed.xml", "/robots.txt"}


@pytest.mark.fault("P02")
def test_servers_are_told_nothing_of_the_reader_nor_where_a_link_stood(program: Program, publisher: Publisher) -> None:
    page = "<html><head><title>Elsewhere</title></head><body><article><h1>Elsewhere</h1>"
    page += "<p>A long enough text of a page that a link leads to.</p>" * 20 + "</article></body></html>"
    with Publisher() as other:
        linked = other.serve("/linked", page, content_type="text/html", headers={"Set-Cookie": "seen=1; Path=/"})
        stories = [Story("The Mill", body=f"<p>It leads <a href='{linked}'>elsewhere</a>.</p>", url=linked)]
        url = publisher.serve(
            "/feed.xml", rss(stories, title="The Gazette"), headers={"Set-Cookie": "reader=42; Path=/"}
        )
        follow(url)
        for _ in range(2):
            assert program.run("refresh").code == 0
        program.run("read", linked, "--full-text")
        requests = [*publisher.requests, *other.requests]
    assert len(publisher.requests) >= 2
    assert [request.path for request in other.requests if request.path == "/linked"]
    for request in requests:
        assert request.headers.keys() <= ALLOWED, request.headers
        assert "referer" not in request.headers
        assert request.headers["user-agent"].startswith("termnews/")
        told = " ".join(request.headers.values())
        assert not any(word in told for word in (getpass.getuser(), platform.node(), platform.release()) if word)
