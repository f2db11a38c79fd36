"""Fuzzing: whatever bytes come, parsing, extracting, cleaning and searching raise nothing but their own errors.

The same examples each time; TERMNEWS_FUZZ names how many of each, chosen anew, `make fuzz` about a minute's worth.
"""

import os
import sqlite3
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termnews.domain.errors import ExtractError, ParseError
from termnews.domain.text import clean, one_line
from termnews.extract.fragment import read_fragment
from termnews.extract.page import read_page
from termnews.sources.fallback import Fallback
from termnews.sources.parse import parse
from termnews.sources.subscription_files import read_subscriptions
from termnews.store.search import match_expression

ASKED = int(os.environ.get("TERMNEWS_FUZZ", "0"))
fuzz = settings(
    max_examples=ASKED or 300,
    derandomize=not ASKED,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SCRAPS = st.sampled_from(
    [
        "<rss version='2.0'>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "</channel></rss>",
        "<![CDATA[",
        "]]>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<entry>",
        "<id>",
        "</entry></feed>",
        "<!--",
        "-->",
        "<?xml ",
        "?>",
        "<!DOCTYPE rss [",
        "<!ENTITY a 'b'>",
        "]>",
        "&a;",
        "&#27;",
        "&#x110000;",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        ":",
        ",",
        "\\u",
        '"items":',
        '"version": "https://jsonfeed.org/version/1"',
        '"title":',
        "<outline ",
        "xmlUrl='https://a.b/'",
        "/>",
        ">",
        "<p>",
        "<div>",
        "<a href='",
        "<img src=x>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "\x1b]0;",
        "\u202e",
        "\x00",
        "<content type='xhtml'>",
        "<pubDate>",
        "Tue, 05 Mar 2024 10:00:00 GMT",
        "<link>",
        "http://[",
        "1e999",
        "\ud7ff",
    ]
)
BODIES = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(SCRAPS, st.text(max_size=12)), max_size=40).map(lambda parts: "".join(parts).encode()),
)


@pytest.mark.fault("X08")
@fuzz
@given(body=BODIES, content_type=st.sampled_from(["", "text/xml; charset=utf-16", "text/html; charset=x"]))
def test_any_bytes_are_a_feed_or_a_sentence(body: bytes, content_type: str) -> None:
    for before in (b"", b"<rss><channel><item>", b"{"):
        with suppress(ParseError):
            parse(before + body, url="https://a.example/f", content_type=content_type, fallback=Fallback.RAISE)
    with suppress(ParseError):
        read_subscriptions(body)


@pytest.mark.fault("X12")
@fuzz
@given(body=BODIES)
def test_any_bytes_are_a_page_or_a_sentence(body: bytes) -> None:
    with suppress(ExtractError):
        read_page(b"<article>" + body, url="https://a.example/p")
    read_fragment(body.decode("utf-8", "replace"), url="https://a.example/p")


@pytest.mark.fault("T01")
@fuzz
@given(text=st.one_of(st.text(), SCRAPS, st.text(alphabet="\x1b\x9b\x07\u202e\u2066\x00\x7fa[]")))
def test_no_text_keeps_a_control_character(text: str) -> None:
    for cleaned in (clean(text), one_line(text)):
        assert not any(ord(one) < 32 and one not in "\n\t" for one in cleaned)
        assert not set(cleaned) & set("\x7f\x9b\u202e\u2066")


@pytest.mark.fault("D08")
@fuzz
@given(text=st.one_of(st.text(max_size=60), st.text(alphabet="abAND OR*\"'():^+-{}NEAR,é", max_size=40)))
def test_any_words_are_a_question(text: str) -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(title)")
        expression = match_expression(text)
        if expression:
            database.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,)).fetchall()
    finally:
        database.close()
