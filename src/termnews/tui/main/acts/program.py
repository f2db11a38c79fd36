"""The program itself: help, palette, themes, quit."""

from typing import TYPE_CHECKING, cast

from termnews.tui.dialogs.help import HelpScreen
from termnews.tui.dialogs.themes import ThemesScreen
from termnews.tui.keys.palette import open_palette, theme_names
from termnews.tui.main.layout import STEP

if TYPE_CHECKING:
    from termnews.tui.app import TermnewsApp
    from termnews.tui.main.main import MainScreen


class Program:
    """The group `app`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def help(self) -> None:
        """List the keys."""
        screen = self._screen
        macros = tuple(screen.keys.macros.values())
        screen.app.push_screen(HelpScreen(screen.keymap, *screen.keys.places, macros=macros, counts=screen.keys.counts))

    def palette(self) -> None:
        """Find any action, source or category by name."""
        open_palette(self._screen.app)

    def command(self) -> None:
        """Do any action by typing its name or id."""
        self._screen.keys.command_line.begin()

    def theme(self) -> None:
        """Choose another theme."""
        app = cast("TermnewsApp", self._screen.app)
        why_none = app.themes.why_none()
        if why_none:
            self._screen.tell(why_none)
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                app.themes.choose(name)

        app.push_screen(ThemesScreen(theme_names(app), app.theme), chosen)

    def tour(self) -> None:
        """Begin the tour, or end it."""
        self._screen.tour.toggle()

    def edit_settings(self) -> None:
        """Open config.toml in an editor."""
        self._screen.reloading.edit_settings()

    def widen(self, count: int) -> None:
        """Give the pane more columns."""
        self._screen.widen(STEP * count)

    def narrow(self, count: int) -> None:
        """Give the pane fewer columns."""
        self._screen.widen(-STEP * count)

    def usual_widths(self) -> None:
        """Give the panes their usual widths."""
        self._screen.usual_widths()

    def redraw(self) -> None:
        """Draw the screen anew."""
        cast("TermnewsApp", self._screen.app).redraw()

    def suspend(self) -> None:
        """Go back to the shell."""
        cast("TermnewsApp", self._screen.app).suspend_job()

    def quit(self) -> None:
        """Leave termnews."""
        self._screen.app.call_later(self._screen.app.action_quit)

    def zen(self) -> None:
        """The article alone, or all panes."""
        screen = self._screen
        screen.zen = not screen.zen
        if screen.zen and screen.at == "list":
            screen.perform("go.open")
        screen.lay_panes()
