"""The contents of an article: its headings, and going to one."""

import pytest
from tests.tui.dialogs.dialog_host import HOSTILE, NONE_YET, asked, host_of, settled
from tests.tui.reader import reading

from termnews.domain.document import Document, Paragraph
from termnews.library.library import Library
from termnews.tui.article.contents import ContentsScreen, section_at
from termnews.tui.article.page.model import PageHeading

HEADINGS = (
    PageHeading("The weir", 2, 10), PageHeading("Its stones", 3, 25), PageHeading("Its keeper", 3, 40),
    PageHeading("The mill", 2, 60),
)  # fmt: skip


@pytest.mark.parametrize(("line", "index"), [(0, 0), (10, 0), (24, 0), (25, 1), (59, 2), (60, 3), (999, 3)])
def test_the_section_one_is_in_is_that_of_the_last_heading_above(line: int, index: int) -> None:
    assert section_at(HEADINGS, line) == index


async def test_headings_are_indented_by_level_with_the_cursor_where_one_is() -> None:
    async with asked(ContentsScreen(HEADINGS, 45)) as pilot:
        lines = host_of(pilot).seen().splitlines()
        columns = {
            name: line.index(name) for name in ("The weir", "Its stones", "The mill") for line in lines if name in line
        }
        assert columns["Its stones"] == columns["The weir"] + 2 == columns["The mill"] + 2
        await pilot.press("enter")
        await settled(pilot)
        assert host_of(pilot).answer == 2


@pytest.mark.parametrize(("keys", "answer"), [
    (("G", "enter"), 3), (("k", "k", "enter"), 0), (("q",), None), (("escape",), None),
])  # fmt: skip
async def test_keys_choose_a_heading_or_leave(keys: tuple[str, ...], answer: int | None) -> None:
    async with asked(ContentsScreen(HEADINGS, 45), size=(50, 15)) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        assert host_of(pilot).answer == answer


async def test_a_click_chooses_a_heading() -> None:
    async with asked(ContentsScreen(HEADINGS, 0)) as pilot:
        await pilot.click("#headings", offset=(4, 2))
        await settled(pilot)
        assert host_of(pilot).answer == 2


async def test_what_publishers_write_is_shown_as_text() -> None:
    headings = [PageHeading(text, 1 + level, level) for level, text in enumerate(HOSTILE)]
    async with asked(ContentsScreen(headings, 0)) as pilot:
        seen = host_of(pilot).seen()
        assert all(text in seen for text in HOSTILE[:3])
        assert not set("\x1b\x07\x9b\u202e") & set(seen)
        assert host_of(pilot).answer is NONE_YET


async def test_choosing_goes_to_the_section(demo: Library) -> None:
    async with reading(demo, (120, 24)) as reader:
        await reader.press("enter", "t", "j", "enter")
        view = reader.article_view
        heading = view.page.headings[1]
        assert view.scroll_offset.y == heading.line
        assert heading.text in reader.lines()[1]
        await reader.press("t", "escape")
        assert view.scroll_offset.y == heading.line
        assert reader.at == "article"


async def test_an_article_without_headings_says_so(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        reader.show_document(Document(title="Short", blocks=(Paragraph("Word."),)))
        await reader.press("t")
        assert any("This article has no headings." in toast for toast in reader.told)
        assert reader.dialog is None
