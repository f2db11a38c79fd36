"""Picture service: the picture at an address, from the cache folder or else the network, as pixels.

address -> cache folder, else Fetcher.get -> type by its signature -> worker process: decode -> Picture
"""

import asyncio
from importlib.util import find_spec

from termnews.domain.addresses import is_web
from termnews.domain.errors import FetchError, OfflineError, PictureError
from termnews.domain.logins import split_login
from termnews.domain.picture import Picture, Room
from termnews.fetch.response import HTTPClient
from termnews.library.cache_thread import CacheThread
from termnews.library.pictures.picture_cache import PictureCache
from termnews.library.pictures.picture_type import picture_type
from termnews.library.reading.fetch_page import belonging
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.worker import WorkerLostError
from termnews.library.sources.subscriptions import Subscriptions

ACCEPT = "image/avif, image/webp, image/png, image/jpeg, image/gif, image/*;q=0.8"
NEEDS_PILLOW = "Pictures need Pillow: pipx inject termnews pillow, or pip install 'termnews[pictures]'."

_DECODER = "termnews.library.pictures.decode:decoded"
_SECONDS = 10.0
"""The most that decoding one picture may take: the largest take two."""

_LOST = "This picture took too long to decode, or broke what decodes it."


def can_decode() -> bool:
    """Tell whether Pillow is installed; it is not imported for that."""
    return find_spec("PIL") is not None


class Pictures:
    """Brings pictures. `fetched` is how many bytes they came to so far; `client` is None offline."""

    def __init__(
        self, cache: PictureCache, client: HTTPClient | None, reader: CacheThread, subscriptions: Subscriptions
    ) -> None:
        self._cache = cache
        self._client = client
        self._reader = reader
        self._subscriptions = subscriptions
        self._lanes = Lanes()
        self.fetched = 0

    async def get(self, url: str, room: Room, *, article: int | None = None) -> Picture:
        """Return the picture at `url` as `room` takes it; `article` is where it stands.

        Raises PictureError, or FetchError and OfflineError where it did not come, with one sentence.
        """
        if not can_decode():
            raise PictureError(NEEDS_PILLOW)
        kept = await asyncio.to_thread(self._cache.get, url)
        body = await self._fetched(url, article) if kept is None else kept
        try:
            picture = await self._decoded(body, room)
        except WorkerLostError as error:
            raise PictureError(_LOST) from error
        except PictureError:
            # another time the whole of it may come
            await asyncio.to_thread(self._cache.remove, url)
            raise
        if kept is None:
            await asyncio.to_thread(self._cache.put, url, body)
        return picture

    async def cached(self, url: str) -> bool:
        """Tell whether the picture at an address is here, so that no server is asked for it."""
        return await asyncio.to_thread(self._cache.has, url)

    async def touch(self, url: str) -> int | None:
        """Have a picture that is here stay longer than others; return its bytes, None where it is not here."""
        return await asyncio.to_thread(self._cache.touch, url)

    async def bring(self, url: str, *, article: int | None = None) -> int:
        """Fetch a picture into the cache folder, without decoding it, and return its bytes; raises as `get` does."""
        body = await self._fetched(url, article)
        await asyncio.to_thread(self._cache.put, url, body)
        return len(body)

    async def mode(self, source: str, usual: str) -> str:
        """Return when pictures of the source at an address are fetched, `usual` where it says nothing (PICTURES)."""
        return await asyncio.to_thread(self._subscriptions.pictures, source) or usual

    def close(self) -> None:
        """End the process that decodes."""
        self._lanes.close()

    async def _fetched(self, url: str, article: int | None) -> bytes:
        if not is_web(url):
            raise PictureError("This picture has no http or https address, and is not fetched.")
        if self._client is None:
            raise OfflineError("This picture is not here, and termnews is offline.", url=url)
        belongs = await self._reader.run(lambda cache: belonging(cache, url, article))
        trusted, sources = belongs.trusted, belongs.sources
        try:
            # no header of a source goes along: pictures mostly lie with somebody else
            response = await self._client.get(
                split_login(url)[0], accept=ACCEPT, trusted=trusted, proxy=self._subscriptions.proxy(*sources)
            )
        except OfflineError:
            raise OfflineError("This picture is not here, and there is no network.", url=url) from None
        except FetchError as error:
            raise PictureError(f"The picture did not come: {str(error).rstrip('.')}.") from error
        self.fetched += len(response.body)
        picture_type(response.body, response.content_type.lower())
        return response.body

    async def _decoded(self, body: bytes, room: Room) -> Picture:
        picture_type(body)
        with self._lanes.wanted():
            picture: Picture = await self._lanes.call(_DECODER, body, room, seconds=_SECONDS)
        return picture
