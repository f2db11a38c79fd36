"""Rows of articles, as text or JSON Lines."""

from datetime import datetime

from termnews.cli.output import JsonRow, date_text, origin_row, paint, write_row
from termnews.domain.dates import age
from termnews.domain.headline import Headline
from termnews.domain.text import one_line
from termnews.tui.look.cell_width import printed_column


def headline_row(headline: Headline) -> JsonRow:
    """Return an article row of `list` and `search`."""
    row: JsonRow = {
        "id": headline.id,
        "title": headline.title,
        "url": headline.url,
        "source": origin_row(headline.source),
        "category": headline.category,
        "topics": list(headline.topics),
        "authors": list(headline.authors),
        "published": date_text(headline.published),
        "read": headline.state.read,
        "starred": headline.state.starred,
        "has_full_text": headline.has_full_text,
        "summary": headline.about,
    }
    if headline.snippet is not None:
        row["snippet"] = headline.snippet.replace("\x02", "").replace("\x03", "")
    return row


def print_headline(headline: Headline, now: datetime) -> None:
    """Print an article as one line for people, and the text around a search's words under it."""
    mark = "*" if headline.state.starred else " " if headline.state.read else "●"
    title = one_line(headline.title)
    source = printed_column(one_line(headline.source.title), 20)
    line = f"{headline.id:>6} {mark} {age(headline.when, now):>6}  {source}  "
    write_row(line + (title if headline.state.read else paint(title, "1")) + "\n")
    if headline.snippet:
        before = one_line(headline.snippet.replace("\x02", "⟨").replace("\x03", "⟩"))
        write_row(" " * 18 + paint(before, "2") + "\n")
