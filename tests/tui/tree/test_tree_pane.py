"""The tree's pane by itself: what it tells when one moves in it, and what its keys do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from termnews.domain.diagnosis import SourceProblem, Trouble
from termnews.domain.source import Source, Subscription
from termnews.library.library import Library
from termnews.tui.messages import Notice
from termnews.tui.pane.tree_row import Kind
from termnews.tui.tree.source_tree import SourceTree
from termnews.tui.tree.tree_pane import TreePane


def diagnose(source: Source) -> tuple[SourceProblem, ...]:
    return (SourceProblem(Trouble.GONE, "The server says that it is gone."),) if source.title == "Stars" else ()


class TreeApp(App[None]):
    """Holds the pane and notes what it tells."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.pane = TreePane(
            queries=library.queries, smart_lists=library.smart_lists, memory=library.memory, now=library.now,
            diagnose=diagnose, smart=(), title="termnews",
        )  # fmt: skip
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.renew()

    def on_tree_pane_row_shown(self, message: TreePane.RowShown) -> None:
        self.told.append(f"shown {message.row.label}")

    def on_tree_pane_entered(self) -> None:
        self.told.append("entered")

    def on_source_tree_dropped(self, message: SourceTree.Dropped) -> None:
        self.told.append(f"dropped {message.source.title} on {message.category}")

    def on_notice(self, message: Notice) -> None:
        self.told.append(message.text)


@asynccontextmanager
async def pane_of(library: Library) -> AsyncIterator[tuple[TreePane, list[str], Pilot[None]]]:
    """Show the pane; give it, what it tells, and the mouse."""
    app = TreeApp(library)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        yield app.pane, app.told, pilot


@pytest.fixture
async def papers(empty: Library, publisher: Publisher) -> Library:
    """Give a library with two sources of World, of which the second has nothing unread, and one of Science."""
    subscriptions = [
        Subscription(publisher.serve("/globe.xml", rss([Story("Falls", day=1)], title="Globe")), "World"),
        Subscription(publisher.serve("/mute.xml", rss([], title="Mute")), "World"),
        Subscription(publisher.serve("/stars.xml", rss([Story("Mars", day=4)], title="Stars")), "Science"),
    ]
    await empty.subscriptions.add_all(subscriptions)
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    return empty


def labels(pane: TreePane) -> list[str]:
    return [row.label for row in pane.source_tree.tree_rows]


async def test_the_row_that_the_cursor_comes_to_is_told_once(papers: Library) -> None:
    async with pane_of(papers) as (pane, told, pilot):
        pane.source_tree.move_by(1)
        await pilot.pause()
        assert told == ["shown Today"]


async def test_going_to_a_row_unfolds_its_category_shows_its_list_and_enters_that(papers: Library) -> None:
    async with pane_of(papers) as (pane, told, pilot):
        pane.source_tree.fold_all()
        await pilot.pause()
        assert "Stars" not in labels(pane)
        stars = pane.sources[2]
        pane.go_to((Kind.SOURCE, "", stars.id))
        await pilot.pause()
        assert told == ["shown Stars", "entered"]
        assert "Stars" in labels(pane)


async def move_to_science(papers: Library, pane: TreePane, title: str) -> None:
    await papers.source_edits.move([source for source in pane.sources if source.title == title], "Science")
    pane.renew()


async def test_a_category_keeps_its_place_when_the_first_source_is_moved_to_it(papers: Library) -> None:
    async with pane_of(papers) as (pane, _, pilot):
        await move_to_science(papers, pane, "Globe")
        await pilot.pause()
        moved = ["World", "Mute", "Science", "Globe", "Stars"]
        assert labels(pane)[-5:] == moved
        await pilot.app.workers.wait_for_complete()
    async with pane_of(papers) as (pane, _, pilot):
        assert labels(pane)[-5:] == moved
        await papers.subscriptions.add_all([Subscription("https://hills.example/feed", "Hills", "Heath")])
        pane.renew()
        await pilot.pause()
        assert labels(pane)[-7:] == [*moved, "Hills", "Heath"]


async def test_categories_follow_sources_whose_order_is_changed_in_the_file(papers: Library) -> None:
    async with pane_of(papers) as (pane, _, pilot):
        file = papers.paths.sources
        blocks = file.read_text("utf-8").split("[[source]]")
        file.write_text("[[source]]".join([blocks[0], blocks[3] + "\n", *blocks[1:3]]), "utf-8")
        await papers.subscriptions.reload()
        pane.renew()
        await pilot.pause()
        assert labels(pane)[-5:] == ["Science", "Stars", "World", "Globe", "Mute"]


async def test_going_to_a_row_that_is_gone_tells_nothing(papers: Library) -> None:
    async with pane_of(papers) as (pane, told, pilot):
        pane.go_to((Kind.CATEGORY, "Sports", None))
        await pilot.pause()
        assert told == []


async def test_sources_are_walked_over_with_a_count_and_only_unread_ones_where_asked(papers: Library) -> None:
    async with pane_of(papers) as (pane, told, pilot):
        for steps, unread in ((2, False), (-1, False), (1, True)):
            pane.walk(steps, unread=unread)
            await pilot.pause()
        assert told == ["shown Mute", "shown Globe", "shown Stars"]
        pane.walk(1)
        pane.walk(1, unread=True)
        await pilot.pause()
        assert told[3:] == ["There is no source below.", "There is no source with unread articles below."]


async def test_only_sources_and_categories_can_be_changed(papers: Library) -> None:
    async with pane_of(papers) as (pane, told, pilot):
        assert pane.chosen_sources() == []
        pane.source_tree.select(category="World")
        assert [source.title for source in pane.chosen_sources()] == ["Globe", "Mute"]
        await pilot.pause()
        assert "Put the cursor on a source or a category." in told


async def test_marks_change_the_counts_of_their_sources(papers: Library) -> None:
    async with pane_of(papers) as (pane, _, _):
        unread = {row.label: row.unread for row in pane.source_tree.tree_rows}
        assert (unread["All"], unread["Globe"], unread["World"]) == (2, 1, 1)
        ids = papers.queries.unread_ids()[:]
        await papers.marks.set(ids, "read", True)
        pane.recount(ids)
        assert all(row.unread == 0 for row in pane.source_tree.tree_rows)


async def test_a_source_is_dragged_to_another_category(papers: Library) -> None:
    async with pane_of(papers) as (pane, told, pilot):
        # the title stands above the rows
        globe, science = (1 + labels(pane).index(label) for label in ("Globe", "Science"))
        await pilot.mouse_down(offset=(6, globe))
        await pilot.hover(offset=(6, science))
        await pilot.mouse_up(offset=(6, science))
        await pilot.pause()
        assert told[-1] == "dropped Globe on Science"
