"""Main screen: composes the panes and the lines below them, and shows what services tell."""

from collections.abc import Callable, Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from termnews.config.keymaps import Keymap
from termnews.library.library import Library
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.find_line import FindLine
from termnews.tui.article.link_hints import LinkHints
from termnews.tui.bulkhead import Bulkhead
from termnews.tui.headlines.filter_line import FilterLine
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.keys.actions import Action
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.look.glyphs import words
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.look.theme_choice import ThemeChoice
from termnews.tui.main.action_table import ActionTable, action_table
from termnews.tui.main.active_pane import ActivePane
from termnews.tui.main.cache_news import CacheNews
from termnews.tui.main.cache_watch import CacheWatch
from termnews.tui.main.edited_files import EditedFiles
from termnews.tui.main.health_report import HealthReport
from termnews.tui.main.keyboard import Keyboard
from termnews.tui.main.lifecycle import Lifecycle
from termnews.tui.main.make_panes import make_panes
from termnews.tui.main.mistakes import Mistakes
from termnews.tui.main.notices import Notices
from termnews.tui.main.panes import Panes
from termnews.tui.main.program import Program
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.main.session import Session
from termnews.tui.main.source_actions import SourceActions
from termnews.tui.main.source_lists import SourceLists
from termnews.tui.main.status_line import StatusLine
from termnews.tui.main.undo import Undo
from termnews.tui.messages import CacheInvalidated, MarksChanged, Notice
from termnews.tui.pane.line_input import LineInput
from termnews.tui.rows.row_list import RowList
from termnews.tui.textual_internals import PaintHook
from termnews.tui.tour.tour import Tour
from termnews.tui.tour.tour_bar import TourBar
from termnews.tui.tree.source_tree import SourceTree


class MainScreen(Bulkhead, PaintHook[None]):
    """Tree, headlines and article, and everything one does with them.

    `redraw` and `suspend` are what only the application can do.
    """

    AUTO_FOCUS = None
    # what is drawn in ASCII goes by a class of the application
    SCOPED_CSS = False
    DEFAULT_CSS = rules_for("MainScreen", __file__)

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        macros: Mapping[str, Action],
        themes: ThemeChoice,
        mistakes: Mistakes,
        *,
        redraw: Callable[[], None],
        suspend: Callable[[], None],
    ) -> None:
        super().__init__()
        self._library = library
        self._mistakes = mistakes
        self.status = StatusLine(id="status", told=lambda text: with_keys(text, self.keys.keymap))
        self._tour_bar = TourBar(id="tour")
        self.notices = Notices(self, self.status, library.now, lambda: 1 + self._tour_bar.region.height)
        self._refreshes = Refreshes(self.status, library)
        self.panes = make_panes(
            library, lambda: themes.terminal, keymap=lambda: self.keys.keymap, refreshes=self._refreshes
        )  # fmt: skip
        self.keys = Keyboard(self, self.panes, self.status, self.perform)
        self.cache_watch = CacheWatch(self, library.other_programs, lambda: self._refreshes.asking)
        self._session = Session(self.panes, library)
        self._edited_files = EditedFiles(
            self, library, self.panes.tree_pane, mistakes, before_edit=self._session.keep
        )  # fmt: skip
        self.lifecycle = Lifecycle(
            self, library, self.panes, session=self._session, refreshes=self._refreshes, watch=self.cache_watch,
            edited_files=self._edited_files,
        )  # fmt: skip
        self._news = CacheNews(
            self, self.panes, self.status, watch=self.cache_watch, edited_files=self._edited_files,
            credentials=library.subscriptions.credentials,
        )  # fmt: skip
        self.tour = Tour(self._tour_bar, library.memory, keymap, demo=library.demo, open_demo=self.lifecycle.open_demo)
        self._source_actions = SourceActions(self, library, self.panes.tree_pane)
        self._program = self._make_program(themes, redraw, suspend)
        self.actions = self._make_actions()
        self.use_keys(keymap, macros)

    def _make_program(self, themes: ThemeChoice, redraw: Callable[[], None], suspend: Callable[[], None]) -> Program:
        return Program(
            screen=self, library=self._library, keys=self.keys, themes=themes, panes=self.panes,
            refreshes=self._refreshes, source_actions=self._source_actions, edited_files=self._edited_files,
            notices=self.notices, mistakes=self._mistakes, tour=self.tour, perform=self.perform,
            health=HealthReport(self, self._library, self.panes, lambda: self._refreshes.outage),
            open_demo=self.lifecycle.open_demo, redraw=redraw, suspend=suspend,
        )  # fmt: skip

    def _make_actions(self) -> ActionTable:
        library, panes = self._library, self.panes
        return action_table(
            panes=panes, active_pane=ActivePane(panes, self._program.quit), undo=Undo(self, library.undo_stack),
            refreshes=self._refreshes, source_actions=self._source_actions, source_lists=SourceLists(self, library),
            program=self._program,
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        """Return the panes, the bottom line, the line of the tour and the command line over them."""
        yield self.panes
        yield self.status
        yield self._tour_bar
        yield self.notices.band
        yield self.keys.command_line

    def on_mount(self) -> None:
        """Fill the panes from the cache."""
        self.panes.tree_pane.renew()
        self._session.begin()
        # one may be far below the line that says so in the list
        self.status.show(state=self.panes.list_pane.contents.news)
        self.panes.go_to("list")
        if self._library.offline:
            self.status.show(warning="offline")
        told = [*self._mistakes.others, *([self._mistakes.sentence] if self._mistakes.sentence else [])]
        if told:
            self.post_message(Notice("\n".join(told), "warning"))

    def start(self, page: str = "") -> None:
        """Begin what may wait until the first screen is painted, with the `page` at an address that was typed."""
        if not page and not self._library.queries.has_sources() and not self.panes.list_pane.rows.count:
            self.perform("source.start")
        self.lifecycle.start()
        if page:
            self._program.read_page(page)

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry, or a macro; `count` is the number typed before its key."""
        if action_id in self.keys.macros:
            self.keys.runner.run(self.keys.macros[action_id])
        else:
            self.actions[action_id].do(count)
            self.tour.did(action_id)

    def use_keys(self, keymap: Keymap, macros: Mapping[str, Action]) -> None:
        """Go by other keys and macros from now on."""
        self.keys.use(keymap, macros)
        self.tour.use(keymap)
        self.keys.show_hints()

    def on_key(self, event: events.Key) -> None:
        """Turn a key into an action; what no action wants goes on to Textual."""
        self.notices.outdate()
        self.keys.press(event)

    @on(LineInput.Moved)
    @on(LineInput.Tabbed)
    @on(LineInput.Left)
    @on(events.MouseDown)
    def _give_up(self) -> None:
        """Leave the keys, and the bottom line, to what one has begun."""
        self.notices.outdate()
        self.keys.give_up()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted where no text is typed."""
        self._program.pasted(event.text)

    def on_resize(self, event: events.Resize) -> None:
        """Choose the panes by the new width."""
        self.panes.lay_out()

    @on(Panes.Changed)
    @on(FindLine.Ended)
    @on(FilterLine.HeadlinesChanged)
    @on(HeadlineList.SelectionChanged)
    @on(ArticleView.SelectionChanged)
    @on(SearchLine.Ended)
    @on(events.DescendantFocus)
    def _show_keys(self) -> None:
        self.keys.show_hints()
        self.notices.keys_moved()
        self.tour.went_to(self.panes.at)

    def on_screen_resume(self) -> None:
        """Show what has waited for the end of a dialog."""
        self.notices.keys_moved()

    @on(RowList.CursorMoved, "#list")
    @on(ArticleView.SelectionChanged)
    @on(ArticleLoader.Arrived)
    @on(SearchLine.Answered)
    @on(MarksChanged)
    def _for_the_tour(self, message: Message) -> None:
        self.tour.heard(message, searching=self.panes.list_pane.search_line.active)

    @on(ArticleLoader.Arrived)
    @on(ArticleLoader.Failed)
    @on(ArticlePane.LinkFollowed)
    @on(LinkHints.Typed)
    @on(ArticleView.SelectionChanged)
    def _for_the_bottom_line(self, message: Message) -> None:
        match message:
            case ArticleLoader.Failed():
                self.panes.article_pane.resuming = False
                self.status.show(doing="")
            case ArticleLoader.Arrived():
                self.status.show(doing="")
            case ArticlePane.LinkFollowed():
                self.status.show(doing=words("opening the link…"))
            case LinkHints.Typed(letters=letters):
                self.status.show(pending=letters)
            case ArticleView.SelectionChanged(host=host, said=said):
                self.status.show(selected=(host, said))

    @on(CacheInvalidated)
    @on(ArticleLoader.LinkStatesChanged)
    @on(SourceTree.Recounted)
    @on(HeadlineList.CacheFailed)
    def _cache_changed(self, message: Message) -> None:
        self._news.take(message)

    @on(SourceTree.Dropped)
    def _source_dropped(self, message: SourceTree.Dropped) -> None:
        self._source_actions.move_to([message.source], message.category)

    @on(Notice)
    def _notice(self, message: Notice) -> None:
        self.notices.tell(message.text + with_keys(message.hint, self.keys.keymap), message.severity)
