"""The orders of a list, its days, and the two styles of headlines."""

import re

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.headlines.list_reader import ListReader, list_of
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.headlines.list_pane import ListPane


def whens(news: ListReader) -> list[int]:
    return [news.rows.articles.when(row) for row in range(news.rows.count)]


async def test_one_key_goes_through_the_orders_and_the_title_names_them(news: ListReader) -> None:
    sort, newest = news.pane.sort, whens(news)
    assert newest == sorted(newest, reverse=True)
    await news.do(sort)
    assert "oldest first" in news.title
    assert whens(news) == sorted(newest)
    await news.do(sort)
    assert "by source" in news.title
    names = [headline.source.title for headline in news.headlines()]
    assert names == sorted(names, key=str.casefold)
    await news.do(sort, sort)
    assert whens(news) == newest
    assert "first" not in news.title


async def test_unread_first_is_offered_where_read_articles_are_shown(news: ListReader) -> None:
    sort = news.pane.sort
    await news.do(news.pane.show_read_too, lambda: news.pane.marks.toggle("read"), sort, sort, sort, sort)
    assert "unread first" in news.title
    read = news.states("read")
    assert read == [False] * (len(read) - 1) + [True]


async def test_the_cursor_stays_on_its_article_in_any_order(news: ListReader) -> None:
    await news.do(lambda: news.rows.move_to(3))
    headline, position = news.headline, news.rows.position
    for _ in range(3):
        await news.do(news.pane.sort)
        assert news.headline == headline
    await news.do(news.pane.sort)
    assert news.rows.position == position


async def test_days_have_headings_that_the_cursor_passes_over(news: ListReader) -> None:
    group, last = news.pane.contents.group_by_day, news.rows.count - 1
    headings = [match[0] for line in news.text().split("\n") if (match := re.findall(r"^   (\w[\w ]+) ─{3,}", line))]
    assert headings[:3] == ["Today", "Yesterday", "Wednesday 18 November"]
    await news.do(lambda: news.rows.move_to(last))
    assert news.rows.cursor == last
    await news.do(lambda: news.rows.move_to(0))
    assert "Today ─" in news.text()
    await news.do(group)
    assert "Today ─" not in news.text()
    await news.do(news.pane.sort, news.pane.sort, group)
    assert "Yesterday ─" not in news.text()


async def test_a_list_with_an_article_a_day_has_a_heading_for_the_month(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story(f"Story {day}", day=day) for day in range(1, 9)], title="Paper"))
    await empty.subscriptions.add_all([Subscription(url, "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    async with list_of(empty) as news:
        assert news.rows.count == 8
        assert news.text().count(" ─") == 1
        assert "Earlier this month ─" in news.text()
        assert "Sun 8" in news.text() and "8 Nov" not in news.text()


async def test_a_click_on_a_heading_opens_nothing_and_one_below_it_opens_that_row(news: ListReader) -> None:
    heading = next(y for y, line in enumerate(news.text().split("\n")) if "Yesterday ─" in line)
    pane_line = heading - 1
    await news.pilot.click("#list", offset=(5, pane_line))
    await news.settle()
    assert (news.told(ListPane.Opened), news.rows.cursor) == ([], 0)
    row = news.rows.line_map.row_at(pane_line + news.rows.scroll_offset.y)
    await news.pilot.click("#list", offset=(5, pane_line + 1))
    await news.settle()
    assert (news.told(ListPane.Opened), news.rows.cursor) == ([ListPane.Opened(news.headline.id)], row)


async def test_the_comfortable_style_shows_summaries_and_the_cursor_keeps_its_line(demo: Library) -> None:
    async with list_of(demo, (100, 40)) as news:
        rows = news.rows
        await news.do(lambda: rows.move_to(2))
        position, summary = rows.position, news.headline.summary
        assert position is not None and summary
        assert rows.row_height == 1
        await news.do(rows.restyle)
        assert rows.row_height == 2
        lines = news.text().split("\n")
        title_at = next(y for y, line in enumerate(lines) if news.headline.title in line)
        assert summary[:40] in lines[title_at + 1]
        await news.do(rows.restyle)
        assert rows.position == position


async def test_the_style_of_the_settings_is_what_the_reader_opens_with(demo: Library) -> None:
    demo.settings = type(demo.settings)(headlines="comfortable", group_by_day=False)
    async with reading(demo) as reader:
        assert reader.headline_list.row_height == 3
        assert "Today ─" not in reader.text()


async def test_a_list_with_an_order_of_its_own_is_not_sorted(news: ListReader, demo: Library) -> None:
    for headline in news.headlines()[:2]:
        await demo.marks.opened(headline.id, demo.now())
    await news.do(news.pane.show_history, news.pane.sort)
    assert news.notices() == ["This list has its own order, and cannot be sorted."]
    assert "oldest" not in news.title
