"""Caches of version 3: what a cache of today holds, in the tables that version had."""

import sqlite3
from contextlib import closing
from pathlib import Path

_SCHEMA = Path(__file__).with_name("version_3.sql").read_text("utf-8")


def make_schema_older(raw: sqlite3.Connection, *, version: int = 3) -> None:
    """Give a cache of today the schema of version 3; version 2 has the same tables."""
    with closing(sqlite3.connect(":memory:")) as old:
        old.executescript(_SCHEMA)
        wanted = _schema(old)
    for kind, name in _schema(raw).keys() - wanted.keys():
        raw.execute(f"DROP {kind} {name}")
    assert _schema(raw) == wanted
    raw.execute(f"PRAGMA user_version = {version}")


def _schema(raw: sqlite3.Connection) -> dict[tuple[str, str], list[object]]:
    """Return what SQLite tells of each table and trigger: the columns of a table."""
    names = raw.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {(kind, name): raw.execute(f"PRAGMA table_info({name})").fetchall() for kind, name in names}
