"""Tokens of the search index: the text of an article as the tokenizer is to see it, and back.

Three things are done to a text, and undone where it is shown. Letters that the tokenizer would not fold are escaped
(`letter_escapes.py`). Characters of scripts that are written without spaces, whose sentences it would take for a word,
are words of their own, U+200B between, and a run of them in a query becomes a phrase. Behind a compound stands what it
is as one word, hidden between U+2063 and U+2064, so that Wi-Fi is found as wifi, too.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from termnews.domain.dense_scripts import DENSE, is_dense
from termnews.domain.text import clean
from termnews.store.columns import pack
from termnews.store.database import Database

SEPARATOR = "\u200b"
ESCAPE = "\u032e"
"""What an escape begins with."""
_HIDE, _SHOW = "\u2063", "\u2064"
# Past this many characters a text is no news article, and highlighting would have to walk all of it.
LONGEST = 300_000
MARK, UNMARK = "\x02", "\x03"
"""What stands around each match in a snippet."""


@cache
def _border() -> re.Pattern[str]:
    """Return what matches the border beside a dense character: compiled late, since listing needs none."""
    return re.compile(rf"(?<=[{DENSE}])(?=[\w{DENSE}])|(?<=\w)(?=[{DENSE}])")


def separated(text: str) -> str:
    """Return `text` with characters of scripts without spaces set apart."""
    return _border().sub(SEPARATOR, text) if is_dense(text) else text


def indexed(text: str) -> str:
    """Return `text`, which is clean, as the index is to have it."""
    # imported here and below, for lists show texts without any of it
    from termnews.domain.compounds import compounds
    from termnews.domain.folding import composed
    from termnews.store.letter_escapes import escaped

    if not text.isascii():
        text = composed(text.replace(_HIDE, "").replace(_SHOW, ""))
    text = separated(text)
    parts: list[str] = []
    at = 0
    for end, forms in compounds(text):
        parts += (text[at:end], _HIDE, " ".join(forms), _SHOW)
        at = end
    return escaped("".join((*parts, text[at:])) if parts else text)


def shown(text: str) -> str:
    """Return `text` as it was before `indexed`, composed; marks of a snippet move to what they are about.

    It may have been cut anywhere.
    """
    if text.isascii():
        return text
    if _HIDE in text or _SHOW in text:
        text = _without_hidden(text)
    text = text.replace(SEPARATOR, "")
    if ESCAPE in text:
        from termnews.store.letter_escapes import unescaped

        return unescaped(text)
    return unicodedata.normalize("NFC", text)


def _without_hidden(text: str) -> str:
    first, *others = text.split(_HIDE)
    begun, cut, rest = first.partition(_SHOW)
    parts = [rest if cut and rest.strip(f"{MARK}{UNMARK}…") else begun if cut else first]
    for other in others:
        hidden, _, rest = other.partition(_SHOW)
        if MARK in hidden and not parts[-1].endswith(UNMARK):
            parts[-1] = _last_word_marked(parts[-1])
        parts.append(rest)
    return "".join(parts)


def _last_word_marked(text: str) -> str:
    """Return a piece of a snippet with a mark around the compound it ends in."""
    plain = text.replace(MARK, "").replace(UNMARK, "")
    word = max(plain.rfind(blank) for blank in (" ", "\n", "\t", "…", SEPARATOR)) + 1
    return f"{plain[:word]}{MARK}{plain[word:]}{UNMARK}"


def names(authors: Sequence[str], topics: Sequence[str]) -> str:
    """Return authors and topics as search keeps them."""
    return indexed(", ".join([*authors, *topics]))


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
    page = indexed(clean(text)[:LONGEST])
    if not database.run("UPDATE texts SET page = ? WHERE place = ?", (page, sort_key)):
        # The article's own words follow.
        insert(database, [(sort_key, "", "", "", page)])
