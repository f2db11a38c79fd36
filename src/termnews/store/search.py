"""Search: articles by words, newest first, fast enough for every key press."""

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline
from termnews.domain.query import Query, query_words
from termnews.store.columns import HEADLINES, MAX_ID, headline
from termnews.store.database import Database, Row
from termnews.store.query_sql import conditions
from termnews.store.search_text import is_dense, joined, separated

# Tokens of a snippet. A character is a token in scripts without spaces, and 64 is the most that FTS5 gives.
_SNIPPET, _DENSE_SNIPPET = 20, 48


class Search:
    """The search index of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, *, limit: int = 50, once: bool = False) -> list[Headline]:
        r"""Return the newest `limit` articles that hold all words of `text`, with the words marked in `snippet`.

        Any text is a query; of a very long one the beginning counts (see `query_words`). The last word may be the
        beginning of one (of two letters or more), the others are whole words; case and accents do not matter. In a
        snippet, `\x02` and `\x03` stand around each match. Pages that links led to are found too; articles of a source
        that is no longer subscribed to are not, but for starred ones and those put by. With `once`, the newest of twins
        stands for them. Raises `InterruptedSearchError` if `interrupt` was called meanwhile.
        """
        match = match_expression(text)
        if not match:
            return []
        snippet = f"snippet(words, -1, char(2), char(3), '…', {_DENSE_SNIPPET if is_dense(text) else _SNIPPET})"
        rows = self._database.rows(
            HEADLINES.replace("SELECT ", f"SELECT {snippet}, states.twin, ", 1).replace(
                "FROM articles JOIN states ON states.place = articles.place",
                # CROSS JOIN holds the order: from the index, newest first, until `limit` are found.
                f"FROM words CROSS JOIN states ON states.place = words.rowid"
                f" CROSS JOIN articles ON articles.id = words.rowid & {MAX_ID}",
            )
            + """
            WHERE words MATCH :match AND (listed = 1 OR states.source IS NULL OR starred = 1 OR later = 1)
            ORDER BY words.rowid DESC LIMIT :limit
            """,
            {"match": match, "limit": limit},
        )
        matches = _first_of_twins(rows) if once else rows
        return [headline(row[2:], _snippet(row[0])) for row in matches]

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
    beginning = "*" if len(words[-1]) > 1 or is_dense(words[-1]) else ""
    return " AND ".join(f'"{separated(word)}"' for word in words) + beginning


def _snippet(text: str) -> str:
    return " ".join(joined(text).split())
