"""Schema version: of which one a cache is, and which older ones were kept when it was brought up to date."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from termnews.domain.errors import StoreError
from termnews.store import schema


def read_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version, 0 for an empty file; raise StoreError for a file that is not ours or too new."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application == schema.APPLICATION_ID:
        if version > schema.VERSION:
            raise StoreError(f"The cache {path} was made by a newer termnews: update termnews, or use another cache.")
        return version
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        return 0
    raise StoreError(f"{path} is not a termnews cache: name another file, or move this one away.")


def settled_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version as of one moment: another process may be making the schema just now."""
    connection.execute("BEGIN")
    try:
        return read_version(connection, path)
    finally:
        connection.execute("ROLLBACK")


def backups(path: Path) -> Iterator[Path]:
    """Yield the copies that upgrades of the cache at `path` have kept."""
    for version in range(1, schema.VERSION):
        backup = backup_of(path, version)
        if backup.exists():
            yield backup


def backup_of(path: Path, version: int) -> Path:
    """Return where the copy is that an upgrade from a version keeps."""
    return path.with_name(f"{path.name}.version-{version}")
