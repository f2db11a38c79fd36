"""Read the tables of a damaged database: the rows of every whole page, reachable by the b-tree or not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from termnews.store import schema
from termnews.store.raw_pages import INDEX_INTERIOR, INDEX_LEAF, INTERIOR, LEAF, RawPages, Record

Row = dict[str, Any]
_SHADOWS = ("words_", "sqlite_")
# The tables that hold what a reader would miss.
_MISSED = {"sources", "articles", "contents", "states", "texts", "documents"}
_KINDS: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (float, int),
    "BLOB": (bytes,),
    # long texts are packed
    "TEXT": (str, bytes),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the schema: what SQLite keeps in sqlite_master."""

    kind: str
    name: str
    root: int
    sql: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as its table declares it; `row_id` is one whose value is the row's id (and NULL in the record)."""

    name: str
    kind: str
    needed: bool
    row_id: bool


class Damaged:
    """What can be read of a damaged cache."""

    def __init__(self, pages: RawPages) -> None:
        self._pages = pages

    @cached_property
    def version(self) -> int | None:
        """The version of its schema, None where the header does not tell."""
        header = self._pages.page(1)
        version = int.from_bytes(header[60:64], "big")
        ours = int.from_bytes(header[68:72], "big") == schema.APPLICATION_ID
        return version if ours and 1 <= version <= schema.VERSION else None

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Its schema by name, as far as that is found; words of the search index are none of it."""
        entries = self._entries(self._below(1)[0])
        if _MISSED - entries.keys():
            entries = {**self._entries(range(1, self._pages.count + 1)), **entries}
        return entries

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table. Where the way to some is broken, all pages are looked through for such rows."""
        columns = self._columns(table)
        pages, broken = self._reached.get(table, ([], True))
        for record in self._records(pages, columns):
            yield _row(columns, *record)
        if broken:
            claimed = {number for pages, _ in self._reached.values() for number in pages}
            others = (number for number in range(2, self._pages.count + 1) if number not in claimed)
            for record in self._records(others, columns, every_column=True):
                yield _row(columns, *record)

    def broken(self, table: str) -> bool:
        """Tell whether some of a table cannot be read."""
        return self._reached.get(table, ([], True))[1]

    def index(self, name: str, *kinds: type) -> list[Record]:
        """Return what an index holds, the id of the row last; `kinds` are those its values may have beside NULL."""
        pages = self._reached.get(name, ([], True))[0]
        records = (record for number in pages for record in self._pages.records(number) if record is not None)
        return [
            values
            for _, values in records
            if len(values) == len(kinds)
            and all(value is None or isinstance(value, kind) for value, kind in zip(values, kinds, strict=True))
        ]

    @cached_property
    def _reached(self) -> dict[str, tuple[list[int], bool]]:
        """The pages of each table and index, and whether some of it is broken."""
        return {name: self._below(entry.root) for name, entry in self.entries.items() if entry.root}

    def _below(self, root: int) -> tuple[list[int], bool]:
        waiting, seen, pages, broken = [root], set[int](), list[int](), False
        while waiting:
            number = waiting.pop()
            if number in seen or not 0 < number <= self._pages.count:
                broken = True
                continue
            seen.add(number)
            kind = self._pages.kind(number)
            if kind in (INTERIOR, INDEX_INTERIOR):
                waiting += self._pages.children(number)
            broken = broken or kind not in (LEAF, INTERIOR, INDEX_LEAF, INDEX_INTERIOR)
            broken = broken or any(record is None for record in self._pages.records(number))
            pages.append(number)
        return pages, broken

    def _entries(self, pages: "list[int] | range") -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for number in pages:
            for record in self._pages.records(number):
                match record:
                    case (_, ("table" | "index" | "trigger" as kind, str(name), str(), int(root), str() | None as sql)):
                        entries.setdefault(name, Entry(kind, name, root, sql))
        return entries

    def _columns(self, table: str) -> list[Column]:
        entry = self.entries.get(table)
        with closing(sqlite3.connect(":memory:")) as memory:
            with suppress(sqlite3.Error):
                memory.execute(entry.sql if entry and entry.sql else "")
            if not memory.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in schema.steps(0):
                    memory.execute(statement)
            columns = memory.execute(f"PRAGMA table_info({table})").fetchall()
        keyed = sum(key > 0 for *_, key in columns) == 1
        return [
            Column(name, kind or "TEXT", bool(needed), keyed and key == 1 and kind == "INTEGER")
            for _, name, kind, needed, _, key in columns
        ]

    def _records(
        self, pages: "Iterator[int] | list[int]", columns: list[Column], *, every_column: bool = False
    ) -> Iterator[tuple[int, Record]]:
        """Yield the records of a table; with `every_column`, only those with a value for each column."""
        for number in pages:
            for record in self._pages.records(number):
                if record is not None and _fits(record[1], columns, every_column=every_column):
                    yield record


def ddl(damaged: Damaged) -> list[str] | None:
    """Return the statements that make the schema of an older cache, tables first; None for the present one."""
    if damaged.version in (None, schema.VERSION):
        return None
    entries = [entry for entry in damaged.entries.values() if entry.sql and not entry.name.startswith(_SHADOWS)]
    return [entry.sql for entry in sorted(entries, key=lambda entry: entry.kind != "table") if entry.sql]


def _row(columns: list[Column], row_id: int, values: Record) -> Row:
    return {column.name: row_id if column.row_id else value for column, value in zip(columns, values, strict=False)}


def _fits(values: Record, columns: list[Column], *, every_column: bool) -> bool:
    """Tell whether a record may be one of a table with these columns."""
    if not 0 < len(values) <= len(columns) or (every_column and len(values) != len(columns)):
        return False
    for value, column in zip(values, columns, strict=False):
        if column.row_id:
            if value is not None:
                return False
        elif value is None:
            if column.needed:
                return False
        elif not isinstance(value, _KINDS.get(column.kind.split("(")[0].upper(), (str, int, float, bytes))):
            return False
    return True
