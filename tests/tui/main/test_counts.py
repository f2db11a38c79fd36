"""The number beside a row of the tree and the one above its list: the same one, whatever was done."""

from collections.abc import AsyncIterator

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.pane.tree_row import Kind

MANY = 1234


def number_in_tree(reader: Reader) -> str:
    """Return the number that stands in the row of the tree with its cursor."""
    tree = reader.source_tree
    line = reader.lines()[tree.region.y + tree.cursor - int(tree.scroll_offset.y)]
    return number_at_end(line[tree.region.x : tree.region.right])


def number_above(reader: Reader) -> str:
    """Return the number that stands at the right above the list."""
    region = reader.widget("#list-title").region
    return number_at_end(reader.lines()[region.y][region.x : region.right])


def number_at_end(text: str) -> str:
    """Return the last word of a line where it is a number, else nothing."""
    last = (text.rstrip(" ▆▄▃▂▁│").split() or [""])[-1]
    return last if last.replace(",", "").isdigit() else ""


@pytest.fixture
async def reader(demo: Library) -> AsyncIterator[Reader]:
    """Give the reader over the demo edition, whose articles are all unread."""
    async with reading(demo) as reader:
        yield reader


async def test_tree_and_title_agree_after_each_of_many_actions(reader: Reader) -> None:
    keys = (
        "enter", "J", "J", "K", "escape", "m", "m", "s", "s", "b", "j", "m", "U", "v", "j", "j", "m", "U", "enter",
        "space", "n", "p", "h", "h", "j", "j", "l", "m", "h", "j", "j", "j", "j", "l", "A", "U", "h", "k", "l", "enter",
        "escape", "S", "o", "escape", "G", "enter", "h", "h", "g", "g", "l", "A",
    )  # fmt: skip
    for place, key in enumerate(keys):
        await reader.press(key)
        # the tree has no number beside History
        if "selected" not in reader.lines()[0] and reader.tree_row.kind is not Kind.HISTORY:
            assert number_above(reader) == number_in_tree(reader), f"after {' '.join(keys[: place + 1])}"


async def test_what_stands_there_is_how_many_unread_articles_the_cache_has(reader: Reader, demo: Library) -> None:
    for keys in ([], ["enter"], ["J"], ["escape"], ["m"], ["m"], ["j", "m"], ["A"], ["U"]):
        await reader.press(*keys)
        unread = demo.queries.count(Query(Scope.UNREAD, once=True))
        assert number_above(reader) == (str(unread) if unread else "")


async def test_a_list_with_read_articles_tells_first_how_many_are_unread(reader: Reader) -> None:
    total = reader.headline_count
    await reader.press("m", "full_stop")
    assert f"{total - 1} of {total}" in reader.lines()[0]
    assert number_in_tree(reader) == str(total - 1)


async def test_starred_articles_are_counted_alike_while_one_whose_star_went_is_still_in_the_list(
    reader: Reader,
) -> None:
    await reader.press("s", "j", "s", "h", "j", "j", "l")
    assert (number_above(reader), number_in_tree(reader)) == ("2", "2")
    await reader.press("s")
    assert reader.headline_count == 2
    assert (number_above(reader), number_in_tree(reader)) == ("1", "1")


async def test_thousands_are_apart_everywhere(empty: Library, publisher: Publisher) -> None:
    feed = rss([Story(f"Story {number}", day=1 + number // 100) for number in range(MANY)], title="Paper")
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async with reading(empty) as reader:
        await reader.press("R")
        assert (number_above(reader), number_in_tree(reader)) == ("1,234", "1,234")
        assert "1,234 new" in reader.status_text
        await reader.press("enter", "escape")
        assert (number_above(reader), number_in_tree(reader)) == ("1,233", "1,233")
        assert "1234" not in reader.text() and "1233" not in reader.text()
