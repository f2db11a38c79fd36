"""Replacing a file a person edits: all of it or nothing, and one program at a time."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from termnews.domain.errors import ConfigError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the folder of `path`, made with mode 0700 if it is missing, against other termnews programs.

    The lock is on the folder itself, so that none is left behind as a file. Raises ConfigError when no folder can be.
    """
    # Not every platform has it, and reading needs none.
    import fcntl

    folder = path.resolve().parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise ConfigError(f"{folder} could not be opened or made: {error.strerror}.") from error
    try:
        # Some network file systems cannot lock; then two writers at once is a risk, but no reason to refuse.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def may_write(path: Path) -> bool:
    """Tell whether a file may be written; also the system's administrator heeds that its owner may not."""
    try:
        return bool(path.stat().st_mode & stat.S_IWUSR) and os.access(path, os.W_OK)
    except OSError:
        return False


def for_owner_alone(path: Path) -> None:
    """Take away what others may do with a file or folder that is there, where that can be."""
    with suppress(OSError):
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            path.chmod(mode & 0o700)


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path`, for its owner alone; a reader sees the old file or the new one, after a crash too.

    A symbolic link stays one (people keep their settings in a repository). Raises ConfigError when the disk refuses.
    """
    target = path.resolve()
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            Path(temporary).chmod(target.stat().st_mode & 0o700)
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise ConfigError(f"{path} could not be written: {error.strerror}.") from error
