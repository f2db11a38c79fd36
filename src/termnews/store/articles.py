"""Articles table: what a refresh stores, and the queries of lists and readers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termnews.domain.article_list import ArticleList
from termnews.domain.errors import NotFoundError
from termnews.store.columns import MAX_ID, moment, pack, seconds
from termnews.store.headlines import HEADLINES, headline, in_order
from termnews.store.query_sql import conditions, ordering

# What a refresh stores takes many modules, and a list on the command line none of them: they are imported where they
# are used.
if TYPE_CHECKING:
    from datetime import datetime

    from termnews.domain.article import Article, ParsedArticle, ParsedFeed
    from termnews.domain.document import Document
    from termnews.domain.headline import Headline
    from termnews.domain.merge import Intent, Known
    from termnews.domain.query import Query
    from termnews.domain.source import Answer
    from termnews.store.database import Database, Row
    from termnews.store.filter_titles import Titles


class Applied(NamedTuple):
    """The ids of the articles that a refresh stored and rewrote."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()


class Articles:
    """The articles of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, source: int, parsed: Sequence[ParsedArticle]) -> tuple[Known, ...]:
        """Return the articles of a source that may be one of `parsed`: they share a guid, address, key or date."""
        from termnews.domain import merge

        if self._database.row("SELECT 1 FROM articles WHERE source = ? LIMIT 1", (source,)) is None:
            return ()
        shared: dict[str, Iterable[object]] = {
            "guid = value": {merge.fold_guid(article.guid) for article in parsed} - {None},
            "canonical = value": {merge.article_address(article) for article in parsed} - {None},
            "published = value": {seconds(article.published) for article in parsed} - {None},
            # Keys made from a base key go on with U+001F, so they sort before the base key and a space.
            "articles.key >= value AND articles.key < value || ' '": {merge.base_key(article) for article in parsed},
        }
        rows_by_id: dict[int, Row] = {}
        for same, values in shared.items():
            rows = self._database.rows(
                "SELECT articles.id, articles.key, guid, canonical, title, published, digest"
                f" FROM json_each(?) CROSS JOIN articles WHERE source = ? AND {same}",
                (pack(values), source),
            )
            rows_by_id.update((row[0], row) for row in rows)
        return tuple(
            merge.Known(number, key, guid, address, title, moment(published), digest)
            for number, key, guid, address, title, published, digest in (
                rows_by_id[number] for number in sorted(rows_by_id)
            )
        )

    def apply(
        self,
        source: int,
        intents: Sequence[Intent],
        *,
        feed: ParsedFeed,
        answer: Answer,
        now: datetime,
        unread_when_edited: bool = False,
    ) -> Applied:
        """Carry out what merging decided, in one transaction with the validators and the health of the source.

        Stored apart, a kill between them would make the server say "unchanged" of articles that were never stored.
        Search finds the articles once `IndexQueue.catch_up` has taken them in.
        """
        from termnews.domain.category import AUTO
        from termnews.domain.merge import Add
        from termnews.store.ingest import Ingest
        from termnews.store.sources import record_feed, record_success

        new: list[int] = []
        changed: list[int] = []
        with self._database.write():
            row = self._database.row("SELECT category, position IS NOT NULL FROM sources WHERE id = ?", (source,))
            if row is None:
                raise NotFoundError(f"There is no source {source}: `termnews sources` lists them.")
            filing = {"automatic": row[0] == AUTO, "listed": bool(row[1])}
            taking = Ingest(self._database, source, intents, now=now, unread=unread_when_edited, **filing)
            for intent in intents:
                if isinstance(intent, Add):
                    number = taking.add(intent)
                    new += [] if number is None else [number]
                elif taking.change(intent):
                    changed.append(intent.id)
            taking.finish()
            newest = max((intent.when for intent in intents if isinstance(intent, Add)), default=None)
            record_feed(self._database, source, feed, newest)
            record_success(self._database, source, answer, now=now)
        return Applied(tuple(new), tuple(changed))

    def add_page(self, document: Document, known_as: Sequence[str], *, now: datetime) -> int:
        """Store a page that a link led to and return its article's id; see `pages.add`."""
        from termnews.store import pages

        return pages.add(self._database, document, known_as, now=now)

    def listed(self, query: Query) -> ArticleList:
        """Return the articles that `query` names, in its order.

        Newest first, what was read comes as it was opened, the last one first; what was only marked read follows.
        """
        if not query.order.by_date:
            from termnews.store.bucket_sort import bucketed

            return ArticleList(bucketed(self._database, query))
        where, values = conditions(query)
        limit = -1 if query.limit is None else query.limit
        table, order = ordering(query)
        return ArticleList(
            self._database.numbers(
                f"SELECT states.place FROM {table} WHERE {where} ORDER BY {order} LIMIT {limit:d}", values
            )
        )

    def listed_as(self, ids: Sequence[int]) -> ArticleList:
        """Return the articles with these ids, in their order; those the cache does not hold are left out."""
        return ArticleList(
            self._database.numbers(
                "SELECT states.place FROM json_each(?) CROSS JOIN articles ON articles.id = json_each.value"
                " JOIN states ON states.place = articles.place ORDER BY json_each.key",
                (pack(ids),),
            )
        )

    def titles(self, listed: ArticleList) -> Titles:
        """Return the titles of a list, to find some among them; 150 ms for 100,000."""
        from termnews.store.filter_titles import Titles

        return Titles(self._database, listed)

    def unread_among(self, sort_keys: Sequence[int]) -> ArticleList:
        """Return those of `sort_keys` whose articles are unread, in their order."""
        return ArticleList(
            self._database.numbers(
                "SELECT place FROM json_each(?) CROSS JOIN states ON place = value WHERE read = 0", (pack(sort_keys),)
            )
        )

    def unread(self) -> ArticleList:
        """Return all unread articles, whether or not any list holds them."""
        return ArticleList(self._database.numbers("SELECT place FROM states WHERE read = 0"))

    def newer_than(self, seen: datetime) -> int:
        """Return the id past which all articles came after `seen`; ids are given in the order of arrival."""
        newest = "SELECT id FROM articles WHERE articles.seen <= ? ORDER BY id DESC LIMIT 1"
        return self._database.number(newest, (seconds(seen),))

    def newest(self) -> int:
        """Return the highest id, that of the article stored last."""
        return self._database.number("SELECT max(id) FROM articles")

    def count_after(self, number: int) -> int:
        """Return how many articles of sources came after the one with an id."""
        return self._database.number("SELECT count(*) FROM articles WHERE id > ? AND source IS NOT NULL", (number,))

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """Return headlines in the order of `ids`; those the cache does not hold are left out."""
        rows = self._database.rows(f"{HEADLINES} WHERE articles.id IN (SELECT value FROM json_each(?))", (pack(ids),))
        return [headline(row) for row in in_order(rows, ids)]

    def get(self, article: int) -> Article:
        """Return an article whole; raise NotFoundError."""
        from termnews.domain.article import Article, Enclosure, RelatedPage

        headlines = self.headlines([article]) if 0 < article <= MAX_ID else []
        row = self._database.row(
            "SELECT html, updated, language, image, comments, enclosures, pages FROM contents"
            " LEFT JOIN related_pages ON related_pages.article = contents.article WHERE contents.article = ?",
            (headlines[0].id if headlines else 0,),
        )
        if row is None:
            raise NotFoundError(f"There is no article {article} in the cache.")
        html, updated, language, image, comments, enclosures, related = row
        return Article(
            headline=headlines[0],
            body=html or "",
            updated=moment(updated),
            language=language,
            image=image,
            comments=comments,
            enclosures=tuple(Enclosure(*enclosure) for enclosure in json.loads(enclosures)),
            related=tuple(RelatedPage(*page) for page in json.loads(related or "[]")),
        )

    def by_address(self, url: str) -> int | None:
        """Return the id of the article known under `url` in any form of it; one that can be read comes first."""
        from termnews.domain.addresses import canonical
        from termnews.store import addresses

        key = canonical(url)
        number, _ = addresses.find(self._database, [key]).get(key, (None, False))
        return number
