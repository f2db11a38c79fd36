"""Proximity to the headline: which of what a page shows belongs to its article, by the text between the two."""

from collections.abc import Iterable, Iterator

from termnews.extract.page_markup import PageMarkup, Seen

# characters of text before and after the headline
_BEFORE = 450
_AFTER = 1400
# characters of long paragraphs between the two: a standfirst, and not the article
_PROSE = 450
_PARAGRAPH = 160
_LINE = 160


class Vicinity:
    """What stands near the headline of a page; where none is known, near its first long paragraph."""

    def __init__(self, shown: PageMarkup, headline: Seen | None) -> None:
        self._shown = shown
        self.start = (headline.offset if headline else shown.prose_at) or 0
        self.end = self.start + (headline.element.chars if headline else 0)
        self._prose = headline.prose if headline else 0

    def has(self, seen: Seen) -> bool:
        """Tell whether `seen` is near, and the article's own."""
        if not self.start - _BEFORE <= seen.offset <= self.end + _AFTER or seen.prose - self._prose > _PROSE:
            return False
        return not seen.of_others

    def among(self, group: Iterable[Seen]) -> list[Seen]:
        """Return those of a group that are near."""
        return [seen for seen in group if self.has(seen)]

    def lines(self) -> Iterator[Seen]:
        """Yield the short lines near the headline."""
        for seen in self._shown.between(self.start - _BEFORE, self.end + _AFTER):
            if seen.element.chars <= _LINE and self.has(seen):
                yield seen

    def lines_after(self) -> Iterator[Seen]:
        """Yield the short lines further down the page."""
        for seen in self._shown.between(self.end + 1, None):
            if seen.element.chars <= _LINE and not self.has(seen) and not seen.of_others:
                yield seen

    def paragraphs(self) -> Iterator[Seen]:
        """Yield the long paragraphs that follow the headline."""
        for seen in self._shown.between(self.start, self.end + _AFTER):
            if seen.element.tag == "p" and seen.element.chars > _PARAGRAPH and self.has(seen):
                yield seen
