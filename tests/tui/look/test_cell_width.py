"""Cell width: on the screen as Textual draws text, on standard output as terminals count it."""

import subprocess
import sys
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from termnews.tui.look.cell_width import cells, cut, filled, printed_cells, printed_column

SAMPLES = [
    "",
    "plain",
    "naïve café",
    "都市の人口",
    "한국어",
    "❤️",
    "1️⃣",
    "👩‍👩‍👧",
    "🏳️‍🌈",
    "👍🏽",
    "🇳🇴",
    "कि",
    "ก็ดี",
    "e\u0301",
    "a\u200bb",
    "ﷺ",
    "—…“”",
    "½€",
]


@pytest.mark.parametrize("text", [*SAMPLES, " ".join(SAMPLES), "".join(SAMPLES)])
def test_text_takes_as_many_cells_as_textual_counts(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_any_text_takes_as_many_cells_as_textual_counts(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize("align", ["left", "right", "centre"])
@given(text=st.lists(st.sampled_from(["a", " ", *SAMPLES]), max_size=9).map("".join), width=st.integers(0, 12))
def test_filled_text_takes_exactly_its_cells(align: Literal["left", "right", "centre"], text: str, width: int) -> None:
    assert cells(filled(text, width, align)) == width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("नदी नामा", 8), ("தமிழ்", 4), ("বাংলা", 5), ("ಕನ್ನಡ ಸುದ್ದಿ", 9), ("ශ්‍රී", 2), ("soft\u00adhyphen", 11), ("❤️", 2),
        ("1️⃣", 2), ("👩‍👩‍👧", 2), ("都市", 4), ("e\u0301", 1), ("plain", 5),
    ],
)  # fmt: skip
def test_printed_text_takes_as_many_cells_as_terminals_give_it(text: str, width: int) -> None:
    assert printed_cells(text) == width
    assert printed_column(text, 14) == text + " " * (14 - width)


@given(
    text=st.lists(st.sampled_from(["a", " ", "नदी", "ශ්‍රී", *SAMPLES]), max_size=9).map("".join), width=st.integers(0, 12)
)
def test_a_printed_column_takes_exactly_its_cells(text: str, width: int) -> None:
    assert printed_cells(printed_column(text, width)) == width


def test_cut_text_keeps_whole_letters_and_says_that_it_was_cut() -> None:
    assert cut("都市の人口", 6) == "都市…"
    assert filled("都市の人口", 6) == "都市… "


def test_text_that_is_cut_after_an_ellipsis_of_its_own_has_one() -> None:
    assert cut("on its way to… the sea", 15) == "on its way to…"


def test_narrow_text_is_counted_without_importing_rich() -> None:
    code = "import sys; from termnews.tui.look.cell_width import filled; filled('a', 3); print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
