"""Documents whose end is missing: said of those alone, and everything that came whole is read."""

import json

import pytest

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources.parse import parse

URL = "https://example.org/feed"
ITEMS = "".join(
    f"<item><title>Title {n}</title><guid>g{n}</guid><description>Text</description></item>" for n in (1, 2)
)
TEXT = "<description><![CDATA[How an <item> and </channel></rss> are quoted. <!-- so -->]]></description>"
CODE = f"<item><title>Title 3</title><guid>g3</guid>{TEXT}</item>"
RSS = f"<rss version='2.0'><channel><title>T</title>{ITEMS}<!-- <item> -->{CODE}</channel></rss>"
ENTRIES = "".join(f"<entry><id>g{n}</id><title>Title {n}</title></entry>" for n in (1, 2, 3))
ATOM = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{ENTRIES}</feed>"
PREFIXED = "".join(f"<a:entry><a:id>g{n}</a:id><a:title>Title {n}</a:title></a:entry>" for n in (1, 2, 3))
PREFIXED = f"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title>{PREFIXED}</a:feed>"
RDF_NAMES = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
RDF_ITEMS = "".join(f"<item rdf:about='g{n}'><title>Title {n}</title></item>" for n in (1, 2, 3))
RDF = f"<rdf:RDF {RDF_NAMES}><channel rdf:about='c'><title>T</title></channel>{RDF_ITEMS}</rdf:RDF>"
POSTS = [
    {"id": f"g{n}", "title": f"Title {n}", "tags": ["a", "b"], "content_html": 'Brackets ]} and \\"quotes\\" in it {['}
    for n in (1, 2, 3)
]
JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "authors": [{}], "items": POSTS})
FORMS = {
    "rss": (RSS, ("</item>", "</channel>")),
    "atom": (ATOM, ("</entry>", "</feed>")),
    "prefixed": (PREFIXED, ("</a:entry>", "</a:feed>")),
    "rdf": (RDF, ("</item>", "</rdf:RDF>")),
    "json": (JSON, ('{["}', "]}")),
}


def read(text: str) -> ParsedFeed | None:
    try:
        return parse(text.encode(), url=URL)
    except ParseError:
        return None


@pytest.mark.parametrize("form", FORMS)
def test_wherever_a_document_is_cut_its_whole_articles_are_read_and_no_half_one(form: str) -> None:
    text, (article_end, _) = FORMS[form]
    whole = read(text)
    assert whole is not None and whole.whole
    assert [one.guid for one in whole.articles] == ["g1", "g2", "g3"]
    ends = [at + len(article_end) for at in range(len(text)) if text.startswith(article_end, at)]
    assert len(ends) == 3
    for cut in range(0, len(text), 7):
        found = read(text[:cut])
        there = sum(end <= cut for end in ends)
        if found is None:
            assert there == 0, text[:cut]
        else:
            assert found.articles == whole.articles[:there], text[:cut]
            assert not found.whole or there == 3, text[:cut]


@pytest.mark.parametrize("form", FORMS)
def test_a_cut_before_the_last_end_is_told(form: str) -> None:
    text, (_, root_end) = FORMS[form]
    found = read(text[: text.rindex(root_end)])
    assert found is not None
    assert (found.whole, len(found.articles)) == (False, 3)


@pytest.mark.parametrize(
    "text",
    [
        RSS + "\n<!-- cached in 0.2 s -->\n<script>count()</script>",
        RSS + "<br><b>Warning</b>: something, and a <![CDATA[ that nobody closes",
        RSS.replace("</rss>", ""),
        RSS.replace("</channel>", ""),
        RSS.replace("</item>", ""),
        RSS.replace("</title>", "", 2),
        RSS.replace("]]></description></item></channel>", "</description></item></channel>"),
        RSS.upper().replace("CDATA", "CDATA"),
        RSS.replace("Text", "R&D < 3 &nbsp; <b>"),
        ATOM.replace("</feed>", "</feed >\n\n"),
        RDF.replace("</rdf:RDF>", "</RDF>"),
        "<rss version='2.0'><channel/></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'/>",
        JSON + "\n\n",
    ],
)
def test_a_sloppy_document_is_no_truncated_one(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.whole


def test_articles_that_nobody_ever_closes_are_all_kept() -> None:
    found = read("<rss><channel><title>T</title><item><title>one</title><item><title>two</title>")
    assert found is not None
    assert ([one.title for one in found.articles], found.whole) == (["one", "two"], False)


@pytest.mark.parametrize("cut", [b"<?xml version='1.0'?><rss version='2.0' xm", b"<feed xmlns=", b'{"items": 3'])
def test_what_is_cut_before_anything_can_be_read_is_said_to_be_cut(cut: bytes) -> None:
    with pytest.raises(ParseError, match=r"incomplete|cut off"):
        parse(cut, url=URL)


@pytest.mark.parametrize("broken", [b'{"items": [}', b'{"items": [1,,2]}', b"[}", b"{]"])
def test_json_that_is_closed_but_wrong_is_broken(broken: bytes) -> None:
    with pytest.raises(ParseError, match="it is broken"):
        parse(broken, url=URL)
