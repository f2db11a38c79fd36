"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Iterator
from typing import Any

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed, RelatedPage
from termnews.sources import fields, limits
from termnews.sources.feed_dates import FeedDates

JsonObject = dict[str, Any]
_OWN = ("home_page_url", "feed_url", "content_html", "content_text", "date_published")


def string(value: object) -> str:
    """Return a JSON string or number as text, anything else as an empty one."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def objects(value: object) -> list[JsonObject]:
    """Return the objects in a JSON list; empty for anything else."""
    return [element for element in value if isinstance(element, dict)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    """Return the texts in a JSON list; empty for anything else."""
    return [element for element in value if isinstance(element, str)] if isinstance(value, list) else []


def _names(holder: JsonObject) -> Iterator[str]:
    # 1.0 has one `author`, 1.1 a list; either may hold an address instead of a name
    single = holder.get("author")
    for author in [*objects(holder.get("authors")), *([single] if isinstance(single, dict) else [])]:
        yield string(author.get("name")) or string(author.get("url"))
    if isinstance(single, str):
        yield single


def _enclosures(holder: JsonObject, base: str) -> tuple[Enclosure, ...]:
    enclosures = (fields.enclosure(element.get("url"), element.get("mime_type"), element.get("size_in_bytes"), base)
             for element in objects(holder.get("attachments")))  # fmt: skip
    return tuple(element for element in enclosures if element)


def _article(holder: JsonObject, base: str, authors: tuple[str, ...], dates: FeedDates) -> ParsedArticle:
    content = string(holder.get("content_html")) or fields.html_of_text(string(holder.get("content_text")))
    summary, body = fields.summary_and_body(content, fields.html_of_text(string(holder.get("summary"))))
    # JSON Feed 1.1, "Items": `external_url` is what a link post is about, `url` the post itself
    url, external = fields.web(holder.get("url"), base), fields.web(holder.get("external_url"), base)
    return ParsedArticle(
        guid=fields.guid(holder.get("id")),
        url=url or external,
        title=fields.title(string(holder.get("title"))),
        summary=summary,
        body=body,
        authors=fields.authors(_names(holder)) or authors,
        topics=fields.topics(strings(holder.get("tags"))),
        published=dates.read(holder.get("date_published")),
        updated=dates.read(holder.get("date_modified")),
        language=fields.language(holder.get("language")),
        image=fields.web(holder.get("image"), base) or fields.web(holder.get("banner_image"), base),
        comments=fields.web(holder.get("comments_url"), base),
        enclosures=_enclosures(holder, base),
        related=(RelatedPage(external),) if url and external and external != url else (),
    )


def read(data: object, url: str) -> ParsedFeed | None:
    """Return the feed of a JSON Feed object, None for any other JSON value.

    A feed without the `version` that the standard asks for is known by its `items` and one of the names that only
    this format has.
    """
    if not isinstance(data, dict):
        return None
    signed = "jsonfeed.org" in string(data.get("version"))
    listed = objects(data.get("items"))
    own = any(name in data for name in _OWN) or any(name in element for element in listed for name in _OWN)
    if not signed and not (isinstance(data.get("items"), list) and own):
        return None
    site = fields.web(data.get("home_page_url"), url)
    authors = fields.authors(_names(data))
    listed = list(limits.first_articles(listed))
    language = fields.language(data.get("language"))
    written = (string(element.get(name)) for element in listed for name in ("date_published", "date_modified"))
    dates = FeedDates(written, language)
    articles = tuple(_article(element, url, authors, dates) for element in listed)
    return ParsedFeed(
        title=fields.title(string(data.get("title"))) or None,
        articles=articles,
        site=site,
        language=language,
        form="jsonfeed",
        unread_dates=dates.unread,
    )
