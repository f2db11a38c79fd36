"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, by fastfeedparser: about a millisecond a feed.

What it does not hand over comes from `feed_details`; what it cannot read at all is for `feedparser_read`.
"""

import re
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urljoin

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed
from termnews.domain.date_order import month_comes_first
from termnews.domain.errors import ParseError
from termnews.sources import feed_details, fields
from termnews.sources.feed_details import Detail

_FORM = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_FORMS = {b"rss": "rss", b"channel": "rss", b"feed": "atom", b"rdf": "rdf"}
_FIRST_ARTICLE = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)[\s>]", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*([A-Za-z0-9_-]{2,35})")
_SPOKEN = re.compile(rb"<(?:rss|channel)\s[^<>]{0,2000}?xml:lang\s*=\s*[\"']([A-Za-z0-9_-]{2,35})")
_TTL = re.compile(rb"<ttl>\s*(?:<!\[CDATA\[)?\s*(\d{1,6})")
_TITLE = re.compile(
    rb"<(?:[A-Za-z]\w*:)?title((?:\s[^<>]*[^<>/])?)>(.{1,2000}?)</(?:[A-Za-z]\w*:)?title>", re.DOTALL | re.IGNORECASE
)
_GUID = re.compile(rb"</(?:[A-Za-z][\w.-]*:)?(?:guid|id)\s*>|rdf:about", re.IGNORECASE)
_WRAPPER = re.compile(r"^\s*<[^>]*>|</[^<>]*>\s*$")
_PREFIX = re.compile(r"(</?)[A-Za-z][\w.-]*:(?=[A-Za-z])")
# A date as RFC 5322 (which RSS 2.0 asks for) and RFC 3339 (RFC 4287 section 3.3) write it. For want of such a one the
# fastfeedparser takes a number in the guid for a date.
_WHOLE_DATE = re.compile(
    rb"\s*(?:(?:[A-Za-z]{3,9},? {1,2})?(?!3[01] Feb|31 (?:Apr|Jun|Sep|Nov))(?:0?[1-9]|[12]\d|3[01]) "
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
    rb"(?: (?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T))?"
    rb"|[12]\d{3}-(?!02-3|(?:0[469]|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rb"(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?)\s*"
)
_DATE_ENDS = {"atom": (b"</published>", b"</updated>"), "rss": (b"</pubDate>", b"</dc:date>")}
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)

Entry = Mapping[str, Any]


class FeedDefaults(NamedTuple):
    """What the articles of a feed share: the base of their addresses, the feed's authors, how its dates are written.

    fastfeedparser makes up summaries where Atom has none, and guids where there are none; so `summaries` and `guids`
    tell whether the bytes hold any.
    """

    base: str
    explicit_base: str | None
    authors: tuple[str, ...]
    summaries: bool
    guids: bool
    month_first: bool | None


def form_of(body: bytes) -> str:
    """Return which form of feed the bytes say they are: `rss`, `rdf` or `atom`; empty for none."""
    match = _FORM.search(body, 0, 65536)
    return _FORMS[match[1].lower()] if match else ""


def head_of(body: bytes) -> tuple[str | None, int | None]:
    """Return the language and the minutes to wait (RSS 2.0, `ttl`) that stand before the first article."""
    first = _FIRST_ARTICLE.search(body)
    head = body[: min(first.start() if first else 65536, 65536)]
    spoken, ttl = _LANGUAGE.search(head) or _SPOKEN.search(head), _TTL.search(head)
    return fields.language(spoken[1].decode("ascii")) if spoken else None, (int(ttl[1]) or None) if ttl else None


def _title(body: bytes, read: str | None) -> str | None:
    """Return the feed's title: as it was `read`, but from the bytes where it is XHTML, base64 or not found."""
    first = _FIRST_ARTICLE.search(body)
    match = _TITLE.search(body, 0, min(first.start() if first else 65536, 65536))
    if match is None:
        return fields.title(read) or None
    written = match[2].decode("utf-8", "replace")
    if b"base64" in match[1] or b"/octet-stream" in match[1]:
        return fields.title(feed_details.unpacked(written)) or None
    if "<![CDATA[" in written or (read and "<" not in written):
        return fields.title(read) or None
    return fields.plain(written) or None


def _date(value: object) -> datetime | None:
    # fastfeedparser hands over what isoformat() wrote
    try:
        return fields.when(datetime.fromisoformat(value)) if isinstance(value, str) else None
    except ValueError:
        return None


def _dates(entry: Entry, detail: Detail | None, *, month_first: bool | None) -> tuple[datetime | None, datetime | None]:
    """Return when an article was published and edited; one that only says when it was edited was published then.

    RFC 4287 section 4.2.9 lets `published` be left out.
    """
    if detail is None:
        return _date(entry.get("published")), _date(entry.get("updated"))
    edited = fields.when(detail.updated, month_first=month_first)
    return fields.when(detail.published, month_first=month_first) or edited, edited


def _dates_are_whole(body: bytes, form: str, first: int, articles: int) -> bool:
    """Tell whether each article has a date, and each date is one that fastfeedparser gets right."""
    dated = 0
    for ending in _DATE_ENDS.get(form, (b"</dc:date>",)):
        end = body.find(ending, first)
        while end != -1:
            start = body.rfind(b">", max(end - 60, 0), end) + 1
            if start and not _WHOLE_DATE.fullmatch(body, start, end):
                return False
            dated += 1
            end = body.find(ending, end + 1)
    return dated >= articles


def _content(content: Entry, detail: Detail | None) -> str:
    """Return the content as HTML, by its type (RFC 4287 section 4.1.3)."""
    value, kind = content.get("value") or "", content.get("type") or ""
    if detail and detail.body is not None:
        value = detail.body
    elif "xhtml" in kind:
        value = _PREFIX.sub(r"\1", _WRAPPER.sub("", value))
    elif kind in ("text", "text/plain"):
        value = fields.html_of_text(value)
    elif kind.startswith(("image/", "audio/", "video/")):
        # RFC 4287 section 4.1.3.3: such content is base64 of what is no text
        value = ""
    return value


def _media(entry: Entry) -> tuple[str | None, str]:
    """Return the picture and the text of the Media RSS elements."""
    described, picture = "", None
    for media in entry.get("media_content") or ():
        described = described or media.get("description") or ""
        kind = media.get("medium") or media.get("type") or ""
        url = media.get("url") or ""
        if kind.startswith("image") or (not kind and _PICTURE.search(url)):
            picture = picture or url
        picture = picture or media.get("thumbnail_url")
    return picture, described


def _address(entry: Entry) -> tuple[str | None, str | None]:
    """Return the address of the article and the one of its comments.

    RFC 4287 section 4.2.7.2: a link without `rel` is an alternate one. An enclosure is never the article.
    """
    # `slash:comments`, a mere number, is handed over as the address too
    comments = entry.get("comments") or ""
    comments = comments if "/" in comments else None
    links = entry.get("links")
    if not links:
        return entry.get("link"), comments
    alternates = [link for link in links if link.get("rel") in (None, "alternate")]
    readable = [link for link in alternates if "html" in (link.get("type") or "html")]
    other = {link.get("href") for link in links if link.get("rel") in ("enclosure", "replies", "hub", "license")}
    url = entry.get("link")
    if alternates and (not url or url in [link["href"] for link in alternates] or url in other):
        url = (readable or alternates)[0]["href"]
    replies = [
        link["href"] for link in links if link.get("rel") == "replies" and "html" in (link.get("type") or "html")
    ]
    if url in other and not alternates:
        url = None
    return url, comments or next(iter(replies), None)


def _enclosures(entry: Entry, detail: Detail | None, base: str) -> tuple[Enclosure, ...]:
    listed = [(item.get("url"), item.get("type"), item.get("length")) for item in entry.get("enclosures") or ()]
    if detail and detail.enclosures:
        listed += detail.enclosures
    else:
        links = entry.get("links") or ()
        listed += [(link["href"], link.get("type"), None) for link in links if link.get("rel") == "enclosure"]
    if not listed:
        return ()
    enclosures = (fields.enclosure(*attributes, base) for attributes in listed)
    return tuple({enclosure.url: enclosure for enclosure in enclosures if enclosure}.values())


def _article(entry: Entry, setting: FeedDefaults, detail: Detail | None) -> ParsedArticle:
    content = (entry.get("content") or [{}])[0]
    own_base = content.get("base")
    explicit = detail.base if detail and detail.base else setting.explicit_base
    if own_base or explicit:
        explicit = urljoin(setting.base, urljoin(explicit or "", own_base or ""))
    base = explicit or setting.base
    picture, described = _media(entry)
    description = (detail.summary if detail else None) or (entry.get("description") if setting.summaries else "") or ""
    described = described or (detail.described if detail else None) or ""
    summary, body = fields.summary_and_body(_content(content, detail), description or fields.html_of_text(described))
    url, comments = _address(entry)
    enclosures = _enclosures(entry, detail, base)
    pictures = [one.url for one in enclosures if (one.type or "").startswith("image/")]
    published, updated = _dates(entry, detail, month_first=setting.month_first)
    named = fields.authors(detail.authors) if detail and detail.authors else fields.authors((entry.get("author"),))
    return ParsedArticle(
        guid=fields.guid(entry.get("id")) if setting.guids else None,
        url=fields.web(url, base),
        title=fields.title((detail.title if detail else None) or entry.get("title")),
        summary=summary,
        body=fields.rebased(body, explicit),
        authors=named or setting.authors,
        topics=fields.topics([tag.get("label") or tag.get("term") for tag in entry.get("tags") or ()])
        or fields.topics(detail.topics if detail else ()),
        published=published,
        updated=updated,
        language=fields.language(detail.language if detail else content.get("language")),
        image=fields.web((detail.image if detail else None) or picture or next(iter(pictures), None), base),
        comments=fields.web(comments, base),
        enclosures=enclosures,
    )


def _details(body: bytes, outline: bytes, form: str, articles: int) -> list[Detail]:
    first_article = _FIRST_ARTICLE.search(outline)
    first = first_article.start() if first_article else len(outline)
    needed = feed_details.wanted(outline, first, articles) or not _dates_are_whole(outline, form, first, articles)
    return feed_details.read(body) if articles and needed else []


def _setting(feed: Entry, form: str, url: str, outline: bytes, *, month_first: bool | None) -> FeedDefaults:
    title = feed.get("title_detail") or {}
    explicit = urljoin(url, title["base"]) if title.get("base") else None
    # RFC 4287 section 4.2.1: articles without an author have the feed's. RSS names an editor there, not an author.
    authors = fields.authors((feed.get("author"),)) if form == "atom" else ()
    base = url if form == "atom" else fields.web(feed.get("link"), url) or url
    summaries = form != "atom" or b"summary" in outline
    return FeedDefaults(explicit or base, explicit, authors, summaries, _GUID.search(outline) is not None, month_first)


def read(body: bytes, url: str, *, outline: bytes | None = None) -> ParsedFeed:
    """Return the feed that well-formed or nearly well-formed UTF-8 XML holds; raises ParseError for any other.

    `outline` is the body without its CDATA sections, where the caller has that at hand: most bytes of most feeds are
    in them, and need not be searched for tags.
    """
    import fastfeedparser

    # it would look for this optional package again with every date that it cannot read
    sys.modules.setdefault("dateparser", None)  # type: ignore[arg-type]
    try:
        parsed = fastfeedparser.parse(body)
    except Exception as error:  # whatever hostile bytes make it raise, the bytes are not for this reader
        raise ParseError(f"The feed's XML could not be read: {fields.plain(str(error))[:200]}") from error
    feed, entries = parsed.get("feed") or {}, parsed.get("entries") or []
    form = form_of(body)
    outline = body if outline is None else outline
    known = _details(body, outline, form, len(entries))
    matched: list[Detail | None] = [*known] if len(known) == len(entries) else [None] * len(entries)
    language, ttl = head_of(body)
    language = fields.language(feed.get("language")) or language
    dates = (date for detail in known for date in (detail.published, detail.updated) if date)
    try:
        setting = _setting(feed, form, url, outline, month_first=month_comes_first(dates, language))
        articles = tuple(_article(entry, setting, detail) for entry, detail in zip(entries, matched, strict=True))
    except ValueError as error:
        # urljoin on an address such as `http://[`
        raise ParseError("The feed holds an address that cannot be read.") from error
    return ParsedFeed(
        title=_title(body, feed.get("title")),
        articles=articles,
        site=fields.web(feed.get("link"), setting.explicit_base or url),
        language=language,
        form=form or "rss",
        ttl=ttl,
    )
