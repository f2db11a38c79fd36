"""Each private part of Rich that the width model stands in for is there, and Rich and Textual count by it."""

import pytest
import rich.cells
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cached_cell_len, cell_len, get_character_cell_size, set_cell_size, split_graphemes
from rich.segment import Segment
from textual._cells import cell_len as textual_cell_len
from textual.strip import Strip

from termnews.tui.look.cell_width import cells, fitting
from termnews.tui.look.rich_cells import cell_len_as_printed, clusters

SAMPLES = {
    "नदी नामा": 8, "हिन्दी": 5, "বাংলা": 5, "தமிழ்": 4, "မြန်မာ": 5, "ខ្មែរ": 4, "ก็ดี": 2, "ශ්‍රී": 2, "❤️": 2, "1️⃣": 2,
    "👍🏽": 4, "🇮🇳🇳🇴": 4, "👨‍👩‍👧": 2, "👩🏽‍🚀": 4, "日本": 4, "e\u0301\u0301": 1, "العربية": 7, "\u0301a": 1,
}  # fmt: skip


@pytest.mark.parametrize(("text", "width"), SAMPLES.items())
def test_all_count_the_most_that_any_terminal_gives(text: str, width: int) -> None:
    assert {cells(text), cell_len(text), textual_cell_len(text), Strip([Segment(text)]).cell_length} == {width}
    assert sum(size for _, _, size in clusters(text)) == width
    assert split_graphemes(text)[1] == width


def test_rich_counts_by_itself_where_that_is_asked_for() -> None:
    assert [cell_len_as_printed(text) for text in ("हिन्दी", "👍🏽", "ශ්‍රී")] == [3, 2, 1]
    assert split_graphemes("हिन्दी", "latest")[1] == 3


def test_what_is_replaced_is_what_rich_asks() -> None:
    assert {"load_cell_table", "_cell_len", "split_graphemes"} <= vars(rich.cells).keys()
    assert "_split_cells" in vars(Segment)
    get_character_cell_size.cache_clear()
    cached_cell_len.cache_clear()
    assert get_character_cell_size("\u093f") == 1
    assert cell_len("\u0915\u093f" * 600) == 1200
    assert set_cell_size("हिन्दी", 4) == "हिन् "
    assert set_cell_size("🇮🇳🇳🇴", 2) == "🇮🇳"
    assert [part.text for part in Segment("e\u0301e\u0301日").split_cells(1)] == ["e\u0301", "e\u0301日"]
    assert [part.text for part in Segment("👨‍👩‍👧").split_cells(1)] == [" ", " "]


@given(st.text(alphabet=st.sampled_from("ab ि्कశ👩\u200d\ufe0f❤1\u20e3🏽🇮🇳日\u0301"), max_size=12), st.integers(0, 14))
def test_any_text_is_cut_and_filled_to_any_width(text: str, width: int) -> None:
    assert sum(size for _, _, size in clusters(text)) == cell_len(text)
    assert cell_len(set_cell_size(text, width)) == width
    left, right = Segment(text).split_cells(width)
    assert (left.cell_length, right.cell_length) == (min(width, cell_len(text)), max(0, cell_len(text) - width))
    if text:
        taken, used = fitting(text, width)
        assert used == cell_len(text[:taken])
        assert taken
