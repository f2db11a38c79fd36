"""Migration of caches before version 3: logins are taken out of addresses and overwritten in the file.

A login belongs into sources.toml alone: a cache may be passed on.
"""

import logging
import re
import sqlite3

from termnews.domain.logins import split_login, without_logins

log = logging.getLogger(__name__)

FIRST_WITHOUT = 3
"""The first version of the schema whose caches hold none."""

_PREFIX = re.compile(r"https?://([^/?#\s]+@)", re.IGNORECASE)
# Columns of addresses, and of texts that an address may stand in for.
_ADDRESSES = (
    ("sources", "moved_to"), ("sources", "title"), ("sources", "feed_title"), ("sources", "site"), ("sources", "error"),
    ("articles", "url"), ("articles", "title"), ("articles", "site"), ("contents", "image"), ("contents", "comments"),
    ("wanted", "url"),
)  # fmt: skip
# Columns in which an address may stand somewhere; only a login of the reader's own is taken out of a publisher's words.
_WORDS = (
    ("articles", "summary"), ("contents", "html"), ("contents", "enclosures"), ("documents", "json"),
    ("texts", "title"), ("texts", "body"), ("texts", "page"),
)  # fmt: skip


def take_out_logins(connection: sqlite3.Connection) -> bool:
    """Take the logins out of a cache, in the transaction that is open; tell whether there were any.

    Sources keep their ids and articles. Of two subscriptions that differ in their logins only, the first keeps them.
    """
    own = _own_logins(connection)
    # Freed bytes are written over as they are freed.
    connection.execute("PRAGMA secure_delete = ON")
    connection.create_function("without_logins", 1, without_logins, deterministic=True)
    with_login = connection.execute(
        "SELECT id FROM sources WHERE url LIKE '%://%@%' ORDER BY position IS NULL, position, id"
    ).fetchall()
    changed = sum(_readdress(connection, number) for (number,) in with_login)
    for table, column in _ADDRESSES:
        if _is_there(connection, table, column):
            changed += connection.execute(
                f"UPDATE {table} SET {column} = without_logins({column}) WHERE {column} LIKE '%://%@%'"
                f" AND {column} <> without_logins({column})"
            ).rowcount
    if own:
        _take_out_of_words(connection, own)
    return changed > 0


def _take_out_of_words(connection: sqlite3.Connection, own: set[str]) -> None:
    in_texts = 0
    for login in own:
        for table, column in _WORDS:
            rows = connection.execute(
                f"UPDATE {table} SET {column} = replace({column}, :login, '') WHERE instr({column}, :login)",
                {"login": login},
            ).rowcount
            in_texts += rows if table == "texts" else 0
    if in_texts:
        # The index keeps the words of what was deleted until it is made anew.
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")


def _is_there(connection: sqlite3.Connection, table: str, column: str) -> bool:
    """Tell whether the tables of this version have a column."""
    return any(row[1] == column for row in connection.execute(f"PRAGMA table_info({table})"))


def _own_logins(connection: sqlite3.Connection) -> set[str]:
    return {match[1] for (url,) in connection.execute("SELECT url FROM sources") if (match := _PREFIX.match(url))}


def _readdress(connection: sqlite3.Connection, number: int) -> bool:
    """Give a source its address without the login; tell whether it had one."""
    address, position = connection.execute("SELECT url, position FROM sources WHERE id = ?", (number,)).fetchone()
    url, _ = split_login(address)
    if url == address:
        return False
    other = connection.execute("SELECT id, position FROM sources WHERE url = ?", (url,)).fetchone()
    if other is not None:
        first, its_position = other
        if its_position is None and position is not None:
            # Nobody is subscribed to it, and two sources cannot have one address.
            connection.execute("UPDATE sources SET url = url || ' (' || id || ')' WHERE id = ?", (first,))
        else:
            url = f"{url} ({number})"
            if position is not None:
                _join(connection, number, first)
    connection.execute("UPDATE sources SET url = ? WHERE id = ?", (url, number))
    return True


def _join(connection: sqlite3.Connection, number: int, first: int) -> None:
    """Give the articles and marks of one source to another that has the same address."""
    pair = {"number": number, "first": first}
    connection.execute("UPDATE OR IGNORE articles SET source = :first WHERE source = :number", pair)
    connection.execute(
        "UPDATE states SET source = :first WHERE source = :number"
        " AND place IN (SELECT place FROM articles WHERE source = :first)",
        pair,
    )
    # What both had stays with each, and the marks of both are on the one that is listed.
    connection.execute(
        "UPDATE states SET read = max(states.read, its.read), starred = max(states.starred, its.starred),"
        " later = max(states.later, its.later)"
        " FROM articles AS mine JOIN articles AS other ON other.key = mine.key AND other.source = :number"
        " JOIN states AS its ON its.place = other.place WHERE mine.source = :first AND states.place = mine.place",
        pair,
    )
    connection.execute("UPDATE states SET listed = 0 WHERE source = :number", pair)
    connection.execute("UPDATE sources SET position = NULL WHERE id = :number", pair)


def write_over(connection: sqlite3.Connection) -> None:
    """Write the whole file anew: what was moved within it before has left copies of itself behind.

    See sqlite.org/lang_vacuum.html. The log, which held the old pages, is emptied where no other program reads it.
    """
    try:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        # The logins themselves are gone, and a full disk is no reason to read nothing.
        log.warning("what logins were moved from could not be written over: %s", error)
