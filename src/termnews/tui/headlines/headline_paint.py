"""Row renderer of headlines: on one line or several, by the room there is and the style one likes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rich.style import Style

from termnews.domain.headline import Headline
from termnews.tui.headlines.snippet import snippet_parts
from termnews.tui.look.cell_width import cells, cut
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.line_breaks import break_lines
from termnews.tui.look.safe_text import cut_address, fit, safe_line
from termnews.tui.rows.row_list import Cells

WIDE = 64
NARROW = 30
_DATE = 6
# fewer cells than these tell nothing of the name of a source
_LEAST_SOURCE = 6


@dataclass(slots=True)
class HeadlinePaint:
    """Paints headlines with the list's styles: `comfortable` with summaries, `with_snippets` with what was matched.

    What came later than `since` is marked as new; None: all of it. In the list `of_one_source` its name is no news.
    """

    style_of: Callable[[str], Style]
    comfortable: bool = False
    with_snippets: bool = False
    of_one_source: bool = False
    since: datetime | None = None

    def height(self, width: int) -> int:
        """Return how many lines a headline takes in a list of so many columns."""
        return (1 if width >= WIDE else 2) + (self.with_snippets or self.comfortable)

    def lines(self, headline: Headline, width: int, date: str, *, selected: bool) -> list[Cells]:
        """Return the lines of a headline of a `date`; `selected` tells that it is acted on next."""
        lines = [self._one_line(headline, width, date)] if width >= WIDE else self._two_lines(headline, width, date)
        if self.with_snippets:
            lines.append([("   ", self.style_of("muted")), *self._snippet(headline, width - 4)])
        elif self.comfortable:
            lines.append([(f"   {fit(_summary(headline, width - 4), width - 4)} ", self.style_of("muted"))])
        return [self._led(line) for line in lines] if selected else lines

    def _led(self, line: Cells) -> Cells:
        """Return a line with the sign of what is selected before it, in place of a space."""
        (first, style), *rest = line
        return [(glyphs.bar, self.style_of("accent")), (first[1:], style), *rest]

    def _title(self, headline: Headline) -> tuple[str, Style]:
        style = self.style_of("muted" if headline.state.read else "strong")
        return headline.title, style

    def _one_line(self, headline: Headline, width: int, date: str) -> Cells:
        title, style = self._title(headline)
        sources = self._sources(headline)
        room = min(20, width // 5) if sources else 0
        about = f"{fit(sources, room)} {date:>{_DATE}} " if room else f"{date:>{_DATE}} "
        return [
            self._mark(headline),
            (fit(title, width - _DATE - 5 - (room + 1 if room else 0)) + " ", style),
            (about, self.style_of("muted")),
        ]

    def _two_lines(self, headline: Headline, width: int, date: str) -> list[Cells]:
        """Return the title on as much of two lines as it needs, and behind it the sources and the date."""
        title, style = self._title(headline)
        room = max(1, width - 4)
        first, rest = _first_line(title, room)
        line = [self._mark(headline), (first + " " * (room - cells(first) + 1), style)]
        sources, taken = self._sources(headline), cells(date) + 2
        if rest and cells(rest) > room - taken:
            if width <= NARROW:
                # in so narrow a list the end of a title tells more than its date
                return [line, [(f"   {fit(rest, room)} ", style)]]
            rest = cut(rest, room - taken)
        free = room - taken - cells(rest)
        lead = f" {glyphs.dot} " if rest else ""
        if (rest and free < _LEAST_SOURCE + len(lead)) or not sources:
            lead = sources = ""
        about = f"{lead}{fit(sources, free - len(lead))}  {date} "
        return [line, [("   ", style), (rest, style), (about, self.style_of("muted"))]]

    def _sources(self, headline: Headline) -> str:
        """Return the names of all sources that carry an article and of which the list does not tell."""
        if self.of_one_source:
            return "also in " + ", ".join(one.title for one in headline.also_in) if headline.also_in else ""
        return ", ".join(one.title for one in headline.sources) if headline.also_in else headline.source.title

    def _mark(self, headline: Headline) -> tuple[str, Style]:
        state = headline.state
        new = self.since is None or headline.seen > self.since
        mark = (
            glyphs.dotted if headline.wanted
            else glyphs.star if state.starred
            else glyphs.clock if state.later
            else glyphs.edited if state.read and headline.edited
            else " " if state.read
            else glyphs.disc if new
            else glyphs.circle
        )  # fmt: skip
        return f" {mark} ", self.style_of("accent")

    def _snippet(self, headline: Headline, width: int) -> Cells:
        """Return the text around a search's words, the words marked."""
        line: Cells = []
        room = width
        for number, part in enumerate(snippet_parts(headline.snippet or headline.about, width)):
            whole = safe_line(part)
            text = cut(whole, room)
            line.append((text, self.style_of("match" if number % 2 else "muted")))
            room -= cells(text)
            # what is cut at a space may leave room for a second ellipsis
            if room <= 0 or text != whole:
                break
        return line


def _summary(headline: Headline, room: int) -> str:
    """Return what stands below a headline; an article without any text is a link, and its address stands there."""
    text = headline.about
    if headline.untitled:
        # the title is how it begins
        text = text[len(headline.title) - 1 :] if headline.title.endswith("…") else ""
    return text or cut_address(headline.url or "", room) or "No text"


def _first_line(title: str, room: int) -> tuple[str, str]:
    """Return what of a title fits on a line, and the rest of it."""
    text = " ".join(safe_line(title).split())
    if len(text) <= room and cells(text) <= room:
        return text, ""
    # more than two lines of it are not looked at, however long it is
    spans = break_lines(text[: 4 * room + 16], room)
    end = spans[0][1] if spans else len(text)
    return text[:end], text[end:].lstrip()
