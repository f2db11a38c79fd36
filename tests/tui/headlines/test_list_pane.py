"""The list pane by itself: what it lists, what it tells, and what its keys do to the articles."""

import pytest
from tests.tui.headlines.list_reader import ListReader

from termnews.domain.query import Query, Scope
from termnews.library.library import Library
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.messages import MarksChanged
from termnews.tui.pane.tree_row import Kind, TreeRow
from termnews.tui.tree.tree_rows import all_unread


async def test_each_move_tells_the_headline_under_the_cursor_and_enter_the_article_to_read(news: ListReader) -> None:
    await news.do(lambda: news.rows.move_by(2), news.pane.open)
    highlighted = news.told(ListPane.Highlighted)
    assert [message.headline for message in highlighted] == [news.headline]
    assert news.told(ListPane.Opened) == [ListPane.Opened(news.headline.id)]


async def test_an_empty_list_highlights_nothing_opens_nothing_and_says_why(news: ListReader) -> None:
    await news.do(lambda: news.pane.show(TreeRow("Starred", Kind.STARRED, Query(Scope.STARRED, once=True))))
    assert news.told(ListPane.Highlighted)[-1].headline is None
    await news.do(news.pane.open)
    assert news.told(ListPane.Opened) == []
    assert "No starred articles." in news.text()
    assert "s stars the article under the cursor" in news.text()


async def test_back_leaves_the_selection_then_the_filter_then_the_list(news: ListReader) -> None:
    everything = news.rows.count
    await news.filter("river")
    await news.do(news.pane.marks.select, news.pane.leave)
    assert (bool(news.rows.selection), news.rows.count < everything) == (False, True)
    await news.do(news.pane.leave)
    assert (news.rows.count, news.told(ListPane.Left)) == (everything, [])
    await news.do(news.pane.leave)
    assert len(news.told(ListPane.Left)) == 1


async def test_a_topic_and_the_history_take_the_keys(news: ListReader, demo: Library) -> None:
    await demo.marks.opened(news.headline.id, demo.now())
    opened = news.headline.title
    await news.do(news.pane.show_history)
    assert (news.titles(), "History" in news.title) == ([opened], True)
    await news.do(lambda: news.pane.show_topic("maps"))
    assert "Topic: maps" in news.title
    assert news.rows.has_focus
    assert len(news.told(ListPane.Entered)) == 2


async def test_the_list_follows_a_row_of_the_tree_that_has_another_name_or_other_articles(news: ListReader) -> None:
    row = TreeRow("Type", Kind.CATEGORY, Query(Scope.UNREAD, category="Type", once=True), category="Type")
    await news.do(lambda: news.pane.show(row))
    renamed = TreeRow("Letters", row.kind, row.query, category="Type")
    await news.do(lambda: news.pane.follow(renamed))
    assert "Letters" in news.title
    count = news.rows.count
    await news.do(lambda: news.pane.follow(all_unread()))
    assert news.rows.count > count


async def test_a_row_with_words_shows_what_holds_them_and_read_articles_too_where_asked(
    news: ListReader, demo: Library
) -> None:
    row = TreeRow("Rivers", Kind.SMART, Query(Scope.UNREAD, once=True), words="river")
    await news.do(lambda: news.pane.show(row))
    titles = news.titles()
    assert 0 < len(titles) < len(demo.queries.unread_ids())
    await news.do(news.pane.marks.read_all, news.pane.show_read_too, news.pane.show_read_too)
    assert news.titles() == []
    await news.do(news.pane.show_read_too)
    assert news.titles() == titles


@pytest.mark.parametrize("reading", [True, False])
async def test_the_next_unread_article_is_opened_only_where_one_reads(news: ListReader, reading: bool) -> None:
    second, third = news.headlines()[1:3]
    await news.do(lambda: news.rows.move_to(1), lambda: news.pane.marks.toggle("read"), lambda: news.rows.move_to(0))
    news.app.article = news.headline.id if reading else None
    await news.do(lambda: news.pane.walk.to_unread(1))
    assert news.headline.id == third.id != second.id
    assert news.told(ListPane.Opened) == ([ListPane.Opened(third.id)] if reading else [])


async def test_the_ends_of_the_list_are_told(news: ListReader) -> None:
    await news.do(lambda: news.pane.walk.to_neighbour(-1), lambda: news.pane.walk.to_unread(-1))
    await news.do(lambda: news.rows.move_to(news.rows.count - 1))
    await news.do(lambda: news.pane.walk.to_neighbour(1), lambda: news.pane.walk.to_unread(1))
    assert news.notices() == [
        "This is the first article.",
        "No unread articles above.",
        "This is the last article of the list.",
        "No more unread articles below.",
    ]


async def test_a_mark_goes_to_the_article_that_is_read_and_not_to_the_cursor_s(news: ListReader) -> None:
    news.app.article = news.headlines()[3].id
    await news.do(lambda: news.pane.marks.toggle("starred"))
    assert news.states("starred")[:5] == [False, False, False, True, False]
    assert [changed.step.ids for changed in news.told(MarksChanged)] == [(news.app.article,)]
