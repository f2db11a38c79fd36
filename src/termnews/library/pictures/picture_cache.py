"""Disk cache of pictures, bounded in bytes: a file for each address, the one that was used longest ago goes first.

It may be deleted at any time, and several programs share it: a file is there as a whole or not at all.
"""

import logging
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from termnews.config.files import private_folder

log = logging.getLogger(__name__)

MOST_OF_ONE = 15_000_000
"""The bytes that one picture may have; the fetcher takes no more."""

_FILE = re.compile(r"[0-9a-f]{40}\.picture|\.picture-.*")
_UNFINISHED = ".picture-"
_HOUR = 3600
# the part of the limit that may be added between two looks at the whole folder
_UNSEEN = 20


class _File(NamedTuple):
    used: float
    bytes: int
    path: Path


class PictureCache:
    """Keeps at most `most_bytes` of pictures in a folder, which is for its owner alone.

    What the disk refuses is no error: the picture is shown, and fetched again the next time.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most = most_bytes
        self._added: int | None = None

    def has(self, url: str) -> bool:
        """Tell whether the picture at an address is here."""
        return self._path(url).is_file()

    def touch(self, url: str) -> int | None:
        """Note that a picture is used, and return how many bytes it has; None where it is not here."""
        path = self._path(url)
        try:
            os.utime(path)
            return path.stat().st_size
        except OSError:
            return None

    def get(self, url: str) -> bytes | None:
        """Return the picture at an address, None where it is not here."""
        path = self._path(url)
        try:
            if not path.is_file() or path.stat().st_size > MOST_OF_ONE:
                return None
            body = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return body

    def put(self, url: str, body: bytes) -> None:
        """Keep a picture, and let go of others where there are too many bytes now."""
        if len(body) > min(self._most, MOST_OF_ONE):
            return
        try:
            self._write(self._path(url), body)
        except OSError as error:
            log.warning("a picture was not kept: %s", error.strerror)
            return
        self._added = None if self._added is None else self._added + len(body)
        if self._added is None or self._added > self._most // _UNSEEN:
            self._evict()
            self._added = 0

    def remove(self, url: str) -> None:
        """Let go of a picture."""
        with suppress(OSError):
            self._path(url).unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / f"{blake2b(url.encode('utf-8', 'surrogatepass'), digest_size=20).hexdigest()}.picture"

    def _write(self, path: Path, body: bytes) -> None:
        private_folder(self._folder)
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=_UNFINISHED)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(body)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _evict(self) -> None:
        """Delete the pictures used longest ago beyond the limit, and what a program that was killed left unfinished."""
        files = sorted(self._files())
        excess = sum(file.bytes for file in files) - self._most
        for file in files:
            unfinished = file.path.name.startswith(_UNFINISHED) and file.used < time.time() - _HOUR
            if excess > 0 or unfinished:
                with suppress(OSError):
                    file.path.unlink(missing_ok=True)
                excess -= file.bytes

    def _files(self) -> Iterator[_File]:
        """Yield the files that are ours: people keep other things in folders that they name themselves."""
        try:
            entries = list(os.scandir(self._folder))
        except OSError:
            return
        for entry in entries:
            if _FILE.fullmatch(entry.name):
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    yield _File(status.st_mtime, status.st_size, Path(entry.path))
