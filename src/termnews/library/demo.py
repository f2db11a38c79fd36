"""Demo edition: an HTTP client whose site is inside the package; no network."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from termnews.domain.errors import OfflineError
from termnews.domain.source import Validators
from termnews.fetch.response import Response
from termnews.library.demo_dates import time_since_written, with_moved_dates

_TYPES = {
    ".xml": "application/xml",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
}


class DemoSite:
    """Answers requests as `Fetcher` does, from the files of the demo edition; opens no socket.

    They are dated as if its newest article had come an hour or two before `now`.
    """

    def __init__(self, now: datetime) -> None:
        self._root = files("termnews.demo")
        self._moved_by = time_since_written(now)

    def sources_toml(self) -> str:
        """Return the demo edition's sources.toml."""
        return (self._root / "sources.toml").read_text(encoding="utf-8")

    def _file(self, url: str) -> Traversable | None:
        parts = urlsplit(url)
        path = PurePosixPath(parts.hostname or "", parts.path.lstrip("/"))
        if ".." in path.parts:
            return None
        found: Traversable = self._root / "site"
        for name in path.parts:
            found = found / name
        candidates: Iterator[Traversable] = iter((found, found / "index.html"))
        return next((file for file in candidates if file.is_file()), None)

    async def get(self, url: str, *, validators: Validators | None = None, **_: object) -> Response:
        """Return the page at `url`, or raise OfflineError where the demo edition has none."""
        file = self._file(url)
        if file is None:
            raise OfflineError("This page is not in the cache, and the demo edition has no network.", url=url)
        body = self._body(file)
        tag = blake2b(body).hexdigest()
        same = validators is not None and validators.etag == tag
        return Response(
            url=url,
            final_url=url,
            status=304 if same else 200,
            content_type=_type(file),
            body=b"" if same else body,
            validators=Validators(etag=tag, body_hash=tag),
            moved_to=None,
        )

    def _body(self, file: Traversable) -> bytes:
        if _type(file).startswith(("image/", "application/octet-stream")):
            return file.read_bytes()
        return with_moved_dates(file.read_text(encoding="utf-8"), self._moved_by).encode()

    async def close(self) -> None:
        """Nothing is open."""


def _type(file: Traversable) -> str:
    """Return what a server would call a file."""
    return _TYPES.get(PurePosixPath(file.name).suffix, "application/octet-stream")
