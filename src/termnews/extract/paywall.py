"""Paywall detection: whether a page shows only the beginning of an article, by its data and where it breaks off."""

from termnews.domain.document import Document, Paragraph, word_count
from termnews.extract.metadata import Facts

NOTE = "The page shows only the beginning; the rest is behind a login or a subscription."
# words: an article that is paid for is longer
_BEGINNING = 120
# how many times as many words as are shown an article has that was cut
_MORE = 1.6
_BREAKS_OFF = ("…", "...", "[…]", "[...]")
_ENDS = (".", "!", "?", "”", '"', "»", "“", "’", ")", "।", "。", "؟")


def is_beginning(facts: Facts, document: Document) -> bool:
    """Tell whether the page of a paid article shows a part of it: cut off, short, or of fewer words."""
    shown = word_count(document)
    if not facts.paid:
        return False
    if facts.words > _MORE * shown:
        return True
    last = next((block.text for block in reversed(document.blocks) if isinstance(block, Paragraph)), "")
    return last.endswith(_BREAKS_OFF) or (shown < _BEGINNING and not last.endswith(_ENDS)) or shown < _BEGINNING // 2
