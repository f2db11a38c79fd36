"""One list pane in an application of its own: its methods and keys in, what it shows and tells out."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from termnews.domain.headline import Headline
from termnews.domain.query import Query, Scope
from termnews.library.library import Library
from termnews.tui.headlines.empty_list import EmptyText
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.keys.dispatcher import preset_keymap
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.messages import MarksChanged, Notice
from termnews.tui.pane.tree_row import Kind, TreeRow
from termnews.tui.tree.tree_rows import all_unread

AnyMessage = TypeVar("AnyMessage", bound=Message)


class ListApp(App[None]):
    """A list pane and what it told; `article` is the one that is read beside it."""

    AUTO_FOCUS = None

    def __init__(self, library: Library) -> None:
        super().__init__()
        keymap = preset_keymap("default")
        self.article: int | None = None
        self.told: list[Message] = []
        self.pane = ListPane(
            queries=library.queries, search=library.search, smart_lists=library.smart_lists, marks=library.marks,
            memory=library.memory, now=library.now, by_day=True, article_read=lambda: self.article,
            browser=lambda: "surf",
            empty_text=EmptyText(library.queries, lambda: keymap, lambda: False, lambda: "", library.offline),
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(MarksChanged)
    def _marks_changed(self, message: MarksChanged) -> None:
        self.pane.rows.reload(message.step.ids)

    @on(ListPane.Highlighted)
    @on(ListPane.Opened)
    @on(ListPane.Entered)
    @on(ListPane.Left)
    @on(ListPane.SearchBegun)
    @on(ListPane.SearchLeft)
    @on(SearchLine.Answered)
    @on(SearchLine.Ended)
    @on(MarksChanged)
    @on(Notice)
    def _note(self, message: Message) -> None:
        self.told.append(message)


class ListReader:
    """Drives the pane as the reader's keys do."""

    def __init__(self, app: ListApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pane = app.pane
        self.rows = app.pane.rows
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until no worker runs and no message waits."""
        for _ in range(2):
            while True:
                with suppress(WorkerCancelled):
                    await self.app.workers.wait_for_complete()
                await self.pilot.pause()
                if all(worker.is_finished for worker in self.app.workers):
                    break

    async def do(self, *actions: Callable[[], object]) -> None:
        """Do what keys do, one after the other, and wait for all that each sets off."""
        for action in actions:
            action()
            await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys in the line that has them."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type text into the line that has the keys."""
        await self.press(*("space" if char == " " else char for char in text))

    async def filter(self, text: str) -> None:
        """Filter the list, and keep the filter."""
        await self.do(self.pane.filter)
        await self.write(text)
        await self.press("enter")

    async def show_category(self, name: str) -> None:
        """Show the list of a category."""
        query = Query(Scope.UNREAD, category=name, once=True)
        await self.do(lambda: self.pane.show(TreeRow(name, Kind.CATEGORY, query, category=name)))

    def text(self) -> str:
        """What is on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def title(self) -> str:
        """The line above the list."""
        return self.text().split("\n")[0]

    @property
    def headline(self) -> Headline:
        """The headline under the cursor."""
        assert self.rows.current is not None
        return self.rows.current

    def headlines(self) -> list[Headline]:
        """All headlines, top to bottom."""
        return [headline for row in range(self.rows.count) if (headline := self.rows.pages.headline(row)) is not None]

    def titles(self) -> list[str]:
        """The titles of all headlines, top to bottom."""
        return [headline.title for headline in self.headlines()]

    def states(self, name: str) -> list[bool]:
        """Whether each headline has a mark, top to bottom."""
        return [bool(getattr(headline.state, name)) for headline in self.headlines()]

    def told(self, kind: type[AnyMessage]) -> list[AnyMessage]:
        """What the pane told of one kind."""
        return [message for message in self.app.told if isinstance(message, kind)]

    def notices(self) -> list[str]:
        """The sentences for the reader."""
        return [notice.text + with_keys(notice.hint, preset_keymap("default")) for notice in self.told(Notice)]


@asynccontextmanager
async def list_of(library: Library, size: tuple[int, int] = (70, 30)) -> AsyncIterator[ListReader]:
    """Show the pane with all unread articles of a library."""
    app = ListApp(library)
    async with app.run_test(size=size) as pilot:
        reader = ListReader(app, pilot)
        await reader.do(lambda: app.pane.show(all_unread()), app.pane.enter)
        app.told.clear()
        yield reader
