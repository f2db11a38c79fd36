"""A library over an empty home, for tests of the facade."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    """Give a library with no source, and close it behind the test."""
    opened = open_library(Options(), now=lambda: NOW)
    yield opened
    await close_library(opened)
