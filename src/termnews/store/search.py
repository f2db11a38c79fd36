"""Search: articles by words, newest first, fast enough for every key press."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from termnews.domain.article_list import ArticleList
from termnews.domain.compounds import joined_forms
from termnews.domain.dense_scripts import is_dense
from termnews.domain.headline import Headline
from termnews.domain.query import Query
from termnews.domain.search_terms import SearchTerm, search_terms
from termnews.store.columns import MAX_ID
from termnews.store.database import Database, Row
from termnews.store.headlines import HEADLINES, headline
from termnews.store.query_sql import conditions
from termnews.store.search_text import separated, shown

# Tokens of a snippet. A character is a token in scripts without spaces, and 64 is the most that FTS5 gives.
_SNIPPET, _DENSE_SNIPPET = 20, 48
# Of words side by side that may be one, one is of so many letters at most, and so many words are looked at.
_SHORT, _MOST_JOINED = 3, 8
# What a search may find, in SQL.
_FINDABLE = "(listed = 1 OR states.source IS NULL OR starred = 1 OR later = 1)"


class Search:
    """The search index of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, *, limit: int = 50) -> list[Headline]:
        r"""Return the newest `limit` articles that hold all words of `text`, with the words marked in `snippet`.

        Any text is a query; of a very long one the beginning counts (see `search_terms`). The last word may be the
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

    Words that stand side by side are also looked for as one, where one of them is short: `wi fi` finds wifi.
    """
    terms = search_terms(text)
    if not terms:
        return ""
    parts = [_expression(term) for term in terms]
    ways = [" AND ".join(parts)]
    for at, (term, after) in enumerate(pairwise(terms[:_MOST_JOINED])):
        if _may_be_one(term, after):
            one = SearchTerm(f"{term.text}-{after.text}", (*term.parts, *after.parts), last=after.last)
            ways.append(" AND ".join((*parts[:at], _phrase(one.joined, goes_on=one.joined_goes_on), *parts[at + 2 :])))
    return " OR ".join(f"({way})" for way in ways) if len(ways) > 1 else ways[0]


def _expression(term: SearchTerm) -> str:
    """Return what finds a term: its parts in this order, as one word, or as they stand in texts of an older index."""
    ways = [_phrase(*term.folded, goes_on=term.goes_on)]
    if len(term.parts) > 1 and term.joined:
        ways.append(_phrase(term.joined, goes_on=term.joined_goes_on))
    if tuple(map(str.lower, term.parts)) != term.folded:
        ways.append(_phrase(*term.parts, goes_on=term.goes_on))
    return f"({' OR '.join(ways)})" if len(ways) > 1 else ways[0]


def _phrase(*words: str, goes_on: bool) -> str:
    return f'"{" ".join(map(separated, words))}"{"*" if goes_on else ""}'


def _may_be_one(term: SearchTerm, after: SearchTerm) -> bool:
    parts = (*term.folded, *after.folded)
    return (
        len(parts) == 2
        and min(map(len, parts)) <= _SHORT
        and not any(map(is_dense, parts))
        and bool(joined_forms(parts))
    )


def _snippet_of(text: str) -> str:
    return f"snippet(words, -1, char(2), char(3), '…', {_DENSE_SNIPPET if is_dense(text) else _SNIPPET})"


def _joined(snippet: str) -> str:
    return " ".join(shown(snippet).split())
