"""What all tests share: a home of their own, and a publisher on loopback."""

import gc
import os
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.clock import Clock
from tests.publisher import Publisher

from termnews.library.compose import close_library

# how long one example takes says more about the machine than about the program
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Tune the garbage collector: it took a quarter of the time, looking at all collected tests again and again.

    What is there by now stays, and what tests leave behind is looked at less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that nothing of the person who runs it is read or written."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("BROWSER", "COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return home


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the reader into New York, by the rules themselves: not every machine has the tz database."""
    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    time.tzset()


@pytest.fixture
def read_only_medium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder whose files nobody may change, as on a mounted image; permissions alone would not stop root."""
    medium = tmp_path / "medium"
    medium.mkdir()
    may = os.access

    def access(path: str | Path, mode: int, **options: bool) -> bool:
        return may(path, mode, **options) and not (mode & os.W_OK and Path(path).is_relative_to(medium))

    monkeypatch.setattr(os, "access", access)
    return medium


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Give a running publisher with nothing on it."""
    with Publisher() as running:
        yield running


@pytest.fixture
async def clock() -> AsyncIterator[Clock]:
    """Give a library over the empty home, and the time it goes by."""
    made = Clock()
    yield made
    await close_library(made.library)
