"""The main screen: keys become actions, and what workers and widgets tell becomes what is shown."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.widgets import Input

from termnews.config.keymaps import Keymap
from termnews.domain.query import Query, Scope
from termnews.library.library import Library
from termnews.tui.actions import Place
from termnews.tui.acts.perform import Performer
from termnews.tui.find_line import FindLine
from termnews.tui.keys import KeyDispatcher, hints
from termnews.tui.link_hints import LinkHints
from termnews.tui.listing import Listing
from termnews.tui.messages import Told
from termnews.tui.screens.reports import Reports
from termnews.tui.search_line import SearchLine
from termnews.tui.stories import Stories
from termnews.tui.widgets.article_view import ArticleView
from termnews.tui.widgets.row_list import RowList
from termnews.tui.work import start as begin

if TYPE_CHECKING:
    from termnews.tui.page.model import Target

EVERY = 60.0
"""Seconds between two looks at which sources are due."""

LEFT = "left"
"""The name under which is remembered when the reader was left, in epoch seconds."""

OPEN_DEMO = 64
"""The return code that asks the caller to start again in the demo edition."""

HINTS: dict[Place, tuple[str, ...]] = {
    "tree": ("go.open", "source.add", "source.refresh_all", "find.search", "app.help"),
    "list": ("go.open", "go.next_unread", "mark.star", "find.search", "source.refresh_all", "app.help"),
    "article": ("link.next", "go.open", "link.back", "move.space", "mark.star", "find.in_article", "app.help"),
    "find": ("find.next", "find.previous", "find.end"),
}


class MainScreen(Reports):
    """Tree, headlines and article, and everything one does with them."""

    def __init__(self, library: Library, keymap: Keymap) -> None:
        super().__init__(library)
        self.keymap = keymap
        self.keys = KeyDispatcher(keymap)
        self.listing = Listing(self)
        self.stories = Stories(self)
        self.search_line = SearchLine(self)
        self.find_line = FindLine(self)
        self.link_hints = LinkHints(self)
        self._performer = Performer(self)

    def on_mount(self) -> None:
        """Fill the panes from the cache."""
        left = self.library.memory.get(LEFT)
        self.headlines.since = datetime.fromtimestamp(left, UTC) if isinstance(left, int) else None
        self.show_sources()
        self.listing.reload()
        self.go_to("list")
        if self.library.offline:
            self.status.show(warning="offline")
        for problem in self.library.problems:
            self.tell(problem, "warning")

    def start(self) -> None:
        """Begin what may wait until the first screen is painted."""
        sources = self.library.lists.sources.all()
        if not sources and not self.headlines.count:
            self.perform("source.start")
        elif sources and self.library.settings.refresh_on_start and not self.library.offline:
            self.perform("source.refresh_all")
        begin(self, self.library.indexer.catch_up, "index")
        self.preview()
        if self.library.settings.refresh_every and not self.library.demo:
            self._refresh_by_itself()
            self.set_interval(EVERY, self._refresh_by_itself)

    def _refresh_by_itself(self) -> None:
        self.perform("source.refresh_due")

    async def leave(self) -> None:
        """Remember where one is and when one left."""
        await self.stories.put_away()
        await asyncio.to_thread(self.library.memory.keep, LEFT, int(self.library.now().timestamp()))

    def perform(self, action_id: str) -> None:
        """Do an action of the registry."""
        self._performer.perform(action_id)

    def on_key(self, event: events.Key) -> None:
        """Turn a key into an action; what no action wants goes on to Textual."""
        for taker in (self.link_hints, self.find_line, self.search_line):
            if taker.has_keys:
                if taker.press(event.key):
                    event.stop()
                    event.prevent_default()
                return
        pressed = self.keys.press(event.key, *self._places())
        if pressed.action is not None or pressed.pending:
            event.stop()
            event.prevent_default()
        self.status.show(pending=pressed.pending)
        if pressed.action is not None:
            self.perform(pressed.action.id)

    def _places(self) -> tuple[Place, ...]:
        return ("find", "article") if self.at == "article" and self.find_line.active else (self.at,)

    def at_changed(self) -> None:
        """Show the keys that matter here."""
        self.status.show(hints=[hint for place in self._places() for hint in hints(self.keymap, place, HINTS[place])])

    def tell(self, text: str, severity: Told = "information") -> None:
        """Say one sentence to the reader; the text is never markup."""
        self.app.notify(text, severity=severity, markup=False, timeout=6 if severity == "information" else 10)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        (self.find_line if event.input is self.find_field else self.search_line).typed(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        (self.find_line if event.input is self.find_field else self.search_line).submitted()

    @on(RowList.CursorMoved, "#tree")
    def _show_place(self) -> None:
        place = self.tree_list.current
        if place is None:
            return
        self._list(place.label, place.query)
        self.preview()

    def _list(self, title: str, query: Query) -> None:
        """Show a list, and no longer the answer to a search."""
        self.search_line.close()
        self.listing.show(title, query)

    @on(RowList.CursorMoved, "#list")
    def _headline_moved(self) -> None:
        if self.at != "article":
            self.preview()

    @on(RowList.Chosen, "#list")
    def _headline_clicked(self) -> None:
        self.perform("go.open")

    @on(ArticleView.TargetChosen)
    def _target_clicked(self, event: ArticleView.TargetChosen) -> None:
        self.open_target(event.target)

    def open_target(self, target: "Target") -> None:
        """Open a link's page here, or the list of a topic."""
        if target.topic is not None:
            self.stories.keep_place()
            self._list(f"Topic: {target.topic}", Query(Scope.ALL, topic=target.topic, once=True))
            self.go_to("list")
        elif target.url is not None:
            self.status.show(doing="opening the link…")
            self.stories.follow(target.url)

    def go_to_source(self, url: str) -> None:
        """Show the list of a source."""
        if self.tree_list.select(url=url):
            self._show_place()
            self.go_to("list")

    def go_to_category(self, name: str) -> None:
        """Show the list of a category."""
        if self.tree_list.select(category=name):
            self._show_place()
            self.go_to("list")

    def open_demo(self) -> None:
        """Leave, and have the caller start again in the demo edition."""
        self.app.exit(return_code=OPEN_DEMO)
