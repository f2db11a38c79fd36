"""The orders of a list, its days, and the two styles of headlines."""

import re

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.library import Library


def title_line(reader: Reader) -> str:
    return reader.lines()[0]


def whens(reader: Reader) -> list[int]:
    return [reader.article_ids.when(row) for row in range(reader.headline_count)]


async def test_one_key_goes_through_the_orders_and_the_title_names_them(demo: Library) -> None:
    async with reading(demo) as reader:
        newest = whens(reader)
        assert newest == sorted(newest, reverse=True)
        await reader.press("S")
        assert "oldest first" in title_line(reader)
        assert whens(reader) == sorted(newest)
        await reader.press("S")
        assert "by source" in title_line(reader)
        names = [demo.queries.headlines([one])[0].source.title for one in reader.article_ids]
        assert names == sorted(names, key=str.casefold)
        await reader.press("S", "S")
        assert whens(reader) == newest
        assert "first" not in title_line(reader)


async def test_unread_first_is_offered_where_read_articles_are_shown(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("full_stop", "m", "S", "S", "S", "S")
        assert "unread first" in title_line(reader)
        read = [headline.state.read for headline in reader.headlines()]
        assert read == [False] * (len(read) - 1) + [True]


async def test_the_cursor_stays_on_its_article_in_any_order(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "j")
        current, line = reader.headline, reader.list_position
        for _ in range(3):
            await reader.press("S")
            assert reader.headline == current
        await reader.press("S")
        assert reader.list_position == line


async def test_days_have_headings_that_the_cursor_passes_over(demo: Library) -> None:
    async with reading(demo) as reader:
        headings = [found[0] for line in reader.lines() if (found := re.findall(r"  (\w[\w ]+) ─{3,}", line))]
        assert headings[:3] == ["Today", "Yesterday", "Wednesday 18 November"]
        await reader.press("G")
        assert reader.cursor == reader.headline_count - 1
        await reader.press("g", "g")
        assert any("Today ─" in line for line in reader.lines())
        reader.perform("find.by_day")
        await reader.settle()
        assert "Today ─" not in reader.text()
        await reader.press("S", "S")
        reader.perform("find.by_day")
        await reader.settle()
        assert "Yesterday ─" not in reader.text()


async def test_a_list_with_an_article_a_day_has_no_headings(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story(f"Story {day}", day=day) for day in range(1, 9)], title="Paper"))
    await empty.subscriptions.add_all([Subscription(url, "World")])
    async with reading(empty) as reader:
        await reader.press("R")
        assert reader.headline_count == 8
        assert list(reader.headline_list.line_map.at(0)) == [0, 0]


async def test_a_click_on_a_heading_opens_nothing_and_one_below_it_opens_that_row(demo: Library) -> None:
    async with reading(demo) as reader:
        heading = next(y for y, line in enumerate(reader.lines()) if "Yesterday ─" in line)
        pane_line = heading - 1
        await reader.pilot.click("#list", offset=(5, pane_line))
        await reader.settle()
        assert (reader.at, reader.cursor) == ("list", 0)
        row = reader.headline_list.line_map.row_at(pane_line + reader.list_scroll)
        await reader.pilot.click("#list", offset=(5, pane_line + 1))
        await reader.settle()
        assert (reader.at, reader.cursor) == ("article", row)


async def test_the_comfortable_style_shows_summaries_and_the_cursor_keeps_its_line(demo: Library) -> None:
    async with reading(demo, (220, 40)) as reader:
        rows = reader.headline_list
        await reader.press("j", "j")
        position, summary = rows.position, rows.current.summary if rows.current else ""
        assert position is not None and summary
        assert rows.row_height == 1
        await reader.press("D")
        assert rows.row_height == 2
        lines = reader.lines()
        at = next(y for y, line in enumerate(lines) if rows.current and rows.current.title in line[:130])
        assert summary[:40] in lines[at + 1]
        await reader.press("D")
        assert rows.position == position


async def test_the_style_of_the_settings_is_what_the_reader_opens_with(demo: Library) -> None:
    demo.settings = type(demo.settings)(headlines="comfortable", group_by_day=False)
    async with reading(demo) as reader:
        assert reader.headline_list.row_height == 3
        assert "Today ─" not in reader.text()


async def test_a_list_with_an_order_of_its_own_is_not_sorted(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "h", "enter", "h")
        reader.perform("find.history")
        await reader.settle()
        await reader.press("S")
        assert any("order of its own" in toast for toast in reader.toasts)
        assert "oldest" not in title_line(reader)
