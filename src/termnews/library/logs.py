"""The log: a rotating file that holds what a person need not see."""

import logging
from pathlib import Path


class _LazyFile(logging.Handler):
    """Opens the file at the first record: most commands log nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.INFO)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, or drop it where the folder cannot be written to."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._file = RotatingFileHandler(self._path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
            except OSError:
                self._file = logging.NullHandler()
            self._file.setFormatter(self.formatter)
        self._file.emit(record)


def log_to(path: Path) -> None:
    """Send the program's log to `path` (at most three files of 1 MB) instead of the terminal."""
    handler = _LazyFile(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
