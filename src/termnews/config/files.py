"""Atomic file replacement, private permissions (0600, 0700), a lock between programs, and a stamp of a file's content.

What stands in their place may be anything: a folder, a pipe, a disk image.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from termnews.domain.errors import ConfigError

MOST_BYTES = 20_000_000
"""The size past which a file is none that a person or this program wrote."""


Stamp = tuple[int, int, int, int, int]
"""Device and inode of a file, then what is another value when something else was written to it."""


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, None where there is none or none that can be looked at."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def read_file(path: Path, most: int = MOST_BYTES) -> bytes | None:
    """Return what is in a file, None where there is none; ConfigError where what is there is no file to be read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ConfigError(f"{path} could not be read: it is a folder.")
        if not stat.S_ISREG(status.st_mode):
            raise ConfigError(f"{path} could not be read: it is no file but a pipe or a device.")
        if status.st_size > most:
            raise ConfigError(f"{path} could not be read: it is larger than {most // 1_000_000} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{path} could not be read: {error.strerror}.") from error


def private_folder(path: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone (0700) whatever the umask says."""
    if not path.is_dir():
        private_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def _target(path: Path) -> Path:
    """Return the file that a path leads to over symbolic links."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise ConfigError(f"{path} could not be opened: it is a symbolic link that leads nowhere.") from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the folder of `path`, made with mode 0700 if it is missing, against other termnews programs.

    The lock is on the folder itself, so that none is left behind as a file. Raises ConfigError when no folder can be.
    """
    # Not every platform has it, and reading needs none.
    import fcntl

    folder = _target(path).parent
    try:
        private_folder(folder)
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
    # imported here, for a start that only reads does not wait for it
    import tempfile

    target = _target(path)
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
    except (OSError, UnicodeError) as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else "it would hold what is no text"
        raise ConfigError(f"{path} could not be written: {reason}.") from error
