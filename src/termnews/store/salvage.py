"""Salvage: a new cache made of what can still be read of a damaged one.

Marks come first, then articles. What a broken page took of one table is put together from the others and from the
indexes, which hold much of it a second time.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from termnews.domain.source import UNFILED
from termnews.store import schema
from termnews.store.columns import MAX_ID
from termnews.store.damaged import Damaged, Row, ddl
from termnews.store.logins import take_out_logins
from termnews.store.migrate import upgrade
from termnews.store.raw_pages import RawPages
from termnews.store.search_text import shown

_TABLES = (
    "states", "sources", "articles", "contents", "documents", "texts", "history", "positions", "wanted", "addresses",
    "topics", "unindexed", "editions", "related_pages",
)  # fmt: skip
_JSON = {"authors": "[]", "topics": "[]", "enclosures": "[]", "map": "{}"}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage came to: how many articles were found, of how many that there are signs of."""

    found: int
    expected: int


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Make a new cache at `target` of what can be read of the one at `damaged`, which nobody has open.

    Raises sqlite3.Error or OSError where the new one cannot be written.
    """
    with RawPages(damaged) as pages, closing(sqlite3.connect(target, isolation_level=None)) as new:
        tables = Damaged(pages)
        new.execute("PRAGMA synchronous = OFF")
        _make_schema(new, target, tables)
        new.execute("BEGIN")
        for table in _TABLES:
            _copy(new, table, tables)
        expected = _mend(new, tables)
        new.execute("COMMIT")
        upgrade(new, target, keep=False)
        if tables.version is None:
            # it may have been of any version
            new.execute("BEGIN")
            take_out_logins(new)
            new.execute("COMMIT")
        _finish(new)
        count = int(new.execute("SELECT count(*) FROM states").fetchone()[0])
        new.execute("PRAGMA synchronous = FULL")
        new.execute("PRAGMA journal_mode = WAL")
    return Salvaged(count, max(expected, count))


def _make_schema(new: sqlite3.Connection, target: Path, damaged: Damaged) -> None:
    statements = ddl(damaged)
    if statements is None:
        upgrade(new, target, keep=False)
        return
    for statement in statements:
        new.execute(statement)
    new.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    new.execute(f"PRAGMA user_version = {damaged.version}")


def _copy(new: sqlite3.Connection, table: str, damaged: Damaged) -> None:
    known = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    if not known:
        return  # a table that its version did not have
    for row in damaged.rows(table):
        if _sound(table, row):
            _insert(new, table, {name: value for name, value in row.items() if name in known})


def _insert(new: sqlite3.Connection, table: str, row: Row) -> None:
    marks = ", ".join("?" * len(row))
    new.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _sound(table: str, row: Row) -> bool:
    """Tell whether a row means anything; JSON that is broken in it is emptied."""
    for name in _JSON.keys() & row.keys():
        if not _is_json(row[name]):
            row[name] = _JSON[name]
    if table == "related_pages":
        return _is_json(row["pages"])
    if table == "articles":
        return bool(0 < row["id"] == row["place"] & MAX_ID)
    return table != "states" or row["place"] > 0


def _is_json(text: Any) -> bool:
    try:
        return isinstance(json.loads(text), list | dict)
    except (TypeError, ValueError):
        return False


def _mend(new: sqlite3.Connection, damaged: Damaged) -> int:
    """Put together what is missing in one table from the others; return how many articles there are signs of."""
    _mend_sources(new, damaged)
    _mend_states(new, damaged)
    _mend_articles(new, damaged)
    _mend_contents(new)
    new.execute("DELETE FROM contents WHERE article NOT IN (SELECT id FROM articles)")
    new.execute("DELETE FROM documents WHERE article NOT IN (SELECT id FROM articles)")
    signs = {sort_key & MAX_ID for (sort_key,) in new.execute("SELECT place FROM states")}
    if damaged.broken("states"):
        signs |= {row for (row,) in new.execute("SELECT article FROM contents")}
    new.execute("DELETE FROM states WHERE place NOT IN (SELECT place FROM articles)")
    return len(signs)


def _mend_sources(new: sqlite3.Connection, damaged: Damaged) -> None:
    for url, number in damaged.index("sqlite_autoindex_sources_1", str, int):
        if url and number:
            _insert(new, "sources", {"id": number, "url": url, "position": number, "category": UNFILED})


def _mend_states(new: sqlite3.Connection, damaged: Damaged) -> None:
    """Put marks back from the indexes over them, and a row for each article that has contents and lost its marks."""
    listed = {number for (number,) in new.execute("SELECT id FROM sources WHERE position IS NOT NULL")}
    for source, read, category, sort_key in damaged.index("states_source", int, int, str, int):
        if sort_key and sort_key > 0:
            row = {"place": sort_key, "source": source, "category": category, "read": int(bool(read))}
            _insert(new, "states", {**row, "listed": int(source in listed)})
    if damaged.broken("states"):
        new.execute(
            "INSERT OR IGNORE INTO states (place, source, listed) SELECT place, source, source IN"
            " (SELECT id FROM sources WHERE position IS NOT NULL) FROM articles"
            " WHERE id IN (SELECT article FROM contents) OR place IN (SELECT place FROM texts)"
        )
    for name in ("starred", "later"):
        sort_keys = [(sort_key,) for mark, sort_key in damaged.index(f"states_{name}", int, int) if mark == 1]
        new.executemany(f"UPDATE states SET {name} = 1 WHERE place = ?", sort_keys)


def _mend_articles(new: sqlite3.Connection, damaged: Damaged) -> None:
    """Put an article together that has marks and no row: from its text, and from the indexes over what it lost."""
    lost = new.execute(
        "SELECT states.place, states.source, texts.title, substr(texts.body, 1, 300) FROM states"
        f" LEFT JOIN texts ON texts.place = states.place WHERE states.place & {MAX_ID} NOT IN (SELECT id FROM articles)"
    ).fetchall()
    if not lost:
        return
    signs: dict[int, Row] = {}
    for name in ("key", "guid", "canonical"):
        for _, value, number in damaged.index(f"articles_{name}", int, str, int):
            if value is not None and number is not None:
                signs.setdefault(number, {})[name] = value
    for sort_key, source, title, text in lost:
        number = sort_key & MAX_ID
        known = signs.get(number, {})
        if title is None and not known:
            continue
        canonical = known.get("canonical")
        row = {
            "id": number, "place": sort_key, "source": source, "key": f"salvaged {number}", "digest": b"",
            "url": f"https://{canonical}" if canonical else None, "title": shown(title or "") or canonical or "",
            "summary": shown(text or ""), "authors": "[]", "topics": "[]", "seen": sort_key >> 28, **known,
        }  # fmt: skip
        _insert(new, "articles", row)


def _mend_contents(new: sqlite3.Connection) -> None:
    """Give an article whose contents are lost the text that search knows of it."""
    lost = new.execute(
        "SELECT articles.id, texts.body FROM articles JOIN states ON states.place = articles.place"
        " JOIN texts ON texts.place = articles.place WHERE articles.id NOT IN (SELECT article FROM contents)"
    )
    rows = [(number, _as_html(body), "[]") for number, body in lost]
    new.executemany("INSERT OR IGNORE INTO contents (article, html, enclosures) VALUES (?, ?, ?)", rows)


def _as_html(body: Any) -> str | None:
    lines: Iterable[str] = shown(body).splitlines() if isinstance(body, str) else ()
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip()) or None


def _finish(new: sqlite3.Connection) -> None:
    """Make anew what follows from the rest: lengths, and the search index; forget the validators."""
    for statement in _rest():
        new.execute(statement)


def _rest() -> Iterator[str]:
    # first, since the triggers of the texts take words out that have to be there
    yield "INSERT INTO words (words) VALUES ('rebuild')"
    # a 304 would keep from us what the feeds still have of what was lost
    yield "UPDATE sources SET etag = NULL, last_modified = NULL, body_hash = NULL"
    yield "DELETE FROM texts WHERE place NOT IN (SELECT place FROM states)"
    yield "UPDATE states SET length = max(length(body), length(page)) FROM texts WHERE texts.place = states.place"
    yield "DELETE FROM unindexed WHERE place NOT IN (SELECT place FROM states)"
    yield "INSERT OR IGNORE INTO unindexed SELECT place FROM states WHERE place NOT IN (SELECT place FROM texts)"
    yield "DELETE FROM editions WHERE article NOT IN (SELECT id FROM articles)"
    yield "DELETE FROM related_pages WHERE article NOT IN (SELECT id FROM articles)"
    # how far an older index was renewed is not known
    yield "DELETE FROM reindexing"
    yield "INSERT INTO reindexing SELECT place + 1 FROM texts ORDER BY place DESC LIMIT 1"
