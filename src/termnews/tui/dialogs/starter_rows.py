"""Checklist of the starter catalogue: categories, and beneath each its feeds."""

from collections.abc import Collection, Sequence

from textual.message import Message

from termnews.domain.source import Subscription
from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import fit, one_line
from termnews.tui.rows.row_list import Cells

_CATEGORY_WIDTH = 14
_ROOM_FOR_NAMES = 20


class StarterRows(DialogRows[tuple[str, Subscription | None]]):
    """Ticks by category or by feed. `subscribed` are addresses that are not offered again."""

    class Ticked(Message):
        """Other feeds are ticked now."""

    def __init__(self, offered: Sequence[Subscription], subscribed: Collection[str], *, id: str) -> None:
        super().__init__(id=id)
        names = dict.fromkeys(row.category for row in offered)
        self._groups = {name: [row for row in offered if row.category == name] for name in names}
        self._subscribed = subscribed
        self._ticked: set[str] = set()
        self._open: set[str] = set()
        self._build()

    @property
    def ticked(self) -> list[Subscription]:
        """The feeds that are ticked, in the order of the catalogue."""
        return [row for rows in self._groups.values() for row in rows if row.url in self._ticked]

    def press(self, key: str) -> bool:
        """Take a key that has a meaning in this list; tell whether it is one."""
        act = {
            "space": self.toggle, "asterisk": self.toggle_all,
            "right": self.unfold, "l": self.unfold, "left": self.fold, "h": self.fold,
        }.get(key)  # fmt: skip
        if act is not None:
            act()
        return act is not None

    def toggle(self) -> None:
        """Tick or untick the feed under the cursor, or all feeds of the category under it."""
        if not self.items:
            return
        category, feed = self.items[self.cursor]
        free = [row.url for row in self._members(category, feed) if row.url not in self._subscribed]
        if self._ticked.issuperset(free):
            self._ticked.difference_update(free)
        else:
            self._ticked.update(free)
        self.refresh()
        self.post_message(self.Ticked())

    def toggle_all(self) -> None:
        """Tick everything, or nothing where everything is ticked."""
        free = {row.url for rows in self._groups.values() for row in rows if row.url not in self._subscribed}
        self._ticked = set() if self._ticked == free else free
        self.refresh()
        self.post_message(self.Ticked())

    def unfold(self) -> None:
        """Show the feeds of the category under the cursor; where they are shown, go to the first."""
        if not self.items:
            return
        category, feed = self.items[self.cursor]
        if category in self._open and feed is None:
            self.move_by(1)
        self._open.add(category)
        self._build()
        self.rows_changed()
        self.show_cursor()

    def fold(self) -> None:
        """Hide the feeds of the category that the cursor is in, and go to it."""
        if not self.items:
            return
        category, _ = self.items[self.cursor]
        self._open.discard(category)
        self._build()
        self.cursor = next(row for row, (name, _) in enumerate(self.items) if name == category)
        self.rows_changed()
        self.show_cursor()

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a category (fold, tick, name, its feeds' names, their number) or a feed (tick, title)."""
        category, feed = self.items[row]
        if feed is not None:
            return [self._feed_cells(feed, width)]
        feeds = self._groups[category]
        fold = f" {glyphs.unfolded if category in self._open else glyphs.folded} "
        count = f" {len(feeds)} "
        mark, mark_style = self._mark(feeds)
        muted = self.style_of("muted")
        room = width - 3 - 4 - cells(count)
        names = "" if category in self._open else f" {glyphs.dot} ".join(each.title or each.url for each in feeds)
        shown = room - _CATEGORY_WIDTH - 1 if room - _CATEGORY_WIDTH > _ROOM_FOR_NAMES else 0
        return [[
            (fold, muted), (f"{mark} ", self.style_of(mark_style)),
            (fit(category, room - shown), self.style_of("strong")), (fit(names, shown), muted), (count, muted),
        ]]  # fmt: skip

    def _feed_cells(self, feed: Subscription, width: int) -> Cells:
        mark, mark_style = self._mark((feed,))
        subscribed = feed.url in self._subscribed
        note = " subscribed " if subscribed else ""
        room = max(1, width - 10 - len(note))
        return [
            ("      ", self.style_of("muted")), (f"{mark} ", self.style_of(mark_style)),
            (one_line(feed.title or feed.url, room), self.style_of("muted" if subscribed else "row")),
            (note, self.style_of("muted")),
        ]  # fmt: skip

    def _mark(self, feeds: Sequence[Subscription]) -> tuple[str, str]:
        """Return the box of a row and its style: all ticked, some, none, or nothing left to tick."""
        free = [feed.url for feed in feeds if feed.url not in self._subscribed]
        if not free:
            return f" {glyphs.ticked} ", "muted"
        ticked = sum(url in self._ticked for url in free)
        if ticked == len(free):
            return "[x]", "accent"
        return ("[-]", "accent") if ticked else ("[ ]", "muted")

    def _members(self, category: str, feed: Subscription | None) -> Sequence[Subscription]:
        return self._groups[category] if feed is None else (feed,)

    def _build(self) -> None:
        """Make the rows; the list takes no more room than they need."""
        self.items = [
            (category, feed)
            for category, feeds in self._groups.items()
            for feed in (None, *(feeds if category in self._open else ()))
        ]
        self.styles.max_height = len(self.items)
