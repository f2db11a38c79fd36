"""Sidebar pane: lists of the reader's own, categories and sources, and what keys do on them."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice

from textual import on
from textual.message import Message

from termnews.config.smart import Smart
from termnews.domain.diagnosis import SourceProblem
from termnews.domain.source import AUTO, Source
from termnews.library.lists.smart_lists import SmartLists, midnight
from termnews.library.memory import Memory
from termnews.library.queries import Queries
from termnews.tui.background import start
from termnews.tui.messages import Notice
from termnews.tui.pane.pane_box import PaneBox
from termnews.tui.pane.tree_row import Key, Kind, TreeRow
from termnews.tui.rows.row_list import RowList
from termnews.tui.tree.category_order import CategoryOrder
from termnews.tui.tree.jump import JumpScreen
from termnews.tui.tree.source_tree import SourceTree
from termnews.tui.tree.tree_counts import TreeCounts
from termnews.tui.tree.tree_rows import TreeData

FOLDED = "folded"
"""The name under which is remembered which categories are folded."""

# Counting by words may take a tenth of a second: it waits until nobody presses keys.
_PAUSE = 0.3


class TreePane(PaneBox):
    """The tree with its title; `diagnose` tells what is wrong with a source now.

    It posts `SourceTree.Dropped` too, where a source was dragged to another category.
    """

    @dataclass
    class RowShown(Message):
        """The list of a row is wanted: the cursor came to it."""

        row: TreeRow

    class Entered(Message):
        """The keys are to go to the list of the row under the cursor."""

    @dataclass
    class SmartCounted(Message):
        """How many articles the smart lists have, by their names."""

        counts: Mapping[str, int]

    def __init__(
        self,
        *,
        queries: Queries,
        smart_lists: SmartLists,
        memory: Memory,
        now: Callable[[], datetime],
        diagnose: Callable[[Source], Sequence[SourceProblem]],
        smart: Sequence[Smart],
        title: str,
    ) -> None:
        self._smart_lists = smart_lists
        self._memory = memory
        self._diagnose = diagnose
        self._order = CategoryOrder(memory)
        self._counts = TreeCounts(queries, now, smart, self._order)
        folded = memory.get(FOLDED)
        self.source_tree = SourceTree(
            diagnose, TreeData(midnight(now())), folded=folded if isinstance(folded, list) else (), id="tree"
        )
        super().__init__("tree", self.source_tree)
        self.title.show(title)

    @property
    def current(self) -> TreeRow | None:
        """The row under the cursor."""
        return self.source_tree.current

    @property
    def sources(self) -> Sequence[Source]:
        """The sources, in their order."""
        return self.source_tree.data.sources

    @property
    def categories(self) -> list[str]:
        """The categories that sources are filed under, in their order."""
        return list(dict.fromkeys(source.category for source in self.sources if source.category != AUTO))

    @property
    def day_over(self) -> bool:
        """Whether another day has begun since the sources were shown."""
        return self._counts.day_over

    def use_smart(self, smart: Sequence[Smart]) -> None:
        """Show these smart lists from now on."""
        self._counts.smart = smart
        self.renew()

    def renew(self) -> None:
        """Show the sources, their health and all counts as the cache has them now."""
        self._counts.renew()
        self.source_tree.show(self._counts.data)
        self._count_smart()
        if self._order.is_news:
            start(self, partial(asyncio.to_thread, self._order.keep), "memory")

    def recount(self, ids: Iterable[int]) -> None:
        """Show other counts, now that these articles have other marks."""
        self._counts.recount(ids)
        self.source_tree.show(self._counts.data, healthy=True)
        self._count_smart()

    def _count_smart(self) -> None:
        questions = self._counts.smart_questions

        async def count() -> None:
            await asyncio.sleep(_PAUSE)
            self.post_message(self.SmartCounted(await self._smart_lists.counts(questions)))

        if questions:
            start(self, count, "smart", exclusive=True)

    @on(SmartCounted)
    def _smart_counted(self, message: SmartCounted) -> None:
        message.stop()
        if self._counts.take_smart(message.counts):
            self.source_tree.show(self._counts.data, healthy=True)

    @on(RowList.CursorMoved)
    def _cursor_moved(self, message: RowList.CursorMoved) -> None:
        message.stop()
        if self.current is not None:
            self.post_message(self.RowShown(self.current))

    @on(SourceTree.Folded)
    def _folded(self, message: SourceTree.Folded) -> None:
        message.stop()
        start(self, partial(asyncio.to_thread, self._memory.keep, FOLDED, message.categories), "memory")

    def enter(self) -> None:
        """Go to the list of the row under the cursor."""
        self.post_message(self.Entered())

    def go_to(self, key: Key) -> None:
        """Show the list of a row wherever it is, and go to it."""
        with self.source_tree.prevent(RowList.CursorMoved):
            there = self.source_tree.select_key(key)
        if there and self.current is not None:
            self.post_message(self.RowShown(self.current))
            self.enter()

    def jump(self) -> None:
        """Go to a row by some letters of its name."""

        def chosen(key: Key | None) -> None:
            if key is not None:
                self.go_to(key)

        self.app.push_screen(JumpScreen(self.source_tree.all_rows), chosen)

    def walk(self, steps: int, *, unread: bool = False) -> None:
        """Show the source so many down (up, if negative), or the last; with `unread`, of those that have some."""
        rows, down = self.source_tree.tree_rows, steps > 0
        ahead = range(self.source_tree.cursor + (1 if down else -1), len(rows) if down else -1, 1 if down else -1)
        sources = (row for row in ahead if rows[row].source and (rows[row].unread or not unread))
        passed = list(islice(sources, abs(steps)))
        if passed:
            self.source_tree.move_to(passed[-1])
        else:
            kind = "source with unread articles" if unread else "source"
            self.post_message(Notice(f"There is no {kind} {'below' if down else 'above'}."))

    def chosen_sources(self) -> list[Source]:
        """Return the source under the cursor, or those of the category; where there is none to change, say so."""
        row = self.current
        sources: list[Source] = []
        if row is not None and row.source is not None:
            sources = [row.source]
        elif row is not None and row.kind is Kind.CATEGORY:
            sources = [source for source in self.sources if source.category == row.category]
            if not sources:
                self.post_message(Notice("This category comes from the articles themselves, so it cannot be changed."))
        else:
            self.post_message(Notice("Put the cursor on a source or a category."))
        return sources
