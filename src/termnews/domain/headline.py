"""Headlines: articles as lists show them, with the state that a reader gave them."""

from datetime import datetime
from typing import NamedTuple

from termnews.domain.text import excerpt


class ArticleState(NamedTuple):
    """What the reader did with an article; kept apart from it, since an edited article keeps its state."""

    read: bool = False
    starred: bool = False
    later: bool = False


class Origin(NamedTuple):
    """Where an article came from: a source, or (`id` None) the site of a page that a link led to."""

    id: int | None
    title: str
    url: str


class Headline(NamedTuple):
    """An article as lists show it. `seen` is when the cache first held it, `when` what lists sort by.

    `also_in` are the other sources that carry the same address. An `untitled` article has the beginning of its text for
    a title.
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
    #: the beginning of the text, where the feed has no summary, as it is
    beginning: str = ""
    untitled: bool = False
    #: whether it says something else than when it was read
    edited: bool = False
    #: whether this is no article yet, but a page that was asked for without a network
    wanted: bool = False

    @property
    def about(self) -> str:
        """What the article is about: the feed's summary, else the beginning of the text."""
        return self.summary or excerpt(self.beginning)

    @property
    def sources(self) -> tuple[Origin, ...]:
        """All sources that carry the article, the one whose row this is first."""
        return (self.source, *self.also_in)
