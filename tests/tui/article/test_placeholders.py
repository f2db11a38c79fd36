"""Pictures that the terminal draws itself: what it is sent, and the letters that stand for cells of a picture."""

import re
from base64 import b64decode

from termnews.domain.picture import Picture
from termnews.tui.article.page.model import PixelRow
from termnews.tui.article.placeholders import MARKS, forgotten, placeholders, sent
from termnews.tui.article.terminal_pictures import MOST, TerminalPictures
from termnews.tui.look.cell_width import cells

PICTURE = Picture(8, 8, b"", (8, 8), png=b"\x89PNG", number=0x123456)


def test_the_marks_are_those_of_the_protocol_in_its_order() -> None:
    # rowcolumn-diacritics.txt of Kitty, at some places of it
    assert [f"{ord(mark):04X}" for mark in MARKS[:10]] == [
        "0305", "030D", "030E", "0310", "0312", "033D", "033E", "033F", "0346", "034A",
    ]  # fmt: skip
    assert (ord(MARKS[30]), ord(MARKS[53]), ord(MARKS[95])) == (0x483, 0x5C4, 0x743)
    assert len(MARKS) >= 120


def test_each_cell_says_of_which_picture_row_and_column_it_is() -> None:
    (segment,) = placeholders(PixelRow(PICTURE, 2, 5), 3, (1, 2, 3))
    assert segment.text == "".join(f"\U0010eeee\u030e{mark}" for mark in "\u0305\u030d\u030e")
    assert cells(segment.text) == 3
    assert segment.style is not None
    colour, ground = segment.style.color, segment.style.bgcolor
    assert colour is not None and colour.triplet == (0x12, 0x34, 0x56)
    assert ground is not None and ground.triplet == (1, 2, 3)


def test_a_picture_is_sent_in_pieces_that_come_together_again_and_asks_for_no_answer() -> None:
    png = bytes(range(256)) * 60
    parts = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", sent(7, png, 40, 10))
    assert parts[0][0] == "a=T,f=100,U=1,i=7,c=40,r=10,q=2,m=1"
    assert [keys for keys, _ in parts[1:]] == ["q=2,m=1"] * (len(parts) - 2) + ["q=2,m=0"]
    assert all(len(data) <= 4096 for _, data in parts)
    assert b64decode("".join(data for _, data in parts)) == png


def test_a_picture_keeps_its_number_when_it_is_sent_anew_and_another_has_another() -> None:
    written: list[str] = []
    held = TerminalPictures(written.append, lambda number, strips: None)
    first, second = held.send("a", PICTURE, (4, 2)), held.send("b", PICTURE, (4, 2))
    again = held.send("a", PICTURE, (8, 4))
    assert first.number == again.number != second.number
    assert f"i={first.number},c=8,r=4" in written[-1]


def test_the_terminal_lets_go_of_what_is_hidden_and_at_the_end_of_all() -> None:
    written: list[str] = []
    held = TerminalPictures(written.append, lambda number, strips: None)
    first, second = held.send("a", PICTURE, (4, 2)), held.send("b", PICTURE, (4, 2))
    held.forget(["a", "unknown"])
    assert written[-1] == forgotten(first.number)
    held.forget_all()
    assert written[-1] == forgotten(second.number)
    assert len(written) == 4


def test_of_very_many_the_one_shown_longest_ago_is_let_go() -> None:
    written: list[str] = []
    held = TerminalPictures(written.append, lambda number, strips: None)
    numbers = [held.send(f"{n}", PICTURE, (4, 2)).number for n in range(MOST)]
    held.send("0", PICTURE, (4, 2))
    newest = held.send("new", PICTURE, (4, 2))
    assert forgotten(numbers[1]) in written
    assert newest.number not in set(numbers) - {numbers[1]}
    assert all(0 < number < 2**24 for number in numbers)


def test_strips_of_sixel_are_held_by_whoever_draws_and_let_go_there() -> None:
    written: list[str] = []
    held: dict[int, tuple[str, ...]] = {}
    pictures = TerminalPictures(written.append, lambda number, strips: held.update({number: tuple(strips)}))
    picture = pictures.send("a", Picture(8, 8, b"", (8, 8), strips=("one", "two")), (1, 2))
    assert held == {picture.number: ("one", "two")}
    pictures.forget(["a"])
    assert held == {picture.number: ()}
    assert written == []
