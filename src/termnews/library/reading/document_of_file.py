"""Read a document from a file that a person names, and checks of files to write."""

import re
import stat
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from termnews.config.paths import Paths
from termnews.domain.document import Document
from termnews.domain.errors import ExtractError, TermnewsError

_MARKUP = re.compile(
    rb"<\s*(!doctype|html|head|body|article|main|section|div|p|h[1-6]|meta|title|table|ul|ol|br)\b", re.I
)


def file_document(body: bytes, *, name: str) -> Document:
    """Return the document in a file: HTML where it looks like it, whatever its name, else plain text.

    Raises ExtractError where there is nothing to read.
    """
    if not body.strip():
        raise ExtractError(f"{name} is empty.")
    if b"\0" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ExtractError(f"{name} is neither HTML nor text.")
    if _MARKUP.search(body[:20_000]):
        from termnews.extract.page import read_page

        return read_page(body)
    from termnews.extract.plain import read_text

    text = body.decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    return read_text(text)


def refuse_cache(paths: Paths, path: Path) -> None:
    """Raise TermnewsError where a file that a person names is the cache itself, which SQLite alone may open."""
    if paths.is_cache(path):
        raise TermnewsError(f"{path} is the cache itself: name another file.")


def read_bytes(paths: Paths, source: Path | BinaryIO, most: int = -1) -> bytes:
    """Return the first `most` bytes of a file that a person names, or of standard input: all of them for -1.

    TermnewsError says what is wrong with it.
    """
    if isinstance(source, Path):
        refuse_cache(paths, source)
    try:
        with source.open("rb") if isinstance(source, Path) else nullcontext(source) as file:
            return file.read(most)
    except OSError as error:
        raise TermnewsError(f"{named(source)} cannot be read: {error.strerror or error}.") from error


def named(source: Path | BinaryIO) -> str:
    """Return what a sentence calls a file, or standard input."""
    return str(source) if isinstance(source, Path) else "Standard input"


def refuse_target(paths: Paths, path: Path) -> None:
    """Raise TermnewsError where a file that a person names cannot be one to write: nothing but a file is replaced."""
    refuse_cache(paths, path)
    if paths.is_own(path):
        raise TermnewsError(f"{path} is a file that termnews itself needs: name another one.")
    try:
        if path.is_symlink() and not path.exists():
            raise TermnewsError(f"{path} is a link to nowhere: name another file.")
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise TermnewsError(f"{path} cannot be written: {error.strerror or error}.") from error
    if stat.S_ISDIR(mode):
        raise TermnewsError(f"{path} is a folder: add the name of a file.")
    if not stat.S_ISREG(mode):
        raise TermnewsError(f"{path} is no file but a device or a pipe: name another one.")
