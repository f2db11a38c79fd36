"""Deduplicate blocks of a document: repeated title, standfirst and pictures."""

from collections.abc import Iterable

from termnews.domain.document import Block, Heading, Image, Paragraph
from termnews.domain.text import fold

_FIRST = 4


def without_repeats(blocks: list[Block], known_texts: Iterable[str | None]) -> list[Block]:
    """Return `blocks` without a picture shown twice in a row and opening blocks that only repeat what was `said`."""
    known = {fold(text) for text in known_texts if text}
    unique: list[Block] = []
    last_picture = ""
    for place, block in enumerate(blocks):
        if place < _FIRST and isinstance(block, (Paragraph, Heading)) and fold(block.text) in known:
            continue
        picture = block.url if isinstance(block, Image) else ""
        if picture and picture == last_picture:
            # a lazy picture and its twin in `noscript`
            if isinstance(block, Image) and block.caption:
                unique[-1] = block
            continue
        last_picture = picture
        unique.append(block)
    return unique
