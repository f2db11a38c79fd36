"""The Textual application: themes, the main screen, and what is left when it ends."""

from textual.app import App

from termnews.config.keymaps import resolve
from termnews.library.library import Library
from termnews.tui.actions import ACTIONS, DEFAULT_KEYS
from termnews.tui.screens.main import MainScreen
from termnews.tui.themes import DEFAULT, THEMES

OPEN_DEMO = 64
"""The return code that asks the caller to start again in the demo edition."""


class TermnewsApp(App[None]):
    """The reader over one library, which the caller opened and closes."""

    TITLE = "termnews"
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL = True
    CSS = """
    Toast { width: 60; max-width: 90%; }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.animation_level = "none"
        self.library = library
        self.keymap, problems = resolve(
            DEFAULT_KEYS,
            library.settings.keys,
            places=library.settings.key_places,
            where={action.id: action.where for action in ACTIONS},
        )
        library.problems = (*library.problems, *problems)
        for theme in THEMES:
            self.register_theme(theme)
        wanted = library.settings.theme
        if wanted not in ("default", *self.available_themes):
            known = ", ".join(sorted(self.available_themes))
            library.problems = (*library.problems, f"There is no theme {wanted!r}; there are: {known}.")
        self.theme = wanted if wanted in self.available_themes else DEFAULT

    def get_default_screen(self) -> MainScreen:
        """Return the main screen: there is no other beneath it."""
        return MainScreen(self.library, self.keymap)

    def on_mount(self) -> None:
        """Begin the rest once the first screen is painted."""
        screen = self.screen
        assert isinstance(screen, MainScreen)
        self.call_after_refresh(screen.start)

    async def action_quit(self) -> None:
        """Remember the place one is at, then leave; Ctrl+q and the signals that end a program come here too."""
        screen = self.screen_stack[0]
        if isinstance(screen, MainScreen):
            await screen.stories.put_away()
        self.exit()
