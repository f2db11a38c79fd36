"""Keys that come all at once, as from a paste or a slow line, mean what they mean one by one."""

import pytest
from tests.tui.reader import Reader, reading
from textual.events import Key
from textual.widgets import Input

from termnews.library.library import Library


async def burst(reader: Reader, text: str) -> None:
    """Press all keys before the first of them is dealt with."""
    names = {"/": "slash", ":": "colon", " ": "space"}
    for char in text:
        reader.app.post_message(Key(names.get(char, char), char))
    await reader.settle()


@pytest.mark.parametrize(("opens", "field"), [("/", "#search"), ("F", "#filter"), (":", "#command Input")])
async def test_what_is_typed_right_after_the_key_of_a_line_is_its_text_and_no_command(
    demo: Library, opens: str, field: str
) -> None:
    async with reading(demo) as reader:
        await burst(reader, f"{opens}A river")
        assert reader.screen.query_one(field, Input).value == "A river"
        assert [toast for toast in reader.toasts if "marked read" in toast] == []


async def test_a_find_in_the_article_takes_the_letters_typed_right_after_its_key(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        await burst(reader, "/letters")
        assert reader.screen.find_field.value == "letters"


async def test_a_search_typed_over_the_former_one_replaces_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "/river")
        await reader.press("tab")
        await burst(reader, "/stone")
        assert reader.screen.search.value == "stone"


async def test_movements_in_one_burst_all_count(demo: Library) -> None:
    async with reading(demo) as reader:
        await burst(reader, "jjjjk")
        assert reader.screen.headlines.cursor == 3
