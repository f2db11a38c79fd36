"""In-memory index of a list's titles, for a filter that narrows with each key."""

from array import array
from collections.abc import Callable, Mapping, Sequence

from termnews.domain.article_list import MAX_ID, ArticleList
from termnews.domain.text import fold
from termnews.store.columns import pack
from termnews.store.database import Database

_CHUNK = 2000
# Chunks come whole, as one text with a line for each article: a row for each would take three times as long. The rows
# of json_each are the outer loop, so that lines come in their order.
_LINES = f"""
    SELECT group_concat(replace(
        coalesce(articles.title, '') || ' ' || coalesce(sources.title, sources.feed_title, articles.site, ''),
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
        words = sorted(fold(text).split(), key=len, reverse=True)
        if not words:
            return self.listed
        matches: list[int] = []
        for number, chunk in enumerate(self._chunks):
            if all(word in chunk for word in words):
                lines = enumerate(chunk.split("\n"), number * _CHUNK)
                matches += [at for at, line in lines if _holds(line, words)]
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


def _holds(line: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110 - `all` over a generator takes three times as long
        if word not in line:
            return False
    return True


def _folded(chunk: str) -> str:
    # Of ASCII there is nothing to fold but case: the words that are looked for hold letters and digits alone.
    fold_line: Callable[[str], str] = str.lower
    if chunk.isascii():
        return fold_line(chunk)
    return "\n".join(line.lower() if line.isascii() else fold(line) for line in chunk.split("\n"))
