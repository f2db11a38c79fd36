"""The rows that are kept when the reader is left: those that it will show when it is opened again."""

import re

from tests.tui.reader import reading

from termnews.library.library import Library

STYLE = re.compile(r"\x1b\[[\d;:]*m|\x1b\].*?\x1b\\\\")


def plain(rows: list[str]) -> str:
    return "\n".join(STYLE.sub("", row).rstrip() for row in rows)


async def test_a_message_that_passes_is_not_among_them(demo: Library) -> None:
    async with reading(demo) as reader:
        reader.tell("All marked read: U undoes.")
        await reader.settle()
        assert "U undoes" in reader.text()
        rows = plain(await reader.rows_kept())
        assert "U undoes" not in rows
        assert reader.headline_count
        assert len(rows.split("\n")) == reader.app.size.height


async def test_an_article_that_was_read_is_not_among_the_unread_ones(demo: Library) -> None:
    async with reading(demo) as reader:
        title = reader.cursor_title
        await reader.press("m", "j", "j")
        await reader.leave()
        rows = plain(await reader.rows_kept())
        assert title[:12] not in rows


async def test_there_are_none_under_a_dialog(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("question_mark")
        assert await reader.rows_kept() == []


async def test_there_are_none_before_there_are_sources(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("escape")
        assert await reader.rows_kept() == []
