"""The first page: every way to begin, by keys alone, with and without a network."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.tui.dialogs.dialog_host import NONE_YET, asked, fill, host_of, opened_library, settled
from textual.events import Paste
from textual.widgets import Input

from termnews.config.starter import starter
from termnews.library.library import Library
from termnews.tui.dialogs.first_run import Choice, FirstRunScreen, greeting
from termnews.tui.dialogs.path_input import completed
from termnews.tui.dialogs.path_text import path_of, short_path
from termnews.tui.dialogs.starter_rows import StarterRows

CATEGORIES = list(dict.fromkeys(row.category for row in starter()))
FIRST = [row.url for row in starter() if row.category == CATEGORIES[0]]
OPML = """<opml version="2.0"><body><outline text="Rivers">
<outline type="rss" text="Upstream" xmlUrl="https://up.example/feed"/>
<outline type="rss" text="Downstream" xmlUrl="https://down.example/feed"/></outline></body></opml>"""


def subscribed(library: Library) -> list[str]:
    return [source.url for source in library.queries.sources()]


@pytest.mark.parametrize("offline", [False, True])
async def test_a_ticked_category_is_subscribed_to_with_and_without_a_network(tmp_path: Path, offline: bool) -> None:
    async with (
        opened_library(tmp_path, offline=offline) as library,
        asked(FirstRunScreen(library, ()), library=library) as pilot,
    ):
        seen = host_of(pilot).seen()
        assert "What would you like to read?" in seen
        assert ("articles come with the first refresh" in seen) == offline
        await pilot.press("space")
        assert f"{len(FIRST)} feeds in 1 category" in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert host_of(pilot).answer == Choice("sources", added=len(FIRST))
        assert subscribed(library) == FIRST
        assert {source.category for source in library.queries.sources()} == {CATEGORIES[0]}


async def test_single_feeds_are_ticked_beneath_their_category(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press("l", "j", "space")
        seen = await settled(pilot)
        assert "1 feed in 1 category" in seen
        assert "[-]" in seen
        await pilot.press("h", "space", "right", "down", "down", "space", "enter")
        await settled(pilot)
        assert subscribed(library) == [url for url in FIRST if url != FIRST[1]]


async def test_everything_is_ticked_and_unticked_by_one_key(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press("asterisk")
        assert f"{len(starter())} feeds" in await settled(pilot)
        await pilot.press("asterisk")
        assert "Nothing is ticked yet" in await settled(pilot)


async def test_with_nothing_ticked_the_page_says_what_to_do(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press("enter")
        assert "Tick something first, with Space." in await settled(pilot)
        assert host_of(pilot).answer is NONE_YET
        await pilot.press("space", "tab", "enter")
        await settled(pilot)
        assert host_of(pilot).answer == Choice("sources", added=len(FIRST))


async def test_what_is_subscribed_to_already_is_not_offered_again(tmp_path: Path) -> None:
    mine = [row for row in starter() if row.url in FIRST[1:]]
    async with (
        opened_library(tmp_path, sources=mine) as library,
        asked(FirstRunScreen(library, ()), library=library) as pilot,
    ):
        await pilot.press("right")
        assert "subscribed" in await settled(pilot)
        await pilot.press("space", "enter")
        await settled(pilot)
        assert host_of(pilot).answer == Choice("sources", added=1)


async def test_an_address_is_handed_on(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press("a", "enter")
        assert "Type or paste an address first." in await settled(pilot)
        fill(pilot, "#address", " example.org")
        await pilot.press("enter")
        await settled(pilot)
        assert host_of(pilot).answer == Choice("address", address="example.org")


async def test_an_address_can_be_pasted_anywhere(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        pilot.app.screen.post_message(Paste("https://example.org/feed\n"))
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert host_of(pilot).answer == Choice("address", address="https://example.org/feed")


async def test_a_file_that_was_found_is_imported_by_its_number(tmp_path: Path, home: Path) -> None:
    urls = home / ".newsboat" / "urls"
    urls.parent.mkdir()
    urls.write_text('https://one.example/feed "Rivers"\nquery:Unread:unread = "yes"\n')
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library), library=library) as pilot:
        assert "Import ~/.newsboat/urls" in host_of(pilot).seen()
        await pilot.press("1")
        await settled(pilot)
        choice = host_of(pilot).answer
        assert isinstance(choice, Choice)
        assert (choice.kind, choice.added) == ("sources", 1)
        assert choice.said == "Imported 1 source; 1 line was not imported"
        assert len(choice.left_out) == 1 and choice.left_out[0].startswith("line 2, query:Unread")
        assert subscribed(library) == ["https://one.example/feed"]


async def test_another_file_is_imported_by_its_path(tmp_path: Path, home: Path) -> None:
    (home / "mine.opml").write_text(OPML)
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press("i", "tilde", "slash", "m", "tab", "enter")
        await settled(pilot)
        assert host_of(pilot).answer == Choice("sources", added=2, said="Imported 2 sources")
        assert [source.category for source in library.queries.sources()] == ["Rivers", "Rivers"]


@pytest.mark.parametrize(
    ("text", "said"), [(None, "cannot be read"), ("Dear diary,\n", "nothing to import"), ("<opml><body/></opml>", "no")]
)
async def test_a_file_that_cannot_be_imported_is_named_in_a_sentence(
    tmp_path: Path, home: Path, text: str | None, said: str
) -> None:
    if text is not None:
        (home / "mine.opml").write_text(text)
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        fill(pilot, "#path", "~/mine.opml")
        await pilot.press("enter")
        # where the sentence is broken into lines depends on how long the path is
        assert said in " ".join((await settled(pilot)).split())
        assert pilot.app.screen.query_one("#hint").has_class("-wrong")
        assert host_of(pilot).answer is NONE_YET
        assert pilot.app.screen.query_one("#path", Input).value == "~/mine.opml"


async def test_a_file_with_nothing_new_keeps_the_page_open(tmp_path: Path, home: Path) -> None:
    (home / "starter.urls").write_text("\n".join(FIRST))
    mine = [row for row in starter() if row.url in FIRST]
    async with (
        opened_library(tmp_path, sources=mine) as library,
        asked(FirstRunScreen(library, (home / "starter.urls",)), library=library) as pilot,
    ):
        await pilot.press("1")
        assert "You have all of these already." in await settled(pilot)
        assert host_of(pilot).answer is NONE_YET


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["d"], Choice("demo")), (["t"], Choice("tour")), (["escape"], None), (["q"], None),
     (["shift+tab", "enter"], Choice("tour")), (["shift+tab", "j", "enter"], Choice("demo")),
     (["shift+tab", "j", "j", "enter"], None), (["a", "escape", "escape"], None)],
)  # fmt: skip
async def test_the_tour_the_demo_edition_and_skipping(tmp_path: Path, keys: list[str], answer: Choice | None) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        assert host_of(pilot).answer == answer


async def test_escape_in_a_text_field_goes_back_to_the_list(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library, asked(FirstRunScreen(library, ()), library=library) as pilot:
        await pilot.press("i", "d", "escape")
        await settled(pilot)
        assert host_of(pilot).answer is NONE_YET
        assert isinstance(pilot.app.screen.focused, StarterRows)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_every_part_is_reached_with_tab_and_is_in_sight_then(tmp_path: Path, size: tuple[int, int]) -> None:
    found = tuple(tmp_path / f"{n}.opml" for n in range(3))
    async with (
        opened_library(tmp_path) as library,
        asked(FirstRunScreen(library, found), library=library, size=size) as pilot,
    ):
        parts = []
        for _ in range(5):
            focused = pilot.app.screen.focused
            assert focused is not None
            parts.append(focused.id)
            top, bottom = focused.region.y, focused.region.bottom
            assert top >= 0
            assert min(bottom, top + 2) <= size[1]
            await pilot.press("tab")
            await pilot.pause()
        assert parts == ["starter", "start", "address", "path", "options"]


def test_a_path_is_completed_as_far_as_it_is_certain(home: Path) -> None:
    (home / "Downloads").mkdir()
    for name in ("feeds-a.opml", "feeds-b.opml", ".hidden", "fee\x1bd"):
        (home / "Downloads" / name).touch()
    assert completed("~/Dow") == "~/Downloads/"
    assert completed("~/Downloads/feeds") == "~/Downloads/feeds-"
    assert completed(f"{home}/Downloads/feeds-b") == f"{home}/Downloads/feeds-b.opml"
    assert completed("~/Downloads/.") == "~/Downloads/.hidden"
    for text in ("~/nothing", "~/nowhere/x", "~/Downloads/fee\x1b", "~nobody-of-this-name/x", "\0"):
        assert completed(text) == text


def test_the_greeting_follows_the_hour() -> None:
    hours = {3: "evening", 4: "morning", 11: "morning", 12: "afternoon", 17: "afternoon", 18: "evening"}
    for hour, part in hours.items():
        assert greeting(datetime(2026, 1, 1, hour)).startswith(f"Good {part}. ")


def test_a_path_is_taken_as_people_and_terminals_write_it(home: Path) -> None:
    wanted = home / "my feeds.opml"
    for text in ("~/my feeds.opml", f" '{wanted}' ", f'"{wanted}"', f"file://{wanted}"):
        assert path_of(text) == wanted
    assert short_path(wanted) == "~/my feeds.opml"
    assert short_path(Path("/srv/feeds.opml")) == "/srv/feeds.opml"
