"""Selecting several headlines and acting on all of them; above and below."""

from tests.tui.headlines.list_reader import ListReader
from tests.tui.reader import reading

from termnews.domain.query import Order, Query, Scope
from termnews.library.library import Library
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.messages import MarksChanged


async def test_a_range_is_starred_at_once_and_one_undo_takes_it_back(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "v", "j", "j")
        assert "3 selected" in reader.lines()[0]
        await reader.press("s")
        assert [headline.state.starred for headline in reader.headlines()[:5]] == [False, True, True, True, False]
        assert "selected" not in reader.lines()[0]
        assert any("3 articles starred: U undoes" in toast for toast in reader.told)
        await reader.press("U")
        assert not any(headline.state.starred for headline in reader.headlines())


async def test_single_rows_are_selected_one_after_the_other(news: ListReader) -> None:
    marks = news.pane.marks
    await news.do(marks.select, lambda: news.rows.move_by(1), marks.select)
    assert "2 selected" in news.title
    assert sum(line.startswith("▎") for line in news.text().split("\n")[:10]) == 2
    await news.do(lambda: marks.toggle("later"))
    assert news.states("later")[:4] == [True, False, True, False]


async def test_what_all_of_them_have_is_taken_away(news: ListReader) -> None:
    marks = news.pane.marks
    await news.do(
        lambda: marks.toggle("starred"),
        marks.select_range,
        lambda: news.rows.move_by(1),
        lambda: marks.toggle("starred"),
    )
    assert news.states("starred")[:3] == [True, True, False]
    await news.do(
        lambda: news.rows.move_by(-1), marks.select_range, lambda: news.rows.move_by(1), lambda: marks.toggle("starred")
    )
    assert not any(news.states("starred"))


async def test_escape_selects_nothing_and_stays_in_the_list(news: ListReader) -> None:
    marks = news.pane.marks
    await news.do(marks.select_range, lambda: news.rows.move_by(1), marks.select_range, marks.select, news.pane.leave)
    assert not news.rows.selection
    assert news.told(ListPane.Left) == []
    await news.do(news.pane.leave)
    assert len(news.told(ListPane.Left)) == 1


async def test_addresses_of_all_are_copied_one_a_line(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("v", "j", "y")
        urls = [headline.url for headline in reader.headlines()[:2] if headline.url]
        assert reader.app.clipboard == "\n".join(urls)
        assert any("Copied 2 addresses" in toast for toast in reader.told)


async def test_a_selection_stays_on_its_articles_in_another_order_and_goes_with_the_list(news: ListReader) -> None:
    await news.do(lambda: news.rows.move_to(1), news.pane.marks.select, news.pane.marks.select)
    selected = news.rows.selected
    assert selected == news.rows.articles[1:3]
    await news.do(lambda: news.pane.sorting.by(Order.OLDEST))
    assert news.rows.selected == selected[::-1]
    await news.show_category("Type")
    assert not news.rows.selection


async def test_above_and_below_are_marked_read_without_the_cursor_s_own(news: ListReader) -> None:
    count = news.rows.count
    await news.do(lambda: news.rows.move_to(3), news.pane.marks.read_above)
    assert news.states("read") == [True] * 3 + [False] * (count - 3)
    await news.do(news.pane.marks.read_below)
    assert news.states("read") == [True] * 3 + [False] + [True] * (count - 4)
    assert [(len(changed.step.ids), changed.tell) for changed in news.told(MarksChanged)] == [
        (3, True),
        (count - 4, True),
    ]


async def test_nothing_above_is_told(news: ListReader, demo: Library) -> None:
    await news.do(news.pane.marks.read_above)
    assert news.notices() == ["All of these are read already."]
    assert demo.queries.count(Query(Scope.READ)) == 0
