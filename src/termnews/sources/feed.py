"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0: what a feed's elements say, interpreted and normalised."""

from typing import NamedTuple

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.sources import article_links, fields, markup
from termnews.sources.draft import (
    BASE,
    LANGUAGE,
    ArticleDraft,
    Attributes,
    FeedDraft,
    Values,
    first_text,
    joined_base,
    texts,
)
from termnews.sources.feed_dates import FeedDates

# Elements by rank: the first that an article has counts.
_TITLES = ("title", "dc:title", "itunes:title", "media:title")
_PUBLISHED = (
    "pubdate", "published", "issued", "dcterms:issued", "date", "dc:date", "dcterms:date", "created", "dcterms:created",
)  # fmt: skip
_UPDATED = ("updated", "modified", "dcterms:modified")
_DATES = {*_PUBLISHED, *_UPDATED}
_CONTENTS = ("content:encoded", "encoded", "content", "xhtml:body", "body", "fullitem")
_SUMMARIES = (
    "summary", "description", "dc:description", "dcterms:abstract", "abstract", "itunes:summary",
    "googleplay:description", "itunes:subtitle", "media:description",
)  # fmt: skip
_CREATORS = ("dc:creator", "dc:author", "creator", "?:creator", "?:author")
_BROADCASTERS = ("itunes:author", "googleplay:author")
_TOPICS = ("category", "itunes:category", "dc:subject", "media:category", "?:category")
_LANGUAGES = ("language", "dc:language")
_ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_NO_ATTRIBUTES: Attributes = {}


class FeedDefaults(NamedTuple):
    """What the articles of a feed share: the base of their addresses, the feed's authors, how its dates are written."""

    url: str
    base: str
    authors: tuple[str, ...]
    dates: FeedDates


def _title(values: Values) -> str:
    for name in _TITLES:
        for text, attributes in values.get(name, ()):
            if text and not text.isspace():
                return fields.title(markup.html_of(text, attributes))
    return ""


def _content(values: Values) -> tuple[str, Attributes]:
    """Return the content of an article as HTML, the longest of what it has for one, with its attributes."""
    longest, attributes_of_it = "", _NO_ATTRIBUTES
    for name in _CONTENTS:
        if name in values:
            for text, attributes in values[name]:
                html = markup.html_of_content(text, attributes) if attributes else text
                if len(html) > len(longest):
                    longest, attributes_of_it = html, attributes
    return longest, attributes_of_it


def _described(values: Values) -> list[tuple[str, Attributes]]:
    """Return what sums an article up, as HTML: of RSS and of Atom, else the first of what other vocabularies have."""
    found: list[tuple[str, Attributes]] = []
    for rank, name in enumerate(_SUMMARIES):
        if found and rank > 1:
            break
        if name in values:
            html = markup.html_of_media if name == "media:description" else markup.html_of
            said = ((html(text, attributes), attributes) for text, attributes in values[name])
            found += [one for one in said if one[0] and not one[0].isspace()][:1]
    return found


def _texts(values: Values) -> tuple[str, Attributes, str]:
    """Return the content of an article, with its attributes, and its description."""
    content, attributes = _content(values)
    described = _described(values)
    if described and not content.strip():
        # of what RSS and Atom call so, one may be the text and the other what sums it up
        content, attributes = max(described, key=lambda one: len(one[0]))
    return content, attributes, described[0][0] if described else ""


def _authors(values: Values) -> tuple[str, ...]:
    """Return who wrote an article; an address of mail in RSS is less of a name than what another element says."""
    people = _people(values, ("author",))
    if len(people) == 1 and "@" in people[0] and " " not in people[0].strip():
        return fields.authors(_people(values, _CREATORS)) or fields.authors(people)
    if people:
        return fields.authors(people)
    return fields.authors(_people(values, _CREATORS)) or fields.authors(
        text for name in _BROADCASTERS for text in texts(values, name)
    )


def _people(values: Values, names: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for name in names:
        if name in values:
            own, named = texts(values, name), texts(values, f"{name}/name")
            # who has an element for a name has no other
            written = named if len(named) >= len(values[name]) else own + named
            found += written or texts(values, f"{name}/email")
    return found


def _topics(values: Values) -> tuple[str, ...]:
    found = [
        (attributes.get("label") or attributes.get("term") or text or attributes.get("text")) if attributes else text
        for name in _TOPICS
        if name in values
        for text, attributes in values[name]
    ]
    return fields.topics(found) if found else ()


def _guid(article: ArticleDraft) -> str | None:
    return fields.guid(
        first_text(article.values, ("id", "guid")) or article.attributes.get(_ABOUT) or article.attributes.get("about")
    )


def _article(article: ArticleDraft, defaults: FeedDefaults) -> ParsedArticle:
    values = article.values
    explicit = joined_base(defaults.url, article.base) if article.base else None
    base = explicit or defaults.base
    content, attributes, description = _texts(values)
    own_base = joined_base(base, attributes.get(BASE)) if attributes and attributes.get(BASE) else explicit
    summary, body = fields.summary_and_body(content, description)
    found = article_links.links(values, base)
    url = article_links.address(found) or fields.web(article_links.permanent(values), base)
    files = article_links.enclosures(values, found, base)
    edited = defaults.dates.read(first_text(values, _UPDATED))
    picture = article_links.picture(values, found, files)
    url = url or article_links.stand_in(found)
    return ParsedArticle(
        guid=_guid(article),
        url=url,
        title=_title(values),
        summary=summary,
        body=fields.rebased(body, own_base),
        authors=_authors(values) or defaults.authors,
        topics=_topics(values),
        # RFC 4287 section 4.2.9 lets `published` be left out
        published=defaults.dates.read(first_text(values, _PUBLISHED)) or edited,
        updated=edited,
        language=fields.language(
            attributes.get(LANGUAGE) or article.attributes.get(LANGUAGE) or first_text(values, _LANGUAGES)
        ),
        image=fields.web(picture, base) if picture else None,
        comments=article_links.comments(values, found, base),
        enclosures=files,
        related=article_links.related(values, found, base, url),
    )


def read(feed: FeedDraft, url: str) -> ParsedFeed:
    """Return the feed that a draft holds; `url` is where it was read."""
    explicit = joined_base(url, feed.base) if feed.base else None
    values = feed.values
    site = article_links.address(article_links.links(values, explicit or url))
    language = fields.language(first_text(values, _LANGUAGES)) or fields.language(feed.language)
    written = (
        text for article in feed.articles for name, said in article.values.items() if name in _DATES for text, _ in said
    )
    dates = FeedDates(written, language)
    moved_to = first_text(values, ("itunes:new-feed-url",))
    defaults = FeedDefaults(
        url=url,
        base=explicit or (url if feed.form == "atom" else site or url),
        # RFC 4287 section 4.2.1: articles without an author have the feed's. RSS names an editor there, not an author.
        authors=fields.authors(_people(values, ("author",))) if feed.form == "atom" else (),
        dates=dates,
    )
    articles = tuple(_article(article, defaults) for article in feed.articles)
    return ParsedFeed(
        title=_title(values) or None,
        articles=articles,
        site=site,
        language=language,
        form=feed.form or "rss",
        ttl=fields.minutes(first_text(values, ("ttl",))),
        moved_to=fields.web(moved_to, url) if moved_to else None,
        unread_dates=dates.unread,
    )
