"""Actions of the program as a whole: its dialogs, its themes, its two files, its end."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.screen import Screen

from termnews.domain.addresses import has_no_scheme, pasted_address
from termnews.domain.query import Query, Scope
from termnews.library.library import Library
from termnews.tui.background import start
from termnews.tui.dialogs.address_choice import AddressChoice, AddressUse
from termnews.tui.dialogs.first_run import Choice, FirstRunScreen
from termnews.tui.dialogs.help import HelpScreen
from termnews.tui.dialogs.palette import Command, PaletteScreen
from termnews.tui.dialogs.question import demo_question
from termnews.tui.dialogs.report import Entry, ReportScreen
from termnews.tui.dialogs.themes import ThemesScreen
from termnews.tui.dialogs.wanted import WantedScreen
from termnews.tui.look.theme_choice import ThemeChoice
from termnews.tui.main.edited_files import EditedFiles
from termnews.tui.main.health_report import HealthReport
from termnews.tui.main.keyboard import Keyboard
from termnews.tui.main.mistakes import Mistakes
from termnews.tui.main.notices import Notices
from termnews.tui.main.palette_commands import UsedCommands, palette_commands
from termnews.tui.main.panes import Panes
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.main.source_actions import SourceActions
from termnews.tui.messages import Notice, SourcesChanged
from termnews.tui.tour.tour import Tour


@dataclass(frozen=True, kw_only=True)
class Program:
    """What the screen offers beside its panes.

    `perform` does an action by its id, `open_demo` leaves for the demo edition; `redraw` and `suspend` are the app's.
    """

    screen: Screen[Any]
    library: Library
    keys: Keyboard
    themes: ThemeChoice
    panes: Panes
    refreshes: Refreshes
    source_actions: SourceActions
    edited_files: EditedFiles
    notices: Notices
    health: HealthReport
    mistakes: Mistakes
    tour: Tour
    perform: Callable[[str], None]
    open_demo: Callable[[], None]
    redraw: Callable[[], None]
    suspend: Callable[[], None]

    def help(self) -> None:
        """List the keys."""
        keys = self.keys
        dialog = HelpScreen(keys.keymap, *keys.scopes, macros=tuple(keys.macros.values()), counts=keys.counts)
        self.screen.app.push_screen(dialog)

    def palette(self) -> None:
        """Find any action, source or category by name."""
        tree, keys, used = self.panes.tree_pane, self.keys, UsedCommands(self.library.memory)
        rows = tree.source_tree.all_rows
        commands = palette_commands(keys.keymap, keys.macros, self.perform, rows, tree.go_to, self.themes)

        def chosen(command: Command | None) -> None:
            if command is not None:
                start(self.screen, partial(asyncio.to_thread, used.use, command.name), "memory")
                command.run()

        self.screen.app.push_screen(PaletteScreen(tuple(commands), used.names), chosen)

    def messages(self) -> None:
        """List what was told, the last at the end."""
        today = self.library.now().astimezone().date()
        entries = [
            Entry(f"{at:%H:%M}" if at.date() == today else f"{at.day} {at:%b %H:%M}", message.text, bool(message.loud))
            for message in self.notices.past
            for at in (message.at.astimezone(),)
        ]
        self.screen.app.push_screen(ReportScreen("Messages", entries, empty="Nothing was told yet.", at_end=True))

    def list_mistakes(self) -> None:
        """List what is wrong in the files of the configuration."""
        entries = [Entry("", mistake) for mistake in self.mistakes.all]
        self.screen.app.push_screen(ReportScreen("Mistakes", entries, empty="There are no mistakes in your files."))

    def theme(self) -> None:
        """Choose another theme."""
        why_none = self.themes.why_none()
        if why_none:
            self.screen.post_message(Notice(why_none))
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                self.themes.choose(name)

        self.screen.app.push_screen(ThemesScreen(self.themes.names, self.themes.shown), chosen)

    def first_page(self) -> None:
        """Show the first page: starter sources, import, demo, tour."""

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.kind == "address":
                self.source_actions.add(choice.address)
            elif choice.kind == "demo":
                self.open_demo()
            elif choice.kind == "tour":
                self.tour.open_demo()
            else:
                said, undoes = choice.said, bool(choice.said)
                self.screen.post_message(SourcesChanged(said=said, undoes=undoes, left_out=choice.left_out))
                if choice.added and not self.library.offline:
                    self.refreshes.refresh_all()

        self.screen.app.push_screen(FirstRunScreen(self.library), chosen)

    def demo(self) -> None:
        """Open the demo edition: at once where there is nothing to read yet, else when asked whether to."""
        if self.library.demo:
            self.screen.post_message(Notice("This is the demo edition: ", hint="{app.quit} leaves it."))
        elif not self.library.queries.count(Query(Scope.ALL, limit=1)):
            self.open_demo()
        else:
            self.screen.app.push_screen(demo_question(), lambda yes: self.open_demo() if yes else None)

    def pasted(self, text: str) -> None:
        """Offer to subscribe to an address that was pasted where no text is typed, or to read its page."""
        address = pasted_address(text)
        if address is None:
            self.screen.post_message(Notice("Paste one address here, to subscribe to it or to read its page."))
            return

        def chosen(use: AddressUse | None) -> None:
            if use == "subscribe":
                self.source_actions.add(text.strip() if has_no_scheme(text) else address)
            elif use == "read":
                self.read_page(address)

        self.screen.app.push_screen(AddressChoice(address), chosen)

    def read_page(self, url: str) -> None:
        """Open the page at an address that a person typed or pasted; the keys wait for it in the article."""
        self.panes.go_to("article")
        self.panes.article_pane.follow(url, typed=True)

    def wanted(self) -> None:
        """Show the pages that were asked for while offline."""

        def chosen(url: str | None) -> None:
            if url is not None:
                self.panes.article_pane.follow(url)
            self.panes.tree_pane.renew()

        self.screen.app.push_screen(WantedScreen(self.library), chosen)

    def edit_sources(self) -> None:
        """Open sources.toml in an editor."""
        if self.refreshes.busy:
            self.screen.post_message(Notice("A refresh is under way: edit when it is done."))
        else:
            self.edited_files.edit_sources()

    def quit(self) -> None:
        """Leave termnews."""
        self.screen.app.call_later(self.screen.app.action_quit)
