"""Diagnose bytes that are no feed: a login page, a challenge, a PDF; one sentence for the reader."""

import re

from termnews.domain.text import excerpt
from termnews.sources import encoding, fields, repair, truncation

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "compressed data"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
_CHALLENGE = re.compile(
    r"cf-chl|cf_chl|challenge-platform|<title>\s*(?:just a moment|attention required|access denied|security check|"
    r"are you a robot|human verification|ddos-guard|un momento|einen moment)|checking (?:if the site|your browser)|"
    r"making sure you(?:'|&#39;|’)re not a bot|enable javascript and cookies to continue|sucuri_cloudproxy|"
    r"awswafcookie|g-recaptcha|h-captcha|hcaptcha\.com|geo\.captcha-delivery|px-captcha|_incapsula_|sgcaptcha|"
    r"verify you are human",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"""<input[^<>]{0,300}type\s*=\s*["']?password""", re.IGNORECASE)
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|script|style|meta|form|title|div|p|h1|br|table|center|b)\b", re.IGNORECASE
)
_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})", re.IGNORECASE)
_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)")
_NAMED = {
    "opml": "This is an OPML list of subscriptions, not a feed; import it instead.",
    "urlset": "This is a site map for search engines, not a feed.",
    "sitemapindex": "This is a site map for search engines, not a feed.",
    "svg": "This is a picture (SVG), not a feed.",
    "opensearchdescription": "This is a description of a search engine, not a feed.",
}


def _page(text: str) -> str:
    """Name an HTML page in place of a feed."""
    title = _TITLE.search(text)
    named = f' ("{excerpt(fields.title(title[1]), 60)}")' if title and title[1].strip() else ""
    if _CHALLENGE.search(text):
        return f"The site answers with a page that asks whether one is human{named} instead of its feed."
    if _LOGIN.search(text):
        return f"The site answers with a login page{named} instead of its feed."
    return f"This is a web page{named}, not a feed."


def starts_as_page(body: bytes) -> bool:
    """Tell whether the bytes begin as an HTML page does."""
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def reason(body: bytes, content_type: str = "") -> str:
    """Return one sentence that says what `body` is instead of a feed."""
    if not body.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        return "The server sent an empty document instead of a feed."
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return f"This is {name}, not a feed."
    text = encoding.text_of(body[:200_000], content_type)
    root = _ROOT.search(re.sub(r"<!--.{0,5000}?-->", "", text[:20_000], flags=re.DOTALL))
    if root and root[1].lower() in _NAMED:
        return _NAMED[root[1].lower()]
    if root and root[1].lower() in ("rss", "feed", "rdf:rdf", "channel"):
        whole = truncation.is_whole(repair.outline(encoding.as_utf_8(body, content_type)))
        broken = "too broken to be read" if whole else "incomplete: its end is missing"
        return f"This begins as a feed, but it is {broken}."
    if _HTML.search(text[:20_000]):
        return _page(text)
    if root and text.lstrip("\ufeff \t\r\n").startswith("<"):
        return f"This is XML of another kind (`{root[1][:40]}`), not a feed."
    if text.count("\ufffd") + sum(text.count(chr(code)) for code in (0, 1, 2, 3)) > len(text) / 50:
        return "This is binary data, not a feed."
    words = fields.plain(text[:500])
    return f'This is plain text, not a feed: "{excerpt(words, 80)}"' if words else "This is no feed."
