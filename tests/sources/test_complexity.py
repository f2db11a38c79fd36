"""Documents that are made to take for ever are refused before a parser sees them."""

import time
from contextlib import suppress

import pytest

from termnews.domain.errors import ParseError
from termnews.sources import repair
from termnews.sources.fallback import Fallback
from termnews.sources.limits import MOST_ATTRIBUTES, TooLargeError
from termnews.sources.parse import parse

URL = "https://example.org/feed"
NUMBERS = range(2 * MOST_ATTRIBUTES)


def rss(inside: str, root: str = "") -> bytes:
    return f"<rss {root}><channel><title>T</title><item><title>A</title>{inside}</item></channel></rss>".encode()


@pytest.mark.parametrize(
    "body",
    [
        rss("<x " + " ".join(f"a{n}='>'" for n in NUMBERS) + ">"),
        rss("<x " + " ".join(f'a{n} = "\'<"' for n in NUMBERS)),
        rss("<x>", " ".join(f"a{n}='1'" for n in NUMBERS)),
        rss("<x " + " ".join(f"xmlns:n{n}='urn:{n}' n{n}:a='1'" for n in NUMBERS) + ">"),
        rss("".join(f"<a xmlns:n{n}='urn:{n}'>" for n in NUMBERS)),
        rss("<x>" + "".join(f"<a xmlns='urn:{n}'/>" for n in NUMBERS)),
        rss("<n:x/>" * 10, f"xmlns:n='{'urn' * 1000}'"),
    ],
    ids=["attributes", "spaced", "root", "namespaces", "nested", "default", "name of a namespace"],
)
def test_broken_documents_with_more_attributes_or_namespaces_than_anyone_writes_are_too_large(body: bytes) -> None:
    with pytest.raises(TooLargeError, match="too large to be read"):
        parse(body, url=URL)


@pytest.mark.parametrize(
    "inside",
    [
        "<x " + " ".join(f"a{n}='1'" for n in range(MOST_ATTRIBUTES // 2)) + "/>",
        "<content xmlns='http://www.w3.org/1999/xhtml'/>" * 3000,
        "<enclosure url='https://a.example/1' type='a/b' length='1'/>" * 3000,
        "<description>" + "a=b \" ' " * 5000 + "</description>",
        "<description><![CDATA[<x " + " ".join(f"a{n}='1'" for n in NUMBERS) + ">]]></description>",
        f"<media data='{'x' * 500_000}'/>",
    ],
    ids=["many", "one-namespace", "elements", "text", "cdata", "long"],
)
def test_what_is_merely_large_is_read(inside: str) -> None:
    assert len(parse(rss(inside), url=URL).articles) == 1


@pytest.mark.parametrize("repeated", ["<a '", '<a "', "<a b='", "<a =", "xmlns:a='", "&a", "&#1", "<![CDATA[", "<!--"])
def test_mending_and_judging_cost_time_in_proportion(repeated: str) -> None:
    started = time.process_time()
    for size in (100_000, 1_000_000):
        with suppress(ParseError):
            parse(rss(repeated * (size // len(repeated))), url=URL, fallback=Fallback.RAISE)
    assert time.process_time() - started < 20


def test_references_are_mended_in_pieces_as_in_one_go() -> None:
    body = b"<rss>" + b"a &eacute; b & c &amp; d &nbsp; <![CDATA[ & ]]> " * 9000 + b"</rss>"
    repaired = repair.repaired(body)
    assert repaired.count("é".encode()) == 9000
    assert repaired.count(b"&amp; c &amp; d") == 9000
    assert repaired.count(b"<![CDATA[ & ]]>") == 9000
