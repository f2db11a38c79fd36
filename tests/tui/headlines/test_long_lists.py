"""A list of thousands: what is not on the screen costs nothing."""

from collections.abc import AsyncIterator, Sequence
from itertools import pairwise

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.headlines.list_reader import ListReader, list_of

from termnews.domain.headline import Headline
from termnews.domain.query import Order
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.messages import MarksChanged

COUNT = 2400


@pytest.fixture
async def full(empty: Library, publisher: Publisher) -> Library:
    """Give a library with 2,400 articles of eight days."""
    feed = rss([Story(f"Story {number}", day=20 - number // 300) for number in range(COUNT)], title="Paper")
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    return empty


@pytest.fixture
async def long(full: Library) -> AsyncIterator[ListReader]:
    """Give the list of all of them."""
    async with list_of(full) as reader:
        assert reader.rows.count == COUNT
        yield reader


async def test_from_end_to_end_only_the_rows_near_the_screen_are_loaded(
    full: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, loaded = full.queries.headlines, list[int]()

    def counted(ids: Sequence[int]) -> list[Headline]:
        loaded.extend(ids)
        return load(ids)

    monkeypatch.setattr(full.queries, "headlines", counted)
    async with list_of(full) as long:
        await long.do(lambda: long.rows.move_to(COUNT - 1), lambda: long.rows.move_to(0))
        await long.do(lambda: long.pane.sorting.by(Order.SOURCE))
        assert "Story" in long.text()
        assert long.rows.count == COUNT
        assert 0 < len(loaded) < COUNT // 3


async def test_the_next_unread_is_found_behind_a_thousand_read_ones(long: ListReader, full: Library) -> None:
    rows, walk = long.rows, long.pane.walk
    await full.marks.set(rows.articles[: COUNT - 5], "read", True)
    await long.do(lambda: walk.to_unread(1))
    assert rows.cursor == COUNT - 5
    await long.do(lambda: walk.to_unread(2))
    assert rows.cursor == COUNT - 3
    await long.do(*[lambda: walk.to_unread(-1)] * 3)
    assert rows.cursor == COUNT - 5
    assert long.notices() == ["No unread articles above."]


async def test_the_cursor_that_leaves_the_screen_brings_a_third_of_a_page_with_it(long: ListReader) -> None:
    rows, offsets = long.rows, []
    for _ in range(40):
        await long.do(lambda: rows.move_by(1))
        offsets.append(rows.scroll_offset.y)
    scrolled = [after - before for before, after in pairwise(offsets) if after != before]
    assert 1 < len(scrolled) < 12
    assert rows.line_map.top(rows.cursor) < rows.scroll_offset.y + rows.size.height


async def test_days_of_hundreds_have_one_heading_each(long: ListReader) -> None:
    assert long.rows.headings is not None
    assert list(long.rows.headings.rows) == list(range(0, COUNT, 300))


async def test_a_selection_of_all_is_counted_and_marked(long: ListReader) -> None:
    await long.do(long.pane.marks.select_range, lambda: long.rows.move_to(COUNT - 1))
    assert f"{COUNT:,} selected" in long.title
    await long.do(lambda: long.pane.marks.toggle("read"))
    assert [changed.step.sentence() for changed in long.told(MarksChanged)] == [f"{COUNT:,} articles marked read"]
