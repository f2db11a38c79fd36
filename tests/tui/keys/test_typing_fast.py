"""Keys that come all at once, as from a paste or a slow line, mean what they mean one by one."""

import asyncio
from typing import Any

import pytest
from tests.tui.reader import Reader, reading
from textual.events import Key

from termnews.domain.article_list import ArticleList
from termnews.domain.errors import StoreError
from termnews.domain.headline import Headline
from termnews.library.library import Library

NAMES = {"/": "slash", ":": "colon", " ": "space", "\r": "enter", "\x7f": "backspace"}


async def burst(reader: Reader, *texts: str) -> None:
    """Press all keys before the first of them is dealt with."""
    for char in "".join(texts):
        reader.app.post_message(Key(NAMES.get(char, char), char if char.isprintable() else None))
    await reader.settle()


@pytest.mark.parametrize(("opens", "field"), [("/", "#search"), ("F", "#filter"), (":", "#command Input")])
async def test_what_is_typed_right_after_the_key_of_a_line_is_its_text_and_no_command(
    demo: Library, opens: str, field: str
) -> None:
    async with reading(demo) as reader:
        await burst(reader, f"{opens}A river")
        assert reader.field(field).value == "A river"
        assert [toast for toast in reader.told if "marked read" in toast] == []


async def test_a_find_in_the_article_takes_the_letters_typed_right_after_its_key(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        await burst(reader, "/letters")
        assert reader.find_text == "letters"


async def test_a_search_typed_over_the_former_one_replaces_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "/river")
        await reader.press("tab")
        await burst(reader, "/stone")
        assert reader.search_text == "stone"


async def test_movements_in_one_burst_all_count(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "jjjjk")
        assert reader.cursor == 3


async def test_keys_after_a_line_was_closed_in_the_same_burst_are_for_the_pane(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "F", "river", "\r", "jj")
        assert (reader.filter_text, reader.cursor) == ("river", 2)
        assert reader.at == "list"


async def test_keys_after_a_filter_wait_for_the_headlines_it_leaves(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow, asked, may_narrow = demo.search.narrow, asyncio.Event(), asyncio.Event()

    async def slowly(*arguments: Any) -> ArticleList:
        asked.set()
        await may_narrow.wait()
        return await narrow(*arguments)

    monkeypatch.setattr(demo.search, "narrow", slowly)
    async with reading(demo) as reader:
        for char in "Friver\rjj":
            reader.app.post_message(Key(NAMES.get(char, char), char if char.isprintable() else None))
        await asked.wait()
        while reader.typing_in == "filter" or not reader.keys_wait:
            await reader.pilot.pause()
        assert reader.cursor == 0
        may_narrow.set()
        await reader.settle()
        assert (reader.filter_text, reader.cursor) == ("river", 2)


async def test_a_find_and_what_follows_it_in_one_burst(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        await burst(reader, "/", "letx", "\x7f", "ters", "\r", "n")
        assert reader.find.wanted == "letters"
        assert reader.find.at == 1


async def test_the_words_of_a_dialog_may_follow_its_key_at_once(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "a", "example.org")
        assert reader.field().value == "example.org"


async def test_a_search_and_enter_in_one_burst_open_what_was_searched_for(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "/", "oxbow", "\r")
        assert (reader.at, reader.article_title) == ("article", reader.cursor_title)
        assert "oxbow" in reader.text().lower()


async def test_enter_before_anything_is_found_opens_what_is_found(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, asked, may_find = demo.search.first, asyncio.Event(), asyncio.Event()

    async def slowly(text: str, **options: Any) -> tuple[list[Headline], bool]:
        asked.set()
        await may_find.wait()
        return await find(text, **options)

    monkeypatch.setattr(demo.search, "first", slowly)
    async with reading(demo) as reader:
        for char in "/oxbow\r":
            reader.app.post_message(Key(NAMES.get(char, char), char if char.isprintable() else None))
        await asked.wait()
        while reader.keys_wait:
            await reader.pilot.pause()
        may_find.set()
        await reader.settle()
        assert reader.at == "article"
        assert "oxbow" in reader.text().lower()


async def test_keys_after_the_one_that_ends_the_program_do_nothing(demo: Library) -> None:
    async with reading(demo) as reader:
        for char in "Qjjj":
            reader.app.post_message(Key(char, char))
        assert await reader.ended() == 0


async def test_keys_after_the_one_that_opens_an_article_are_for_the_article(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "j\rJJ")
        assert (reader.at, reader.cursor) == ("article", 3)
        assert reader.article_title == reader.cursor_title


async def test_a_letter_after_the_key_of_the_letter_hints_chooses_a_link(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "f")
        letters = next(label for row in reader.article_view.labels.values() for _, label in row)
        await reader.press("escape", "h")
        await burst(reader, "\rf", letters)
        assert any("not in the cache" in toast for toast in reader.told), reader.told
        assert reader.at == "article"


async def test_undo_right_after_a_marking_takes_that_back(demo: Library) -> None:
    async with reading(demo) as reader:
        unread = [not headline.state.read for headline in reader.headlines()]
        await burst(reader, "AU")
        assert [not headline.state.read for headline in reader.headlines()] == unread
        await burst(reader, "sU")
        assert not reader.headline.state.starred


async def test_going_on_from_article_to_article_after_a_search_that_is_opened(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "/the\rJJJ")
        assert (reader.at, reader.cursor, reader.searching) == ("article", 3, True)
        assert reader.article_title == reader.cursor_title


async def test_an_article_that_cannot_be_opened_holds_no_keys(demo: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: Any, **__: Any) -> None:
        raise StoreError("The cache cannot be read: the disk is full.")

    async with reading(demo) as reader:
        monkeypatch.setattr(demo.reading, "open", fails)
        await burst(reader, "\rjj")
        assert (reader.at, reader.cursor) == ("list", 2)


async def test_how_long_nobody_has_typed_counts_from_the_last_key(demo: Library) -> None:
    async with reading(demo) as reader:
        before = reader.app.typed.idle_for
        await reader.press("j")
        assert 0 <= reader.app.typed.idle_for < before
