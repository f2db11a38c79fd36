"""What a worker process does for `indexer`: it makes the words of articles and writes them into the search index."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from termnews.library.refresh.intake_worker import cache_of
from termnews.store.database import FileIdentity
from termnews.store.index_queue import IndexQueue, Unindexed, Words
from termnews.store.index_renewal import Batch

_Batch = tuple[Sequence[Unindexed], Callable[[], list[Words]]]


def _read(queue: IndexQueue, most: int, before: int | None) -> _Batch:
    batch = queue.read(most, before=before)
    return batch, lambda: words_of(batch)


class _ReadAhead:
    """Read-ahead: words of the next batch are made while SQLite, which needs no turn of Python's, indexes those before.

    An article that is edited in between is found out when its words are written, and goes on waiting.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._before: int | None = None
        self._batch: _Batch | None = None

    def begin(self, before: int, batch: Sequence[Unindexed]) -> None:
        """Begin with the batch below a sort key."""
        self._before, self._batch = before, (batch, self._thread.submit(words_of, batch).result)

    def taken(self, before: int | None) -> _Batch | None:
        """Return the batch below a sort key, None where it was not begun with."""
        batch, self._batch = self._batch, None
        return batch if before is not None and before == self._before else None


_ahead = _ReadAhead()


def index(file: FileIdentity, most: int, before: int | None) -> int | None:
    """Take up to `most` waiting articles into the search index, newest first, with `before` those below that sort key.

    Returns the sort key of the last one; None where nothing waits.
    """
    queue = cache_of(file).index_queue
    batch, words = _ahead.taken(before) or _read(queue, most, before)
    if not batch:
        return None
    batch, made = batch[:most], words()[:most]
    last = batch[-1].sort_key
    _ahead.begin(last, queue.read(most, before=last))
    queue.write(made)
    return last


def words_of(batch: Sequence[Unindexed]) -> list[Words]:
    """Return the words of articles."""
    from termnews.extract.words import plain_words

    return [one.words(plain_words) for one in batch]


def renewed(file: FileIdentity) -> Batch | None:
    """Return the next articles of an older search index as this version writes them; None where there are none."""
    return cache_of(file).index_queue.renewal.read()
