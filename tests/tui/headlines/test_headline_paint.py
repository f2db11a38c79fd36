"""Headlines as the list draws them: on the lines they own, with what their list and heading leave to say."""

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.headlines.list_reader import ListReader, list_of

from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.pane.tree_row import Kind, TreeRow

LONG = "The River Takes Its Time and Leaves the Mill Behind Where It Once Stood in the Water to the Knees"
STORIES = [Story("Short", day=20), Story(LONG, day=20), Story("Ice", day=20), Story("Snow", day=2)]


@pytest.fixture
async def paper(empty: Library, publisher: Publisher) -> Library:
    """Give a library with one source of four articles, three of them of today."""
    url = publisher.serve("/feed.xml", rss(STORIES, title="The Gazette"))
    await empty.subscriptions.add_all([Subscription(url, "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    return empty


async def show_source(reader: ListReader) -> None:
    """Show the list of the source."""
    source = reader.app.pane._queries.sources()[0]
    row = TreeRow(source.title, Kind.SOURCE, Query(Scope.UNREAD, source=source.id), 4, "World", source)
    await reader.do(lambda: reader.pane.show(row))


def rows_of(reader: ListReader) -> list[str]:
    """What is below the title of the list."""
    return [line.rstrip(" ─") for line in reader.text().split("\n")[1:] if line.strip()]


async def test_a_title_takes_both_lines_it_owns_and_a_short_one_leaves_the_second_to_its_source(paper: Library) -> None:
    async with list_of(paper, (44, 20)) as reader:
        assert rows_of(reader)[:7] == [
            "   Today",
            " ● Short",
            "   The Gazette                        08:00",
            " ● The River Takes Its Time and Leaves the",
            "   Mill Behind Where It Once Stood…   08:00",
            " ● Ice",
            "   The Gazette                        08:00",
        ]


async def test_the_end_of_a_title_leaves_the_rest_of_its_line_to_the_source(paper: Library) -> None:
    async with list_of(paper, (62, 20)) as reader:
        first, second = rows_of(reader)[3:5]
        assert first == " ● The River Takes Its Time and Leaves the Mill Behind Where"
        assert second == "   It Once Stood in the Water to the Knees · The Gaze…  08:00"


async def test_a_narrow_list_gives_a_long_title_both_lines_and_a_short_one_date_and_source(paper: Library) -> None:
    async with list_of(paper, (26, 20)) as reader:
        assert rows_of(reader)[:5] == [
            "   Today",
            " ● Short",
            "   The Gazette      08:00",
            " ● The River Takes Its",
            "   Time and Leaves the M…",
        ]


@pytest.mark.parametrize("width", [26, 44, 90])
async def test_the_list_of_a_source_does_not_repeat_its_name(paper: Library, width: int) -> None:
    async with list_of(paper, (width, 20)) as reader:
        assert "The Gazette" in "\n".join(rows_of(reader))
        await show_source(reader)
        shown = "\n".join(rows_of(reader))
        assert "Short" in shown and "The Gazette" not in shown


async def test_a_wide_list_has_a_line_for_a_headline(paper: Library) -> None:
    async with list_of(paper, (90, 20)) as reader:
        assert rows_of(reader)[1].split() == ["●", "Short", "The", "Gazette", "08:00"]
        await show_source(reader)
        assert LONG[:70] in rows_of(reader)[2]


@pytest.mark.parametrize("width", [26, 44, 62, 90])
async def test_the_columns_of_every_row_end_where_the_list_does(paper: Library, width: int) -> None:
    async with list_of(paper, (width, 20)) as reader:
        for row in range(reader.rows.count):
            for line in reader.rows.row_lines(row, width):
                assert sum(len(text) for text, _ in line) <= width


async def test_what_is_selected_is_led_by_a_bar_on_each_of_its_lines(paper: Library) -> None:
    async with list_of(paper, (44, 20)) as reader:
        await reader.do(lambda: reader.rows.move_to(1), reader.pane.marks.select)
        assert [line[0] for line in rows_of(reader)[3:5]] == ["▎", "▎"]


async def test_without_headings_a_row_tells_its_date_by_itself(paper: Library) -> None:
    async with list_of(paper, (44, 20)) as reader:
        await reader.do(reader.pane.contents.group_by_day)
        assert rows_of(reader)[1].endswith("12 h")
        assert rows_of(reader)[7].endswith("2 Nov")


async def test_below_a_headline_stands_how_its_text_begins_and_no_line_is_empty(
    empty: Library, publisher: Publisher
) -> None:
    stories = [
        Story("River", body="<p>It rises in a <b>meadow</b> &amp; ends in the sea.</p>"),
        Story("", url="https://gazette.example/2", body="<p>" + "The mill stands. " * 20 + "</p>"),
        Story("Link", url="https://elsewhere.example/story", body="<br>"),
    ]
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", rss(stories)), "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    async with list_of(empty, (44, 20)) as reader:
        await reader.do(reader.rows.restyle)
        lines = rows_of(reader)[1:]
        assert len(lines) == 9 and all(line.strip() for line in lines)
        below = dict(zip([line[3:] for line in lines[::3]], [line.strip() for line in lines[2::3]], strict=True))
        assert below["River"] == "It rises in a meadow & ends in the sea."
        assert below["Link"].endswith("elsewhere.example/story")
        untitled = next(title for title in below if title.startswith("The mill stands."))
        assert below[untitled].startswith(("stands. The mill", "The mill"))
        assert "(no title)" not in reader.text() and "Untitled" not in reader.text()
