"""Sources changed without leaving: renamed, moved, paused, removed, set up; and all of it undone."""

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import AUTO, Source, Subscription
from termnews.library.library import Library
from termnews.tui.dialogs.ask_line import AskLine
from termnews.tui.dialogs.source_settings import SourceSettingsScreen


@pytest.fixture
async def papers(empty: Library, publisher: Publisher) -> Library:
    """Give a library with two sources of World and one of Science, one article each."""
    for name, category in (("Rivers", "World"), ("Hills", "World"), ("Stars", "Science")):
        url = publisher.serve(f"/{name}.xml", rss([Story(f"About {name}")], title=name))
        await empty.subscriptions.add_all([Subscription(url, category)])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    return empty


def labels(reader: Reader) -> list[str]:
    """Return what stands in the tree below the reader's own lists."""
    return reader.tree_labels[6:]


def source(library: Library, title: str) -> Source:
    return next(one for one in library.queries.sources() if one.title == title)


async def go_to(reader: Reader, title: str) -> None:
    """Put the tree's cursor on a source or category."""
    tree = reader.source_tree
    reader.go_to("tree")
    tree.move_to(reader.tree_labels.index(title))
    await reader.settle()


async def answer(reader: Reader, text: str) -> None:
    """Put text into the field of the dialog that is open, and submit it."""
    reader.field("#field").value = text
    await reader.press("enter")


async def test_a_source_is_renamed_and_has_its_own_title_again(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Rivers")
        await reader.press("f2")
        assert isinstance(reader.dialog, AskLine)
        await answer(reader, "Waters")
        assert labels(reader) == ["World", "Waters", "Hills", "Science", "Stars"]
        assert reader.list_title == "Waters"
        assert "Renamed Rivers to Waters: U undoes" in reader.told
        await reader.press("f2")
        await answer(reader, "")
        assert "Rivers" in labels(reader)
        await reader.press("U", "U")
        assert labels(reader)[1] == "Rivers"
        assert "title" not in papers.paths.sources.read_text("utf-8")


async def test_a_category_is_renamed_with_all_that_is_in_it(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "World")
        await reader.press("f2")
        await answer(reader, "Abroad")
        assert labels(reader) == ["Abroad", "Rivers", "Hills", "Science", "Stars"]
        assert reader.list_title == "Abroad"
        await reader.press("U")
        assert labels(reader) == ["World", "Rivers", "Hills", "Science", "Stars"]


async def test_a_source_is_moved_to_a_category_that_is_chosen_or_typed(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Hills")
        await reader.press("M", "down", "enter")
        assert labels(reader) == ["World", "Rivers", "Science", "Hills", "Stars"]
        current = reader.tree_row
        assert current is not None and current.label == "Hills"
        await reader.press("M")
        await answer(reader, "New Things")
        assert labels(reader) == ["World", "Rivers", "New Things", "Hills", "Science", "Stars"]
        await reader.press("U", "U")
        assert labels(reader) == ["World", "Rivers", "Hills", "Science", "Stars"]


async def test_a_source_is_dragged_to_another_category(papers: Library) -> None:
    async with reading(papers) as reader:
        rows = reader.tree_labels
        await reader.pilot.mouse_down("#tree", offset=(8, rows.index("Hills")))
        await reader.pilot.hover("#tree", offset=(8, rows.index("Stars")))
        await reader.pilot.mouse_up("#tree", offset=(8, rows.index("Stars")))
        await reader.settle()
        assert labels(reader) == ["World", "Rivers", "Science", "Hills", "Stars"]
        assert any("Moved Hills to Science" in toast for toast in reader.told)


async def test_a_press_that_drags_nothing_anywhere_only_moves_the_cursor(papers: Library) -> None:
    async with reading(papers) as reader:
        rows = reader.tree_labels
        await reader.pilot.click("#tree", offset=(8, rows.index("Hills")))
        await reader.settle()
        assert labels(reader) == ["World", "Rivers", "Hills", "Science", "Stars"]
        assert reader.list_title == "Hills"
        assert reader.told == []


async def test_a_paused_source_is_asked_only_when_it_is_asked_for(papers: Library, publisher: Publisher) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Hills")
        await reader.press("P")
        assert source(papers, "Hills").paused
        assert "paused = true" in papers.paths.sources.read_text("utf-8")
        asked = len(publisher.seen("/Hills.xml"))
        await reader.press("R")
        assert len(publisher.seen("/Hills.xml")) == asked
        assert papers.refresh is not None and papers.refresh.due([source(papers, "Hills")]) == []
        await reader.press("r")
        assert len(publisher.seen("/Hills.xml")) == asked + 1
        assert any("‖" in line and "Hills" in line for line in reader.lines())
        await reader.press("P")
        assert not source(papers, "Hills").paused


async def test_a_removed_source_comes_back_with_its_articles_and_marks(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Rivers")
        await reader.press("l", "s", "h", "X")
        assert labels(reader) == ["World", "Hills", "Science", "Stars"]
        assert reader.list_title == "Hills"
        assert "Removed Rivers: U undoes" in reader.told
        await reader.press("U")
        assert labels(reader) == ["World", "Rivers", "Hills", "Science", "Stars"]
        assert "Rivers is back: Ctrl+r does it again" in reader.told
        reader.go_to_source(source(papers, "Rivers").url)
        await reader.settle()
        headline = reader.headline
        assert headline is not None and headline.title == "About Rivers" and headline.state.starred


async def test_marks_and_changes_are_undone_in_the_order_they_were_made(papers: Library) -> None:
    async with reading(papers) as reader:
        await reader.press("A")
        await go_to(reader, "Stars")
        await reader.press("X")
        await go_to(reader, "Hills")
        await reader.press("P", "U", "U", "U", "U")
        assert [toast for toast in reader.told if "U undoes" not in toast] == [
            "Hills is no longer paused: Ctrl+r does it again",
            "Stars is back: Ctrl+r does it again",
            "3 articles unread again: Ctrl+r does it again",
            "There is nothing to undo.",
        ]
        assert [one.unread for one in papers.queries.sources()] == [1, 1, 1]


async def test_only_sources_are_removed_and_only_what_can_be_is_changed(papers: Library, publisher: Publisher) -> None:
    mixed = publisher.serve("/mixed.xml", rss([Story("Both", topics=("Moons",))], title="Mixed"))
    await papers.subscriptions.add_all([Subscription(mixed, AUTO)])
    async with reading(papers) as reader:
        await reader.press("R")
        for place, key in (("World", "X"), ("All", "M"), ("Moons", "f2"), ("Today", "e")):
            await go_to(reader, place)
            await reader.press(key)
        assert len(reader.told) == 4
        assert len(papers.queries.sources()) == 4


async def test_the_settings_of_a_source_are_changed_in_one_step(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Stars")
        await reader.press("e")
        dialog = reader.dialog
        assert isinstance(dialog, SourceSettingsScreen)
        assert "1 article, 1 unread" in reader.text() and "/Stars.xml" in reader.text()
        assert "Last fetched just now." in reader.text()
        await reader.press("tab", "tab")
        await reader.type("90")
        await reader.press("tab", "space", "tab", "space", "enter")
        changed = source(papers, "Stars")
        assert (changed.interval, changed.full_text, changed.paused) == (90, True, True)
        assert (changed.title, changed.category) == ("Stars", "Science")
        assert "title" not in papers.paths.sources.read_text("utf-8")
        await reader.press("U")
        before = source(papers, "Stars")
        assert (before.interval, before.full_text, before.paused) == (None, False, False)


async def test_an_interval_that_cannot_be_is_named_and_nothing_is_changed(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Stars")
        await reader.press("e", "tab", "tab")
        await reader.type("0")
        await reader.press("enter")
        assert "from 1 to 10080" in reader.text()
        await reader.press("escape")
        assert source(papers, "Stars").interval is None
        assert reader.told == []


async def test_what_is_wrong_with_a_source_stands_in_its_settings(papers: Library, publisher: Publisher) -> None:
    publisher.serve("/Hills.xml", "gone", status=404)
    async with reading(papers) as reader:
        await reader.press("R")
        await go_to(reader, "Hills")
        assert any("Hills" in line and " ! " in line for line in reader.lines())
        await reader.press("e")
        assert "404" in reader.text() and "It is tried again after" in reader.text()
