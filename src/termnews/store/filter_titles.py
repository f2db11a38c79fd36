"""In-memory index of a list's titles, for a filter that narrows with each key."""

from array import array
from collections.abc import Mapping, Sequence

from termnews.domain.article_list import MAX_ID, ArticleList
from termnews.domain.compounds import compounds
from termnews.domain.search_terms import SearchTerm, search_terms
from termnews.domain.text import fold
from termnews.store.columns import pack
from termnews.store.database import Database
from termnews.store.search_text import SEPARATOR

_CHUNK = 2000
# Chunks come whole, as one text with a line for each article: a row for each would take three times as long. The rows
# of json_each are the outer loop, so that lines come in their order.
_LINES = f"""
    SELECT group_concat(replace(
        coalesce(nullif(articles.title, ''), nullif(articles.summary, ''), (
            SELECT replace(substr(coalesce(nullif(body, ''), page), 1, 200), char({ord(SEPARATOR)}), '') FROM texts
            WHERE texts.place = articles.place
        ), '') || ' ' || coalesce(sources.title, sources.feed_title, articles.site, ''),
        char(10), ' '), char(10))
    FROM json_each(?) AS wanted
    LEFT JOIN articles ON articles.id = wanted.value & {MAX_ID}
    LEFT JOIN sources ON sources.id = articles.source
"""
# Of twins every source's name counts, since the row of the first stands for all. They are few: to look for each
# article whether it is one would take as long as the titles.
_NAMES_OF_TWINS = """
    SELECT states.place, replace(group_concat(coalesce(its.title, its.feed_title, ''), ' '), char(10), ' ') FROM states
    JOIN states AS other ON other.twin = states.twin JOIN sources AS its ON its.id = other.source
    WHERE states.twin IS NOT NULL GROUP BY states.place
"""


class Titles:
    """What the headlines of `listed` say, folded for comparing: about 100 bytes a row."""

    def __init__(self, database: Database, listed: ArticleList) -> None:
        self.listed = listed
        # In the order of ids, which is that of the table: by date, as lists are sorted, this takes twice as long.
        self._rows = sorted(range(len(listed)), key=listed.__getitem__)
        sort_keys = array("q", map(listed.sort_keys.__getitem__, self._rows))
        names: dict[int, str] = dict(database.rows(_NAMES_OF_TWINS))
        self._chunks = [
            _folded(_chunk(database, sort_keys[first : first + _CHUNK], names))
            for first in range(0, len(sort_keys), _CHUNK)
        ]

    def holding(self, text: str) -> ArticleList:
        """Return the articles whose title and sources hold all words of `text`, anywhere in a word, in their order."""
        ways = [ways for term in search_terms(text) if (ways := _ways(term))]
        if not ways:
            return self.listed
        matches: list[int] = []
        for number, chunk in enumerate(self._chunks):
            if all(any(all(word in chunk for word in words) for words in either) for either in ways):
                lines = enumerate(chunk.split("\n"), number * _CHUNK)
                matches += [at for at, line in lines if _holds(line, ways)]
        return self.listed.chosen(sorted(map(self._rows.__getitem__, matches)))


def _chunk(database: Database, sort_keys: Sequence[int], names_of_twins: Mapping[int, str]) -> str:
    text = str(database.rows(_LINES, (pack(sort_keys),))[0][0] or "")
    twins = [(at, names_of_twins[key]) for at, key in enumerate(sort_keys) if key in names_of_twins]
    if not twins:
        return text
    lines = text.split("\n")
    for at, names in twins:
        lines[at] += f" {names}"
    return "\n".join(lines)


def _ways(term: SearchTerm) -> tuple[tuple[str, ...], ...]:
    """Return the sets of words of which a line that has the term has all of one, the longest first."""
    parts = tuple(sorted(fold(" ".join(term.parts)).split(), key=len, reverse=True))
    return tuple(words for words in (parts, (term.joined,) if len(term.parts) > 1 else ()) if words and all(words))


def _holds(line: str, ways: Sequence[Sequence[Sequence[str]]]) -> bool:
    for either in ways:
        if len(either) == 1 and len(either[0]) == 1:
            # nearly all: loops over one take thrice the time
            if either[0][0] not in line:
                return False
        elif not any(all(word in line for word in words) for words in either):
            return False
    return True


def _folded(chunk: str) -> str:
    # Of ASCII there is nothing to fold but case: the words that are looked for hold letters and digits alone.
    lines = chunk.lower().split("\n") if chunk.isascii() else list(map(_folded_line, chunk.split("\n")))
    # words with signs in them are found without these, too
    number = at = 0
    for end, forms in compounds(chunk):
        number += chunk.count("\n", at, end)
        lines[number] += f" {forms[0]}"
        at = end
    return "\n".join(lines)


def _folded_line(line: str) -> str:
    return line.lower() if line.isascii() else fold(line)
