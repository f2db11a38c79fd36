"""Sort orders of the lists: which there are to choose from, and choosing one."""

from collections.abc import Callable
from dataclasses import dataclass

from termnews.domain.query import Order
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.list_contents import ORDERS, ListContents, orders_of
from termnews.tui.keys.key_menu import Choice
from termnews.tui.messages import Notice


@dataclass(frozen=True)
class Sorting:
    """Sorts all lists; `renew` shows the one that is there in another order, with the cursor on its article
    where somebody moved it."""

    rows: HeadlineList
    contents: ListContents
    renew: Callable[[], None]

    def choices(self) -> list[Choice]:
        """Return the orders to choose from, each with its key; none in a list with an order of its own, and say so."""
        if self.contents.has_own_order:
            self.rows.post_message(Notice("This list has its own order, and cannot be sorted."))
            return []
        query = self.contents.query
        return [
            Choice(order[0], order, f"find.sort_{order}", current=order is query.order) for order in orders_of(query)
        ]

    def by(self, order: Order) -> None:
        """Sort all lists by an order, and say so."""
        self.contents.order = order
        if self.contents.has_own_order:
            self.rows.post_message(Notice(f"Lists: {ORDERS[order]}. This list has its own order."))
            return
        self.renew()
        self.rows.begin_with_whole_row()
        same = "" if self.contents.query.order is order else " Here that makes no difference."
        self.rows.post_message(Notice(f"All lists: {ORDERS[order]}.{same}"))
