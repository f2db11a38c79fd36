"""The main screen: keys become actions, and what workers and widgets tell becomes what is shown."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from termnews.config.keymaps import Keymap
from termnews.library.library import Library
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.find_line import FindLine
from termnews.tui.background import start as begin
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.keys.actions import Action
from termnews.tui.look.theme_choice import ThemeChoice
from termnews.tui.main import cache_watch
from termnews.tui.main.action_table import ActionTable, Plain, Times, action_table
from termnews.tui.main.active_pane import ActivePane
from termnews.tui.main.cache_watch import CacheWatch
from termnews.tui.main.edited_files import EditedFiles
from termnews.tui.main.keyboard import Keyboard
from termnews.tui.main.layout import STEP
from termnews.tui.main.program import Program
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.main.resume import NAME as PLACE
from termnews.tui.main.resume import Resume
from termnews.tui.main.source_actions import SourceActions
from termnews.tui.main.source_lists import SourceLists
from termnews.tui.main.steering import Steering
from termnews.tui.main.undo import Undo
from termnews.tui.messages import (
    ChangedElsewhere,
    MarksChanged,
    Told,
)
from termnews.tui.rows.row_list import RowList
from termnews.tui.tour.tour import Tour
from termnews.tui.tour.tour_bar import TourBar

EVERY = 60.0
"""Seconds between two looks at which sources are due."""

LEFT = "left"
"""The name under which is remembered when the reader was left, in epoch seconds."""

OPEN_DEMO = 64
"""The return code that asks the caller to start again in the demo edition."""


class MainScreen(Steering):
    """Tree, headlines and article, and everything one does with them."""

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        macros: Mapping[str, Action],
        themes: ThemeChoice,
        *,
        redraw: Callable[[], None],
        suspend: Callable[[], None],
    ) -> None:
        super().__init__(library, keymap)
        self.keys = Keyboard(self, keymap, macros)
        self.edited_files = EditedFiles(self, library, self.tree_pane, before_edit=self.keep_place)
        self.resume = Resume(self)
        self._tour_bar = TourBar(id="tour")
        self.tour = Tour(self._tour_bar, library.memory, keymap, demo=library.demo, open_demo=self.open_demo)
        self.watching = CacheWatch(self, library.other_programs, lambda: self.refreshes.asking)
        # before that, the place that was kept is the one to be kept
        self.started = False
        self.refreshes = Refreshes(self, library)
        self.source_actions = SourceActions(self, library, self.tree_pane)
        self.actions = self._action_table(themes, redraw, suspend)

    def compose(self) -> ComposeResult:
        """Return the panes, the line of the tour below and the command line over them."""
        yield from super().compose()
        yield self._tour_bar
        yield self.keys.command_line

    def on_mount(self) -> None:
        """Fill the panes from the cache."""
        left = self.library.memory.get(LEFT)
        since = datetime.fromtimestamp(left, UTC) if isinstance(left, int) else None
        self.list_pane.rows.paint.since = self.list_pane.contents.last_visit = since
        self.tree_pane.renew()
        self.resume.begin()
        self.go_to("list")
        if self.library.offline:
            self.status.show(warning="offline")
        for problem in self.library.problems:
            self.tell(problem, "warning")

    def start(self) -> None:
        """Begin what may wait until the first screen is painted."""
        self.started = True
        sources = self.library.queries.has_sources()
        if not sources and not self.list_pane.rows.count:
            self.perform("source.start")
        elif sources and self.library.settings.refresh_on_start and not self.library.offline:
            self.perform("source.refresh_all")
        begin(self, self.watching.look, "watch")
        begin(self, self.library.indexer.catch_up, "index")
        if not self.resume.go_on():
            self.preview()
        self._refresh_by_itself()
        self.set_interval(EVERY, self.each_minute)
        self.set_interval(cache_watch.EVERY, self.watching.look)

    def each_minute(self) -> None:
        """Do what is done from time to time: look after the files a person edits, the day, and what is due."""
        self.edited_files.look()
        if self.tree_pane.day_over:
            self.tree_pane.renew()
            self.list_pane.follow(self.tree_pane.current)
        self._refresh_by_itself()

    def _refresh_by_itself(self) -> None:
        if self.library.settings.refresh_every and not self.library.demo:
            self.perform("source.refresh_due")

    @on(ChangedElsewhere)
    def _changed_elsewhere(self, message: ChangedElsewhere) -> None:
        new = self.watching.take_in(message.new, self._show_anew)
        if message.new:
            self.status.show(state=f"{new:,} new")

    def _show_anew(self) -> None:
        """Show rows, counts and sources as they are now."""
        self.edited_files.look()
        self.list_pane.rows.reload()
        self.tree_pane.renew()
        self.list_pane.follow(self.tree_pane.current)
        self.list_pane.renew()
        self.preview()

    async def leave(self) -> None:
        """Remember where one is and when one left; what takes no waiting for the cache comes first."""
        if self.started:
            self.keep_place()
            self.started = False
            await self.article.put_away()

    def keep_place(self) -> None:
        """Remember where one is, before anything that one may not come back from."""
        self.library.memory.keep(PLACE, self.resume.place())
        self.library.memory.keep(LEFT, int(self.library.now().timestamp()))

    @property
    def refreshing(self) -> bool:
        """Whether a refresh is under way."""
        return self.refreshes.asking

    def _action_table(
        self, themes: ThemeChoice, redraw: Callable[[], None], suspend: Callable[[], None]
    ) -> ActionTable:
        program = Program(
            screen=self, library=self.library, keys=self.keys, themes=themes, tree_pane=self.tree_pane,
            refreshes=self.refreshes, source_actions=self.source_actions, edited_files=self.edited_files,
            tour=self.tour, perform=self.perform, follow=self.article.follow, open_demo=self.open_demo,
            redraw=redraw, suspend=suspend,
        )  # fmt: skip
        active_pane = ActivePane(
            lambda: self.at, tree_pane=self.tree_pane, list_pane=self.list_pane, article=self.article,
            leave_program=program.quit,
        )  # fmt: skip
        return {
            **action_table(
                tree_pane=self.tree_pane, list_pane=self.list_pane, article=self.article, active_pane=active_pane,
                undo=Undo(self, self.library.undo_stack),
                refreshes=self.refreshes, source_actions=self.source_actions,
                source_lists=SourceLists(self, self.library), program=program,
            ),
            "app.zen": Plain(self.toggle_zen),
            "app.widen": Times(lambda count: self.widen(STEP * count)),
            "app.narrow": Times(lambda count: self.widen(-STEP * count)),
            "app.usual_widths": Plain(self.usual_widths),
        }  # fmt: skip

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry, or a macro; `count` is the number typed before its key."""
        if action_id in self.keys.macros:
            self.keys.runner.run(self.keys.macros[action_id])
        else:
            self.actions[action_id].do(count)
            self.tour.did(action_id)

    @on(RowList.CursorMoved, "#list")
    @on(ArticleView.SelectionChanged)
    @on(ArticleLoader.Arrived)
    @on(SearchLine.Answered)
    @on(MarksChanged)
    def _for_the_tour(self, message: Message) -> None:
        self.tour.heard(message, searching=self.list_pane.search_line.active)

    def on_key(self, event: events.Key) -> None:
        """Turn a key into an action; what no action wants goes on to Textual."""
        self.keys.press(event)

    def use_keys(self, keymap: Keymap, macros: Mapping[str, Action]) -> None:
        """Go by other keys and macros from now on."""
        self.keymap = keymap
        self.keys.use(keymap, macros)
        self.tour.use(keymap)
        self.at_changed()

    @on(FindLine.Ended)
    def at_changed(self) -> None:
        """Show the keys that matter here."""
        self.status.show(hints=self.keys.hints())
        self.tour.went_to(self.at)

    def tell(self, text: str, severity: Told = "information") -> None:
        """Say one sentence to the reader; the text is never markup."""
        self.app.notify(text, severity=severity, markup=False, timeout=6 if severity == "information" else 10)

    def open_demo(self) -> None:
        """Leave, and have the caller start again in the demo edition, unless one is there."""

        async def go() -> None:
            await self.leave()
            self.app.exit(return_code=OPEN_DEMO)

        if not self.library.demo:
            self.app.call_later(go)
