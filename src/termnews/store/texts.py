"""The words search knows of an article, and how scripts without spaces become words.

The tokenizer takes a run of letters for a word, and a Chinese or Thai sentence is one such run. So each character
of these scripts is stored as a word of its own, U+200B between, and a run of them in a query becomes a phrase.
"""

import re
from collections.abc import Sequence
from functools import cache

from termnews.domain.text import clean
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
    return _patterns()[0].search(text) is not None


def separated(text: str) -> str:
    """Return `text` with characters of scripts without spaces set apart."""
    return _patterns()[1].sub(SEPARATOR, text) if is_dense(text) else text


def joined(text: str) -> str:
    """Return `text` as it was before `separated`."""
    return text.replace(SEPARATOR, "")


def names(authors: Sequence[str], topics: Sequence[str]) -> str:
    """Return authors and topics as search keeps them."""
    return separated(", ".join([*authors, *topics]))


def put_page(database: Database, place: int, text: str) -> None:
    """Make `text` (a full text, plain) what search finds of the page behind an article; empty takes it out."""
    database.run(
        # The article's own words may not be there yet.
        "INSERT INTO texts (place, title, body, page, names) VALUES (?, '', '', ?, '')"
        " ON CONFLICT (place) DO UPDATE SET page = excluded.page",
        (place, separated(clean(text)[:LONGEST])),
    )
