"""Online reindexing: what an older version took into the search index is written anew, in batches, newest first.

read a batch -> its texts as the index has them now -> write those that differ, and how far it came, in one transaction

Each batch leaves the index whole, so search works meanwhile: what is renewed is found in all forms, the rest as it was
before. A kill costs one batch, and any number of programs may do it at once. At the end the index is merged, since what
was taken out of it stays in it as a mark until then.
"""

from itertools import chain
from typing import NamedTuple

from termnews.store.database import Database
from termnews.store.search_text import indexed, shown

AT_A_TIME = 40
# Pages of the index that a step of merging writes, between batches and at the end, and how many steps that may take.
_MERGED_BETWEEN, _MERGED_PAGES, _MOST_MERGES = 100, 300, 10_000
# So many segments of one level FTS5 merges in one go, in which nobody else can write: with the usual number of them it
# would take seconds in a large cache, where merging in steps takes as long in all (sqlite.org/fts5.html, 6.6).
_USUAL_SEGMENTS, _MANY_SEGMENTS = 16, 200
_EACH_IF_UNCHANGED = ", ".join(
    f"{name} = CASE WHEN {name} IS ? THEN ? ELSE {name} END" for name in ("title", "body", "page", "names")
)


class Texts(NamedTuple):
    """The texts of one article as the index has them."""

    place: int
    title: str | None
    body: str | None
    page: str | None
    names: str | None

    def renewed(self) -> "Texts":
        """Return them as this version writes them."""
        return Texts(self.place, *(indexed(shown(text or "")) for text in self[1:]))


class Batch(NamedTuple):
    """Articles from one sort key down, and how they are to be written: `last` is the lowest of their sort keys."""

    last: int
    changes: tuple[tuple[Texts, Texts], ...]


class IndexRenewal:
    """What of one cache's search index is to be written anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def below(self) -> int | None:
        """The sort key below which texts are as an older version wrote them; None where all are renewed."""
        row = self._database.row("SELECT min(below) FROM reindexing")
        return None if row is None or row[0] is None else int(row[0])

    def progress(self) -> tuple[int, float]:
        """Return how many articles wait to be renewed, and the share of all that does not, from 0 to 1."""
        below = self.below
        if below is None:
            return 0, 1.0
        row = self._database.row("SELECT coalesce(sum(place < ?), 0), count(*) FROM states", (below,))
        waiting, total = row or (0, 0)
        return waiting, 1 - waiting / total if total else 1.0

    def read(self, most: int = AT_A_TIME) -> Batch | None:
        """Return the next batch, made ready; None where no text is left. It writes nothing."""
        below = self.below
        rows = [] if below is None else self._database.rows(
            "SELECT place, title, body, page, names FROM texts WHERE place < ? ORDER BY place DESC LIMIT ?",
            (below, most),
        )  # fmt: skip
        if not rows:
            return None
        pairs = ((texts, texts.renewed()) for texts in map(Texts._make, rows))
        return Batch(rows[-1][0], tuple(pair for pair in pairs if pair[0] != pair[1]))

    def write(self, batch: Batch) -> None:
        """Write a batch; what somebody wrote since it was read is of this version already, and stays."""
        with self._database.write():
            self._database.run_many(
                f"UPDATE texts SET {_EACH_IF_UNCHANGED} WHERE place = ?",
                [(*chain(*zip(old[1:], new[1:], strict=True)), old.place) for old, new in batch.changes],
            )
            self._note(batch.last)
            self._set_crisis(_MANY_SEGMENTS)
            self._merge(_MERGED_BETWEEN)

    def _note(self, below: int) -> None:
        self._database.run("UPDATE reindexing SET below = ? WHERE below > ?", (below, below))

    def merge(self) -> bool:
        """Make one step of merging what is left of older words; tell whether there is more to do."""
        below = self.below
        if below is None:
            return False
        with self._database.write():
            if below > 0:
                # from here on below zero: how many steps were made
                self._note(0)
                self._merge(-_MERGED_PAGES)
                return True
            before = self._database.number("SELECT total_changes()")
            self._merge(_MERGED_PAGES)
            # SQLite counts one change where there was nothing to merge (sqlite.org/fts5.html, 6.8)
            more = self._database.number("SELECT total_changes()") - before > 1 and below > -_MOST_MERGES
            if more:
                self._note(below - 1)
            else:
                self._set_crisis(_USUAL_SEGMENTS)
                self._database.run("DELETE FROM reindexing")
        return more

    def _set_crisis(self, segments: int) -> None:
        if self._database.number("SELECT v FROM words_config WHERE k = 'crisismerge'") != segments:
            self._database.run("INSERT INTO words (words, rank) VALUES ('crisismerge', ?)", (segments,))

    def _merge(self, pages: int) -> None:
        self._database.run("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
