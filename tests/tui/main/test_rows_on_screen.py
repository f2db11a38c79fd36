"""The rows that are kept when the reader is left: those that it will show when it is opened again."""

import re

from tests.tui.reader import reading

from termnews.library.library import Library
from termnews.tui.main.rows_on_screen import rows_to_return_to

STYLE = re.compile(r"\x1b\[[\d;:]*m|\x1b\].*?\x1b\\\\")


def plain(rows: list[str]) -> str:
    return "\n".join(STYLE.sub("", row).rstrip() for row in rows)


async def test_a_message_that_passes_is_not_among_them(demo: Library) -> None:
    async with reading(demo) as reader:
        reader.screen.tell("All marked read: U undoes.")
        await reader.settle()
        assert "U undoes" in reader.text()
        rows = plain(await rows_to_return_to(reader.screen))
        assert "U undoes" not in rows
        assert reader.screen.headlines.current is not None
        assert len(rows.split("\n")) == reader.app.size.height


async def test_an_article_that_was_read_is_not_among_the_unread_ones(demo: Library) -> None:
    async with reading(demo) as reader:
        row = reader.screen.headlines.current
        assert row is not None
        await reader.press("m", "j", "j")
        await reader.screen.leave()
        rows = plain(await rows_to_return_to(reader.screen))
        assert row.title[:12] not in rows


async def test_there_are_none_under_a_dialog(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("question_mark")
        assert await rows_to_return_to(reader.screen) == []


async def test_there_are_none_before_there_are_sources(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("escape")
        assert await rows_to_return_to(reader.screen) == []
