"""The dispatcher: the bytes decide what they are, and what is no feed is named."""

import subprocess
import sys

import pytest

from termnews.domain.errors import ParseError
from termnews.sources.parse import parse

URL = "https://example.org/feed"
RSS = b"<rss version='2.0'><channel><title>News</title><item><title>One</title><link>/1</link></item></channel></rss>"
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry><id>1</id><title>One</title></entry></feed>"
)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (RSS, "text/html"),
        (RSS, "application/json"),
        (ATOM, "text/plain"),
        (b"\xef\xbb\xbf" + RSS, "application/rss+xml"),
        (b"\n\n  <?xml version='1.0'?>" + RSS, ""),
        (b"<br />\n<b>Warning</b>: mysql_connect() in <b>/a.php</b><br />\n<?xml version='1.0'?>" + ATOM, ""),
        (b"<!-- made by hand -->" + RSS, ""),
        (RSS.decode().encode("utf-16"), ""),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "One"}]}', "text/html"),
        (b'\xef\xbb\xbf [{"title": "One", "url": "https://example.org/1"}]', "text/xml"),
    ],
)
def test_the_bytes_decide_what_they_are_whatever_the_content_type_says(body: bytes, content_type: str) -> None:
    assert [article.title for article in parse(body, url=URL, content_type=content_type).articles] == ["One"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty document"),
        (b" \r\n\t", "empty document"),
        (b"<!DOCTYPE html><html><title>Shop</title><body>Hello</body></html>", 'web page ("Shop")'),
        (b"<html><form><input name=u><input type='password' name=p></form></html>", "login page"),
        (b"<!doctype html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", "human"),
        (b"<?xml version='1.0'?><opml version='2.0'><body/></opml>", "OPML"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "site map"),
        (b"<?xml version='1.0'?><note><to>you</to></note>", "`note`"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08\x00\x00", "compressed"),
        (b"Not found", '"Not found"'),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b'{"a": 1, "b": [2]}', "It holds: a, b"),
        (b'{"version": "https://jsonfeed.org/version/1", "ite', "cut off"),
        (b'{"code": "rest_no_route", "message": "No route was found", "data": {"status": 404}}', "No route was found"),
    ],
)
def test_what_is_no_feed_is_named_in_one_sentence(body: bytes, said: str) -> None:
    with pytest.raises(ParseError) as raised:
        parse(body, url=URL)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Attention Required! | Cloudflare</title></head><body>You have been blocked</body></html>",
        "<!DOCTYPE html><title>One moment</title><script>window._cf_chl_opt={}</script>",
        "<!DOCTYPE html><title>x</title><noscript>Enable JavaScript and cookies to continue</noscript>",
        "<!doctype html><html><head><title>Making sure you&#39;re not a bot!</title></head></html>",
        "<html><title>news.example</title><body><script src='https://geo.captcha-delivery.com/captcha/'></script>",
        "<html><body><iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful.</iframe></body></html>",
        "<html><head><title>Access Denied</title></head><body>Reference #18.1</body></html>",
        "<html><script>sucuri_cloudproxy_js='';</script></html>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><title>Just a moment...</title></html>",
        "<script>location.reload()</script><title>Verify you are human</title>",
    ],
)
def test_a_page_that_asks_whether_one_is_human_is_an_error_and_no_feed(page: str) -> None:
    with pytest.raises(
        ParseError, match=r"^The site answers with a page that asks whether one is human.* of its feed\.$"
    ):
        parse(page.encode(), url=URL, content_type="application/rss+xml")


def test_a_feed_about_a_page_of_that_kind_is_a_feed() -> None:
    body = RSS.replace(b"One", b"&lt;title&gt;Just a moment...&lt;/title&gt; checking your browser")
    assert len(parse(body, url=URL).articles) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><title>News</title></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title></feed>",
        b'{"version": "https://jsonfeed.org/version/1", "title": "News", "items": []}',
        b"[]",
    ],
)
def test_a_feed_without_articles_is_a_feed(body: bytes) -> None:
    assert parse(body, url=URL).articles == ()


def test_a_message_never_carries_control_characters_of_the_page() -> None:
    with pytest.raises(ParseError) as raised:
        parse(b"<html><title>a\x1b]0;owned\x07b</title></html>", url=URL)
    assert str(raised.value).isprintable()


@pytest.mark.parametrize("depth", [500, 100_000])
def test_json_nested_without_end_is_an_error_and_not_a_crash(depth: int) -> None:
    with pytest.raises(ParseError):
        parse(b'{"articles": ' + b"[" * depth + b"]" * depth + b"}", url=URL)


@pytest.mark.parametrize(
    "hostile",
    [
        b"<![CDATA[" * 100_000,
        b"<!--" * 200_000,
        b"<script>" * 100_000,
        b"&amp;lt;b&amp;gt;" * 50_000,
        b"&" * 500_000,
        b"&lt;b&gt;" * 100_000,
        b"&lt;!--" * 100_000,
        b"&lt;script&gt;" * 100_000,
        b"<a " * 200_000,
    ],
    ids=lambda hostile: hostile[:16].decode().strip("&<!"),
)
def test_hostile_bytes_cost_time_in_proportion_to_their_length(hostile: bytes) -> None:
    """A quadratic step would take minutes here, and the run would be stopped."""
    body = (
        b"<rss><channel><item><title>"
        + hostile
        + b"</title><description>"
        + hostile
        + b"</description></item></channel>"
    )
    try:
        parsed = parse(body, url=URL)
    except ParseError:
        return
    assert len(parsed.articles) <= 1


def test_importing_the_dispatcher_imports_no_parser() -> None:
    script = (
        "import sys\n"
        "from termnews.sources import discover, jsondata, opml, parse, subscription_files, xml\n"
        "print([m for m in ('feedparser', 'jmespath', 'selectolax') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
