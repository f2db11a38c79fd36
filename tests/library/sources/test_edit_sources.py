"""Changes of subscriptions, and undo over steps of every kind."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.source import Source, Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.sources.edit_sources import Changed
from termnews.library.undo_stack import UNDO_STEPS, Inverse, UndoStack

A, B, C = (Subscription(f"https://{name}.example/feed", name.upper(), name) for name in "abc")


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    """Give a library with three sources."""
    opened = open_library(Options(offline=True))
    await opened.subscriptions.add_all([A, B, C])
    yield opened
    await close_library(opened)


def named(library: Library, title: str) -> Source:
    return next(one for one in library.queries.sources() if one.title == title)


def written(library: Library) -> str:
    return library.paths.sources.read_text("utf-8")


async def undo(library: Library) -> str:
    done = await library.undo_stack.undo()
    return done.sentence() if done is not None else ""


async def redo(library: Library) -> str:
    done = await library.undo_stack.redo()
    return done.sentence() if done is not None else ""


async def test_changes_of_every_kind_are_taken_back_to_the_letter(library: Library) -> None:
    before = written(library)
    await library.source_edits.rename(named(library, "a"), "Alpha")
    await library.source_edits.move([named(library, "b"), named(library, "c")], "Both")
    await library.source_edits.pause([named(library, "b")], True)
    await library.source_edits.remove([named(library, "c")])
    await library.source_edits.set(named(library, "b"), {"interval": 90, "full_text": True})
    assert [(one.title, one.category) for one in library.queries.sources()] == [("Alpha", "A"), ("b", "Both")]
    said = [await undo(library) for _ in range(6)]
    assert said == ["Changed b", "Removed c", "Paused b", "Moved 2 sources to Both", "Renamed a to Alpha", ""]
    assert written(library) == before
    assert [one.title for one in library.queries.sources()] == ["a", "b", "c"]


async def test_what_was_taken_back_is_done_again_and_taken_back_again(library: Library) -> None:
    before = written(library)
    await library.source_edits.rename(named(library, "a"), "Alpha")
    await library.source_edits.remove([named(library, "b"), named(library, "c")])
    await library.source_edits.add([Subscription("https://d.example/feed", "D", "d")])
    after = written(library)
    for _ in range(2):
        assert [await undo(library) for _ in range(3)] == ["Added 1 source", "Removed 2 sources", "Renamed a to Alpha"]
        assert written(library) == before
        done = [await redo(library) for _ in range(4)]
        assert done == ["Renamed a to Alpha", "Removed 2 sources", "Added 1 source", ""]
        assert written(library) == after


async def test_a_new_step_ends_what_could_be_done_again(library: Library) -> None:
    await library.source_edits.rename(named(library, "a"), "Alpha")
    await undo(library)
    await library.source_edits.pause([named(library, "b")], True)
    assert await redo(library) == ""
    assert await undo(library) == "Paused b"


async def test_what_is_so_again_is_said_of_each_step(library: Library) -> None:
    edits = library.source_edits
    b = named(library, "b")
    done = [
        await edits.rename(named(library, "a"), "Alpha"), await edits.move([b], "Else"), await edits.pause([b], True),
        await edits.pause([b], False), await edits.set(b, {"interval": 90}), await edits.remove([b]),
    ]  # fmt: skip
    assert [change.undone_sentence() for change in done] == [
        "a has its name again", "b moved back", "b is no longer paused", "b is paused again", "b is as it was",
        "b is back",
    ]  # fmt: skip


async def test_what_was_changed_otherwise_since_stays(library: Library) -> None:
    await library.source_edits.move([named(library, "a")], "Elsewhere")
    await library.subscriptions.change([replace(A, title="Meanwhile", category="Elsewhere")])
    await undo(library)
    assert named(library, "Meanwhile").category == "A"


async def test_what_changes_nothing_is_no_step(library: Library) -> None:
    await library.source_edits.rename(named(library, "a"), "a")
    await library.source_edits.move([named(library, "a")], "A")
    assert await undo(library) == ""


async def test_added_sources_are_taken_out_again(library: Library) -> None:
    assert await library.source_edits.add([Subscription("https://d.example/feed"), A])
    assert await undo(library) == "Added 1 source"
    assert len(library.queries.sources()) == 3


async def test_a_step_whose_source_is_gone_is_named_and_does_not_block_those_before(library: Library) -> None:
    await library.source_edits.rename(named(library, "b"), "Beta")
    await library.source_edits.pause([named(library, "a")], True)
    await library.subscriptions.remove(A.url)
    with pytest.raises(NotFoundError, match=r"a\.example"):
        await undo(library)
    assert await undo(library) == "Renamed b to Beta"


async def test_a_step_that_cannot_be_taken_back_now_can_be_later(library: Library) -> None:
    await library.source_edits.rename(named(library, "b"), "Beta")
    good = written(library)
    library.paths.sources.write_text(good + "[[source", "utf-8")
    with pytest.raises(ConfigError):
        await undo(library)
    library.paths.sources.write_text(good, "utf-8")
    assert await undo(library) == "Renamed b to Beta"


async def test_only_the_last_steps_are_kept() -> None:
    undoing, taken_back = UndoStack(), []

    def taking_back(number: int) -> Inverse:
        async def take_back() -> Inverse:
            taken_back.append(number)
            return taking_back(number)

        return take_back

    for number in range(UNDO_STEPS + 3):
        undoing.note(Changed(str(number), ""), taking_back(number))
    while await undoing.undo():
        pass
    assert taken_back == list(range(UNDO_STEPS + 2, 2, -1))


async def test_paused_sources_are_refreshed_only_when_they_are_named(library: Library) -> None:
    await library.source_edits.pause([named(library, "b")], True)
    assert [one.title for one in library.choose_sources()] == ["a", "c"]
    assert library.choose_sources(category="B") == []
    assert [one.title for one in library.choose_sources((B.url,))] == ["b"]
