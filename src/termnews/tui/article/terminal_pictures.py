"""Registry of the pictures that the terminal holds itself: each has a number, which it keeps when it is sent anew."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from termnews.domain.picture import Picture, Size
from termnews.tui.article.placeholders import forgotten, sent

MOST = 200
"""So many pictures a terminal is given to hold; the one shown longest ago is let go for another."""


class TerminalPictures:
    """Has the terminal hold pictures, and let go of those that are no longer shown.

    `write` sends it what Kitty's protocol wants, `hold` has it draw strips of Sixel under a number, or none any more.
    """

    def __init__(self, write: Callable[[str], None], hold: Callable[[int, Sequence[str]], object]) -> None:
        self._write = write
        self._hold = hold
        self._of_sixel: set[int] = set()
        self._numbers: dict[str, int] = {}
        # two programs in one window do not call two pictures the same
        self._base = (os.getpid() & 0xFFFF) << 8

    def send(self, url: str, picture: Picture, cells: Size) -> Picture:
        """Have the terminal hold a picture for so many columns and rows; return it with its number."""
        number = self._numbers.pop(url, None)
        if number is None:
            if len(self._numbers) >= MOST:
                self.forget([next(iter(self._numbers))])
            taken = set(self._numbers.values())
            number = next(number for number in range(self._base + 1, self._base + MOST + 2) if number not in taken)
        self._numbers[url] = number
        if picture.strips:
            self._of_sixel.add(number)
            self._hold(number, picture.strips)
            # the terminal has them from here on
            return replace(picture, number=number, strips=())
        self._of_sixel.discard(number)
        self._write(sent(number, picture.png, *cells))
        return replace(picture, number=number)

    def forget(self, urls: Iterable[str]) -> None:
        """Have the terminal let go of pictures."""
        for url in urls:
            number = self._numbers.pop(url, None)
            if number in self._of_sixel:
                self._of_sixel.discard(number)
                self._hold(number, ())
            elif number is not None:
                self._write(forgotten(number))

    def forget_all(self) -> None:
        """Leave the terminal without any."""
        self.forget(list(self._numbers))
