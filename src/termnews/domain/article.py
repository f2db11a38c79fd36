"""Articles: as a feed gives them, and whole as the cache keeps them."""

from dataclasses import dataclass
from datetime import datetime

from termnews.domain.headline import Headline
from termnews.domain.source import UnreadDates


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an article; `length` is in bytes."""

    url: str
    type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedPage:
    """A page that the feed names beside an article's text: what it is about, where it was found, a transcript."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as its source gives it. Text is clean and plain, but `body`, which is HTML; addresses are absolute."""

    guid: str | None
    url: str | None
    title: str
    summary: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    image: str | None = None
    comments: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    related: tuple[RelatedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a source's bytes hold. `form` names the shape found (`rss`, `atom`, `jsonfeed`, `mapped` ...)."""

    title: str | None
    articles: tuple[ParsedArticle, ...]
    site: str | None = None
    language: str | None = None
    form: str = ""
    # minutes the publisher asks to wait between two requests (RSS 2.0 `ttl`)
    ttl: int | None = None
    # whether the end was there; where it was cut off, `articles` are those that came whole
    whole: bool = True
    # the address that the publisher asks to be read from now on (itunes:new-feed-url)
    moved_to: str | None = None
    # a sentence for the reader of what was not read
    note: str | None = None
    unread_dates: UnreadDates | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article whole: its headline row and what only reading it needs."""

    headline: Headline
    body: str = ""
    updated: datetime | None = None
    language: str | None = None
    image: str | None = None
    comments: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    related: tuple[RelatedPage, ...] = ()
