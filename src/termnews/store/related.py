"""Related articles: those of the cache that share an article's most telling words.

texts -> terms -> how many articles hold each (bounded) -> domain.likeness.telling -> bm25 -> newest preferred
      -> without near copies and what the article links to already -> ids
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from termnews.domain.addresses import canonical
from termnews.domain.dense_scripts import is_dense
from termnews.domain.folding import fold_words
from termnews.domain.likeness import near_copy, preferring_new, telling, too_common
from termnews.domain.search_terms import search_words
from termnews.domain.text import fold
from termnews.store.columns import ID_OF_SORT_KEY, MAX_ID, moment, pack
from termnews.store.database import Database
from termnews.store.headlines import in_order
from termnews.store.search_text import SEPARATOR, separated, shown

# Characters of a text that are read, and words that are looked up: what follows tells nothing new.
_READ, _LOOKED_UP = 4000, 50
_COMPARED = 1200
_TITLE_WEIGHT = 3
_CANDIDATES, _WEIGHED = 60, 20
# The least share of an article's own score, and the least in words of the average: below, one word is all that is
# shared, which between headlines without a text is chance.
_LEAST, _LEAST_WORDS = 0.15, 1.2
_LINKS = 100


class Related:
    """What in one cache is related to an article."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, article: int, *, without: Sequence[str] = (), now: datetime, limit: int = 5) -> list[int]:
        """Return the ids of up to `limit` articles related to one, best first; none for one that is not in the cache.

        Those at an address of `without` (the first hundred count), near copies, and articles without an address are
        left out, and so are those that search does not find.
        """
        row = self._database.row(
            "SELECT texts.place, texts.title, substr(page, 1, :read), substr(body, 1, :read) FROM texts"
            " JOIN articles ON articles.place = texts.place WHERE articles.id = :article",
            {"read": 2 * _READ, "article": article},
        )
        if row is None:
            return []
        sort_key, title, page, body = row
        text = page or body
        words = self._telling(title, text)
        scores = self._scores(words, sort_key)
        own = scores.pop(sort_key, max(scores.values(), default=0.0))
        least = own * max(_LEAST, _LEAST_WORDS / max(len(words), 1))
        left_out = self._at_addresses(article, without[:_LINKS])
        dates = {candidate: moment(candidate >> MAX_ID.bit_length()) or now for candidate in scores}
        best = sorted(
            (candidate for candidate, score in scores.items() if score >= least and candidate & MAX_ID not in left_out),
            key=lambda candidate: -preferring_new(scores[candidate], dates[candidate], now),
        )
        return [sort_key & MAX_ID for sort_key in self._without_copies(best[:_WEIGHED], title, text, limit)]

    def _telling(self, title: str, text: str) -> tuple[str, ...]:
        counts = Counter(terms(shown(text)[:_READ]))
        for term in terms(shown(title)):
            counts[term] += _TITLE_WEIGHT
        often = dict(counts.most_common(_LOOKED_UP))
        newest = self._database.row("SELECT max(id) FROM articles")
        articles = int(newest[0]) if newest else 0
        # A count that stops where a word is too common: a whole one walks through all articles that hold it.
        rows = self._database.rows(
            "SELECT json_each.key, (SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH json_each.value"
            " LIMIT ?)) FROM json_each(?)",
            (too_common(articles), pack(map(_phrase, often))),
        )
        words = list(often)
        return telling(often, {words[number]: holders for number, holders in rows}, articles)

    def _scores(self, words: Sequence[str], sort_key: int) -> dict[int, float]:
        """Return the sort keys of articles that hold any of `words`, and `sort_key`, with bm25 as a positive number."""
        if not words:
            return {}
        rows = self._database.rows(
            "SELECT words.rowid, bm25(words, 8.0, 1.0, 1.0, 2.0) AS score FROM words"
            f" CROSS JOIN states ON states.place = words.rowid CROSS JOIN articles ON articles.id = {ID_OF_SORT_KEY}"
            " WHERE words MATCH ? AND (words.rowid = ? OR (url IS NOT NULL"
            " AND (listed = 1 OR states.source IS NULL OR starred = 1 OR later = 1))) ORDER BY score LIMIT ?",
            (" OR ".join(map(_phrase, words)), sort_key, _CANDIDATES),
        )
        return {candidate: -score for candidate, score in rows}

    def _at_addresses(self, article: int, urls: Iterable[str]) -> set[int]:
        """Return the articles known under an address of `urls` or of the article itself."""
        rows = self._database.rows(
            "SELECT article FROM addresses WHERE canonical IN (SELECT value FROM json_each(:keys)) OR canonical IN"
            " (SELECT articles.canonical FROM articles WHERE id = :article)",
            {"keys": pack({canonical(url) for url in urls}), "article": article},
        )
        return {article, *(row[0] for row in rows)}

    def _without_copies(self, sort_keys: Sequence[int], title: str, text: str, limit: int) -> list[int]:
        """Return the first `limit` of `sort_keys` that are no copies of the article or of one before."""
        rows = self._database.rows(
            "SELECT place, title, substr(page, 1, :read), substr(body, 1, :read) FROM texts"
            " WHERE place IN (SELECT value FROM json_each(:places))",
            {"read": _COMPARED, "places": pack(sort_keys)},
        )
        seen = [(fold(shown(title)), _opening(text))]
        chosen = []
        for sort_key, other, page, body in in_order(rows, sort_keys):
            name, words = fold(shown(other)), _opening(page or body)
            if not any(name == other_name or near_copy(words, known) for other_name, known in seen):
                seen.append((name, words))
                chosen.append(sort_key)
            if len(chosen) == limit:
                break
        return chosen


def _opening(text: str) -> set[str]:
    return set(separated(shown(text[:_COMPARED])).casefold().replace(SEPARATOR, " ").split())


def terms(text: str) -> Iterator[str]:
    """Yield the terms of a text as search keeps it: words of three letters or more, folded.

    Of scripts written without spaces these are pairs of characters, since one alone is rarely a word.
    """
    for word in search_words(text):
        if is_dense(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > 2 and not word.isdecimal():
            yield fold_words(word) or word


def _phrase(term: str) -> str:
    return f'"{separated(term)}"'
