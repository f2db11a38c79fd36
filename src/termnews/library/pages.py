"""Pages: what is behind an address, fetched and made a document."""

import asyncio
from dataclasses import dataclass

from termnews.domain.addresses import host, is_web
from termnews.domain.document import Document
from termnews.domain.errors import ExtractError, FetchError, OfflineError
from termnews.fetch.response import PAGE_ACCEPT, Fetching, Response
from termnews.library.threads import CacheThread

_KINDS = {
    "application/pdf": "a PDF",
    "video": "a video",
    "audio": "a sound file",
    "image": "a picture",
    "application/zip": "a ZIP archive",
    "application/json": "data (JSON)",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: its document, and the addresses that lead to it."""

    document: Document
    addresses: tuple[str, ...]


class Pages:
    """Fetches pages. `fetched` is how many bytes they came to so far, unpacked."""

    def __init__(self, fetching: Fetching | None, reader: CacheThread) -> None:
        self._fetching = fetching
        self._reader = reader
        self.fetched = 0

    async def get(self, url: str) -> Page:
        """Return the page at `url`; FetchError, OfflineError and ExtractError say in a sentence why there is none."""
        if not is_web(url):
            raise FetchError(f"Only http and https links can be opened here, not {url[:60]}.", url=url)
        if self._fetching is None:
            raise OfflineError("This page is not in the cache, and termnews is offline.", url=url)
        trusted = await self._reader.run(
            lambda cache: host(url) in {host(source.url) for source in cache.sources.all() if source.typed}
        )
        response = await self._fetching.get(url, accept=PAGE_ACCEPT, trusted=trusted)
        self.fetched += len(response.body)
        document = await asyncio.to_thread(page_document, response)
        return Page(document, (url, response.final_url, *([document.url] if document.url else [])))


def page_document(response: Response) -> Document:
    """Return the document in a fetched page; FetchError or ExtractError says in a sentence what it is instead."""
    kind = response.content_type.split(";")[0].strip().lower()
    if kind and not (kind.startswith("text/") or kind.endswith(("xml", "html")) or kind == "application/octet-stream"):
        name = _KINDS.get(kind) or _KINDS.get(kind.split("/")[0], f"a file ({kind})")
        raise FetchError(f"This link leads to {name}, not to a page of text: press o to open it in the browser.")
    if kind == "text/plain":
        from termnews.extract.plain import read_text

        return read_text(response.body.decode("utf-8", "replace"), url=response.final_url)
    from termnews.extract.page import read_page

    document = read_page(response.body, url=response.final_url, content_type=response.content_type)
    if not document.blocks:
        raise ExtractError("This page holds no article to read: press o to open it in the browser.")
    return document
