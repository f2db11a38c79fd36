"""Pictures of Sixel on a simulated terminal: no ghost stays where one scrolls, is covered, moves or goes."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from tests.simulated_terminal import Cell, Screen
from textual.strip import Strip

from termnews.domain.picture import Picture
from termnews.tui.article.page.model import PixelRow
from termnews.tui.article.placeholders import placeholders
from termnews.tui.driver.frame_buffer import FrameBuffer
from termnews.tui.driver.looks import Looks

WIDTH, HEIGHT = 16, 8
SIZE = (WIDTH, HEIGHT)
COLUMNS, ROWS = 6, 4
NUMBERS = (0x101401, 0x101402)
_STRIP = re.compile(r"(\x1bPq\d+\.\d+\x1b\\)")

Grid = list[list[str]]


def strips(number: int) -> list[str]:
    """Return sequences that say which picture and row they are, in place of its pixels."""
    return [f"\x1bPq{number}.{row}\x1b\\" for row in range(ROWS)]


class SixelTerminal:
    """A terminal that draws a strip over its cells, and erases what is below a letter."""

    def __init__(self) -> None:
        self.screen = Screen(*SIZE)
        self.screen.feed(b"\x1b[?7l\x1b[2J")
        self.buffer = FrameBuffer(Looks("truecolor"))
        self.buffer.sixel = True
        self.buffer.begin(SIZE)
        self.strips = 0

    def show(self, grid: Grid, cursor: tuple[int, int] = (0, 0)) -> None:
        """Draw a frame."""
        rows = [(0, number, _strip_of(row)) for number, row in enumerate(grid)]
        self.buffer.update(SIZE, rows, cursor)
        self.draw()

    def draw(self) -> None:
        """Write what has changed."""
        self.strips = 0
        for part in _STRIP.split(self.buffer.changes()):
            if not part.startswith("\x1bP"):
                self.screen.feed(part.encode())
                continue
            self.strips += 1
            number, row = part[3:-2].split(".")
            at, column = self.screen._at
            assert at < HEIGHT - 1, "a terminal scrolls"
            for place in range(COLUMNS):
                self.screen.cells[at][column + place] = Cell(f"{number}.{row}.{place}")

    @property
    def seen(self) -> Grid:
        """What each cell shows."""
        return [[cell.text for cell in row] for row in self.screen.cells]


def _strip_of(row: list[str]) -> Strip:
    segments = []
    for text in row:
        if "." not in text:
            segments.append(Segment(text))
            continue
        number, line, place = map(int, text.split("."))
        picture = Picture(1, 1, b"", (1, 1), number=number)
        (segment,) = placeholders(PixelRow(picture, line, ROWS), COLUMNS, (0, 0, 0))
        segments.append(segment._replace(text=segment.text[3 * place : 3 * place + 3]))
    return Strip(segments)


def page(*pictures: tuple[int, int, int], letter: str = "a") -> Grid:
    """Return a frame of text with pictures in it, each as number, column and row of its upper left cell."""
    grid = [[letter] * WIDTH for _ in range(HEIGHT)]
    for number, left, top in pictures:
        for row in range(ROWS):
            if 0 <= top + row < HEIGHT - 1:
                grid[top + row][left : left + COLUMNS] = [f"{number}.{row}.{place}" for place in range(COLUMNS)]
    return grid


def covered(grid: Grid, left: int, top: int, right: int, bottom: int) -> Grid:
    """Return a frame with a dialog over it."""
    for row in grid[top:bottom]:
        row[left:right] = ["#"] * (right - left)
    return grid


def holding() -> SixelTerminal:
    """Return a terminal that holds both pictures."""
    terminal = SixelTerminal()
    for number in NUMBERS:
        terminal.buffer.hold(number, strips(number))
    return terminal


def test_a_picture_is_drawn_row_by_row_and_then_left_alone() -> None:
    terminal = holding()
    terminal.show(page((NUMBERS[0], 4, 1)))
    assert terminal.seen == page((NUMBERS[0], 4, 1))
    assert terminal.strips == ROWS
    terminal.show(page((NUMBERS[0], 4, 1)), cursor=(3, 3))
    assert terminal.strips == 0


def test_letters_beside_a_picture_change_without_it() -> None:
    terminal = holding()
    terminal.show(page((NUMBERS[0], 4, 1)))
    terminal.show(page((NUMBERS[0], 4, 1), letter="b"))
    assert terminal.seen == page((NUMBERS[0], 4, 1), letter="b")
    assert terminal.strips == 0


def test_a_dialog_stands_over_a_picture_and_leaves_it_whole() -> None:
    terminal = holding()
    terminal.show(page((NUMBERS[0], 4, 1)))
    dialog = covered(page((NUMBERS[0], 4, 1)), 6, 2, 12, 4)
    terminal.show(dialog)
    assert terminal.seen == dialog
    terminal.show(page((NUMBERS[0], 4, 1)))
    assert terminal.seen == page((NUMBERS[0], 4, 1))


def test_a_picture_that_comes_after_its_place_is_drawn_there() -> None:
    terminal = SixelTerminal()
    terminal.show(page((NUMBERS[0], 4, 1)))
    terminal.buffer.hold(NUMBERS[0], strips(NUMBERS[0]))
    terminal.draw()
    assert terminal.seen == page((NUMBERS[0], 4, 1))


def test_after_another_program_wrote_over_the_screen_all_is_drawn_anew() -> None:
    terminal = holding()
    terminal.show(page((NUMBERS[0], 4, 1)))
    terminal.screen.feed(b"\x1b[2J")
    terminal.buffer.forget()
    terminal.draw()
    assert terminal.seen == page((NUMBERS[0], 4, 1))


def test_after_cells_have_another_size_no_strip_of_the_old_one_is_drawn_and_none_is_left() -> None:
    terminal = holding()
    grid = page((NUMBERS[0], 4, 1))
    terminal.show(grid)
    terminal.buffer.use_sixel(True)
    terminal.draw()
    assert terminal.strips == 0
    assert not any("." in text for row in terminal.seen for text in row)
    terminal.buffer.hold(NUMBERS[0], strips(NUMBERS[0]))
    terminal.draw()
    assert terminal.seen == grid


def test_after_a_resize_pictures_are_drawn_anew() -> None:
    terminal = holding()
    grid = page((NUMBERS[0], 4, 1))
    terminal.show(grid)
    terminal.screen.feed(b"\x1b[2J")
    terminal.buffer.begin(SIZE)
    terminal.show(grid)
    assert terminal.seen == grid


def test_no_strip_is_drawn_in_the_last_row() -> None:
    terminal = holding()
    grid = page()
    for row, line in enumerate(range(HEIGHT - 2, HEIGHT)):
        grid[line][4 : 4 + COLUMNS] = [f"{NUMBERS[0]}.{row}.{place}" for place in range(COLUMNS)]
    terminal.show(grid)
    assert terminal.strips == 1
    assert terminal.seen[-1][4 : 4 + COLUMNS] == [" "] * COLUMNS


places = st.tuples(st.sampled_from(NUMBERS), st.integers(0, WIDTH - COLUMNS), st.integers(-ROWS, HEIGHT))
# on a page, one stands below the other
pictures_of_a_page = st.lists(places, max_size=2, unique_by=lambda place: place[2] // ROWS).filter(
    lambda placed: len(placed) < 2 or abs(placed[0][2] - placed[1][2]) >= ROWS
)
dialogs = st.tuples(st.integers(0, 8), st.integers(0, 4), st.integers(8, WIDTH), st.integers(4, HEIGHT))


@st.composite
def frames(draw: st.DrawFn) -> Grid:
    """Draw a page with pictures, mostly with a dialog over it."""
    grid = page(*draw(pictures_of_a_page), letter=draw(st.sampled_from("ab")))
    dialog = draw(st.none() | dialogs)
    return covered(grid, *dialog) if dialog is not None else grid


@settings(max_examples=300, deadline=None)
@given(st.lists(frames(), min_size=1, max_size=6))
def test_whatever_follows_whatever_no_ghost_stays(grids: list[Grid]) -> None:
    terminal = holding()
    for grid in grids:
        terminal.show(grid)
        assert terminal.seen == grid
