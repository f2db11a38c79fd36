"""Articles: as a feed gives them, as the cache keeps them, and the state a reader gives them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an article; `length` is in bytes."""

    url: str
    type: str | None = None
    length: int | None = None


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
    # a sentence for the reader of what was not read
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What the reader did with an article; kept apart from it, since an edited article keeps its state."""

    read: bool = False
    starred: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from: a source, or (`id` None) the site of a page that a link led to."""

    id: int | None
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as lists show it. `seen` is when the cache first held it, `when` what lists sort by.

    `also_in` are the other sources that carry the same address.
    """

    id: int
    title: str
    url: str | None
    source: Origin
    category: str
    when: datetime
    seen: datetime
    published: datetime | None = None
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    state: ArticleState = ArticleState()
    has_full_text: bool = False
    also_in: tuple[Origin, ...] = ()
    # of a search: the text around the words found, matches between \x02 and \x03
    snippet: str | None = None

    @property
    def sources(self) -> tuple[Origin, ...]:
        """All sources that carry the article, the one whose row this is first."""
        return (self.source, *self.also_in)


@dataclass(frozen=True, slots=True)
class Article:
    """An article whole: its headline row and what only reading it needs."""

    headline: Headline
    body: str = ""
    updated: datetime | None = None
    language: str | None = None
    image: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
