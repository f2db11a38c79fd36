"""Article states: read, starred, read later, opened, reading position."""

from collections.abc import Iterable
from datetime import datetime

from termnews.store.columns import MAX_ID, pack, seconds
from termnews.store.database import Database
from termnews.store.same_address import with_twins


class States:
    """The states of the articles of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(
        self, ids: Iterable[int], *, read: bool | None = None, starred: bool | None = None, later: bool | None = None
    ) -> tuple[int, ...]:
        """Set what is given for any number of articles; return the ids that this changed, in the order of `ids`.

        An article that is marked read or unread takes its twins with it, whose ids come last.
        """
        wanted = {"read": read, "starred": starred, "later": later}
        given = {name: int(value) for name, value in wanted.items() if value is not None}
        ids = list(ids)
        if not given or not ids:
            return ()
        differs = " OR ".join(f"{name} <> :{name}" for name in given)
        with self._database.write():
            sort_keys = self._database.numbers(
                "SELECT states.place FROM json_each(:ids) JOIN articles ON articles.id = json_each.value"
                f" JOIN states ON states.place = articles.place WHERE {differs}",
                {**given, "ids": pack(ids)},
            )
            self._set(sort_keys, given)
            changed = list(dict.fromkeys(sort_keys))
            if read is not None:
                changed += self._share(sort_keys, int(read))
        return tuple(sort_key & MAX_ID for sort_key in changed)

    def opened(self, article: int, now: datetime) -> None:
        """Record that an article was opened just now."""
        with self._database.write():
            self._database.run("DELETE FROM history WHERE article = ?", (article,))
            self._database.run("UPDATE editions SET unseen = 0 WHERE article = ?", (article,))
            self._database.run("INSERT INTO history (article, opened) VALUES (?, ?)", (article, seconds(now)))

    def history(self, limit: int = 100) -> tuple[int, ...]:
        """Return the ids of the articles opened, each once, the last one first."""
        return tuple(self._database.numbers("SELECT article FROM history ORDER BY n DESC LIMIT ?", (limit,)))

    def position(self, article: int) -> float:
        """Return how far an article was read, from 0.0 (its top) to 1.0."""
        row = self._database.row("SELECT fraction FROM positions WHERE article = ?", (article,))
        return float(row[0]) if row else 0.0

    def set_position(self, article: int, fraction: float) -> None:
        """Record how far an article was read."""
        with self._database.write():
            self._database.run(
                "INSERT OR REPLACE INTO positions (article, fraction) VALUES (?, ?)",
                (article, min(max(fraction, 0.0), 1.0)),
            )

    def _share(self, sort_keys: Iterable[int], read: int) -> list[int]:
        """Give the twins of `sort_keys` the same read mark; return those that this changed."""
        twins = self._database.numbers(
            "SELECT place FROM states WHERE read <> ? AND place IN (SELECT value FROM json_each(?))",
            (read, pack(with_twins(self._database, sort_keys))),
        )
        self._set(twins, {"read": read})
        return list(twins)

    def _set(self, sort_keys: Iterable[int], given: dict[str, int]) -> None:
        self._database.run(
            f"UPDATE states SET {', '.join(f'{name} = :{name}' for name in given)}"
            " WHERE place IN (SELECT value FROM json_each(:places))",
            {**given, "places": pack(sort_keys)},
        )
