"""The subscriptions as a whole: whether there are any, their categories, and whether they are as they were."""

from zlib import adler32, crc32

from termnews.domain.category import AUTO
from termnews.domain.errors import NotFoundError
from termnews.store.database import Database

MIRRORED = "position, category, title, full_text, map, interval, keep_days, keep_articles, paused"
"""The columns of what sources.toml says."""

_ID = "SELECT id FROM sources WHERE position IS NOT NULL"


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

    def categories(self) -> list[str]:
        """Return the categories in the order of the sources; those that articles of "auto" sources carry come last."""
        rows = self._database.rows("SELECT category FROM sources WHERE position IS NOT NULL ORDER BY position")
        carried = self._database.rows(
            "SELECT DISTINCT states.category FROM sources JOIN states ON source = sources.id"
            " WHERE sources.category = ? AND listed = 1 AND states.category IS NOT NULL ORDER BY 1",
            (AUTO,),
        )
        return list(dict.fromkeys(name for (name,) in [*rows, *carried] if name != AUTO))

    def id_of(self, ref: int | str) -> int:
        """Return the id of the source that an id or an address names; raise NotFoundError.

        An address that is subscribed to in another form (scheme, `www.`, closing slash) is found too.
        """
        if isinstance(ref, int) or ref.isdecimal():
            number = self._database.number(f"{_ID} AND CAST(id AS TEXT) = ?", (str(int(ref)),))
        else:
            # imported here, for most sources are named by their ids
            from termnews.domain.logins import split_login

            ref = split_login(ref)[0]
            number = self._database.number(f"{_ID} AND url = ?", (ref,)) or self._alike(ref)
        if not number:
            raise NotFoundError(f"There is no source {ref}: `termnews sources` lists them.")
        return number

    def _alike(self, url: str) -> int:
        from termnews.domain.addresses import canonical

        key = canonical(url)
        rows = self._database.rows("SELECT id, url FROM sources WHERE position IS NOT NULL ORDER BY position")
        return next((number for number, address in rows if canonical(address) == key), 0)
