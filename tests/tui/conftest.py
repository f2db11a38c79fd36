"""The reader under Pilot, over the demo edition or over a cache of the test's own."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from termnews.config.paths import find_paths
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


@pytest.fixture
async def demo() -> AsyncIterator[Library]:
    """Give the demo edition's library."""
    library = open_library(Options(demo=True), now=lambda: NOW)
    await fill_demo(library)
    yield library
    await close_library(library)


@pytest.fixture
async def empty() -> AsyncIterator[Library]:
    """Give a library with no source, over an empty home; it refreshes when it is asked to and not by itself."""
    settings = find_paths().settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("refresh_every = 0\n", "utf-8")
    library = open_library(Options(), now=lambda: NOW)
    yield library
    await close_library(library)
