"""Finding: search in everything, and whether lists hold read articles."""

from typing import TYPE_CHECKING

from termnews.domain.query import Order, Scope

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Finding:
    """The group `find`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def search(self) -> None:
        """Search all articles as one types."""
        self._screen.search_line.begin()

    def history(self) -> None:
        """List what was read, the last first."""
        self._screen.search_line.close()
        self._screen.listing.show_history()
        self._screen.go_to("list")

    def filter(self) -> None:
        """Narrow the list to some headlines as one types."""
        self._screen.filter_line.begin()

    def sort(self) -> None:
        """Sort lists by the next order there is."""
        listing = self._screen.listing
        if listing.sorted_otherwise:
            self._screen.tell("This list has an order of its own.")
            return
        orders = [one for one in Order if one is not Order.UNREAD or listing.query.scope is not Scope.UNREAD]
        at = orders.index(listing.order) if listing.order in orders else -1
        listing.sort(orders[(at + 1) % len(orders)])

    def by_day(self) -> None:
        """Put a heading above each day, or none."""
        listing = self._screen.listing
        listing.group(not listing.by_day)

    def style(self) -> None:
        """Show headlines with their summaries, or without."""
        self._screen.headlines.restyle()

    def read_too(self) -> None:
        """Show read articles in lists, or only unread ones."""
        listing = self._screen.listing
        listing.read_too = not listing.read_too
        if not listing.searching and not self._screen.visiting.again():
            listing.reload()
        self._screen.tell("Read articles are shown too." if listing.read_too else "Only unread articles are shown.")
