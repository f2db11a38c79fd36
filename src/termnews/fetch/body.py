"""Streaming decompression of bodies, within a limit; a body that is cut short is never taken for a complete one."""

import zlib
from collections.abc import AsyncIterator, Mapping

from termnews.domain.errors import FetchError
from termnews.fetch.failures import CUT_SHORT, breaks_off

ACCEPTED = "gzip"
"""The only coding asked for: zlib unpacks it within a bound and tells whether the end was there."""

_CODINGS = {"": "", "identity": "", "gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_GZIP = b"\x1f\x8b"


async def read_body(chunks: AsyncIterator[bytes], headers: Mapping[str, str], max_bytes: int) -> bytes:
    """Return the whole body, unpacked; header names are in lower case.

    Raises FetchError where it is packed in a way that was not asked for, broken, or larger than `max_bytes` once
    unpacked, and CutBodyError where its end is missing.
    """
    unpack = _unpacker(headers.get("content-encoding", ""), max_bytes)
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > max_bytes:
        raise _too_large(max_bytes)
    try:
        async for chunk in chunks:
            unpack.feed(chunk)
    except Exception as error:
        if breaks_off(error):
            raise CutBodyError(unpack.came) from error
        raise
    if not unpack.ended:
        raise CutBodyError(unpack.came)
    return unpack.came


class CutBodyError(FetchError):
    """The connection, or what was packed, ended too early; `body` is what came, unpacked."""

    def __init__(self, body: bytes) -> None:
        super().__init__(CUT_SHORT)
        self.body = body


def _unpacker(encoding: str, max_bytes: int) -> "_Unpacker":
    try:
        coding = _CODINGS[encoding.strip().lower()]
    except KeyError:
        raise FetchError(
            "The server packed its answer in a way that was not asked for; try again later, or tell the publisher"
        ) from None
    return _Unpacker(coding, max_bytes)


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(f"The answer is larger than {max_bytes / 1e6:g} MB and was given up")


class _Unpacker:
    """Takes bytes as they come, keeps at most `max_bytes` of what they unpack to.

    The bytes decide: a gzip file is unpacked even where the header does not say so (feeds served as `feed.xml.gz`),
    and a plain body that is called gzip is taken as it is. No feed and no page begins with gzip's two bytes.
    """

    def __init__(self, coding: str, max_bytes: int) -> None:
        self._coding = coding
        self._limit = max_bytes
        self._head = b""
        self._out = bytearray()
        self._inflate: zlib._Decompress | None = None
        self._plain = False
        self._over = False

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes."""
        data, self._head = self._head + chunk, b""
        while data and not self._over:
            if self._plain:
                self._keep(data)
                return
            if self._inflate is not None and not self._inflate.eof:
                data = self._unpack(self._inflate, data)
            elif len(data) < len(_GZIP):
                self._head = data
                return
            else:
                self._begin(data)

    @property
    def ended(self) -> bool:
        """Whether nothing is missing at the end of what is packed."""
        return self._inflate is None or self._inflate.eof

    @property
    def came(self) -> bytes:
        """What was unpacked so far."""
        return bytes(self._out) + (self._head if self._inflate is None else b"")

    def _begin(self, start: bytes) -> None:
        """Judge by its first bytes what comes: at the beginning, or after a gzip member (RFC 1952 section 2.2)."""
        if start.startswith(_GZIP):
            self._inflate = zlib.decompressobj(31)
        elif self._inflate is not None:
            self._over = True  # padding after the last member
        elif self._coding == "deflate":
            # RFC 9110 section 8.4.1.2: some servers leave out the zlib wrapper.
            wrapped = start[0] & 15 == 8 and int.from_bytes(start[:2], "big") % 31 == 0
            self._inflate = zlib.decompressobj(15 if wrapped else -15)
        else:
            self._plain = True

    def _unpack(self, inflate: "zlib._Decompress", data: bytes) -> bytes:
        """Unpack `data` within the limit; return what stands behind the end of the member."""
        try:
            self._keep(inflate.decompress(data, self._limit - len(self._out) + 1))
        except zlib.error:
            raise FetchError("The answer is packed in a broken way; try again later") from None
        return inflate.unused_data

    def _keep(self, data: bytes) -> None:
        self._out += data
        if len(self._out) > self._limit:
            raise _too_large(self._limit)
