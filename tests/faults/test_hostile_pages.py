"""Pages that are made to hurt: within five seconds, else the feed's own text is what one reads."""

import time
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.faults.usage import measured
from tests.feeds import LONG, Story, rss
from tests.publisher import Publisher

from termnews.domain.errors import ExtractError
from termnews.extract.page import read_page

LOOP = '<!doctype html><meta http-equiv="refresh" content="0; url=/loop"><title>Wait</title>'
PAGES = {
    "large": "<html><body><article>" + f"<p>{LONG}</p>" * 90_000,
    "deep": "<html><body>" + "<div>" * 100_000 + f"<p>{LONG}</p>",
    "deep-spans": "<html><body><article><p>" + "<span>" * 100_000 + LONG,
    "deep-lists": "<html><body><article>" + "<ul><li>" * 50_000 + LONG,
    "deep-tables": "<html><body><article>" + "<table><tr><td>" * 30_000 + LONG,
    "links": "<html><body><article>" + "<a href='/x'>x</a> " * 100_000,
    "open-links": "<html><body><article>" + '<a href="' * 100_000,
    "nothing": "<html><body></body></html>",
    "empty": "",
    "script": "<html><body><script>" + "document.write('x');" * 100_000 + "</script><div id=app></div></body></html>",
    "style": "<html><head><style>" + "a{b:c}" * 300_000,
    "loop": LOOP,
    "frames": "<html><frameset cols='1,2'><frame src='/a'><frame src='/b'></frameset></html>",
    "attributes": "<html><body " + " ".join(f"a{n}=1" for n in range(100_000)) + f"><p>{LONG}</p>",
    "entities": "<html><body><article><p>" + "&amp;&nbsp;&#128512;" * 200_000,
    "json-ld": '<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>" + f"<article><p>{LONG}</p>",
    "controls": "<html><body><article><p>" + "\x1b]52;c;x\x07\u202e\x00" * 10_000 + LONG,
    "comments": "<html><body>" + "<!--" * 100_000,
}


@pytest.mark.fault("X12")
@pytest.mark.parametrize("kind", PAGES)
def test_a_hostile_page_is_read_or_given_up_within_five_seconds(kind: str) -> None:
    started = time.thread_time()
    try:
        read_page(PAGES[kind].encode("utf-8"), url="https://a.example/page")
    except ExtractError as refused:
        assert str(refused).isprintable()
    assert time.thread_time() - started < 5


@pytest.mark.fault("X12")
def test_where_a_page_cannot_be_read_the_feed_s_text_is_shown(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    kinds = ("deep", "nothing", "script", "loop", "frames", "open-links", "attributes")
    stories = []
    for kind in kinds:
        url = publisher.serve(f"/{kind}", PAGES[kind], content_type="text/html")
        stories.append(Story(kind, url=url, body=f"<p>The feed tells of {kind}. {LONG}</p>"))
    publisher.handle("/loop", lambda handler: handler.reply(200, LOOP.encode(), {"Content-Type": "text/html"}))
    assert program.run("add", publisher.serve("/feed.xml", rss(stories))).code == 0
    ids = [row["id"] for row in program.rows("list", "--all")]
    used = measured(tmp_path, "read", "--full-text", *ids)
    assert "Traceback" not in used.said
    assert used.seconds < 20
    for kind in kinds:
        assert f"The feed tells of {kind}" in " ".join(used.text.split()) or LONG[:40] in used.text, kind
    # nobody follows a page that leads to itself
    assert len(publisher.seen("/loop")) <= 3
