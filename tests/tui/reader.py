"""Page object of the reader, for tests: keys in, what a person sees out. Only this file knows how the app is wired."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Literal

from tests.tui.quiet import LOOK, quiet
from textual import events
from textual._context import visible_screen_stack
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from termnews.domain.article_list import ArticleList
from termnews.domain.document import Document
from termnews.domain.headline import Headline
from termnews.domain.query import Order
from termnews.library.library import Library
from termnews.library.reading.reading import Opened
from termnews.tui.app import TermnewsApp
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.find_marks import FindMatches
from termnews.tui.article.page.model import Target
from termnews.tui.headlines.headline_list import HeadlineList, ListPosition
from termnews.tui.keys.actions import Pane
from termnews.tui.look.terminal import Terminal
from termnews.tui.main.action_table import ActionTable
from termnews.tui.main.main import MainScreen
from termnews.tui.main.rows_on_screen import rows_to_return_to
from termnews.tui.messages import Notice, Told
from termnews.tui.pane.tree_row import Key, Kind, TreeRow
from termnews.tui.startup.run import draw_for
from termnews.tui.tree.source_tree import SourceTree

SIZE = (120, 40)


class Reader:
    """The running reader: `press` keys and wait until all they set off is done."""

    def __init__(self, app: TermnewsApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until nothing is under way and no key waits."""
        await quiet(self.app)
        while self.app.typed.waiting and self.app.is_running:
            await asyncio.sleep(LOOK)
            await quiet(self.app)

    async def ended(self) -> int:
        """Wait until the reader has ended and return its code."""
        async with asyncio.timeout(20):
            while (code := self.app.return_code) is None:
                await self.pilot.pause()
        return code

    async def press(self, *keys: str) -> None:
        """Press keys, each after all that the one before set off."""
        for key in keys:
            await self.app._press_keys([key])
            await self.settle()

    async def type(self, text: str) -> None:
        """Type text into what has the keys."""
        for char in text:
            await self.app._press_keys(["space" if char == " " else char])
        await self.settle()

    # what is on the screen

    def strips(self) -> list[Strip]:
        """What is drawn, line by line, with its styles."""
        # what is seen below a dialog, as Textual itself says it before it draws
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips()[: self.app.size.height]

    def lines(self) -> list[str]:
        """What is on the screen, line by line."""
        return [strip.text.rstrip() for strip in self.strips()]

    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.lines())

    @property
    def status_text(self) -> str:
        """The bottom line."""
        return self.lines()[-1]

    @property
    def told(self) -> list[str]:
        """The messages of the program so far, whether or not they are still to be seen."""
        return [message.text for message in self.main.notices.past]

    @property
    def mistakes(self) -> list[str]:
        """What is wrong in the files of the configuration."""
        return self.app.mistakes.all

    def band(self) -> str:
        """The message over the last lines of the panes, empty where there is none."""
        band = self.main.notices.band
        return str(band.content) if band.has_class("-shown") else ""

    @property
    def dialog(self) -> Screen[object] | None:
        """The dialog on top, if there is one."""
        return None if self.app.screen is self.main else self.app.screen

    def field(self, selector: str = "Input") -> Input:
        """The text field of the screen on top with a selector."""
        return self.app.screen.query_one(selector, Input)

    # the panes

    @property
    def main(self) -> MainScreen:
        """The main screen, whatever dialog is over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def at(self) -> Pane:
        """The pane that has the keys."""
        return self.main.panes.at

    @property
    def zen(self) -> bool:
        """Whether the pane with the keys has the whole screen."""
        return self.main.panes.zen

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that are shown, left to right."""
        return tuple(pane for pane in ("tree", "list", "article") if self.main.query_one(f"#{pane}-pane").display)

    def width_of(self, pane: str) -> int:
        """How many columns a pane has."""
        return self.main.query_one(f"#{pane}-pane").size.width

    @property
    def has_focus(self) -> str | None:
        """The id of the widget that has the focus, on the main screen."""
        return self.main.focused.id if self.main.focused is not None else None

    def widget(self, selector: str) -> Widget:
        """A widget of the main screen, for what is drawn on it."""
        return self.main.query_one(selector)

    # the tree

    @property
    def source_tree(self) -> SourceTree:
        """The rows of the tree."""
        return self.main.query_one("#tree", SourceTree)

    @property
    def tree_rows(self) -> Sequence[TreeRow]:
        """The rows of the tree that are not folded away, top to bottom."""
        return self.source_tree.tree_rows

    @property
    def tree_labels(self) -> list[str]:
        """What the rows of the tree are called, top to bottom."""
        return [row.label for row in self.tree_rows]

    @property
    def tree_numbers(self) -> dict[str, int]:
        """The number beside each row of the tree, by what it is called."""
        return {row.label: row.unread for row in self.tree_rows}

    @property
    def tree_row(self) -> TreeRow:
        """The row of the tree under its cursor."""
        row = self.source_tree.current
        assert row is not None
        return row

    # the list

    @property
    def headline_list(self) -> HeadlineList:
        """The rows of the list."""
        return self.main.query_one("#list", HeadlineList)

    @property
    def list_title(self) -> str:
        """What the list is called, above it."""
        return self.main.panes.list_pane.contents.name

    @property
    def searching(self) -> bool:
        """Whether the list is the answer to a search."""
        return self.list_title.startswith("Search")

    @property
    def headline_count(self) -> int:
        """How many headlines the list has."""
        return self.headline_list.count

    @property
    def cursor(self) -> int:
        """The row of the list under its cursor."""
        return self.headline_list.cursor

    @property
    def headline(self) -> Headline:
        """The headline under the cursor."""
        headline = self.headline_list.current
        assert headline is not None
        return headline

    @property
    def cursor_title(self) -> str:
        """The title of the headline under the cursor, empty in an empty list."""
        return self.headline.title if self.headline_count else ""

    def list_text(self) -> str:
        """What the rows of the list show, in one line, whatever stands beside them."""
        region = self.headline_list.region
        lines = self.lines()[region.y : region.bottom]
        return " ".join(" ".join(line[region.x : region.right] for line in lines).split())

    def headline_at(self, row: int) -> Headline:
        """The headline of a row."""
        headline = self.headline_list.pages.headline(row)
        assert headline is not None
        return headline

    def headlines(self) -> list[Headline]:
        """All headlines of the list, top to bottom."""
        return [self.headline_at(row) for row in range(self.headline_count)]

    def titles(self) -> list[str]:
        """The titles of all headlines of the list, top to bottom."""
        return [headline.title for headline in self.headlines()]

    @property
    def article_ids(self) -> ArticleList:
        """The articles of the list, in order."""
        return self.headline_list.articles

    @property
    def list_position(self) -> ListPosition | None:
        """Where one is in the list: the article, its row and its line on the screen."""
        return self.headline_list.position

    @property
    def list_scroll(self) -> int:
        """How many lines of the list are above its pane."""
        return int(self.headline_list.scroll_offset.y)

    # the lines one types in

    @property
    def typing_in(self) -> str:
        """The line one types in: search, filter, find, or empty where it is none of them."""
        return self.has_focus if self.has_focus in ("search", "filter", "find") else ""

    def line_open(self, line: Literal["search", "filter", "find"]) -> bool:
        """Whether a line to type in is shown."""
        return bool(self.widget(f"#{line}").display)

    def line_text(self, line: Literal["search", "filter", "find"]) -> str:
        """What stands in a line to type in, shown or not."""
        return self.main.query_one(f"#{line}", Input).value

    @property
    def search_text(self) -> str:
        """What stands in the line of the search."""
        return self.line_text("search")

    @property
    def find_text(self) -> str:
        """What stands in the line of the find."""
        return self.line_text("find")

    @property
    def filter_text(self) -> str:
        """What the headlines of the list hold, empty where it has no filter."""
        return self.main.panes.list_pane.contents.filtered_by

    # the article

    @property
    def article_view(self) -> ArticleView:
        """The article as it is laid out."""
        return self.main.query_one("#article", ArticleView)

    @property
    def opened(self) -> Opened | None:
        """The article that is open, if one is."""
        return self.main.panes.article_pane.opened

    @property
    def article_title(self) -> str:
        """The title of the article that is open."""
        return self.opened.document.title if self.opened else ""

    def article_text(self) -> str:
        """What the pane of the article shows, in one line, whatever stands beside it."""
        region = self.article_view.region
        lines = self.lines()[region.y : region.bottom]
        return " ".join(" ".join(line[region.x : region.right] for line in lines).split())

    @property
    def position(self) -> float:
        """How far one is in the article, from 0 to 1."""
        return self.article_view.position

    @property
    def article_scroll(self) -> int:
        """How many lines of the article are above its pane."""
        return int(self.article_view.scroll_offset.y)

    @property
    def selected_link(self) -> Target | None:
        """The link or the topic that is selected."""
        return self.article_view.selection.current

    @property
    def find(self) -> FindMatches:
        """The find in the article: its matches, and which of them one is at."""
        return self.article_view.found

    @property
    def finding(self) -> bool:
        """Whether something is looked for in the article."""
        return self.main.panes.article_pane.find.active

    @property
    def trail(self) -> list[str]:
        """The titles of the articles whose links led to the one that is open."""
        return self.main.panes.article_pane.position.history.way()

    # the command line

    @property
    def command_open(self) -> bool:
        """Whether the command line is shown."""
        return bool(self.main.keys.command_line.display)

    @property
    def command_field(self) -> Input:
        """The field of the command line."""
        return self.main.keys.command_line.query_one(Input)

    @property
    def actions(self) -> ActionTable:
        """What does each action of the registry."""
        return self.main.actions

    # what one does, by whichever key

    def perform(self, action: str) -> None:
        """Do an action, or a macro."""
        self.main.perform(action)

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane."""
        self.main.panes.go_to(pane)

    def go_to_category(self, name: str) -> None:
        """Show the list of a category."""
        self.main.panes.tree_pane.go_to((Kind.CATEGORY, name, None))

    def go_to_source(self, url: str) -> None:
        """Show the list of a source."""
        source = next((source for source in self.source_tree.data.sources if source.url == url), None)
        self.main.panes.tree_pane.go_to((Kind.SOURCE, "", source.id if source else None))

    def go_to_row(self, key: Key) -> None:
        """Show the list of a row of the tree."""
        self.main.panes.tree_pane.go_to(key)

    def list_anew(self) -> None:
        """List the same articles as the cache has them now, as another list and back would."""
        pane = self.main.panes.list_pane
        pane.contents.present(pane.contents.fresh(), pane.rows.position)

    def sort_by(self, order: Order) -> None:
        """Sort lists in an order."""
        self.main.panes.list_pane.contents.order = order
        self.list_anew()

    def preview(self) -> None:
        """Show the article under the cursor beside the list."""
        self.main.panes.preview()

    def open_article(self, article: int) -> None:
        """Open an article."""
        self.main.panes.article_pane.open(article)

    def follow(self, url: str) -> None:
        """Open the page of a link."""
        self.main.panes.article_pane.follow(url)

    def show_document(self, document: Document) -> None:
        """Show a document in the place of the article."""
        self.article_view.show(document)

    # what happens without one

    @property
    def keys_wait(self) -> bool:
        """Whether keys wait for what those before them set off."""
        return bool(self.app.typed.waiting)

    def press_at_once(self, key: str) -> None:
        """Press a key without waiting for anything."""
        self.main.keys.press(events.Key(key, key))

    async def look_at_the_cache(self) -> None:
        """Look at what other programs did to the cache, as the reader does from time to time."""
        await self.main.cache_watch.look()

    def a_minute_passes(self) -> None:
        """Do what the reader does each minute."""
        self.main.lifecycle.each_minute()

    def post(self, message: Message) -> None:
        """Post a message of a worker's to the main screen."""
        self.main.post_message(message)

    def tell(self, text: str, severity: Told = "information") -> None:
        """Tell a sentence."""
        self.main.post_message(Notice(text, severity))

    def warn(self, text: str) -> None:
        """Have a warning stand on the bottom line."""
        self.main.status.show(warning=text)

    async def leave(self) -> None:
        """Remember where one is, as on leaving."""
        await self.main.lifecycle.leave()

    async def rows_kept(self) -> list[str]:
        """The rows that the reader is to begin with the next time."""
        return await rows_to_return_to(self.main, self.main.panes, self.app.library)


@asynccontextmanager
async def reading(
    library: Library, size: tuple[int, int] = SIZE, terminal: Terminal | None = None
) -> AsyncIterator[Reader]:
    """Run the reader over `library` on a terminal of `size`, which can show everything unless `terminal` says less."""
    app = TermnewsApp(library, draw_for(terminal or Terminal(), ascii=library.settings.ascii))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader
        if app.is_running:
            # what cannot be drawn is a defect, whether or not the test looked
            reader.lines()
