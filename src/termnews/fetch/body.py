"""Bodies: unpacked as they come in, never beyond a limit, and never taken for whole when they are cut short."""

import zlib
from collections.abc import AsyncIterator, Mapping

from termnews.domain.errors import FetchError

ACCEPTED = "gzip"
"""The only coding asked for: zlib unpacks it within a bound and tells whether the end was there."""

_CODINGS = {"": "", "identity": "", "gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_GZIP = b"\x1f\x8b"


async def read_body(chunks: AsyncIterator[bytes], headers: Mapping[str, str], max_bytes: int) -> bytes:
    """Return the whole body, unpacked; header names are in lower case.

    Raises FetchError where it is packed in a way that was not asked for, broken, cut short, or larger than
    `max_bytes` once unpacked. (A body shorter than its Content-Length is the caller's chunks' error.)
    """
    unpack = _unpacker(headers.get("content-encoding", ""), max_bytes)
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > max_bytes:
        raise _too_large(max_bytes)
    async for chunk in chunks:
        unpack.feed(chunk)
    return unpack.finish()


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

    def finish(self) -> bytes:
        """Return what was unpacked; raises FetchError where the end is missing."""
        if self._inflate is None:
            return bytes(self._out) + self._head
        if not self._inflate.eof:
            raise FetchError("The answer was cut short on its way; try again later")
        return bytes(self._out)

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
