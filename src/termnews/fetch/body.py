"""Streaming decompression of bodies, within a limit; a body that is cut short is never taken for a complete one."""

import re
import zlib
from collections.abc import AsyncIterator, Mapping

from termnews.domain.errors import FetchError
from termnews.fetch.failures import CUT_SHORT, breaks_off

ACCEPTED = "gzip"
"""The only coding asked for: zlib unpacks it within a bound and tells whether the end was there."""

# Whatever else a Content-Encoding says (a charset, "none", a media type) is no coding: browsers take the body as it is.
_NOT_ASKED_FOR = frozenset(
    ("br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "lzma", "xz", "bzip2", "x-bzip2", "pack200-gzip")
)
_GZIP = b"\x1f\x8b"
# Some servers pack twice what they say they packed once.
_MOST_LAYERS = 3
# The first bytes of a feed or page that is not packed at all, whatever its header says.
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?[\t\r\n ]*[<{\[][\t\r\n\x20-\x7e]*")
_WHOLE_RANGE = re.compile(r"bytes\s+0-(\d{1,18})/(\d{1,18})", re.IGNORECASE)


def brings_body(status: int, headers: Mapping[str, str]) -> bool:
    """Tell whether an answer may bring what was asked for: 200, and others of its class (RFC 9110 section 15.3).

    203 comes from a proxy that changed something; 206, which was not asked for, counts unless it says that its part is
    not all there is.
    """
    if status == 206 and headers.get("content-range", "").strip():
        part = _WHOLE_RANGE.fullmatch(headers.get("content-range", "").strip())
        return part is not None and int(part[1]) + 1 == int(part[2])
    return 200 <= status < 300 and status not in (204, 205)


async def read_body(chunks: AsyncIterator[bytes], headers: Mapping[str, str], max_bytes: int) -> bytes:
    """Return the whole body, unpacked; header names are in lower case.

    Raises FetchError where it is packed in a way that was not asked for, broken, or larger than `max_bytes` once
    unpacked, and CutBodyError where its end is missing.
    """
    codings = _codings(headers.get("content-encoding", ""))
    unpack = _Unpacker(codings, max_bytes)
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
    for _ in range(_MOST_LAYERS):
        if not unpack.ended:
            raise CutBodyError(unpack.came)
        body = unpack.came
        if not body.startswith(_GZIP) and not ("deflate" in codings and len(codings) > 1 and _is_zlib(body[:2])):
            break
        unpack = _Unpacker(codings, max_bytes)
        unpack.feed(body)
    return unpack.came


class CutBodyError(FetchError):
    """The connection, or what was packed, ended too early; `body` is what came, unpacked."""

    def __init__(self, body: bytes) -> None:
        super().__init__(CUT_SHORT)
        self.body = body


def _codings(encoding: str) -> frozenset[str]:
    return frozenset(one.partition(";")[0].strip().lower() for one in encoding.split(","))


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(f"The answer is larger than {max_bytes / 1e6:g} MB and was given up")


class _Unpacker:
    """Takes bytes as they come, keeps at most `max_bytes` of what they unpack to.

    The bytes decide: a gzip file is unpacked even where the header does not say so (feeds served as `feed.xml.gz`),
    and a plain body that is called gzip is taken as it is. No feed and no page begins with gzip's two bytes.
    `codings` are those of the header: packed in one that was not asked for, a body is refused.
    """

    def __init__(self, codings: frozenset[str], max_bytes: int) -> None:
        self._codings = codings
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
        elif _TEXT.fullmatch(start[:32]):
            self._plain = True
        elif not self._codings.isdisjoint(_NOT_ASKED_FOR):
            raise FetchError(
                "The server packed its answer in a way that was not asked for; try again later, or tell the publisher"
            )
        elif "deflate" in self._codings or ("gzip" in self._codings and _is_zlib(start)):
            # RFC 9110 section 8.4.1.2: some servers leave out the zlib wrapper.
            self._inflate = zlib.decompressobj(15 if _is_zlib(start) else -15)
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


def _is_zlib(start: bytes) -> bool:
    """Tell whether bytes begin as the zlib format does (RFC 1950 section 2.2)."""
    return len(start) > 1 and start[0] & 15 == 8 and start[0] >> 4 <= 7 and int.from_bytes(start[:2], "big") % 31 == 0
