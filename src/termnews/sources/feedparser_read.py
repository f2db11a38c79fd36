"""The feedparser fallback: for what was not read whole; it takes up to 400 times as long.

On hostile bytes it may never come back, and in C no thread can be stopped: whoever calls it does so in a process that
can be killed, and asks for that by a `Fallback`.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import fields
from termnews.sources.feed_dates import FeedDates

Entry = dict[str, Any]


def _plain_get(entry: Entry, name: str) -> Any:
    # FeedParserDict answers `updated` with `published`, and warns; a plain dict answers what is there
    return dict.get(entry, name)


def _date(entry: Entry, *names: str, dates: FeedDates) -> datetime | None:
    # not what feedparser made of them: one reader reads all dates alike, and rather none than a wrong one
    read = (dates.read(_plain_get(entry, name)) for name in names)
    return next((value for value in read if value is not None), None)


def _as_html(detail: Entry) -> str:
    value = detail.get("value") or ""
    return fields.html_of_text(value) if detail.get("type") == "text/plain" and "<" not in value else value


def _pieces(entry: Entry) -> tuple[str, str]:
    """Return the longest content and the summary, as HTML."""
    contents = sorted((_as_html(content) for content in entry.get("content") or ()), key=len, reverse=True)
    summary = entry.get("summary_detail") or {}
    return (contents or [""])[0], _as_html(summary) or (contents[1] if len(contents) > 1 else "")


def _base(entry: Entry, url: str) -> str | None:
    """Return the `xml:base` that holds for the article's texts, None where it is only the feed's address."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    bases = [fields.web(detail.get("base"), url) for detail in details]
    return next((base for base in bases if base and base != url), None)


def _names(entry: Entry) -> Iterable[str | None]:
    named = [author.get("name") or author.get("email") for author in entry.get("authors") or () if author]
    return named if any(named) else [entry.get("author")]


def _picture(entry: Entry, enclosures: Iterable[Enclosure]) -> str | None:
    pictures = [media.get("url") for media in entry.get("media_thumbnail") or ()]
    pictures += [
        media.get("url")
        for media in entry.get("media_content") or ()
        if (media.get("medium") or media.get("type") or "").startswith("image")
    ]
    pictures += [(entry.get("image") or {}).get("href")]
    pictures += [enclosure.url for enclosure in enclosures if (enclosure.type or "").startswith("image/")]
    return next(filter(None, pictures), None)


def _language(entry: Entry) -> str | None:
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    return next(filter(None, (fields.language(detail.get("language")) for detail in details)), None)


def _article(entry: Entry, base: str, url: str, authors: tuple[str, ...], dates: FeedDates) -> ParsedArticle:
    explicit = _base(entry, url)
    base = explicit or base
    listed = (fields.enclosure(enclosure.get("href"), enclosure.get("type"), enclosure.get("length"), base)
              for enclosure in entry.get("enclosures") or ())  # fmt: skip
    enclosures = tuple({enclosure.url: enclosure for enclosure in listed if enclosure}.values())
    summary, body = fields.summary_and_body(*_pieces(entry))
    replies = [link.get("href") for link in entry.get("links") or ()
               if link.get("rel") == "replies" and "html" in (link.get("type") or "html")]  # fmt: skip
    return ParsedArticle(
        guid=fields.guid(entry.get("id")),
        url=fields.web(entry.get("link"), base),
        title=fields.title(entry.get("title")),
        summary=summary,
        body=fields.rebased(body, explicit),
        authors=fields.authors(_names(entry)) or authors,
        topics=fields.topics(tag.get("label") or tag.get("term") for tag in entry.get("tags") or ()),
        published=_date(entry, "published", "created", "updated", dates=dates),
        updated=_date(entry, "updated", dates=dates),
        language=fields.language(_plain_get(entry, "language")) or _language(entry),
        image=fields.web(_picture(entry, enclosures), base),
        comments=fields.web(entry.get("comments") or next(iter(replies), None), base),
        enclosures=enclosures,
    )


def read(body: bytes, url: str) -> ParsedFeed:
    """Return the feed that UTF-8 bytes hold, however broken; raises ParseError if nothing in them is a feed's."""
    import feedparser

    # without a content-location: it would resolve guids too, and they would not be those that are read elsewhere
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # From a stream: given bytes, it would open the file or the address that they name.
        parsed = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        top, entries = parsed.get("feed") or {}, parsed.get("entries") or []
        version = parsed.get("version") or ""
        form = "atom" if version.startswith("atom") else "rdf" if version in ("rss090", "rss10") else "rss"
        if not entries and not version:
            raise ParseError("Nothing in the document is a feed's.")
        site = fields.web(top.get("link"), url)
        base = url if form == "atom" else site or url
        authors = fields.authors(_names(top)) if form == "atom" else ()
        language = fields.language(top.get("language")) or fields.language(
            (top.get("title_detail") or {}).get("language")
        )
        written = (_plain_get(entry, name) or "" for entry in entries for name in ("published", "created", "updated"))
        dates = FeedDates(written, language)
        articles = tuple(_article(entry, base, url, authors, dates) for entry in entries)
    except ParseError:
        raise
    except Exception as error:  # whatever hostile bytes make it raise, they are no feed
        raise ParseError("The feed is too broken to be read.") from error
    return ParsedFeed(
        fields.title(top.get("title")) or None,
        articles,
        site,
        language,
        form,
        fields.minutes(top.get("ttl")),
        unread_dates=dates.unread,
    )
