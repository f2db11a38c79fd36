"""Snippet of a search result: the text around the first match, cut so that it begins at a word. Pure."""

from termnews.tui.look.cell_width import cells, is_narrow
from termnews.tui.look.glyphs import glyphs


def snippet_parts(snippet: str, width: int) -> list[str]:
    r"""Return a snippet in parts, of which every second is a match, starting so that the first match is in sight.

    In the snippet, `\x02` and `\x03` stand around each match.
    """
    before, *rest = snippet.replace("\x03", "\x02").split("\x02")
    return [lead(before, width // 3) if rest else before, *rest]


def lead(text: str, room: int) -> str:
    """Return the end of `text` in about `room` cells, from a word on; an ellipsis stands for what is left out."""
    if cells(text) <= room:
        return text
    at = text.find(" ")
    while at >= 0 and cells(text[at + 1 :]) >= room:
        at = text.find(" ", at + 1)
    # scripts without spaces, and words that are longer than the room
    return glyphs.cut + (text[at + 1 :] if at >= 0 else _from_a_letter(text, room))


def _from_a_letter(text: str, room: int) -> str:
    """Return the end of `text` from a letter on, with all of its marks."""
    if is_narrow(text):
        return text[max(0, len(text) - room + 1) :]
    from rich.cells import split_graphemes

    starts = (start for start, _, _ in split_graphemes(text)[0])
    return next((text[start:] for start in starts if cells(text[start:]) < room), "")
