"""The b-tree pages of a database as they stand in its file, for one SQLite cannot read (sqlite.org/fileformat.html).

Only a file that nobody has open in this process may be read so: see store/open_database.py.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

# SQLite's default, and so every cache's.
PAGE = 4096
LEAF, INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 13, 5, 10, 2
_HEADER = 100
_WAL_HEADER, _FRAME_HEADER = 32, 24
_LARGEST = 100_000_000
_BROKEN = (IndexError, ValueError, struct.error, OverflowError)

Record = tuple[Any, ...]


class RawPages:
    """The pages of a file, with those of the write-ahead log beside it laid over them."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.count = -(-path.stat().st_size // PAGE)
        log = path.with_name(f"{path.name}-wal")
        self._log = log.open("rb") if log.exists() else None
        self._logged = dict(self._frames()) if self._log else {}
        self.count = max([self.count, *self._logged])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._log:
            self._log.close()

    def page(self, number: int) -> bytes:
        """Return a page, filled up with zeros where the file ends before it does."""
        file, at = self._file, (number - 1) * PAGE
        if self._log and number in self._logged:
            file, at = self._log, self._logged[number]
        file.seek(at)
        return file.read(PAGE).ljust(PAGE, b"\0")

    def kind(self, number: int) -> int:
        """Return what a page says it is."""
        return self.page(number)[_start(number)]

    def children(self, number: int) -> list[int]:
        """Return the pages below an interior one."""
        page, start = self.page(number), _start(number)
        cells = _cells(page, start, 12)
        children = [int.from_bytes(page[at : at + 4], "big") for at in cells if at + 4 <= PAGE]
        return [*children, int.from_bytes(page[start + 8 : start + 12], "big")]

    def records(self, number: int) -> Iterator[tuple[int, Record] | None]:
        """Yield row id and values of each record of a page (0 for one of an index), None for one that is broken."""
        page, start = self.page(number), _start(number)
        kind = page[start]
        index, interior = kind in (INDEX_LEAF, INDEX_INTERIOR), kind in (INTERIOR, INDEX_INTERIOR)
        if kind not in (LEAF, INDEX_LEAF, INDEX_INTERIOR):
            return
        for cell in _cells(page, start, 12 if interior else 8):
            try:
                size, at = _varint(page, cell + (4 if interior else 0))
                row, at = (0, at) if index else _varint(page, at)
                yield _signed(row), _record(self._payload(page, at, size, index=index))
            except _BROKEN:
                yield None

    def _payload(self, page: bytes, at: int, size: int, *, index: bool) -> bytes:
        """Return the payload of a cell, with what of it is on overflow pages (section 1.6)."""
        most = (PAGE - 12) * 64 // 255 - 23 if index else PAGE - 35
        if size > _LARGEST:
            raise ValueError("no article is so long")
        if size <= most:
            return _exactly(page[at : at + size], size)
        least = (PAGE - 12) * 32 // 255 - 23
        local = least + (size - least) % (PAGE - 4)
        local = local if local <= most else least
        parts, left = [_exactly(page[at : at + local], local)], size - local
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError("the chain of overflow pages is broken")
            more = self.page(following)
            following, part = int.from_bytes(more[:4], "big"), more[4 : 4 + left]
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def _frames(self) -> Iterator[tuple[int, int]]:
        """Yield page and place of each frame that was committed (section 4)."""
        assert self._log is not None
        header = self._log.read(_WAL_HEADER)
        if len(header) < _WAL_HEADER or int.from_bytes(header[8:12], "big") != PAGE:
            return
        waiting: list[tuple[int, int]] = []
        at = _WAL_HEADER
        while len(frame := self._log.read(_FRAME_HEADER + PAGE)) == _FRAME_HEADER + PAGE:
            number, commit = struct.unpack(">II", frame[:8])
            if frame[8:16] != header[16:24] or not number:
                return
            waiting.append((number, at + _FRAME_HEADER))
            if commit:
                yield from waiting
                waiting.clear()
            at += _FRAME_HEADER + PAGE


def _start(number: int) -> int:
    return _HEADER if number == 1 else 0


def _cells(page: bytes, start: int, after: int) -> list[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + after
    return [int.from_bytes(page[at : at + 2], "big") for at in range(first, min(first + 2 * count, PAGE - 1), 2)]


def _exactly(part: bytes, size: int) -> bytes:
    if len(part) != size:
        raise ValueError("the page ends too early")
    return part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(at, at + 8):
        byte = data[index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, index + 1
    return value << 8 | data[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _record(payload: bytes) -> Record:
    """Return the values of a record (section 2.1)."""
    length, at = _varint(payload, 0)
    types = []
    while at < length:
        kind, at = _varint(payload, at)
        types.append(kind)
    if at != length:
        raise ValueError("the header of the record is broken")
    values = []
    for kind in types:
        value, size = _value(kind, payload, at)
        values.append(value)
        at += size
    if at != len(payload):
        raise ValueError("the record has another length")
    return tuple(values)


def _value(kind: int, payload: bytes, at: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], 0
    if kind < 7:
        size = (0, 1, 2, 3, 4, 6, 8)[kind]
        return int.from_bytes(_exactly(payload[at : at + size], size), "big", signed=True), size
    if kind == 7:
        return struct.unpack(">d", payload[at : at + 8])[0], 8
    if kind < 12:
        raise ValueError("no such type")
    size = (kind - 12) // 2
    part = _exactly(payload[at : at + size], size)
    return (part.decode("utf-8") if kind % 2 else part), size
