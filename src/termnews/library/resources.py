"""Connections, threads and files of an open library, closed together."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

from termnews.fetch.response import HTTPClient
from termnews.library.cache_thread import CacheThread
from termnews.store.cache import Cache
from termnews.store.cache_file import CacheFile


@dataclass(slots=True)
class Resources:
    """What a library holds until it is closed; `client` is None offline, `temporary` a demo edition's folder.

    `cache` is the connection of the caller's own thread, for short reads. What takes longer has a thread: `writer` all
    that is written, `reader` documents, `finder` searches, `keeper` copies and checkpoints.
    """

    file: CacheFile
    client: HTTPClient | None
    cache: Cache
    writer: CacheThread
    reader: CacheThread
    finder: CacheThread
    keeper: CacheThread
    temporary: Path | None = None

    @classmethod
    def of(cls, file: CacheFile, cache: Cache, client: HTTPClient | None) -> "Resources":
        """Return those of a cache that is open; the threads open theirs when they are first asked."""
        writer = CacheThread(file.open, name="writer")
        reader, finder, keeper = (CacheThread(file.open, name=n, gives_up=True) for n in ("reader", "finder", "keeper"))
        return cls(file, client, cache, writer, reader, finder, keeper)

    async def close(self) -> None:
        """Close every connection; a demo edition's files are removed."""
        if self.client is not None:
            await self.client.close()
        for thread in (self.writer, self.reader, self.finder, self.keeper):
            await asyncio.to_thread(thread.close)
        self.close_files()
        if self.temporary is not None:
            shutil.rmtree(self.temporary, ignore_errors=True)

    def close_files(self) -> None:
        """Close what is open before any thread was asked."""
        self.cache.close()
        self.file.close()
