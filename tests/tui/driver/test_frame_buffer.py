"""The frame buffer on simulated terminals: what it writes leaves the screen of a full repaint, and every divider."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from tests.simulated_terminal import OPINIONS, Cell, Screen, Width
from textual.strip import Strip

from termnews.tui.driver.frame_buffer import FrameBuffer, Placed
from termnews.tui.driver.looks import Looks
from termnews.tui.look.safe_text import fit

WIDTH, HEIGHT = 24, 5
SIZE = (WIDTH, HEIGHT)
BEGIN = b"\x1b[?7l\x1b[2J"

SCRIPTS = {
    "Devanagari": "हिन्दी समाचार की सुर्खियाँ",
    "Bengali": "বাংলা খবর ও ছবি",
    "Tamil": "தமிழ் செய்திகள் இன்று",
    "Telugu": "తెలుగు వార్తలు ఈ రోజు",
    "Malayalam": "മലയാളം വാർത്തകൾ",
    "Sinhala": "ශ්‍රී ලංකා පුවත්",
    "Burmese": "မြန်မာ သတင်းများ",
    "Khmer": "ព័ត៌មាន ខ្មែរ",
    "Thai": "ข่าวภาษาไทยวันนี้",
    "Arabic": "أَخْبَارُ اليَوْمِ",
    "Hebrew": "חֲדָשׁוֹת הַיּוֹם",
    "Chinese": "今天的新闻头条",
    "Japanese": "今日のニュースが",
    "Korean": "오늘의 뉴스 제목",
    "families": "👨‍👩‍👧 at 👩🏽‍🚀 home",
    "flags": "🇮🇳 and 🇳🇴🇸🇪",
    "skin tones": "👍🏽 and 👋🏿",
    "emoji style": "❤️ 1️⃣ ☎️ 🏳️‍🌈",
    "Zalgo": "Z̸̢̛a̴l͠g̶̨o̷ ̵c̴o̶m̷e̸s",
    "Latin": "naïve café “news”",
}
STYLES = [None, Style(bold=True), Style(color="red"), Style(bgcolor="#102030"), Style(reverse=True, link="https://a.b")]
texts = st.lists(st.sampled_from([*SCRIPTS.values(), "news", " ", "│", "plain words", "—", "a"]), max_size=4).map(
    "".join
)
segments = st.builds(Segment, texts, st.sampled_from(STYLES))


@st.composite
def updates(draw: st.DrawFn) -> list[Placed]:
    """Draw parts of a frame: strips that stand somewhere in it."""
    made: list[Placed] = []
    for _ in range(draw(st.integers(1, 4))):
        column, row = draw(st.integers(0, WIDTH - 1)), draw(st.integers(0, HEIGHT - 1))
        width = draw(st.integers(1, WIDTH - column))
        strip = Strip(draw(st.lists(segments, max_size=3)))
        made.append((column, row, strip.adjust_cell_length(width)))
    return made


@dataclass
class Shown:
    """A frame buffer and the terminal that it writes to."""

    width: Width
    buffer: FrameBuffer = field(default_factory=lambda: FrameBuffer(Looks("truecolor")))
    size: tuple[int, int] = SIZE

    def __post_init__(self) -> None:
        self.screen = Screen(*self.size, self.width)
        self.screen.feed(BEGIN)
        self.buffer.begin(self.size)

    def show(self, strips: Sequence[Placed], cursor: tuple[int, int] = (0, 0)) -> str:
        """Show a part of a frame, and return what that took."""
        self.buffer.update(self.size, strips, cursor)
        text = self.buffer.changes()
        self.screen.feed(text.encode())
        return text


def repainted(strips: list[Placed], width: Width) -> list[list[Cell]]:
    """Return the cells of a terminal that was shown everything at once."""
    whole = Shown(width)
    whole.buffer.update(SIZE, strips, (0, 0))
    whole.buffer.forget()
    whole.screen.feed(whole.buffer.changes().encode())
    return whole.screen.cells


@pytest.mark.parametrize("opinion", OPINIONS)
@settings(max_examples=60, deadline=None)
@given(frames=st.lists(updates(), min_size=1, max_size=6))
def test_any_sequence_of_frames_leaves_the_screen_of_a_full_repaint(opinion: str, frames: list[list[Placed]]) -> None:
    shown = Shown(OPINIONS[opinion])
    for frame in frames:
        shown.show(frame)
    assert shown.screen.cells == repainted([part for frame in frames for part in frame], OPINIONS[opinion])


def rows_of(text: str, other: str, mark: str) -> list[Placed]:
    """Return three panes with dividers between them, as the reader has them."""
    left, right = fit(text, 15), fit(other, 16)
    lines = [f"{left}│ {right}│ {fit(text, 8)}│" for _ in range(4)]
    lines[2] = f"{mark}{fit(text, 14)}│ {right}│ {fit(other, 8)}│"
    return [(0, row, Strip([Segment(line, STYLES[row])])) for row, line in enumerate(lines)]


def dividers(screen: Screen) -> Iterator[tuple[int, ...]]:
    for row in screen.cells[:4]:
        yield tuple(column for column, cell in enumerate(row) if "│" in cell.text)


@pytest.mark.parametrize("opinion", OPINIONS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_divider_stands_whatever_a_terminal_thinks_of_widths(script: str, opinion: str) -> None:
    shown = Shown(OPINIONS[opinion], size=(48, 5))
    text = SCRIPTS[script]
    places = (15, 33, 43)
    for other, mark in (("plain words here", "●"), (text, "○"), ("Oslo", " "), (SCRIPTS["Devanagari"], "●")):
        shown.show(rows_of(text, other, mark))
        assert list(dividers(shown.screen)) == [places] * 4
        shown.show(rows_of(other, text, mark))
        assert list(dividers(shown.screen)) == [places] * 4
        shown.buffer.forget()
        shown.show([])
        assert list(dividers(shown.screen)) == [places] * 4


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_terminal_that_counts_as_we_do_shows_all_letters(script: str) -> None:
    shown = Shown(OPINIONS["nine"])
    text = SCRIPTS[script]
    shown.show([(0, 0, Strip([Segment(fit(text, WIDTH))]))])
    letters = [char for char in text if char.isalpha()]
    assert [char for char in shown.screen.lines[0] if char.isalpha()] == letters


def test_what_is_shown_already_is_not_written() -> None:
    shown = Shown(OPINIONS["nine"])
    line = [(0, 1, Strip([Segment("the river rose", STYLES[2])]))]
    assert shown.show(line) != ""
    assert shown.show(line) == ""
    assert shown.show(line, (3, 3)) == "\x1b[4;4H"


def test_one_letter_that_changed_is_written_alone() -> None:
    shown = Shown(OPINIONS["nine"])
    shown.show([(0, 1, Strip([Segment("the river rose", STYLES[2])]))])
    text = shown.show([(0, 1, Strip([Segment("the raver rose", STYLES[2])]))])
    assert text == "\x1b[2;6Ha\x1b[1H"


def test_a_run_is_not_cut_where_a_part_of_it_changes() -> None:
    shown = Shown(OPINIONS["none"])
    shown.show([(0, 0, Strip([Segment("a हिन्दी b")]))])
    text = shown.show([(2, 0, Strip([Segment("म")]))])
    assert "म" in text and "न्दी" in text and "हि" not in text


def test_a_link_goes_with_its_text_and_is_closed_behind_it() -> None:
    shown = Shown(OPINIONS["nine"])
    linked = Segment("here", Style(link="https://example.org/"))
    text = shown.show([(0, 0, Strip([Segment("look "), linked, Segment(" now")]))])
    assert [cell.link for cell in shown.screen.cells[0][:11]] == [""] * 5 + ["https://example.org/"] * 4 + [""] * 2
    assert text.count("\x1b]8;") == 2
    # a style of the same link, made anew, is no change
    assert shown.show([(5, 0, Strip([Segment("here", Style(link="https://example.org/"))]))]) == ""


def test_a_terminal_without_hyperlinks_is_sent_none() -> None:
    shown = Shown(OPINIONS["nine"], FrameBuffer(Looks("standard"), links=False, parts=False))
    assert "]8;" not in shown.show([(0, 0, Strip([Segment("here", Style(link="https://example.org/", bold=True))]))])


def test_all_is_written_once_more_when_what_is_shown_is_not_known() -> None:
    shown = Shown(OPINIONS["nine"])
    shown.show([(0, 0, Strip([Segment("the river rose")]))])
    before = shown.screen.cells
    shown.screen.feed(b"\x1b[1;1H\x1b[31mwall: the machine goes down\x1b[3;1Hnow")
    shown.buffer.forget()
    shown.show([])
    assert shown.screen.cells == before


def test_rows_that_are_on_the_screen_before_are_not_written_again() -> None:
    shown = Shown(OPINIONS["nine"])
    rows = [f"\x1b[1;31m{f'row {number}':{WIDTH}}\x1b[0m" for number in range(HEIGHT)]
    shown.screen.feed("".join(f"\x1b[{number}H{row}" for number, row in enumerate(rows, 1)).encode())
    shown.buffer.begin(SIZE, rows)
    style = Style(bold=True, color="red")
    strips = [(0, number, Strip([Segment(f"{f'row {number}':{WIDTH}}", style)])) for number in range(HEIGHT)]
    assert shown.show(strips) == "\x1b[1H"
    text = shown.show([(4, 1, Strip([Segment("x", style)]))])
    assert len(text) < 24
    assert shown.screen.lines[1] == "row x"


def test_the_last_cell_of_the_last_row_is_written_and_scrolls_nothing() -> None:
    shown = Shown(OPINIONS["nine"])
    shown.show([(0, row, Strip([Segment(f"{row}" * WIDTH)])) for row in range(HEIGHT)])
    shown.show([(WIDTH - 1, HEIGHT - 1, Strip([Segment("x")])), (WIDTH - 2, 0, Strip([Segment("日")]))])
    assert shown.screen.lines == ["0" * 22 + "日", "1" * 24, "2" * 24, "3" * 24, "4" * 23 + "x"]


def test_a_wide_letter_that_is_half_covered_leaves_a_blank() -> None:
    shown = Shown(OPINIONS["nine"])
    shown.show([(0, 0, Strip([Segment("日本語")]))])
    shown.show([(1, 0, Strip([Segment("xy")]))])
    assert shown.screen.lines[0] == " xy 語"


def test_a_smaller_and_a_larger_screen_are_written_whole() -> None:
    shown = Shown(OPINIONS["nine"])
    shown.show([(0, 0, Strip([Segment("the river rose")]))])
    for size in ((10, 2), (40, 9)):
        shown.size = size
        shown.screen.resize(*size)
        shown.show([(0, row, Strip([Segment(f"{row}" * size[0])])) for row in range(size[1])])
        assert shown.screen.lines == [f"{row}" * size[0] for row in range(size[1])]


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\x07b", "a\u2028b", "a\x9bb", "a\nb"])
def test_what_acts_on_a_terminal_is_not_written(text: str) -> None:
    shown = Shown(OPINIONS["nine"])
    written = shown.show([(0, 0, Strip([Segment(text)]))])
    assert not {"\x1b[2J", "\x07", "\u2028", "\x9b", "\n"} & set(written) and "\x1b[2J" not in written
    assert shown.screen.cleared == 0


def test_the_placeholders_of_a_picture_are_written_as_they_are() -> None:
    shown = Shown(OPINIONS["nine"])
    cells = "".join(f"\U0010eeee\u0305{chr(0x305 + column)}" for column in range(4))
    text = shown.show([(0, 0, Strip([Segment(cells, Style(color="#00002a"))]))])
    assert cells in text and "\x1b7" not in text
    assert shown.show([(2, 0, Strip([Segment("xy")]))]).count("\U0010eeee") == 0
