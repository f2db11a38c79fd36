"""What all tests share: a home of their own, and a publisher on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publisher import Publisher


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that nothing of the person who runs it is read or written."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Give a running publisher with nothing on it."""
    with Publisher() as running:
        yield running
