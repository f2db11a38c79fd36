"""Saved session of the list: what the next start takes up again."""

from dataclasses import dataclass

from termnews.domain.query import Order
from termnews.tui.headlines.headline_list import ListPosition
from termnews.tui.headlines.list_pane import ListPane, topic_list


@dataclass(frozen=True, slots=True)
class ListSession:
    """How the list was ordered and narrowed, and where one was in it; `match` is where one was in a search."""

    order: Order = Order.NEWEST
    read_too: bool = False
    by_day: bool = True
    comfortable: bool = False
    topic: str | None = None
    position: ListPosition | None = None
    filtered_by: str = ""
    words: str = ""
    match: ListPosition | None = None

    @classmethod
    def of(cls, pane: ListPane) -> "ListSession":
        """Return the session of a pane as it is now."""
        contents, position = pane.contents, pane.rows.position
        before = contents.before_search
        return cls(
            order=contents.order,
            read_too=contents.read_too,
            by_day=contents.by_day,
            comfortable=pane.rows.paint.comfortable,
            topic=contents.query.topic,
            position=position if before is None else before.position,
            filtered_by=contents.filtered_by,
            words=pane.search_line.words,
            match=None if before is None else position,
        )

    def begin(self, pane: ListPane) -> None:
        """Order the list of a pane as it was, and show that of the topic; any other is for the tree to show."""
        contents = pane.contents
        contents.order, contents.read_too, contents.by_day = self.order, self.read_too, self.by_day
        contents.start_at, pane.rows.paint.comfortable = self.position, self.comfortable
        if self.topic is not None:
            contents.show(*topic_list(self.topic))

    def go_on(self, pane: ListPane) -> None:
        """Filter and search as before, once the list is there."""
        if self.filtered_by:
            pane.filter_line.narrow(self.filtered_by)
        if self.words:
            pane.search_line.prepare(self.words, self.match)
            pane.search()
