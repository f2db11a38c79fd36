"""Progress events of refresh and prefetch."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from termnews.domain.outage import Sign, Symptom
from termnews.domain.source import Source
from termnews.domain.text import count_of


class RefreshStatus(StrEnum):
    """How the refresh of one source ended."""

    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class SourceRefreshed:
    """One source is done. `error` is one sentence; `symptom` is what a failure may say of the network.

    `retry_at` is when its server said to come back, `limited` that this holds for all of its host. `answered` tells
    that its server said anything, `silent` that it did not in time. `moved_to` is the address it has
    from now on, where that changed. `new_ids` are the ids of the articles that were added; with this one `done` of
    `total` sources are done.
    """

    source: Source
    status: RefreshStatus
    new_ids: tuple[int, ...] = ()
    changed: int = 0
    error: str | None = None
    retry_at: datetime | None = None
    symptom: Symptom | None = None
    answered: bool = False
    silent: bool = False
    limited: bool = False
    moved_to: str | None = None
    done: int = 0
    total: int = 0

    @property
    def new(self) -> int:
        """How many articles were added."""
        return len(self.new_ids)


@dataclass(frozen=True, slots=True)
class RefreshFinished:
    """A refresh is over; `seconds` is how long it took, `outage` what was wrong with the network, if anything was."""

    results: tuple[SourceRefreshed, ...] = field(default=())
    seconds: float = 0.0
    outage: str | None = None

    def count(self, status: RefreshStatus) -> int:
        """Return how many sources ended with `status`."""
        return sum(result.status is status for result in self.results)

    @property
    def new(self) -> int:
        """How many articles were added."""
        return sum(result.new for result in self.results)

    @property
    def changed(self) -> int:
        """How many articles were edited by their publishers."""
        return sum(result.changed for result in self.results)

    @property
    def outage_sentence(self) -> str:
        """What was wrong with the network, and how many sources that kept out of reach; empty where nothing was."""
        if self.outage is None:
            return ""
        missed = sum(result.symptom is not None for result in self.results)
        signs = {result.symptom.sign for result in self.results if result.symptom is not None}
        why = f": {self.outage.removesuffix('.')}" if signs & {Sign.PORTAL, Sign.UNTRUSTED} else ""
        return f"No network: {missed:,} of {count_of(len(self.results), 'source')} could not be reached{why}."

    @property
    def offline(self) -> bool:
        """Whether the network was missing: no failure that it explains was recorded."""
        return self.outage is not None


class PageStatus(StrEnum):
    """How one page ended: stored, its article's text kept as better, left alone as its server asks, or not had."""

    STORED = "stored"
    KEPT = "kept"
    LEFT_OUT = "left_out"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PagePrefetched:
    """One page is done. `article` is its id in the cache, None where there is none; `why` is one sentence.

    `also_read` tells an Also Read target from an article's own page; `stored` is how many were stored so far.
    """

    url: str
    status: PageStatus
    article: int | None = None
    also_read: bool = False
    why: str | None = None
    stored: int = 0


@dataclass(frozen=True, slots=True)
class PicturePrefetched:
    """One picture is in the cache folder now; `stored` is how many came so far."""

    url: str
    stored: int


@dataclass(frozen=True, slots=True)
class PrefetchFinished:
    """A prefetch is over; `stopped` names the part of the budget that was spent, None where all was done.

    `pictures` is how many of those came, whose bytes are among the megabytes.
    """

    pages: tuple[PagePrefetched, ...] = ()
    megabytes: float = 0.0
    seconds: float = 0.0
    stopped: str | None = None
    pictures: int = 0

    def count(self, status: PageStatus, *, also_read: bool | None = None) -> int:
        """Return how many pages ended with `status`: all, only Also Read targets, or only articles' own."""
        return sum(page.status is status and also_read in (None, page.also_read) for page in self.pages)
