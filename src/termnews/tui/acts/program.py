"""The program itself: help, palette, themes, quit."""

from typing import TYPE_CHECKING

from termnews.tui.palette import open_palette, open_themes
from termnews.tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen


class Program:
    """The group `app`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def help(self) -> None:
        """List the keys."""
        self._screen.app.push_screen(HelpScreen(self._screen.keymap, self._screen.at))

    def palette(self) -> None:
        """Find any action, source or category by name."""
        open_palette(self._screen.app)

    def theme(self) -> None:
        """Choose another theme."""
        open_themes(self._screen.app)

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
