"""Select graphic rendition (SGR): the shortest way from one look of text to the next; hyperlinks (OSC 8)."""

from functools import lru_cache
from typing import NamedTuple

_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54, 53: 55}


class Look(NamedTuple):
    """How a cell looks: the parameters of SGR after a reset, and what a hyperlink (OSC 8) says, "" where it is none."""

    style: str = ""
    link: str = ""


PLAIN = Look()


class _Style(NamedTuple):
    weights: tuple[int, ...]
    colour: str
    ground: str


@lru_cache(4096)
def _parsed(style: str) -> _Style:
    weights, colour, ground = [], "", ""
    codes = style.split(";") if style else []
    while codes:
        code = int(codes.pop(0))
        if code in (38, 48):
            rest = codes[: 4 if codes[0] == "2" else 2]
            del codes[: len(rest)]
            part = ";".join([str(code), *rest])
            colour, ground = (part, ground) if code == 38 else (colour, part)
        elif 30 <= code <= 39 or 90 <= code <= 97:
            colour = str(code)
        elif 40 <= code <= 49 or 100 <= code <= 107:
            ground = str(code)
        else:
            weights.append(code)
    return _Style(tuple(weights), colour, ground)


@lru_cache(16384)
def change_of_style(before: str | None, after: str, *, by_parts: bool = True) -> str:
    """Return what makes text of one style look as another has it; the style is None where nobody knows it.

    Without `by_parts` there is no sequence that ends a single weight, as on a VT100, or changes a colour to the usual.
    """
    if before == after:
        return ""
    anew = f"\x1b[0;{after}m" if after else "\x1b[m"
    if before is None or not by_parts:
        return anew
    old, new = _parsed(before), _parsed(after)
    ends = {_OFF.get(code, 0) for code in old.weights if code not in new.weights}
    # 22 ends both bold and dim
    begins = [code for code in new.weights if code not in old.weights or _OFF.get(code) in ends]
    codes = [*map(str, sorted(ends)), *map(str, begins)]
    if old.colour != new.colour:
        codes.append(new.colour or "39")
    if old.ground != new.ground:
        codes.append(new.ground or "49")
    parts = f"\x1b[{';'.join(codes)}m"
    return anew if "0" in codes or len(anew) <= len(parts) else parts


def change_of_link(before: str, after: str) -> str:
    """Return what begins or ends a hyperlink."""
    return "" if before == after else f"\x1b]8;{after or ';'}\x1b\\"
