"""Links in headers and refreshes of pages, as servers write them."""

import time

import pytest

from termnews.sources.discover import FoundFeed, discover
from termnews.sources.meta_refresh import sent_on_to
from termnews.sources.web_links import web_links

PAGE = "https://example.org/blog/"


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ("</a>; rel=alternate", [("/a", "alternate", "", "")]),
        ('</a>; REL="alternate feed" ;type = "text/xml"', [("/a", "alternate feed", "text/xml", "")]),
        ('</a>;rel=x;rel=y;title="a, \\"b\\"; c",<b>', [("/a", "x", "", 'a, "b"; c'), ("b", "", "", "")]),
        ("</a>; title*=UTF-8'de'gr%C3%BCn", [("/a", "", "", "grün")]),
        ("</a>; rel=x; anchor='#foo', </b>;crossorigin;rel=y", [("/b", "y", "", "")]),
        ("nonsense, <, <>, ; rel=x", []),
        ('</a>; rel="alternate', [("/a", "alternate", "", "")]),
        ("", []),
    ],
)
def test_links_of_a_header(header: str, links: list[tuple[str, ...]]) -> None:
    assert [tuple(link) for link in web_links(header)] == links


def test_feeds_of_a_header_come_after_those_of_the_page_and_each_once() -> None:
    html = b'<link rel="alternate" type="application/rss+xml" href="/one">'
    header = (
        '<../two>; rel="alternate"; type="application/atom+xml"; title="Two", </one>; rel=feed, '
        "<feed://example.net/three>; rel=feed, <javascript:x>; rel=feed, </de/>; rel=alternate; hreflang=de, "
        '</wp-json/>; rel="https://api.w.org/"'
    )
    assert discover(html, PAGE, link_header=header) == (
        FoundFeed("https://example.org/one", ""),
        FoundFeed("https://example.org/two", "Two"),
        FoundFeed("http://example.net/three", ""),
    )


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<meta http-equiv='refresh' content='0;url=/x'>", "https://example.org/x"),
        ("<meta http-equiv='refresh' content=' 5 ; URL = x/y '>", "https://example.org/blog/x/y"),
        ("<meta http-equiv='refresh' content=\"0;url='/its'more\">", "https://example.org/its"),
        ("<meta http-equiv='refresh' content='0 https://other.example/'>", "https://other.example/"),
        ("<head><noscript><meta http-equiv='refresh' content='1;url=/x'></noscript>", "https://example.org/x"),
        ("<body><noscript><meta http-equiv='refresh' content='1;url=/x'></noscript>", "https://example.org/x"),
        ("<!-- <meta http-equiv='refresh' content='0;url=/x'> -->", None),
        ("<meta http-equiv='refresh' content='0'>", None),
        ("<meta http-equiv='refresh' content='0;url='>", None),
        ("<meta http-equiv='refresh' content='1800;url=/x'>", None),
        ("<meta http-equiv='refresh' content='30;url=https://example.org/blog/'>", None),
        ("<meta http-equiv='refresh' content='0;url=javascript:alert(1)'>", None),
        ("<meta http-equiv='refresh' content='0;url=data:text/html,x'>", None),
        ("<meta name='refresh' content='0;url=/x'>", None),
    ],
)
def test_where_a_page_sends_on_to(html: str, address: str | None) -> None:
    assert sent_on_to(html.encode(), PAGE) == address


def test_hostile_headers_and_pages_take_no_time() -> None:
    began = time.process_time()
    for header in ("<a>" + ";a" * 20_000, "<" * 40_000, '<a>;b="' + "\\" * 40_000, "<a>" + " " * 40_000 + ";" * 9):
        web_links(header)
        sent_on_to(b"<meta http-equiv=refresh content='" + header.encode() + b"'>", PAGE)
    sent_on_to(b"<noscript>" * 20_000 + b"refresh", PAGE)
    assert time.process_time() - began < 2
