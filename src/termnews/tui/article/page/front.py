"""What stands above the text: kicker, headline, standfirst, byline and date, a rule, a note."""

from datetime import datetime, timedelta

from termnews.domain.dates import age, local, long_date
from termnews.domain.document import Document, plain_text, word_count
from termnews.domain.shown_address import shown_host
from termnews.domain.text import title_of
from termnews.tui.article.page.inline import plain
from termnews.tui.article.page.lines import EMPTY, at_right, balanced, flowed, is_right_to_left, wrap
from termnews.tui.article.page.model import Line, PageExtras, Piece
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import glyphs

WORDS_A_MINUTE = 230


def reading_minutes(document: Document) -> int:
    """Return how many minutes reading `document` takes, at least one."""
    return max(1, round(word_count(document) / WORDS_A_MINUTE))


def _named(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _kicker(document: Document, extra: PageExtras) -> list[Piece]:
    category = extra.category or document.category
    source = extra.source or document.site or shown_host(document.url or "")
    pieces = [Piece(plain(category).upper(), "kicker")] if category else []
    if source:
        pieces.append(Piece(f"{f' {glyphs.dot} ' if pieces else ''}{plain(source)}", "origin"))
    return pieces


def _dates(document: Document, now: datetime) -> list[str]:
    published = document.published
    if published is None:
        return []
    said = [long_date(published)]
    if timedelta(0) <= now - published < timedelta(days=1):
        said.append({"now": "just now"}.get(age(published, now), f"{age(published, now)} ago"))
    if document.updated and document.updated - published >= timedelta(minutes=30):
        updated = local(document.updated)
        same_day = updated.date() == local(published).date()
        said.append(f"updated {f'{updated:%H:%M}' if same_day else long_date(document.updated)}")
    return said


def _byline(document: Document, column: int, now: datetime, extra: PageExtras) -> list[Line]:
    """Return author, date and reading time, on one line where they fit, else the author on lines of their own."""
    minutes = extra.minutes if extra.minutes is not None else reading_minutes(document)
    by = [f"By {plain(_named(document.authors))}"] if document.authors else []
    between = f" {glyphs.dot} "
    when = between.join([*_dates(document, now), f"{minutes} min"])
    whole = between.join([*by, when])
    return [
        line
        for said in ([whole] if cells(whole) <= column else [*by, when])
        for line in wrap([Piece(said, "byline")], column)
    ]


def _to_right(lines: list[Line], column: int) -> list[Line]:
    return [at_right(line, column) for line in lines]


def front_lines(document: Document, column: int, now: datetime, extra: PageExtras) -> list[Line]:
    """Return everything above the first block, the rule included, each part in the direction of the headline."""
    kicker = wrap(_kicker(document, extra), column)
    to_right = is_right_to_left(document.title)
    lines = [*(_to_right(kicker, column) if to_right else kicker), *([EMPTY] if kicker else [])]
    headline = Piece(plain(document.title) or title_of(plain_text(document)), "headline", url=document.url)
    lines += balanced([headline], column)
    if document.standfirst:
        lines += [EMPTY, *flowed([Piece(plain(document.standfirst), "standfirst")], column)]
    byline = _byline(document, column, now, extra)
    lines += [EMPTY, *(_to_right(byline, column) if to_right else byline)]
    lines.append((Piece(glyphs.line * column, "rule"),))
    if document.note:
        lines += flowed([Piece(plain(f"{document.note} {extra.remedy}".strip()), "note")], column)
    if extra.edited:
        lines += flowed([Piece(extra.edited, "note")], column)
    return lines
