"""Bodies that name files and addresses: no parser opens or asks for what a body names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.opened import Opened
from tests.faults.program import Program
from tests.publisher import Publisher

from termnews.domain.errors import ParseError
from termnews.sources import discover
from termnews.sources import subscription_files as subscriptions
from termnews.sources.fallback import Fallback
from termnews.sources.parse import parse

ARTICLES = (
    "<item><title>One{}</title><guid>1</guid><link>https://paper.example/1</link></item>"
    "<item><title>Two</title><guid>2</guid></item>"
)
WHOLE = f"<rss version='2.0'><channel><title>News</title>{ARTICLES}</channel></rss>"
# of this one an article is missing, and feedparser is asked
BROKEN = f"<rss version='2.0'><channel><title>News</title>{ARTICLES}<item <title>Three</title></item></channel></rss>"
DOCTYPES = {
    "external": '<!DOCTYPE rss SYSTEM "{}">',
    "public": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "{}">',
    "lower-case": "<!doctype rss SYSTEM '{}'>",
    "parameter": '<!DOCTYPE rss [<!ENTITY % all SYSTEM "{}"> %all;]>',
    "both": '<!DOCTYPE rss SYSTEM "{0}" [<!ENTITY % all SYSTEM "{0}"> %all; <!ENTITY x SYSTEM "{0}">]>',
    "behind-a-comment": '<!-- <rss> > --><?php <rss> ?>\n<!DOCTYPE rss SYSTEM "{}">',
    "in-an-instruction": '<?<!DOCTYPE rss SYSTEM "{}">',
    "in-a-comment": '<!--><!DOCTYPE rss SYSTEM "{}">-->',
    "twice": '<!DOCTYPE rss><!DOCTYPE rss SYSTEM "{}">',
    "unclosed": '<!DOCTYPE rss SYSTEM "{}" [ <!ENTITY a "b"> ',
    "in-quotes": """<!DOCTYPE rss SYSTEM '"' [<!ENTITY a "'>]><rss>"> <!ENTITY x SYSTEM "{}">]>""",
    "stylesheet": '<?xml-stylesheet type="text/xsl" href="{}"?>',
    "inclusion": '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}"/></x>',
}
ENTITY = '<!DOCTYPE rss [<!ENTITY x SYSTEM "{}">]>'
# Not the feed's own element: fast readers look for a beginning further down.
HIDDEN = '<x:rss xmlns:x="y"><!-- <?xml version="1.0"?><!DOCTYPE rss SYSTEM "{}">' + WHOLE.format("") + "--></x:rss>"
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "iso-8859-1")


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Give a folder with a file, and a pipe that whoever reads it waits at for ever."""
    folder = tmp_path / "named"
    folder.mkdir()
    (folder / "file").write_text("<!ENTITY x 'hidden words'>")
    os.mkfifo(folder / "pipe")
    return folder


@pytest.fixture
def opened(named: Path) -> Iterator[Opened]:
    """Give the watch over that folder."""
    with Opened(named) as watch:
        yield watch


def documents(path: Path) -> Iterator[bytes]:
    """Yield every document that names a file or a pipe, as feeds have them and in every encoding."""
    addresses = [(path / "file").as_uri(), (path / "pipe").as_uri(), str(path / "file")]
    for number, doctype in enumerate(DOCTYPES.values()):
        address = addresses[number % len(addresses)]
        for text in (WHOLE, BROKEN):
            encoding = ENCODINGS[number % len(ENCODINGS)]
            prolog = '<?xml version="1.0"?>' if "8" in encoding else ""
            yield (prolog + doctype.format(address) + text.format("")).encode(encoding)
        yield (doctype.format(address) + HIDDEN.format(address)).encode()
        yield (doctype.format(address).replace("rss", "feed") + "<feed><entry><title>t").encode()
    for text in (WHOLE, BROKEN):
        yield (ENTITY.format(addresses[0]) + text.format(" &x;")).encode()


@pytest.mark.fault("A5")
def test_no_parser_opens_what_a_body_names(named: Path, opened: Opened) -> None:
    for body in documents(named):
        try:
            feed = parse(body, url="https://example.org/feed.xml", fallback=Fallback.RAISE)
        except ParseError:
            continue
        assert "hidden words" not in str(feed)
    assert opened.names == []


@pytest.mark.fault("A5")
def test_neither_feedparser_nor_the_parsers_of_pages_and_lists_open_what_a_body_names(
    named: Path, opened: Opened
) -> None:
    address = (named / "file").as_uri()
    for doctype in ("external", "both", "in-an-instruction"):
        body = (DOCTYPES[doctype].format(address) + BROKEN.format(" &x;")).encode()
        assert len(parse(body, url="https://example.org/").articles) == 3
    for doctype in DOCTYPES.values():
        body = doctype.replace("rss", "opml").format(address).encode()
        outlines = b'<opml><body><outline text="A &x;" xmlUrl="https://a.example/feed"/></body></opml>'
        assert len(subscriptions.read_subscriptions(body + outlines).subscriptions) == 1
        discover.discover(body + b"<html><head><link rel=alternate type=application/rss+xml href=/f>", "https://a.b/")
    assert opened.names == []


@pytest.mark.fault("A5")
@pytest.mark.fault("X02")
def test_adding_and_refreshing_open_no_file_and_ask_for_nothing_that_a_feed_names(
    program: Program, publisher: Publisher, named: Path, opened: Opened
) -> None:
    addresses = [(named / "file").as_uri(), (named / "pipe").as_uri(), publisher.url("/named.dtd")]
    publisher.serve("/named.dtd", "<!ENTITY x 'hidden words'>")
    for number, address in enumerate(addresses):
        for kind, text in (("whole", WHOLE), ("broken", BROKEN)):
            body = DOCTYPES["both"].format(address) + text.format(" &x;")
            publisher.serve(f"/{number}-{kind}.xml", '<?xml version="1.0"?>' + body)
    for name in ("0-whole", "2-broken"):
        assert program.run("add", publisher.url(f"/{name}.xml")).code == 0
    outlines = "".join(
        f'<outline text="n" xmlUrl="{publisher.url(f"/{number}-{kind}.xml")}"/>'
        for number in range(len(addresses))
        for kind in ("whole", "broken")
    )
    listed = named.parent / "list.opml"
    listed.write_text(DOCTYPES["both"].format(addresses[0]) + f"<opml><body>{outlines}</body></opml>")
    assert program.run("import", listed).code == 0
    for _ in range(2):
        # the second time each body is another one, so that it is read again
        assert program.run("refresh").code == 0
        for number, address in enumerate(addresses):
            body = DOCTYPES["parameter"].format(address) + WHOLE.format(" again")
            publisher.serve(f"/{number}-whole.xml", body)
    assert opened.names == []
    assert publisher.seen("/named.dtd") == []
    rows = program.rows("list", "--all")
    assert len(rows) == 3 * 2 + 3 * 3
    assert not any("hidden" in row["title"] for row in rows)


@pytest.mark.fault("X03")
def test_a_body_that_is_a_path_or_an_address_is_no_feed_and_leads_nowhere(
    program: Program, publisher: Publisher, named: Path, opened: Opened
) -> None:
    bodies = [str(named / "file"), str(named / "pipe"), (named / "file").as_uri(), publisher.url("/named.xml")]
    bodies += [f"{bodies[0]}\n<rss", f"<{bodies[0]}>", "/dev/zero", f'"{publisher.url("/named.xml")}"']
    publisher.serve("/named.xml", WHOLE.format(""))
    urls = [publisher.serve(f"/{number}.xml", WHOLE.format("")) for number in range(len(bodies))]
    listed = named.parent / "urls"
    listed.write_text("\n".join(urls))
    assert program.run("import", listed).code == 0
    assert program.run("refresh").code == 0
    for number, body in enumerate(bodies):
        publisher.serve(f"/{number}.xml", body)
    ran = program.run("refresh", "--json")
    assert ran.code == 3
    assert [row["status"] for row in ran.rows[:-1]] == ["failed"] * len(bodies)
    assert all(row["error"] for row in ran.rows[:-1])
    assert program.run("add", publisher.serve("/other", bodies[3], content_type="text/plain")).code == 1
    assert opened.names == []
    assert publisher.seen("/named.xml") == []
    assert len(program.rows("list", "--all")) == 2 * len(bodies)
