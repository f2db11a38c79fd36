"""The Textual application: themes, the main screen, and what is left when it ends."""

from functools import partial
from pathlib import Path

from textual import events, on
from textual.app import App, ScreenStackError
from textual.binding import Binding
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.theme import Theme
from textual.widgets import Input
from textual.worker import WorkerFailed

from termnews.domain.errors import TermnewsError
from termnews.library.library import Library
from termnews.tui.bulkhead import Intensity, as_told
from termnews.tui.dialogs.dialog import Dialog
from termnews.tui.keys.dispatcher import keys_in_force
from termnews.tui.keys.key_order import KeyOrder
from termnews.tui.keys.macros import macro_actions
from termnews.tui.look.cell_width import cells
from termnews.tui.look.safe_text import safe
from termnews.tui.look.terminal import Terminal
from termnews.tui.look.theme_choice import ThemeChoice
from termnews.tui.main.main import MainScreen
from termnews.tui.main.mistakes import Mistakes, summary
from termnews.tui.main.rows_on_screen import rows_to_return_to
from termnews.tui.messages import SettingsChanged, Told
from termnews.tui.textual_internals import AppHook, DispatchHook, end_with, fail_test, has_first_screen, is_leaving

_SETTINGS_TAKEN = "config.toml was read again. What it says of the network counts from the next start on."


class TermnewsApp(DispatchHook, AppHook, inherit_bindings=False):
    """The reader over one library, which the caller opened and closes; `terminal` is what it is shown on.

    With `tour`, the demo edition begins with its tour where nobody has seen that yet; `page` is an address to begin
    with.
    """

    TITLE = "termnews"
    BINDINGS = [Binding("ctrl+q", "quit", show=False, priority=True)]
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL = True
    CSS_PATH = Path(__file__).with_name("app.tcss")

    def __init__(
        self, library: Library, terminal: Terminal | None = None, *, tour: bool = False, page: str = ""
    ) -> None:
        terminal = terminal or Terminal()
        self.themes = ThemeChoice(self, library, terminal)
        # Textual shows greys instead of none, unless the colours are the terminal's own
        super().__init__(ansi_color=True if terminal.no_color else None)
        self.animation_level = "none"
        self.library = library
        self._tour = tour
        self._page = page
        self._intensity = Intensity()
        self.typed = KeyOrder(self, super().on_event, partial(_settles, self))
        # the rows to begin with the next time, once the reader was left in order
        self.left: list[str] = []
        self.crash: BaseException | None = None
        self.keymap, problems = keys_in_force(library.settings)
        self.macros = macro_actions(library.settings.macros)
        self.mistakes = Mistakes(library.problems)
        self.mistakes.replace("keys", problems)
        self.mistakes.replace("themes", self.themes.begin())
        self.set_class(terminal.ascii, "-ascii")

    def outlasts(self, error: Exception) -> bool:
        """Say an exception in one line and tell whether to go on; defects before the first screen end the program."""
        if is_leaving(self):
            as_told(error)
            return True
        if not isinstance(error, TermnewsError):
            if not has_first_screen(self) or self._intensity.exceeded():
                return False
            fail_test(self, error)
        text, severity = as_told(error)
        screen, dialog = self.screen_stack[0], self.screen
        if isinstance(dialog, Dialog) and isinstance(screen, MainScreen):
            screen.notices.keep(text, severity)
            dialog.tell(text, wrong=True)
        else:
            self.notify(text, severity=severity, markup=False)
        return True

    def notify(
        self, message: str, *, title: str = "", severity: Told = "information", timeout: float | None = None,
        markup: bool = False,
    ) -> None:  # fmt: skip
        """Tell a sentence where all are told; Textual has some of its own."""
        screen = self.screen_stack[0] if self.screen_stack else None
        if isinstance(screen, MainScreen):
            screen.notices.tell(message, severity)

    def handle_defect(self, error: Exception) -> None:
        """Go on, or leave for an error that nobody foresaw; who runs the app tells it, and not Textual."""
        if self.outlasts(error):
            return
        if self.crash is None:
            self.crash = error.error if isinstance(error, WorkerFailed) else error
        end_with(self, error)

    async def on_event(self, event: events.Event) -> None:
        """Have keys act one after the other; what is pasted loses what would act on the terminal where it is shown."""
        if isinstance(event, events.Paste):
            event.text = safe(event.text)
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.typed.take(event)
        elif not (isinstance(event, events.MouseDown) and _on_something_removed(self, event)):
            await super().on_event(event)

    async def on_key_order_passed(self, message: KeyOrder.Passed) -> None:
        """Let the next key act."""
        await self.typed.heard(message)

    @on(SettingsChanged)
    def _settings_changed(self, message: SettingsChanged) -> None:
        """Go by the keys, macros and theme of the settings, and tell each mistake in them."""
        self.keymap, problems = keys_in_force(message.settings)
        self.macros = macro_actions(message.settings.macros)
        screen = self.screen_stack[0]
        if isinstance(screen, MainScreen):
            screen.use_keys(self.keymap, self.macros)
        self.mistakes.replace("settings", message.problems)
        self.mistakes.replace("keys", problems)
        wrong_theme = self.themes.settings_changed()
        if wrong_theme is not None:
            self.mistakes.replace("themes", wrong_theme)
        told = summary([*message.problems, *problems, *(wrong_theme or ())])
        self.notify(told or _SETTINGS_TAKEN, severity="warning" if told else "information", markup=False)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme with all that is drawn from it; Textual asks here for the one that it shows."""
        theme = super().get_theme(theme_name)
        return None if theme is None else self.themes.finished(theme)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor is, for screen readers: at the cursor of what has the keys."""
        try:
            focused = self.screen.focused
        except ScreenStackError:
            focused = None
        if focused is None:
            return Offset(0, 0)
        if isinstance(focused, Input):
            # Textual's own answer is a cell too far at the end of the text, where one mostly is
            column = cells(focused.value[: focused.cursor_position]) - focused.scroll_offset.x
            return focused.content_region.offset + Offset(column, 0)
        place = getattr(focused, "cursor_screen_offset", None)
        return place if isinstance(place, Offset) else focused.content_region.offset

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Do nothing: Textual's text fields tell where their cursor is whether or not they have the keys."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let no cursor blink."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    def get_default_screen(self) -> MainScreen:
        """Return the main screen: there is no other beneath it."""
        return MainScreen(
            self.library,
            self.keymap,
            self.macros,
            self.themes,
            self.mistakes,
            redraw=self.redraw,
            suspend=self.suspend_job,
        )

    def on_mount(self) -> None:
        """Begin the rest once the first screen is painted."""
        screen = self.screen
        assert isinstance(screen, MainScreen)
        self.call_after_refresh(screen.start, self._page)
        self.call_after_refresh(self.begun, screen)
        if self._tour:
            self.call_after_refresh(screen.tour.offer)

    def begun(self, screen: MainScreen) -> None:
        """Hook: the screen has begun, and the article that is to be on it is asked for."""

    def on_key(self, event: events.Key) -> None:
        """Do what is done wherever one is, also in a dialog, where nothing else wants the key."""
        if event.key in self.keymap.get("app.suspend", ()):
            self.suspend_job()
        elif event.key in self.keymap.get("app.redraw", ()):
            self.redraw()

    def redraw(self) -> None:
        """Draw the screen anew."""
        self.refresh(layout=True)

    def suspend_job(self) -> None:
        """Stop, with the terminal given back, until the shell has the program go on."""
        screen = self.screen_stack[0]
        if isinstance(screen, MainScreen):
            screen.lifecycle.session.keep()
        self.action_suspend_process()

    def leave(self) -> None:
        """Leave as soon as may be, also before there is a screen."""
        if self.is_running:
            self.call_later(self.action_quit)
        else:
            self.exit()

    def abandon(self) -> None:
        """Hook: give the terminal back where the program hangs."""

    async def action_quit(self) -> None:
        """Remember the place one is at, then leave; Ctrl+q and the signals that end a program come here too."""
        screen = self.screen_stack[0]
        try:
            if isinstance(screen, MainScreen):
                await screen.lifecycle.leave()
                self.left = await rows_to_return_to(screen, screen.panes, self.library)
        finally:
            # what cannot be remembered keeps nobody here
            self.exit()


def _settles(app: App[None]) -> bool:
    """Tell whether what the next key is about is on its way: an article that is opened, headlines that are left."""
    screen = app.screen_stack[0] if app.screen_stack else None
    if not isinstance(screen, MainScreen):
        return False
    headlines, article = screen.panes.list_pane, screen.panes.article_pane
    return headlines.filter_line.settling or headlines.search_line.settling or article.loader.opening is not None


def _on_something_removed(app: App[None], event: events.MouseDown) -> bool:
    """Tell whether a click hits what is still painted and no longer there, for which Textual fails."""
    try:
        widget, _ = app.screen.get_widget_at(event.x, event.y)
    except (NoWidget, ScreenStackError):
        return False
    return not widget.is_attached
