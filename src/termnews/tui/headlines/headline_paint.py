"""Row renderer of headlines: on one line or several, by the room there is and the style one likes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rich.style import Style

from termnews.domain.dates import age
from termnews.domain.headline import Headline
from termnews.tui.headlines.snippet import snippet_parts
from termnews.tui.look.cell_width import cells, cut
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.line_breaks import break_lines
from termnews.tui.look.safe_text import fit, one_line, safe_line
from termnews.tui.rows.row_list import Cells

WIDE = 64
NARROW = 30


@dataclass(slots=True)
class HeadlinePaint:
    """Paints headlines with the list's styles: `comfortable` with summaries, `with_snippets` with what was matched.

    What came later than `since` is marked as new; None: all of it.
    """

    style_of: Callable[[str], Style]
    now: Callable[[], datetime]
    comfortable: bool = False
    with_snippets: bool = False
    since: datetime | None = None

    def height(self, width: int) -> int:
        """Return how many lines a headline takes in a list of so many columns."""
        return (1 if width >= WIDE else 2) + (self.with_snippets or self.comfortable)

    def lines(self, headline: Headline | None, width: int, *, selected: bool) -> list[Cells]:
        """Return the lines of a headline, None where its article is gone; `selected` tells that it is acted on next."""
        if headline is None:
            return [[(" (no longer in the cache)", self.style_of("muted"))]]
        if width >= WIDE:
            lines = [self._one_line(headline, width)]
        elif width <= NARROW:
            lines = self._title_only(headline, width)
        else:
            lines = self._title_and_source(headline, width)
        if self.with_snippets:
            lines.append([("   ", self.style_of("muted")), *self._snippet(headline, width - 4)])
        elif self.comfortable:
            lines.append(self._below(headline.summary, width))
        return [self._led(line) for line in lines] if selected else lines

    def _led(self, line: Cells) -> Cells:
        """Return a line with the sign of what is selected before it, in place of a space."""
        (first, style), *rest = line
        return [(glyphs.bar, self.style_of("accent")), (first[1:], style), *rest]

    def _below(self, text: str, width: int) -> Cells:
        # filled with spaces here, since those of another style would cost the terminal as much as a word
        return [(f"   {fit(text, width - 4)} ", self.style_of("muted"))]

    def _title(self, headline: Headline) -> tuple[str, Style]:
        style = self.style_of("muted" if headline.state.read else "strong")
        return headline.title or headline.summary or "(no title)", style

    def _one_line(self, headline: Headline, width: int) -> Cells:
        title, style = self._title(headline)
        muted = self.style_of("muted")
        source = min(20, width // 5)
        return [
            self._mark(headline),
            (fit(title, width - 12 - source), style),
            (" " + fit(_sources(headline), source), muted),
            (f" {age(headline.when, self.now()):>6} ", muted),
        ]

    def _title_and_source(self, headline: Headline, width: int) -> list[Cells]:
        title, style = self._title(headline)
        second = f"{age(headline.when, self.now())} {glyphs.dot} {_sources(headline)}"
        return [[self._mark(headline), (f"{fit(title, width - 4)} ", style)], self._below(second, width)]

    def _title_only(self, headline: Headline, width: int) -> list[Cells]:
        """Return the title on two lines: in so narrow a list it would tell too little on one."""
        title, style = self._title(headline)
        line = one_line(title, 4 * width)
        spans = break_lines(line, width - 4)
        end = spans[0][1] if spans else 0
        first, second = line[:end], one_line(line[end:], width - 4)
        return [[self._mark(headline), (first, style)], [("   ", style), (second, style)]]

    def _mark(self, headline: Headline) -> tuple[str, Style]:
        state = headline.state
        new = self.since is None or headline.seen > self.since
        mark = (
            glyphs.star if state.starred
            else glyphs.clock if state.later
            else " " if state.read
            else glyphs.disc if new
            else glyphs.circle
        )  # fmt: skip
        return f" {mark} ", self.style_of("accent")

    def _snippet(self, headline: Headline, width: int) -> Cells:
        """Return the text around a search's words, the words marked."""
        line: Cells = []
        room = width
        for number, part in enumerate(snippet_parts(headline.snippet or headline.summary, width)):
            text = cut(safe_line(part), room)
            line.append((text, self.style_of("match" if number % 2 else "muted")))
            room -= cells(text)
            if room <= 0:
                break
        return line


def _sources(headline: Headline) -> str:
    """Return the names of all sources that carry an article, the one whose row it is first."""
    return ", ".join(one.title for one in headline.sources)
