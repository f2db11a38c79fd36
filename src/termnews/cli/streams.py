"""Standard streams that work whatever they are connected to: any encoding, a full disk, a closed descriptor or pipe.

They are also the last step at which nothing that came from outside may act on the terminal.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from contextlib import contextmanager, suppress

from termnews.domain.errors import TermnewsError
from termnews.domain.text import clean

# `typing` takes longer to import than a version has
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

# What we write to a terminal ourselves: styles of text, and a progress bar over the one before.
_STYLES = r"(\x1b\[(?:[012]|3[123])m)"
_PROGRESS = r"(\r\x1b\[K)"
_SURROGATES = "[\ud800-\udfff]"
_ERRORS = "termnews.stand_in"
# What stands for our own signs and for typography where an encoding has none of them.
_SIGNS = {
    "●": "o", "…": "...", "·": "-", "•": "*", "–": "-", "—": "-", "−": "-", "×": "x", "→": "->", "←": "<-",
    "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": "'", "›": "'",
    "⟨": "[", "⟩": "]", "█": "#", "░": ".", "\u00a0": " ",
}  # fmt: skip


class OutputError(TermnewsError):
    """Standard output that cannot be written."""


class PipeClosedError(OutputError):
    """Standard output whose reader has seen enough, as `head` has after some lines; nothing is wrong."""


def _plain(char: str) -> str:
    """Return what stands for a character: a sign of ASCII, the letter without its accents, else question marks."""
    sign = _SIGNS.get(char)
    if sign is not None:
        return sign
    # imported here, for a terminal of UTF-8 never comes here
    import unicodedata

    from termnews.tui.look.cell_width import cells

    if cells(char) == 2:
        # as many cells, so that columns stand
        return "??"
    if unicodedata.category(char) == "Mc":
        # a vowel sign that has a cell of its own
        return "?"
    parts = [part for part in unicodedata.normalize("NFD", char) if not unicodedata.category(part).startswith("M")]
    return "".join(part if part.isascii() else "?" for part in parts)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Encode what an encoding lacks: an error handler of the codecs."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


codecs.register_error(_ERRORS, _stand_in)


def is_utf8(stream: TextIO) -> bool:
    """Tell whether a stream takes every character."""
    return codecs.lookup(stream.encoding or "ascii").name == "utf-8"


def _safe(text: str, own: str, stream: TextIO) -> str:
    """Return `text` without what acts on a terminal, but for the sequences of our `own` where there is one."""
    # bytes that are no UTF-8, as names of files may have, are seen to be there
    text = text if text.isascii() else re.sub(_SURROGATES, "?", text)
    if not stream.isatty():
        return clean(text)
    return "".join(part if re.fullmatch(own, part) else clean(part) for part in re.split(own, text))


class _Stream(io.TextIOWrapper):
    """A standard stream, in place of the one that Python made; after a failure, what follows is dropped.

    A failure of one that is `needed` is an OutputError, told from those of any other file. Messages that cannot be
    written are nobody's, and stop no command.
    """

    def __init__(self, stream: io.TextIOWrapper, own: str, *, needed: bool) -> None:
        super().__init__(
            stream.buffer,
            encoding=stream.encoding,
            errors=_ERRORS,
            line_buffering=stream.line_buffering,
            write_through=stream.write_through,
        )
        self._own = own
        self._needed = needed

    def write(self, text: str, /) -> int:
        try:
            return super().write(_safe(text, self._own, self))
        except OSError as error:
            self._failed(error)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._failed(error)

    def _failed(self, error: OSError) -> None:
        _drop(self)
        if self._needed and isinstance(error, BrokenPipeError):
            raise PipeClosedError("The reader of standard output has closed it.") from None
        if self._needed:
            raise OutputError(f"Standard output cannot be written: {error.strerror or error}.") from None


def _drop(stream: io.TextIOWrapper) -> None:
    """Connect a stream to the null device: what is left in its buffers would fail again when the interpreter ends."""
    with suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def _open_closed() -> None:
    """Connect closed standard streams to the null device: the next file opened would take their descriptors."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            # the lowest free descriptor is this one
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
        if getattr(sys, name) is None:
            stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


@contextmanager
def standard_streams() -> Iterator[None]:
    """Make the standard streams usable; output that fails raises OutputError, messages that fail are dropped."""
    _open_closed()
    output, messages = sys.stdout, sys.stderr
    ours = []
    if isinstance(output, io.TextIOWrapper):
        sys.stdout = _Stream(output, _STYLES, needed=True)
        ours.append(sys.stdout)
    if isinstance(messages, io.TextIOWrapper):
        sys.stderr = _Stream(messages, _PROGRESS, needed=False)
        ours.append(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = output, messages
        for stream in ours:
            with suppress(OutputError):
                stream.detach()
