"""What every start asks of the subscriptions: whether there are any, and whether they are as they were."""

from zlib import adler32, crc32

from termnews.store.database import Database

MIRRORED = "position, category, title, full_text, map, interval, keep_days, keep_articles, paused"
"""The columns of what sources.toml says."""


class Subscribed:
    """The subscriptions of one cache as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def none(self, *, ever: bool = False) -> bool:
        """Tell whether nothing is subscribed to, or (`ever`) never was."""
        ended = "" if ever else "WHERE position IS NOT NULL"
        return self._database.row(f"SELECT 1 FROM sources {ended} LIMIT 1") is None

    def checksum(self) -> str:
        """Return what stands for all that `Sources.sync` has written: another text where anything of it is another."""
        rows = self._database.rows(f"SELECT url, {MIRRORED} FROM sources WHERE position IS NOT NULL ORDER BY id")
        text = repr(rows).encode("utf-8", "replace")
        return f"{len(rows)} {crc32(text):08x}{adler32(text):08x}"
