"""The orders of a list, its days, and the two styles of headlines."""

import re
from collections.abc import Callable

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.headlines.list_reader import ListReader, list_of
from tests.tui.reader import reading

from termnews.domain.query import Order, Query, Scope
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.pane.tree_row import Kind, TreeRow


def whens(news: ListReader) -> list[int]:
    return [news.rows.articles.when(row) for row in range(news.rows.count)]


def sort_by(news: ListReader, order: Order) -> Callable[[], None]:
    return lambda: news.pane.sorting.by(order)


async def test_each_order_sorts_the_list_and_its_title_and_a_sentence_name_it(news: ListReader) -> None:
    newest = whens(news)
    assert newest == sorted(newest, reverse=True)
    await news.do(sort_by(news, Order.OLDEST))
    assert "oldest first" in news.title
    assert news.notices() == ["All lists: oldest first."]
    assert whens(news) == sorted(newest)
    await news.do(sort_by(news, Order.SOURCE))
    assert "by source" in news.title
    names = [headline.source.title for headline in news.headlines()]
    assert names == sorted(names, key=str.casefold)
    await news.do(sort_by(news, Order.NEWEST))
    assert whens(news) == newest
    assert "first" not in news.title


async def test_unread_first_is_offered_where_read_articles_are_shown(news: ListReader) -> None:
    assert [choice.key for choice in news.pane.sorting.choices()] == ["n", "o", "s", "l"]
    mark = lambda: news.pane.marks.toggle("read")  # noqa: E731
    await news.do(news.pane.show_read_too, mark, sort_by(news, Order.UNREAD))
    assert [choice.word for choice in news.pane.sorting.choices()] == ["newest", "oldest", "source", "length", "unread"]
    assert [choice.key for choice in news.pane.sorting.choices() if choice.current] == ["u"]
    assert "unread first" in news.title
    read = news.states("read")
    assert read == [False] * (len(read) - 1) + [True]


async def test_the_list_of_one_source_is_not_sorted_by_source_and_goes_by_date(news: ListReader) -> None:
    await news.do(sort_by(news, Order.SOURCE))
    source = news.headline.source.id
    query = Query(Scope.ALL, source=source)
    await news.do(lambda: news.pane.show(TreeRow("One", Kind.SOURCE, query)))
    assert "by source" not in news.title
    assert whens(news) == sorted(whens(news), reverse=True)
    assert [choice.key for choice in news.pane.sorting.choices()] == ["n", "o", "l", "u"]
    await news.show_category("Type")
    assert "by source" in news.title


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_the_key_opens_a_menu_of_letters_in_which_the_order_in_force_is_marked(
    demo: Library, size: tuple[int, int]
) -> None:
    async with reading(demo, size) as reader:
        await reader.press("S")
        assert "n [newest]  o oldest  s source  l length" in reader.status_text
        await reader.press("o")
        assert "oldest first" in reader.list_title
        assert "o oldest" not in reader.status_text
        await reader.press("S")
        assert "o [oldest]" in reader.status_text
        await reader.press("escape")
        assert ("o [oldest]" in reader.status_text, reader.at) == (False, "list")
        assert "oldest first" in reader.list_title


async def test_a_key_that_is_not_in_the_menu_closes_it_and_does_what_it_always_does(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("S", "j")
        assert (reader.cursor, "[newest]" in reader.status_text) == (1, False)
        await reader.press("o")
        assert "oldest" not in reader.list_title


@pytest.mark.parametrize(
    ("typed", "title"), [("sort oldest", "oldest first"), ("sort source", "by source"), ("sort by length", "longest")]
)
async def test_an_order_can_be_typed_as_a_command(demo: Library, typed: str, title: str) -> None:
    async with reading(demo) as reader:
        await reader.press("colon")
        await reader.type(typed)
        await reader.press("enter")
        assert title in reader.list_title
        await reader.press("colon")
        await reader.type("sort")
        await reader.press("enter")
        assert "n newest" in reader.status_text


async def test_the_cursor_stays_on_its_article_in_any_order(news: ListReader) -> None:
    await news.do(lambda: news.rows.move_to(3))
    headline, position = news.headline, news.rows.position
    for order in (Order.OLDEST, Order.SOURCE, Order.LENGTH):
        await news.do(sort_by(news, order))
        assert news.headline == headline
    await news.do(sort_by(news, Order.NEWEST))
    assert news.rows.position == position


async def test_a_list_in_which_nothing_was_moved_stays_at_its_top_in_any_order(news: ListReader) -> None:
    for order in (Order.OLDEST, Order.SOURCE, Order.LENGTH):
        await news.do(sort_by(news, order))
        assert (news.rows.cursor, news.rows.scroll_offset.y) == (0, 0)
        assert news.titles()[0][:20] in "".join(news.text().split("\n")[1:4])


async def test_the_row_at_the_top_is_whole_where_the_list_goes_to_its_article(demo: Library) -> None:
    async with list_of(demo, (40, 22)) as news:
        await news.do(news.rows.restyle)
        assert news.rows.row_height == 3
        for start in range(1, news.rows.count):
            await news.do(sort_by(news, Order.NEWEST), lambda row=start: news.rows.move_to(row))  # type: ignore[misc]
            headline = news.headline
            await news.do(sort_by(news, Order.OLDEST))
            assert news.headline == headline
            row, line = news.rows.line_map.at(news.rows.scroll_offset.y)
            assert row is None or line == 0 or news.rows.scroll_offset.y == news.rows.max_scroll_y


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
    await news.do(sort_by(news, Order.SOURCE), group)
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
    await news.do(news.pane.show_history, news.pane.sorting.choices)
    assert news.notices() == ["This list has its own order, and cannot be sorted."]
    assert "oldest" not in news.title
