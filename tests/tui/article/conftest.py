"""One article pane in an application of its own, over a library."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

import pytest
from tests.tui.quiet import quiet
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from termnews.library.library import Library
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.link_hints import LinkHints
from termnews.tui.article.page.model import Target
from termnews.tui.keys.dispatcher import preset_keymap
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.look.picture_drawing import picture_drawing
from termnews.tui.look.terminal import Terminal
from termnews.tui.messages import MarksChanged, Notice, PictureHeld

AnyMessage = TypeVar("AnyMessage", bound=Message)


class PaneApp(App[None]):
    """An article pane and what it told; as in the reader, keys are for it once an article was opened."""

    AUTO_FOCUS = None
    CSS = "ArticleView { width: 1fr; height: 1fr; }"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.told: list[Message] = []
        self.terminal = Terminal()
        self.pane = ArticlePane(
            reading=library.reading, marks=library.marks, memory=library.memory, now=library.now,
            headlines=library.queries.headlines, browser=lambda: "surf", measure=72, read_only=library.read_only,
            pictures=library.pictures, picture_mode=lambda: library.settings.pictures,
            drawing=lambda: picture_drawing(self.terminal, library.settings.picture_protocol),
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(ArticleLoader.Arrived)
    def _arrived(self, message: ArticleLoader.Arrived) -> None:
        if message.shown and message.arrival != "preview":
            self.pane.activate(True)
            self.pane.view.focus()

    @on(ArticlePane.Left)
    def _left(self) -> None:
        self.pane.activate(False)

    @on(ArticleLoader.Arrived)
    @on(ArticleLoader.LinkStatesChanged)
    @on(ArticlePane.Left)
    @on(ArticlePane.LinkFollowed)
    @on(ArticlePane.TopicChosen)
    @on(ArticleView.SelectionChanged)
    @on(LinkHints.Typed)
    @on(MarksChanged)
    @on(Notice)
    @on(PictureHeld)
    def _note(self, message: Message) -> None:
        self.told.append(message)


class PaneReader:
    """Drives the pane: its methods in, what it shows and tells out."""

    def __init__(self, app: PaneApp, pilot: Pilot[None], library: Library) -> None:
        self.app = app
        self.pane = app.pane
        self.view = app.pane.view
        self.pilot = pilot
        self._library = library

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await quiet(self.app)

    def id_of(self, url: str) -> int:
        """Return the id of the article with an address."""
        article = self._library.queries.article_by_address(url)
        assert article is not None
        return article

    async def open(self, url: str) -> None:
        """Open the article with an address, as from the list."""
        self.pane.open(self.id_of(url))
        await self.settle()

    async def do(self, action: Callable[[], object]) -> None:
        """Do what a key does, and wait for all that it sets off."""
        action()
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for all that they set off."""
        await self.pilot.press(*keys)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()
        assert self.pane.size == (width, height)

    def choose(self, url: str) -> None:
        """Select the link to an address with Tab, as a person does."""
        self._choose(lambda target: target.url == url)

    def choose_topic(self) -> str:
        """Select a topic with Tab, and return it."""
        return self._choose(lambda target: target.topic is not None).topic or ""

    def _choose(self, wanted: Callable[[Target], bool]) -> Target:
        for _ in self.view.page.targets:
            target = self.view.selection.step(1)
            if target is not None and wanted(target):
                return target
        raise AssertionError("no such link was selected")

    async def follow(self, url: str) -> None:
        """Select the link to an address and open it."""
        self.choose(url)
        await self.do(self.pane.links.open)

    @property
    def title(self) -> str:
        """The title of the article that is shown."""
        return self.pane.opened.document.title if self.pane.opened is not None else ""

    @property
    def title_line(self) -> str:
        """What stands above the article."""
        return self.pane.title.render_line(0).text.strip()

    def text(self) -> str:
        """All rows of the page, whether or not they are in sight."""
        rows = range(-self.view.scroll_offset.y, self.view.page.height - self.view.scroll_offset.y)
        return "\n".join("".join(segment.text for segment in self.view.render_line(row)) for row in rows)

    def told(self, kind: type[AnyMessage]) -> list[AnyMessage]:
        """The messages of a kind that reached the application."""
        return [message for message in self.app.told if isinstance(message, kind)]

    @property
    def notices(self) -> list[str]:
        """The sentences for the reader."""
        return [notice.text + with_keys(notice.hint, preset_keymap("default")) for notice in self.told(Notice)]


RunPane = Callable[[Library], AbstractAsyncContextManager[PaneReader]]


@pytest.fixture
def article_pane() -> RunPane:
    """Give what runs a pane over a library."""

    @asynccontextmanager
    async def run(library: Library) -> AsyncIterator[PaneReader]:
        app = PaneApp(library)
        async with app.run_test(size=(80, 30)) as pilot:
            yield PaneReader(app, pilot, library)

    return run
