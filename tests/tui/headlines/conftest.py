"""The list pane by itself, over the demo edition."""

from collections.abc import AsyncIterator

import pytest
from tests.tui.headlines.list_reader import ListReader, list_of

from termnews.library.library import Library


@pytest.fixture
async def news(demo: Library) -> AsyncIterator[ListReader]:
    """Give the list of all unread articles of the demo edition."""
    async with list_of(demo) as reader:
        yield reader
