"""A list of thousands: what is not on the screen costs nothing."""

from collections.abc import AsyncIterator, Sequence
from itertools import pairwise

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.article import Headline
from termnews.domain.source import Subscription
from termnews.library.library import Library

COUNT = 2400


@pytest.fixture
async def long(empty: Library, publisher: Publisher) -> AsyncIterator[Reader]:
    """Give a reader whose first list has 2,400 articles of eight days."""
    feed = rss([Story(f"Story {at}", day=20 - at // 300) for at in range(COUNT)], title="Paper")
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async with reading(empty) as reader:
        await reader.press("R")
        assert reader.headline_count == COUNT
        yield reader


def counting(reader: Reader) -> list[int]:
    """Count, from now on, the rows that the list takes from the cache."""
    pages, loaded = reader.headline_list.pages, list[int]()
    load = pages._load

    def counted(ids: Sequence[int]) -> list[Headline]:
        loaded.extend(ids)
        return load(ids)

    pages._load = counted  # type: ignore[method-assign]
    return loaded


async def test_from_end_to_end_only_the_rows_near_the_screen_are_loaded(long: Reader) -> None:
    loaded = counting(long)
    await long.press("G", "g", "g", "S", "S")
    assert long.headline_count == COUNT
    assert 0 < len(loaded) < COUNT // 3


async def test_the_next_unread_is_found_behind_a_thousand_read_ones(long: Reader) -> None:
    rows = long.headline_list
    await long.app.library.marks.set(rows.articles[: COUNT - 5], "read", True)
    await long.press("g", "g", "n")
    assert rows.cursor == COUNT - 5
    await long.press("2", "n")
    assert rows.cursor == COUNT - 3
    await long.press("p", "p", "p")
    assert rows.cursor == COUNT - 5
    assert any("No unread articles above." in toast for toast in long.toasts)


async def test_the_cursor_that_leaves_the_screen_brings_a_third_of_a_page_with_it(long: Reader) -> None:
    rows = long.headline_list
    await long.press("g", "g")
    offsets = []
    for _ in range(40):
        await long.pilot.press("j")
        offsets.append(rows.scroll_offset.y)
    scrolled = [after - before for before, after in pairwise(offsets) if after != before]
    assert 1 < len(scrolled) < 12
    assert rows.line_map.top(rows.cursor) < rows.scroll_offset.y + rows.size.height


async def test_days_of_hundreds_have_one_heading_each(long: Reader) -> None:
    assert long.headline_list.headings is not None
    assert list(long.headline_list.headings.rows) == list(range(0, COUNT, 300))


async def test_a_selection_of_all_is_counted_and_marked(long: Reader) -> None:
    await long.press("g", "g", "v", "G")
    assert f"{COUNT:,} selected" in long.lines()[0]
    await long.press("m")
    assert any(f"{COUNT} articles marked read: U undoes" in toast for toast in long.toasts)
