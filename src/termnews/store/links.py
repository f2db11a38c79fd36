"""Link targets: which of them are cached, and the queue of pages wanted while offline."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from termnews.domain.addresses import canonical
from termnews.domain.document import LinkState, WantedPage
from termnews.store import addresses
from termnews.store.columns import moment, pack, seconds
from termnews.store.database import Database


class Links:
    """The link targets of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self, urls: Sequence[str]) -> dict[str, LinkState]:
        """Return the state of each address: whether it can be read offline, and as which article."""
        keys = {url: canonical(url) for url in urls}
        known = addresses.find(self._database, set(keys.values()))
        wanted = self._wanted_among(keys.values())
        states = {}
        for url, key in keys.items():
            number, readable = known.get(key, (None, False))
            states[url] = LinkState(cached=readable, article=number, wanted=key in wanted)
        return states

    def want(self, url: str, article: int | None, now: datetime) -> None:
        """Put a page on the list of wanted ones; asking twice keeps the first time."""
        with self._database.write():
            self._database.run(
                "INSERT OR IGNORE INTO wanted (canonical, url, article, asked) VALUES (?, ?, ?, ?)",
                (canonical(url), url, article, seconds(now)),
            )

    def wanted(self) -> list[WantedPage]:
        """Return the wanted pages, the longest wanted first."""
        rows = self._database.rows("SELECT url, asked, article FROM wanted ORDER BY asked, rowid")
        return [WantedPage(url, moment(asked), article) for url, asked, article in rows]

    def unwant(self, url: str) -> None:
        """Take a page off the list of wanted ones."""
        with self._database.write():
            forget_wanted(self._database, [url])

    def lead_to(self, article: int, urls: Sequence[str]) -> None:
        """Record addresses that lead to an article which the cache has, and want their pages no longer."""
        with self._database.write():
            addresses.record(self._database, article, urls)
            forget_wanted(self._database, urls)

    def _wanted_among(self, keys: Iterable[str]) -> set[str]:
        rows = self._database.rows(
            "SELECT canonical FROM wanted WHERE canonical IN (SELECT value FROM json_each(?))", (pack(keys),)
        )
        return {row[0] for row in rows}


def forget_wanted(database: Database, urls: Iterable[str]) -> None:
    """Take pages off the list of wanted ones; the caller has the transaction."""
    database.run_many("DELETE FROM wanted WHERE canonical = ?", [(canonical(url),) for url in urls])
