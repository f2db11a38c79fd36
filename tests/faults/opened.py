"""Which files of a folder are opened, by whatever: the kernel tells, so that C libraries are seen too."""

import ctypes
import os
import struct
import sys
from pathlib import Path
from typing import Self

import pytest

_OPENED = 0x20
_EVENT = struct.Struct("iIII")


class Opened:
    """Watches a folder by inotify(7); `names` are those of the files in it that were opened so far."""

    def __init__(self, folder: Path) -> None:
        if sys.platform != "linux":
            pytest.skip("only Linux tells who opens a file")
        self._folder = folder
        self._seen: list[str] = []

    def __enter__(self) -> Self:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK)
        assert libc.inotify_add_watch(self._descriptor, os.fsencode(self._folder), _OPENED) >= 0
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    @property
    def names(self) -> list[str]:
        """The names opened so far, in order."""
        try:
            data = os.read(self._descriptor, 1 << 16)
        except BlockingIOError:
            data = b""
        while data:
            *_, length = _EVENT.unpack_from(data)
            name, data = data[_EVENT.size : _EVENT.size + length], data[_EVENT.size + length :]
            self._seen.append(os.fsdecode(name.rstrip(b"\0")))
        return self._seen
