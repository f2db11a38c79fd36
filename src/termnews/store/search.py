"""Search: articles by words, newest first, fast enough for every key press."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from termnews.domain.article_list import ArticleList
from termnews.domain.dense_scripts import is_dense
from termnews.domain.headline import Headline
from termnews.domain.query import Query, query_words
from termnews.store.columns import MAX_ID
from termnews.store.database import Database, Row
from termnews.store.headlines import HEADLINES, headline
from termnews.store.query_sql import conditions
from termnews.store.search_text import joined, separated

# Tokens of a snippet. A character is a token in scripts without spaces, and 64 is the most that FTS5 gives.
_SNIPPET, _DENSE_SNIPPET = 20, 48
# What a search may find, in SQL.
_FINDABLE = "(listed = 1 OR states.source IS NULL OR starred = 1 OR later = 1)"


class Search:
    """The search index of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, *, limit: int = 50) -> list[Headline]:
        r"""Return the newest `limit` articles that hold all words of `text`, with the words marked in `snippet`.

        Any text is a query; of a very long one the beginning counts (see `query_words`). The last word may be the
        beginning of one (of two letters or more), the others are whole words; case and accents do not matter. In a
        snippet, `\x02` and `\x03` stand around each match. Pages that links led to are found too; articles of a source
        that is no longer subscribed to are not, but for starred ones and those put by. Raises `InterruptedSearchError`
        if `interrupt` was called meanwhile.
        """
        return [_match(row) for row in self._newest(text, limit)]

    def first(self, text: str, *, limit: int) -> tuple[list[Headline], bool]:
        """Return what `find` does, of twins only the newest, and whether there may be more."""
        rows = self._newest(text, limit)
        return [_match(row) for row in _first_of_twins(rows)], len(rows) == limit

    def _newest(self, text: str, limit: int) -> list[Row]:
        match = match_expression(text)
        if not match:
            return []
        return self._database.rows(
            HEADLINES.replace("SELECT ", f"SELECT {_snippet_of(text)}, states.twin, ", 1).replace(
                "FROM articles JOIN states ON states.place = articles.place",
                # CROSS JOIN holds the order: from the index, newest first, until `limit` are found.
                f"FROM words CROSS JOIN states ON states.place = words.rowid"
                f" CROSS JOIN articles ON articles.id = words.rowid & {MAX_ID}",
            )
            + f" WHERE words MATCH :match AND {_FINDABLE} ORDER BY words.rowid DESC LIMIT :limit",
            {"match": match, "limit": limit},
        )

    def all(self, text: str) -> ArticleList:
        """Return all articles that hold all words of `text`, newest first and of twins only the newest.

        They come out of SQLite as one text: while it is made, Python is free to go on elsewhere.
        """
        match = match_expression(text)
        if not match:
            return ArticleList()
        row = self._database.row(
            "SELECT group_concat(place) FROM (SELECT states.place FROM words"
            " CROSS JOIN states ON states.place = words.rowid"
            f" WHERE words MATCH ? AND {_FINDABLE} ORDER BY words.rowid DESC)",
            (match,),
        )
        found = array("q", map(int, row[0].split(","))) if row and row[0] else array("q")
        twins: dict[int, int] = dict(self._database.rows("SELECT place, twin FROM states WHERE twin IS NOT NULL"))
        return ArticleList(_once(found, twins) if twins else found)

    def snippets(self, text: str, sort_keys: Sequence[int]) -> dict[int, str]:
        """Return by id the snippets that `find` gives with some neighbouring articles of what `all` found."""
        match = match_expression(text)
        if not match or not sort_keys:
            return {}
        rows = self._database.rows(
            f"SELECT rowid & {MAX_ID}, {_snippet_of(text)} FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?",
            (match, min(sort_keys), max(sort_keys)),
        )
        return {number: _joined(snippet) for number, snippet in rows}

    def listed(self, text: str, query: Query) -> ArticleList:
        """Return all articles that `query` names and that hold all words of `text`, newest first.

        Raises `InterruptedSearchError` as `find` does.
        """
        match = match_expression(text)
        if not match:
            return ArticleList()
        where, values = conditions(query)
        limit = -1 if query.limit is None else query.limit
        return ArticleList(
            self._database.numbers(
                "SELECT states.place FROM words CROSS JOIN states ON states.place = words.rowid"
                f" WHERE words MATCH :match AND {where} ORDER BY words.rowid DESC LIMIT {limit:d}",
                {**values, "match": match},
            )
        )

    def interrupt(self) -> None:
        """Make a `find` that another thread is in give up; it also ends any other statement of this cache."""
        self._database.interrupt()


def understood(text: str) -> tuple[str, ...]:
    """Return the words of a search as they are looked for; one that may go on ends in an ellipsis."""
    words = query_words(text)
    return (*words[:-1], f"{words[-1]}…" if _may_go_on(words[-1]) else words[-1]) if words else ()


def _may_go_on(word: str) -> bool:
    return len(word) > 1 or is_dense(word)


def _match(row: Row) -> Headline:
    return headline(row[2:], _joined(row[0]))


def _once(sort_keys: Iterable[int], twins: Mapping[int, int]) -> "array[int]":
    """Return sort keys, of those that share a twin the first."""
    seen: set[int] = set()
    firsts = array("q")
    for sort_key in sort_keys:
        twin = twins.get(sort_key)
        if twin is None:
            firsts.append(sort_key)
        elif twin not in seen:
            seen.add(twin)
            firsts.append(sort_key)
    return firsts


def _first_of_twins(rows: list[Row]) -> list[Row]:
    seen: set[int | None] = set()
    firsts = []
    for row in rows:
        if row[1] is None or row[1] not in seen:
            firsts.append(row)
        seen.add(row[1])
    return firsts


def match_expression(text: str) -> str:
    """Return `text` as an FTS5 query, empty if it has no word. Every word is quoted, so nothing in it is syntax.

    One letter alone is a word and no beginning: a tenth of all words begin with it, and reading their lists takes
    half a second in a large cache.
    """
    words = query_words(text)
    if not words:
        return ""
    beginning = "*" if _may_go_on(words[-1]) else ""
    return " AND ".join(f'"{separated(word)}"' for word in words) + beginning


def _snippet_of(text: str) -> str:
    return f"snippet(words, -1, char(2), char(3), '…', {_DENSE_SNIPPET if is_dense(text) else _SNIPPET})"


def _joined(snippet: str) -> str:
    return " ".join(joined(snippet).split())
