"""What the reader is told: on the bottom line, errors in a band above it, one at a time, never over what one types."""

from pathlib import Path

import pytest
from tests.tui.reader import reading

from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

LONG = "The first words of a sentence that has no room on the bottom line of a terminal of eighty columns at all."


async def test_information_stands_on_the_bottom_line_and_the_newest_replaces_the_one_before(demo: Library) -> None:
    async with reading(demo, (80, 24)) as reader:
        before = reader.lines()[:-1]
        reader.tell("There is no link 3 here.")
        await reader.settle()
        assert reader.status_text.endswith("There is no link 3 here.")
        assert reader.lines()[:-1] == before
        reader.tell("Only unread articles are shown.")
        await reader.settle()
        assert reader.status_text.endswith("Only unread articles are shown.")
        assert "link 3" not in reader.text()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_an_error_is_one_band_however_many_there_are(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        before = reader.lines()
        for number in range(5):
            reader.tell(f"The disk reports error {number}.", "error")
        await reader.settle()
        assert reader.band() == "The disk reports error 4."
        changed = [line for line, old in zip(reader.lines(), before, strict=True) if line != old]
        assert changed == [" The disk reports error 4."]


async def test_a_sentence_that_is_too_long_for_the_bottom_line_is_still_to_be_read_whole(demo: Library) -> None:
    async with reading(demo, (50, 15)) as reader:
        reader.tell(LONG)
        await reader.settle()
        assert LONG in " ".join(" ".join(reader.lines()[-5:-1]).split())


@pytest.mark.parametrize("keys", [("slash",), ("F",), ("colon",), ("enter", "slash"), ("question_mark",)])
async def test_an_error_waits_while_one_types_or_is_in_a_dialog(demo: Library, keys: tuple[str, ...]) -> None:
    async with reading(demo, (80, 24)) as reader:
        await reader.press(*keys)
        reader.tell("The disk is full.", "error")
        await reader.settle()
        assert not reader.band()
        await reader.press("escape")
        assert reader.band() == "The disk is full."


async def test_a_line_one_begins_to_type_in_takes_an_error_away(demo: Library) -> None:
    async with reading(demo, (80, 24)) as reader:
        await reader.press("enter")
        reader.tell("The disk is full.", "error")
        await reader.settle()
        assert "The disk is full." in reader.text()
        await reader.press("slash")
        await reader.type("punch")
        assert "The disk is full." not in reader.text()
        assert any("punch" in line for line in reader.lines()[-3:])


async def test_what_a_key_asks_for_now_takes_the_place_of_what_was_told(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        reader.tell("Marked.")
        await reader.press("tab")
        assert "Marked." not in reader.status_text
        assert reader.selected_link is not None


@pytest.mark.parametrize("keys", [("j",), ("slash",), ("enter",), ("colon",), ("l",)])
async def test_what_was_told_of_the_last_key_goes_with_the_next(demo: Library, keys: tuple[str, ...]) -> None:
    async with reading(demo) as reader:
        await reader.press("K")
        assert "This is the first article." in reader.status_text
        await reader.press(*keys)
        assert "This is the first article." not in reader.text()


async def test_a_click_takes_what_was_told_away_too(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("K")
        await reader.pilot.click("#list", offset=(5, 5))
        await reader.settle()
        assert "This is the first article." not in reader.text()


async def test_what_is_wrong_stays_for_its_time_whatever_one_does(demo: Library) -> None:
    async with reading(demo) as reader:
        for severity in ("warning", "error"):
            reader.tell(f"A {severity} of the disk.", severity)
            await reader.press("j", "enter", "h")
            assert f"A {severity} of the disk." in reader.text()


async def test_the_last_messages_can_be_read_again_with_their_time(demo: Library) -> None:
    async with reading(demo, (80, 24)) as reader:
        for number in range(60):
            reader.tell(f"Message {number}.")
        await reader.settle()
        await reader.press("colon")
        await reader.type("messages")
        await reader.press("enter")
        now = f"{demo.now().astimezone():%H:%M}"
        assert any(f"{now}  Message 59." in line for line in reader.lines())
        await reader.press("g", "g")
        assert any(f"{now}  Message 10." in line for line in reader.lines())
        assert "Message 9." not in reader.text()


async def test_seven_mistakes_are_one_line_at_the_start_and_a_list_when_asked_for(home: Path) -> None:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    wrong = ("measure = 3", "ascii = 1", "colour = 2", 'preset = "vi"', 'theme = "inky"', "[keys]", '"no.such" = "x"')
    (folder / "config.toml").write_text("\n".join((*wrong, '"go.open" = "ctrl+i"\n')), "utf-8")
    library = open_library(Options())
    async with reading(library, (80, 24)) as reader:
        await reader.press("escape")
        assert reader.status_text.endswith("7 mistakes in config.toml: :mistakes lists them")
        assert not reader.band()
        await reader.press("colon")
        await reader.type("mistakes")
        await reader.press("enter")
        text = " ".join(reader.text().split())
        assert 'config.toml, line 1: "measure" must be' in text
        assert 'config.toml, line 5: there is no theme "inky"' in text
    await close_library(library)
