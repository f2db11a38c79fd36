"""Simulated terminal: the cells that a program's bytes leave on the screen, by one of three opinions on widths."""

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple
from unicodedata import category

from rich._unicode_data import load
from rich.cells import get_character_cell_size

_TOKEN = re.compile(
    r"\x1b\[(?P<marks>[<-?]?)(?P<numbers>[\d;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<string>.*?)(?:\x07|\x1b\\)|\x1b(?P<escape>[=>78])|(?P<text>[^\x1b])",
    re.DOTALL,
)
_ENDS = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,)}

Style = frozenset[tuple[int, ...]]

Width = Callable[[str, str], int | None]
"""Given what stands before and a character, its cells; None where it joins what stands before, -1 with a cell more."""


class Cell(NamedTuple):
    """A letter with its marks, "" where the one before takes two cells, and how it looks."""

    text: str = " "
    style: Style = frozenset()
    link: str = ""


def without_table(before: str, char: str) -> int | None:
    """Give each character one cell, as a terminal does that knows nothing of Unicode."""
    return 1


def by_nine(before: str, char: str) -> int | None:
    """Give each character what Unicode 9 and the C library do: vowel signs have a cell, and nothing is joined."""
    nine = load("9.0.0")
    if category(char) == "Mc":
        return 1
    return next((width for first, last, width in nine.widths if first <= ord(char) <= last), 1) or None


def by_newest(before: str, char: str) -> int | None:
    """Give each cluster what the newest terminals do: vowel signs, skin tones and what is joined are one with it."""
    joined = before.endswith("\u200d") and category(char) in ("So", "Lo")
    joined = joined or category(char) == "Mc" or "\U0001f3fb" <= char <= "\U0001f3ff"
    if before.strip() and (joined or (_is_flag(char) and len(before) == 1 and _is_flag(before))):
        return -1 if _is_flag(char) else None
    if char == "\ufe0f":
        return -1 if before in load("latest").narrow_to_wide else None
    return get_character_cell_size(char, "latest") or None


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


OPINIONS = {"none": without_table, "nine": by_nine, "newest": by_newest}


def restyled(style: Style, numbers: list[int]) -> Style:
    """Return a style after one more SGR sequence."""
    codes = list(numbers)
    while codes:
        code = codes.pop(0)
        kind = 38 if 30 <= code <= 39 or 90 <= code <= 97 else 48 if 40 <= code <= 49 or 100 <= code <= 107 else 0
        if code == 0:
            style = frozenset()
        elif kind:
            length = (4 if codes[0] == 2 else 2) if code in (38, 48) else 0
            value = (kind, code, *codes[:length])
            del codes[:length]
            style = frozenset(one for one in style if one[0] != kind) | ({value} if code not in (39, 49) else set())
        elif code in _ENDS:
            style = frozenset(one for one in style if one[0] not in _ENDS[code])
        else:
            style |= {(code,)}
    return style


class Screen:
    """What is on the screen; `alternate` tells which of the two screens it is, `cleared` how often that was.

    A sequence that is not in all of the terminals that the reader writes for is a failure.
    """

    def __init__(self, columns: int, rows: int, width: Width = without_table) -> None:
        self.alternate = False
        self.cleared = 0
        self.cursor_hidden = False
        #: the modes that are on, by their numbers, and how many keyboard protocols are in force
        self.modes: set[str] = set()
        self.keyboards = 0
        #: sequences other than those that move, erase and style, as they came
        self.others: list[str] = []
        self._width = width
        self._wraps = True
        self._at = self._left_at = (0, 0)
        self._style: Style = frozenset()
        self._link = ""
        self._saved: tuple[tuple[int, int], Style] = ((0, 0), frozenset())
        self._rest = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Be of another size, with nothing on it."""
        self.columns, self.rows = columns, rows
        self.cells = [[Cell()] * columns for _ in range(rows)]
        self._at = (min(self._at[0], rows - 1), min(self._at[1], columns - 1))

    def feed(self, data: bytes) -> None:
        """Take what the program wrote."""
        text, end = self._rest + self._decode(data), 0
        while found := _TOKEN.match(text, end):
            end = found.end()
            if found["text"]:
                self._put(found["text"])
            elif found["string"] is not None:
                self._obey_string(found["string"], found.group())
            elif found["escape"]:
                self._save_or_restore(found["escape"])
            elif found["marks"] or found["between"]:
                self._obey_private(found)
            else:
                self._control(found["final"], [int(part or 0) for part in re.split("[;:]", found["numbers"])])
        self._rest = text[end:]

    def _obey_string(self, string: str, whole: str) -> None:
        self.others.append(whole)
        if string.startswith("8;"):
            self._link = string.split(";", 2)[2]

    def _save_or_restore(self, escape: str) -> None:
        if escape == "7":
            self._saved = (self._at, self._style)
        elif escape == "8":
            self._at, self._style = self._saved

    def _obey_private(self, found: re.Match[str]) -> None:
        self.others.append(found.group())
        if found["marks"] == "?" and found["final"] in ("h", "l"):
            for number in found["numbers"].split(";"):
                self._mode(number, found["final"] == "h")
        elif found["final"] == "u" and found["marks"] in (">", "<"):
            self.keyboards = self.keyboards + 1 if found["marks"] == ">" else max(0, self.keyboards - 1)

    def _control(self, final: str, numbers: list[int]) -> None:
        row, column = self._at
        first = max(numbers[0], 1)
        last = (self.rows - 1, self.columns - 1)
        match final:
            case "H" | "f":
                row, column = first - 1, max(numbers[1], 1) - 1 if len(numbers) > 1 else 0
            case "A" | "B":
                row += first if final == "B" else -first
            case "C" | "D":
                column += first if final == "C" else -first
            case "m":
                self._style = restyled(self._style, numbers)
            case "J":
                assert numbers == [2]
                self.cells = [[Cell()] * self.columns for _ in range(self.rows)]
            case "c" | "t":
                # questions, which a terminal that does not know them ignores
                self.others.append(f"\x1b[{numbers[0] or ''}{final}")
            case _:
                raise AssertionError(f"a sequence that not every terminal knows: {final}")
        if final in "HfABCD":
            # a terminal that has become smaller holds the cursor at its edge
            self._at = (max(0, min(row, last[0])), max(0, min(column, last[1])))

    def _put(self, char: str) -> None:
        row, column = self._at
        if char == "\r":
            column = 0
        elif char == "\n":
            row += 1
        elif char >= " ":
            row, column = self._draw(char, row, column)
        if row == self.rows:
            row = self._scroll()
        self._at = (row, column)

    def _scroll(self) -> int:
        self.cells = [*self.cells[1:], [Cell()] * self.columns]
        return self.rows - 1

    def _draw(self, char: str, row: int, column: int) -> tuple[int, int]:
        head = self._head_before(row, column)
        width = self._width(self.cells[row][head].text if head >= 0 else "", char)
        if width is None or width < 0:
            if head >= 0:
                self._join(char, row, head, more=width is not None)
            return row, column if width is None else min(column + 1, self.columns)
        wraps = self._wraps
        if column + width > self.columns:
            if wraps:
                row, column = row + 1, 0
                if row == self.rows:
                    row = self._scroll()
            else:
                column = self.columns - width
        for at in range(column, column + width):
            self._clear_letter(row, at)
            self.cells[row][at] = Cell(char if at == column else "", self._style, self._link)
        return row, min(column + width, self.columns if wraps else self.columns - 1)

    def _head_before(self, row: int, column: int) -> int:
        if column and not self.cells[row][column - 1].text:
            return column - 2
        return column - 1

    def _join(self, char: str, row: int, head: int, *, more: bool) -> None:
        line = self.cells[row]
        line[head] = line[head]._replace(text=line[head].text + char)
        if more and head + 1 < self.columns:
            self._clear_letter(row, head + 1)
            line[head + 1] = Cell("", self._style, self._link)

    def _clear_letter(self, row: int, column: int) -> None:
        """Leave blanks where the half of a letter is written over."""
        line = self.cells[row]
        if not line[column].text and column:
            line[column - 1] = line[column - 1]._replace(text=" ")
        if column + 1 < self.columns and not line[column + 1].text:
            line[column + 1] = line[column + 1]._replace(text=" ")

    def _mode(self, number: str, on: bool) -> None:
        self.modes = self.modes | {number} if on else self.modes - {number}
        if number == "7":
            self._wraps = on
        if number == "25":
            self.cursor_hidden = not on
        if number == "1049":
            # a terminal that is told to show its alternate screen clears it, even where it shows that already
            if on and not self.alternate:
                self._left_at = self._at
            elif self.alternate and not on:
                self._at = self._left_at
            self.alternate = on
            self.cleared += on
            self.resize(self.columns, self.rows)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return ["".join(cell.text for cell in row).rstrip() for row in self.cells]

    @property
    def text(self) -> str:
        """All rows in one."""
        return "\n".join(self.lines)
