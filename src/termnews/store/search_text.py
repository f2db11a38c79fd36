"""Tokens of the search index, with scripts that are written without spaces split into characters.

The tokenizer takes a run of letters for a word, and a Chinese or Thai sentence is one such run. So each character
of these scripts is stored as a word of its own, U+200B between, and a run of them in a query becomes a phrase.
"""

import re
from collections.abc import Sequence
from functools import cache

from termnews.domain.dense_scripts import DENSE, is_dense
from termnews.domain.text import clean
from termnews.store.columns import pack
from termnews.store.database import Database

SEPARATOR = "\u200b"
# Past this many characters a text is no news article, and highlighting would have to walk all of it.
LONGEST = 300_000


@cache
def _border() -> re.Pattern[str]:
    """Return what matches the border beside a dense character: compiled late, since listing needs none."""
    return re.compile(rf"(?<=[{DENSE}])(?=[\w{DENSE}])|(?<=\w)(?=[{DENSE}])")


def separated(text: str) -> str:
    """Return `text` with characters of scripts without spaces set apart."""
    return _border().sub(SEPARATOR, text) if is_dense(text) else text


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
