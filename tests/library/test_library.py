"""The facade of the library: the faces reach what it offers, and never the cache itself."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import termnews
from termnews.library.cache_thread import CacheThread
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.store.cache import Cache

SOURCE = Path(termnews.__file__).parent


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    opened = open_library(Options(offline=True))
    yield opened
    await close_library(opened)


def test_no_attribute_of_the_library_leads_to_the_cache(library: Library) -> None:
    public = [name for name in dir(library) if not name.startswith("_")]
    services = [getattr(library, name) for name in public]
    parts = [getattr(service, name) for service in services for name in dir(service) if not name.startswith("_")]
    assert len(public) < 30
    assert not [part for part in (*services, *parts) if isinstance(part, Cache | CacheThread)]


def test_no_face_takes_what_is_private_to_the_library() -> None:
    files = [path for face in ("cli", "tui") for path in (SOURCE / face).rglob("*.py")]
    assert files
    assert [path for path in files if re.search(r"library\._[a-z]", path.read_text("utf-8"))] == []
