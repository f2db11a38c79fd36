"""Tokens of the search index, with scripts that are written without spaces split into characters.

The tokenizer takes a run of letters for a word, and a Chinese or Thai sentence is one such run. So each character
of these scripts is stored as a word of its own, U+200B between, and a run of them in a query becomes a phrase.
"""

import re
from collections.abc import Sequence
from functools import cache

from termnews.domain.text import clean
from termnews.store.columns import pack
from termnews.store.database import Database

SEPARATOR = "\u200b"
# Past this many characters a text is no news article, and highlighting would have to walk all of it.
LONGEST = 300_000
# Thai and Lao, Burmese, Hangul, Khmer, Kana and Han with their extensions.
_DENSE = (
    "\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u103f\u1050-\u109f\u1100-\u11ff\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007"
    "\u3031-\u3035\u3041-\u30ff\u3105-\u318e\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches a dense character and a border beside one: compiled late, since listing needs neither."""
    border = rf"(?<=[{_DENSE}])(?=[\w{_DENSE}])|(?<=\w)(?=[{_DENSE}])"
    return re.compile(f"[{_DENSE}]"), re.compile(border)


def is_dense(text: str) -> bool:
    """Tell whether `text` holds characters of a script that is written without spaces."""
    return not text.isascii() and _patterns()[0].search(text) is not None


def separated(text: str) -> str:
    """Return `text` with characters of scripts without spaces set apart."""
    return _patterns()[1].sub(SEPARATOR, text) if is_dense(text) else text


def joined(text: str) -> str:
    """Return `text` as it was before `separated`."""
    return text.replace(SEPARATOR, "")


def names(authors: Sequence[str], topics: Sequence[str]) -> str:
    """Return authors and topics as search keeps them."""
    return separated(", ".join([*authors, *topics]))


def insert(database: Database, rows: Sequence[tuple[int, str, str, str, str]]) -> None:
    """Write texts that are not there yet (place, title, body, names, page) and their words into the index."""
    database.run_many("INSERT INTO texts (place, title, body, names, page) VALUES (?, ?, ?, ?, ?)", rows)
    database.run(
        "INSERT INTO words (rowid, title, body, page, names) SELECT place, title, body, page, names FROM texts"
        " WHERE place IN (SELECT value FROM json_each(?))",
        (pack(row[0] for row in rows),),
    )


def put_page(database: Database, sort_key: int, text: str) -> None:
    """Make `text` (a full text, plain) what search finds of the page behind an article; empty takes it out."""
    page = separated(clean(text)[:LONGEST])
    if not database.run("UPDATE texts SET page = ? WHERE place = ?", (page, sort_key)):
        # The article's own words follow.
        insert(database, [(sort_key, "", "", "", page)])
