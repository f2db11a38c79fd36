"""Sanitizer of publishers' text: it reaches the screen as text, never as markup and never as commands."""

from textual.content import Content

# whoever counts cells counts by our table
import termnews.tui.look.rich_cells  # noqa: F401
from termnews.domain.addresses import is_web
from termnews.domain.shown_address import has_login, shown_address, shown_host
from termnews.domain.text import clean, clean_url
from termnews.tui.look.cell_width import Align, cells, cut, cut_front, filled


def safe(text: str) -> str:
    """Return `text` without characters that act on a terminal, tabs as spaces; newlines stay."""
    return clean(text).replace("\t", " ")


def safe_line(text: str) -> str:
    """Return `text` as `safe` does, newlines and no-break spaces as spaces too: what one row of the screen may hold."""
    return safe(text).replace("\n", " ").replace("\u00a0", " ")


def content(text: str, style: str = "") -> Content:
    """Return `text` for a widget, in `style`; square brackets in it are text, not markup."""
    return Content.styled(safe(text), style)


def one_line(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` cells, cut with an ellipsis."""
    return cut(" ".join(safe(text).split()), width)


def fit(text: str, width: int, align: Align = "left") -> str:
    """Return `text` on one line of exactly `width` cells, cut with an ellipsis or filled with spaces."""
    return filled(" ".join(safe(text).split()), width, align)


def cut_host(name: str, width: int) -> str:
    """Return a host in at most `width` cells: where it is cut, its end stays, which tells whose it is."""
    return cut_front(one_line(name, len(name) + 1), width)


def cut_address(url: str, width: int) -> str:
    """Return an address in at most `width` cells: what follows the host is cut first, then the host's beginning."""
    address = one_line(shown_address(url), len(url) * 4)
    if cells(address) <= width:
        return address
    name = shown_host(url)
    begin = address.find("://") + 3
    if not name or begin + cells(name) + 2 > width:
        return cut_host(name, width) if name else cut(address, width)
    return cut(address, width)


def safe_link(url: str | None) -> str | None:
    """Return `url` as a terminal's hyperlink (OSC 8) may hold it, or None where it is no web address.

    Controls, spaces and quotes are percent-encoded; only http and https lead anywhere, and none with a user name, as
    `open_in_browser` has it.
    """
    if not url:
        return None
    cleaned = clean_url(url)
    return cleaned if is_web(cleaned) and not has_login(cleaned) else None
