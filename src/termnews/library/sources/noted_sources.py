"""Queue of addresses that were noted while there was no network; the next refresh that has one subscribes to them."""

import asyncio
from typing import Any

from termnews.domain.errors import OfflineError, TermnewsError, UnreachedError
from termnews.domain.logins import split_login
from termnews.domain.shown_address import shown_address
from termnews.domain.text import count_of
from termnews.library.library import Library

_NOTED = "noted sources"
"""The name under which addresses, each with its category, are remembered."""


def noted_sources(library: Library) -> list[tuple[str, str]]:
    """Return the addresses that are noted, each with the category it is for."""
    kept: Any = library.memory.get(_NOTED)
    return [(str(address), str(category)) for address, category in kept] if isinstance(kept, list) else []


async def note_source(library: Library, address: str, category: str) -> None:
    """Note an address; TermnewsError where a login is in it, which is kept in no such place."""
    if split_login(address)[1] is not None:
        raise TermnewsError("An address with a login is not noted: add it when there is a network.")
    others = [pair for pair in noted_sources(library) if pair[0] != address]
    await _keep(library, [*others, (address, category)])


async def subscribe_to_noted(library: Library) -> list[str]:
    """Subscribe to what is noted and return a sentence for each; what cannot be reached now stays noted."""
    sentences, left = [], []
    for address, category in noted_sources(library):
        try:
            added = await library.add_source.add(address, category=category)
        except (OfflineError, UnreachedError):
            left.append((address, category))
        except TermnewsError as error:
            sentences.append(f"{shown_address(address)}, which you noted, was not added: {error}")
        else:
            articles = count_of(added.refreshed.new, "article")
            sentences.append(f"Added {added.source.title}, which you noted: {articles}")
    if sentences:
        await _keep(library, left)
    return sentences


async def _keep(library: Library, noted: list[tuple[str, str]]) -> None:
    await asyncio.to_thread(library.memory.keep, _NOTED, [list(pair) for pair in noted])
