"""Schema migration: upgrade an older cache in one transaction, with a backup kept until the next good start."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from termnews.domain.errors import StoreError
from termnews.store import logins, schema
from termnews.store.schema_version import backup_of, read_version


def upgrade(connection: sqlite3.Connection, path: Path, *, keep: bool) -> None:
    """Bring a cache up to the present schema, all of it or nothing; an older one is kept in a copy beside it.

    But where it only lacks tables: then nothing of it changes, and it takes no time.

    Raises StoreError, with nothing changed, where there is no room for the copy.
    """
    had_logins = False
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have done it meanwhile.
        version = read_version(connection, path)
        if keep and 0 < version < schema.VERSION and not schema.is_additive(version):
            _back_up(path, version)
        if version != schema.VERSION:
            for statement in schema.steps(version):
                connection.execute(statement)
        if 0 < version < logins.FIRST_WITHOUT:
            had_logins = logins.take_out_logins(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if had_logins:
        logins.write_over(connection)


def _back_up(path: Path, version: int) -> None:
    """Copy the cache as it is, without its logins, while whoever calls this keeps others from writing to it."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".termnews-") as folder:
        partial = Path(folder, "backup.db")
        try:
            with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(partial)) as copy:
                old.backup(copy)
                if version < logins.FIRST_WITHOUT and logins.take_out_logins(copy):
                    copy.commit()
                    logins.write_over(copy)
            partial.chmod(0o600)
            partial.replace(backup_of(path, version))
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"The cache {path} is of an older termnews, and there is no room to keep a copy of it while it is"
                f" brought up to date: make {path.stat().st_size // 1_000_000 + 1} MB free and start again."
            ) from error
