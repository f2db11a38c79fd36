"""Incremental indexing: the words of stored articles go into the full-text index in batches.

what waits -> read -> words of it (no database needed, so beside the writing) -> write
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from termnews.domain.beginning import names_of_media
from termnews.domain.text import clean
from termnews.store import search_text as texts
from termnews.store.columns import MAX_ID, pack
from termnews.store.database import Database
from termnews.store.index_renewal import IndexRenewal
from termnews.store.search_text import LONGEST, indexed, names

_BEYOND = (1 << 63) - 1
# FTS5 merges segments of the index when there are four alike; with twelve, each word is written half as often, and a
# search takes a twentieth longer (sqlite.org/fts5.html, 6.7).
_SEGMENTS_MERGED = 12


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article (or of none that is there any more, without a title) as search keeps them."""

    sort_key: int
    digest: bytes | None
    title: str | None = None
    body: str = ""
    names: str = ""


@dataclass(frozen=True, slots=True)
class Unindexed:
    """An article that waits, as its rows are: lists as JSON, `html` its body."""

    sort_key: int
    digest: bytes | None
    title: str | None
    summary: str | None
    authors: str | None
    topics: str | None
    html: str | None

    def words(self, text_of: Callable[[str], str]) -> Words:
        """Return its words; `text_of` turns the HTML of a body into plain text."""
        if self.title is None:
            return Words(self.sort_key, self.digest)
        body = clean(text_of(self.html) or names_of_media(self.html)) if self.html else ""
        if self.summary and self.summary not in body:
            body = f"{self.summary}\n\n{body}" if body else self.summary
        listed = names(json.loads(self.authors or "[]"), json.loads(self.topics or "[]"))
        return Words(self.sort_key, self.digest, indexed(clean(self.title)), indexed(body[:LONGEST]), listed)


class IndexQueue:
    """The queue of one cache's articles that the search index lacks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def renewal(self) -> IndexRenewal:
        """What the index has of an older version."""
        return IndexRenewal(self._database)

    def waiting(self) -> int:
        """Return how many articles are not in the index yet, or not as they now are."""
        return self._database.number("SELECT count(*) FROM unindexed")

    def read(self, most: int, *, before: int | None = None) -> list[Unindexed]:
        """Return up to `most` waiting articles, newest first; with `before`, those with lower sort keys."""
        rows = self._database.rows(
            "SELECT unindexed.place, digest, title, summary, authors, topics, html FROM unindexed"
            f" LEFT JOIN articles ON articles.id = unindexed.place & {MAX_ID}"
            f" LEFT JOIN contents ON contents.article = unindexed.place & {MAX_ID}"
            " WHERE unindexed.place < ? ORDER BY unindexed.place DESC LIMIT ?",
            (_BEYOND if before is None else before, most),
        )
        return [Unindexed(*row) for row in rows]

    def write(self, batch: Sequence[Words]) -> None:
        """Write words into the index; an article that was edited since it was read goes on waiting."""
        with self._database.write():
            self._merge_seldom()
            rows = self._database.rows(
                "SELECT value, digest, texts.place FROM json_each(?)"
                f" LEFT JOIN articles ON articles.id = value & {MAX_ID} LEFT JOIN texts ON texts.place = value",
                (pack(words.sort_key for words in batch),),
            )
            digests = {sort_key: digest for sort_key, digest, _ in rows}
            written = {sort_key for sort_key, _, there in rows if there is not None}
            same = [words for words in batch if digests[words.sort_key] == words.digest]
            present = [words for words in same if words.title is not None]
            texts.insert(
                self._database,
                [
                    (article.sort_key, article.title or "", article.body, article.names, "")
                    for article in present
                    if article.sort_key not in written
                ],
            )
            self._database.run_many(
                "UPDATE texts SET title = ?, body = ?, names = ? WHERE place = ?",
                [
                    (article.title, article.body, article.names, article.sort_key)
                    for article in present
                    if article.sort_key in written
                ],
            )
            self._database.run(
                "DELETE FROM unindexed WHERE place IN (SELECT value FROM json_each(?))",
                (pack(words.sort_key for words in same),),
            )

    def _merge_seldom(self) -> None:
        if self._database.number("SELECT v FROM words_config WHERE k = 'automerge'") != _SEGMENTS_MERGED:
            self._database.run(f"INSERT INTO words (words, rank) VALUES ('automerge', {_SEGMENTS_MERGED})")
