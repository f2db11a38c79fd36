"""Rotating log file."""

import logging
from pathlib import Path

from termnews.config.files import private_folder
from termnews.domain.logins import without_logins
from termnews.domain.text import clean


class _LazyFile(logging.Handler):
    """Opens the file at the first record: most commands log nothing. `failed` tells that it cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.INFO)
        self.path = path
        self.failed = False
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, or drop it where there is no writing."""
        if self._file is None:
            self._file = self._opened()
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            private_folder(self.path.parent)
            self.path.touch(mode=0o600)
            if not self.path.is_file():  # nobody may be reading a pipe
                raise FileExistsError(self.path)
            file = RotatingFileHandler(
                self.path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", errors="backslashreplace"
            )
        except OSError:
            self.failed = True
            return logging.NullHandler()
        file.rotator = _rotate
        # a disk may fill up later; logging would print a traceback for each record
        file.handleError = self.handleError  # type: ignore[method-assign]
        return file

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop a record that cannot be written."""
        self.failed = True


def _rotate(source: str, destination: str) -> None:
    """Move a full log aside, and begin the next one for its owner alone."""
    Path(source).replace(destination)
    Path(source).touch(mode=0o600)


class _Formatter(logging.Formatter):
    """Lines without the logins of addresses, which may come with the error of any library, and without controls."""

    def format(self, record: logging.LogRecord) -> str:
        return clean(without_logins(super().format(record)))


def log_to(path: Path) -> None:
    """Send the program's log to `path` (at most three files of 1 MB) instead of the terminal."""
    handler = _LazyFile(path)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)


def log_crash(error: Exception, path: Path | None) -> Path | None:
    """Log an exception with its traceback; return the file that has it, None where none could be written.

    `path` is the log of a program that had not begun one yet.
    """
    if _log() is None and path is not None:
        log_to(path)
    log = _log()
    if log is None:
        return None
    logging.getLogger(__name__).critical("this should not happen", exc_info=error)
    return None if log.failed else log.path


def _log() -> _LazyFile | None:
    return next((handler for handler in logging.getLogger().handlers if isinstance(handler, _LazyFile)), None)
