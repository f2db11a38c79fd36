"""HTTP/1.1 response heads, parsed leniently and written anew as RFC 9112 has them, for a strict parser.

Browsers and curl pass over a header line that is none and believe the others; a strict parser refuses the whole answer,
and a feed behind such a server could never be read. What is passed over could make two programs disagree about where an
answer ends (response splitting); so a connection that brought anything odd is closed after it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_BYTES = 256 * 1024
"""The longest head that is read, as long as browsers take."""

_MOST_KEPT = 64 * 1024
_LONGEST_LINE = 16 * 1024
_END = re.compile(rb"\n\r*\n")
# Chrome and curl take these; ICY is what radio servers say for HTTP/1.0.
_STATUS = re.compile(rb"(?:HTTP(?:/(\d{1,3}(?:\.\d{1,3})?))?|ICY)[ \t]+([1-9]\d\d)(?![0-9])", re.IGNORECASE)
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+)([ \t]*):(.*)", re.DOTALL)
_LENGTH = re.compile(rb"\d{1,18}(?!\d)")
_CONTROLS = bytes(range(9)) + bytes(range(10, 32)) + b"\x7f"
_FRAMING = (b"content-length", b"transfer-encoding")
# RFC 9110 section 7.6.1: these are about a connection, and one that is closed anyhow needs none of them.
_OF_THE_CONNECTION = (b"connection", b"keep-alive", b"proxy-connection", b"upgrade")


class Head(NamedTuple):
    """A head as it should have been sent: its `text`, and whether the body comes in chunks."""

    status: int
    text: bytes
    chunked: bool


def end_of_head(came: bytes | bytearray, start: int) -> int | None:
    """Return where the body begins in what came, None where the head is not whole; before `start` it did not end."""
    end = _END.search(came, max(start - 2, 0))
    return end.end() if end else None


def begins_as_answer(line: bytes | bytearray) -> bool:
    """Tell whether a first line is the status line of an answer."""
    return _STATUS.match(line) is not None


def read_head(raw: bytes) -> Head:
    """Return the head that begins with a status line and ends with its blank line, put right where that is needed.

    Lines that are no header fields are left out (without a colon or a name, with a blank in the name, too long), as are
    control characters; a line that begins with a blank goes on the one before (RFC 9112 section 5.2).
    """
    first, *lines = raw.rstrip(b"\r\n").split(b"\n")
    status_line = _STATUS.match(first)
    assert status_line is not None
    version, status = status_line[1], int(status_line[2])
    fields, odd = _fields([line.removesuffix(b"\r") for line in lines])
    odd = odd or version not in (b"1.0", b"1.1") or not all(line.endswith(b"\r") for line in [first, *lines][:-1])
    framing, chunked, clear = _framing(fields)
    if status < 200 or status in (204, 304):
        framing, chunked = [], False
    odd = odd or not clear
    kept = [(name, value) for name, value in fields if name.lower() not in _FRAMING]
    if odd:
        kept = [(name, value) for name, value in kept if name.lower() not in _OF_THE_CONNECTION]
        kept.append((b"Connection", b"close"))
    text = b"".join(b"%b: %b\r\n" % field for field in [*kept, *framing])
    return Head(status, b"HTTP/%b %d \r\n%b\r\n" % (b"1.0" if version == b"1.0" else b"1.1", status, text), chunked)


def _fields(lines: list[bytes]) -> tuple[list[tuple[bytes, bytes]], bool]:
    """Return names and values, as many as have room, and whether anything had to be put right."""
    fields: list[tuple[bytes, bytes]] = []
    odd, room = False, _MOST_KEPT
    for line in _unfolded(lines):
        field = _FIELD.fullmatch(line) if len(line) <= _LONGEST_LINE else None
        if field is None or b"\0" in line:
            odd = True
            continue
        name, blanks, value = field[1], field[2], field[3].strip(b" \t\r")
        clean = value.translate(None, _CONTROLS)
        odd = odd or bool(blanks) or clean != value
        room -= len(line)
        if room >= 0 or name.lower() in _FRAMING:
            fields.append((name, clean.strip(b" \t")))
    return fields, odd


def _unfolded(lines: list[bytes]) -> Iterator[bytes]:
    """Yield lines with those that begin with a blank put behind the one before."""
    parts: list[bytes] = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and parts:
            parts.append(line.strip(b" \t\r"))
            continue
        if parts:
            yield b" ".join(parts)
        parts = [line]
    if parts:
        yield b" ".join(parts)


def _framing(fields: list[tuple[bytes, bytes]]) -> tuple[list[tuple[bytes, bytes]], bool, bool]:
    """Return the one field that says where the body ends, whether it is chunked, and whether there was no doubt.

    RFC 9112 section 6.3: chunked overrides a length. Without a length that can be believed the body ends with its
    connection.
    """
    codings = _elements(fields, b"transfer-encoding")
    lengths = _elements(fields, b"content-length")
    if any(coding.partition(b";")[0].strip().lower() == b"chunked" for coding in codings):
        return [(b"Transfer-Encoding", b"chunked")], True, len(codings) == 1 and not lengths
    believed = {int(length[0]) for text in lengths if (length := _LENGTH.match(text))}
    clear = not codings and len(lengths) == len(believed) and all(map(bytes.isdigit, lengths))
    return [(b"Content-Length", b"%d" % believed.pop())] if len(believed) == 1 else [], False, clear


def _elements(fields: list[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    """Return the elements of a field that is a list, on however many lines it came (RFC 9110 section 5.3)."""
    values = (value for found, value in fields if found.lower() == name)
    return [element.strip() for value in values for element in value.split(b",")]
