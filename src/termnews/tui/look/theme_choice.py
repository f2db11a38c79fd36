"""Theme choice: what config.toml names, else what was chosen with T, else what suits the terminal."""

from functools import partial
from typing import Any

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from termnews.config.suggest import nearest
from termnews.config.theme_files import load_themes
from termnews.domain.text import one_line
from termnews.library.library import Library
from termnews.tui.look.own_themes import own_themes
from termnews.tui.look.terminal import Terminal
from termnews.tui.look.theme_variables import with_variables
from termnews.tui.look.themes import INK, MONOCHROME, PAPER, SIXTEEN, THEMES

MEMORY = "theme"


def suiting(terminal: Terminal) -> str:
    """Return the name of the theme that suits a terminal nobody has chosen one for."""
    if terminal.colours == 0:
        return MONOCHROME
    if terminal.colours <= 16:
        return SIXTEEN
    return PAPER if terminal.light else INK


class ThemeChoice:
    """Registers all themes with the app, chooses the first and keeps what is chosen.

    What is drawn from a theme takes milliseconds to derive, and there are thirty: it is made when a theme is shown.
    """

    def __init__(self, app: App[Any], library: Library, terminal: Terminal) -> None:
        self._app = app
        self._library = library
        self.terminal = terminal
        self._wanted = library.settings.theme
        self._registered = False
        self._finished: dict[str, Theme] = {}

    def finished(self, theme: Theme) -> Theme:
        """Return a theme with all that is drawn from it."""
        if not self._registered:
            # Textual asks for its own default while it is made, and shows nothing yet
            return theme
        if theme.name not in self._finished:
            self._finished[theme.name] = with_variables(theme, self.terminal.colours)
        return self._finished[theme.name]

    def begin(self) -> tuple[str, ...]:
        """Show the theme to begin with; return one sentence for each thing that was not as it was written."""
        problems = self._register()
        available = self._app.available_themes
        remembered = self._library.memory.get(MEMORY, everywhere=True)
        names = [name for name in (self._wanted, remembered) if isinstance(name, str) and name != "default"]
        if self._wanted not in ("default", *available):
            near = nearest(self._wanted, available)
            hint = f'Did you mean "{near}"?' if near else "docs/themes.md lists all there are."
            place = self._library.settings.key_places.get("theme", "config.toml")
            problems.append(f'{place}: there is no theme "{one_line(self._wanted)}". {hint}')
        first = next((name for name in names if name in available), suiting(self.terminal))
        # without colours, only the theme that needs none tells things apart
        self._app.theme = MONOCHROME if self.terminal.no_color else first
        return tuple(problems)

    def settings_changed(self) -> tuple[str, ...] | None:
        """Show what config.toml names now; return what `begin` does, None where that is what it named before."""
        if self._wanted == self._library.settings.theme:
            return None
        self._wanted = self._library.settings.theme
        return self.begin()

    def _register(self) -> list[str]:
        ours = {theme.name: theme for theme in THEMES}
        built_in = {**BUILTIN_THEMES, **ours}
        files, problems = load_themes(self._library.paths.config / "themes")
        own, mistakes = own_themes(files, built_in)
        for theme in (*built_in.values(), *own):
            self._app.register_theme(theme)
        self._finished.clear()
        self._registered = True
        return [*problems, *mistakes]

    @property
    def names(self) -> list[str]:
        """The names of all themes: a person's own, then ours in their own order, then Textual's."""
        ours, textuals = [theme.name for theme in THEMES], sorted(BUILTIN_THEMES)
        available = self._app.available_themes
        own = sorted(available.keys() - {*ours, *textuals})
        return [*own, *ours, *(name for name in textuals if name in available)]

    @property
    def shown(self) -> str:
        """The name of the theme that is shown."""
        return self._app.theme

    def why_none(self) -> str | None:
        """Return why there is nothing to choose from, or None."""
        if self.terminal.no_color:
            return "NO_COLOR is set, so there is only the theme without colours."
        return None

    def choose(self, name: str) -> None:
        """Show a theme from now on, and at the next start."""
        self._app.theme = name
        keep = partial(self._library.memory.keep, MEMORY, name, everywhere=True)
        self._app.run_worker(keep, thread=True, group="memory", exit_on_error=False)
        if self._wanted in self._app.available_themes and self._wanted != name:
            self._app.notify(f'The next start takes "{self._wanted}" again, as config.toml has it.', markup=False)
