"""Insert and update articles in all their tables but those of search.

Search needs plain words of every text, which takes longer than all the rest: `store/index_queue.py` writes them
afterwards, from the list of what is unindexed that is written here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from termnews.domain.article import ParsedArticle
from termnews.domain.merge import Add, Change, Intent, article_address, fold_guid
from termnews.domain.source import UNFILED
from termnews.domain.text import clean
from termnews.store import editions
from termnews.store import same_address as twins
from termnews.store.columns import pack, seconds, sort_key_of
from termnews.store.database import Database, Row


def next_id(database: Database) -> int:
    """Return the id for a new article; the caller has the transaction, so nobody else takes it."""
    return database.number("SELECT max(id) FROM articles") + 1


class Ingest:
    """The articles of one source taken in within one transaction of the caller's; `finish` ends it.

    `automatic` files each by its own category, `listed` tells that the source is subscribed to. With
    `unread`, one that has other words than before becomes unread again.
    """

    def __init__(
        self,
        database: Database,
        source: int,
        intents: Sequence[Intent],
        *,
        now: datetime,
        automatic: bool,
        listed: bool,
        unread: bool = False,
    ) -> None:
        self._database = database
        self._source = source
        self._there = self._stored_meanwhile(intents)
        self._articles: list[Row] = []
        self._now = now
        self._automatic = automatic
        self._listed = listed
        self._unread = unread
        self._next = next_id(database)
        self._states: list[Row] = []
        self._contents: list[Row] = []
        self._related: list[Row] = []
        self._topics: list[Row] = []
        self._addresses: list[Row] = []
        self._unindexed: list[Row] = []
        self._reworded: list[int] = []
        self._new: list[tuple[int, int, str | None]] = []

    def add(self, intent: Add) -> int | None:
        """Take a new article in and return its id, or None if its key is there: another refresh stored it meanwhile."""
        if intent.key in self._there:
            return None
        article, number = intent.article, self._next
        sort_key = sort_key_of(intent.when, number)
        address = article_address(article)
        self._articles.append(
            (number, sort_key, self._source, intent.key, seconds(self._now), *_columns(article, address, intent.digest))
        )
        self._next += 1
        category = category_of(article.topics) if self._automatic else None
        self._states.append((sort_key, self._source, category, self._listed))
        self._new.append((number, sort_key, address))
        self._put_rest(number, sort_key, article, address)
        return number

    def change(self, intent: Change) -> bool:
        """Write an edited article over the known one, which keeps place and state; tell whether it is there to read.

        It counts as updated now where its publisher does not say when.
        """
        article = intent.article
        article = article if article.updated else replace(article, updated=self._now)
        row = self._database.row(
            "SELECT articles.place, states.place FROM articles LEFT JOIN states ON states.place = articles.place"
            " WHERE articles.id = ?",
            (intent.id,),
        )
        if row is None:
            return False
        sort_key, stored_text = row
        if stored_text is not None and editions.keep(self._database, intent.id, article, self._now):
            self._reworded.append(sort_key)
        address = article_address(article)
        self._database.run(
            "UPDATE articles SET guid = ?, canonical = ?, digest = ?, url = ?, title = ?, summary = ?, authors = ?,"
            " topics = ?, published = ? WHERE id = ?",
            (*_columns(article, address, intent.digest), intent.id),
        )
        if stored_text is None:
            return False
        if self._automatic:
            category = category_of(article.topics)
            self._database.run("UPDATE states SET category = ? WHERE place = ?", (category, sort_key))
        self._database.run("DELETE FROM topics WHERE place = ?", (sort_key,))
        self._database.run("DELETE FROM related_pages WHERE article = ?", (intent.id,))
        self._put_rest(intent.id, sort_key, article, address)
        return True

    def finish(self) -> None:
        """Flush the gathered rows."""
        many = self._database.run_many
        many(
            "INSERT INTO articles (id, place, source, key, seen, guid, canonical, digest, url, title, summary, authors,"
            " topics, published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._articles,
        )
        many("INSERT INTO states (place, source, category, listed) VALUES (?, ?, ?, ?)", self._states)
        many(
            "INSERT OR REPLACE INTO contents (article, html, guid, updated, language, image, comments, enclosures)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self._contents,
        )
        many("INSERT OR REPLACE INTO related_pages (article, pages) VALUES (?, ?)", self._related)
        many("INSERT OR IGNORE INTO topics (name, place) VALUES (?, ?)", self._topics)
        many("INSERT OR IGNORE INTO addresses (canonical, article) VALUES (?, ?)", self._addresses)
        many("INSERT OR IGNORE INTO unindexed (place) VALUES (?)", self._unindexed)
        if self._unread and self._reworded:
            self._database.run(
                "UPDATE states SET read = 0 WHERE place IN (SELECT value FROM json_each(?))", (pack(self._reworded),)
            )
        shared = twins.shared(self._database, [address for _, _, address in self._new if address])
        for number, sort_key, address in self._new:
            if address in shared:
                twins.pair(self._database, number, self._source, sort_key, address)

    def _stored_meanwhile(self, intents: Sequence[Intent]) -> set[str]:
        """Return the keys of new articles that are there already: another refresh stored them after merging began."""
        rows = self._database.rows(
            "SELECT key FROM articles WHERE source = ? AND key IN (SELECT value FROM json_each(?))",
            (self._source, pack(intent.key for intent in intents if isinstance(intent, Add))),
        )
        return {key for (key,) in rows}

    def _put_rest(self, number: int, sort_key: int, article: ParsedArticle, address: str | None) -> None:
        row = (
            number,
            # Cleaned again here: HTML passes the parsers as it came, and a lone surrogate cannot be stored.
            clean(article.body) or None,
            clean(article.guid) if article.guid else None,
            seconds(article.updated),
            article.language,
            article.image,
            article.comments,
            pack((enclosure.url, enclosure.type, enclosure.length) for enclosure in article.enclosures),
        )
        self._contents.append(row)
        if article.related:
            self._related.append((number, pack((page.url, page.title) for page in article.related)))
        self._topics += [(topic.casefold(), sort_key) for topic in article.topics]
        if address:
            self._addresses.append((address, number))
        self._unindexed.append((sort_key,))


def category_of(topics: tuple[str, ...]) -> str:
    """Return the category of an article that is filed by its own: its first topic."""
    return topics[0] if topics else UNFILED


def put_topics(database: Database, sort_key: int, topics: tuple[str, ...]) -> None:
    """Make an article findable by its topics."""
    rows = [(topic.casefold(), sort_key) for topic in topics]
    database.run_many("INSERT OR IGNORE INTO topics (name, place) VALUES (?, ?)", rows)


def _columns(article: ParsedArticle, address: str | None, digest: bytes) -> Row:
    return (
        fold_guid(article.guid),
        address,
        digest,
        article.url,
        article.title,
        article.summary,
        pack(article.authors),
        pack(article.topics),
        seconds(article.published),
    )
