"""First-run page: what would you like to read? Starter feeds to tick, an address, a file, the demo edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Input, Static

from termnews.config.home_folder_lists import found_subscriptions
from termnews.config.starter import starter
from termnews.domain.source import Subscription
from termnews.domain.text import count_of
from termnews.library.library import Library
from termnews.library.sources.import_export import import_sources
from termnews.tui.background import Work, start
from termnews.tui.dialogs.dialog import OPEN, Dialog
from termnews.tui.dialogs.path_input import PathInput
from termnews.tui.dialogs.path_text import path_of
from termnews.tui.dialogs.question import import_question
from termnews.tui.dialogs.report import left_out_report
from termnews.tui.dialogs.start_options import StartOption, StartOptionRows, start_options
from termnews.tui.dialogs.starter_rows import StarterRows
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import content, safe
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.messages import Notice
from termnews.tui.rows.row_list import RowList


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen. "sources": `added` sources are subscribed to now; "address": look it up; else what to open.

    `said` is what an import brought, in a sentence, and `left_out` what it did not take.
    """

    kind: Literal["sources", "address", "demo", "tour"]
    added: int = 0
    address: str = ""
    said: str = ""
    left_out: tuple[str, ...] = ()


def greeting(now: datetime) -> str:
    """Return the question, with the greeting of the hour."""
    part = "morning" if 4 <= now.hour < 12 else "afternoon" if 12 <= now.hour < 18 else "evening"
    return f"Good {part}. What would you like to read?"


def lead(offline: bool) -> str:
    """Return the line below the question."""
    if offline:
        return "No network now: articles come with the first refresh."
    return "Space ticks what you like, Enter starts reading."


class FirstRunScreen(Dialog[Choice | None]):
    """Gives a `Choice`, None where it was skipped. `files` are offered for import; None: those of the home folder."""

    DEFAULT_CSS = rules_for("FirstRunScreen", __file__)
    ROOMY = (70, 30)

    HINTS: ClassVar[Mapping[str, str]] = {
        "starter": "Space tick · Enter start reading · Tab next part · → feeds · * all · Esc skip",
        "start": "Enter start reading · Tab next part · Esc skip",
        "address": "Enter look it up · Tab next part · Esc back to the list",
        "path": "Enter import this file · Tab complete, then next part · Esc back to the list",
        "options": "Enter do this · Tab next part · Esc skip",
    }

    @dataclass
    class Added(Message):
        """Sources were added; `present` were subscribed to already. `said` and `left_out` are those of an import."""

        added: int
        present: int = 0
        said: str = ""
        left_out: tuple[str, ...] = ()

    def __init__(self, library: Library, files: tuple[Path, ...] | None = None) -> None:
        super().__init__(greeting(library.now().astimezone()), self.HINTS["starter"])
        self._library = library
        files = found_subscriptions() if files is None else files
        subscribed = {source.url for source in library.queries.sources()}
        self._starter = StarterRows(starter(), subscribed, id="starter")
        self._options = StartOptionRows(start_options(files), id="options")
        self._busy = False

    def parts(self) -> ComposeResult:
        """Make the parts, top to bottom in the order of Tab."""
        yield Static(lead(self._library.offline), id="lead", markup=False)
        with VerticalScroll(id="parts", can_focus=False):
            yield self._starter
            with Horizontal(id="picked-row"):
                yield Static(id="picked", markup=False)
                yield Button("Start reading", id="start")
            with Horizontal(classes="field"):
                yield Static("a", classes="key", markup=False)
                yield Static("An address", classes="name", markup=False)
                yield Input(placeholder="of a feed or of a site, such as example.org", id="address")
            with Horizontal(classes="field -close"):
                yield Static("i", classes="key", markup=False)
                yield Static("A file", classes="name", markup=False)
                yield PathInput(placeholder="OPML, or newsboat's urls, such as ~/feeds.opml", id="path")
            yield self._options

    def on_mount(self) -> None:
        """Show all options, and how much is ticked."""
        self._options.styles.height = self._options.count
        self._count_ticked()

    def on_paste(self, event: events.Paste) -> None:
        """Take an address that is pasted anywhere."""
        lines = safe(event.text).split()
        if lines:
            field = self.query_one("#address", Input)
            field.value = lines[0]
            field.focus()

    def leave(self) -> None:
        """Go back to the list from a text field, else skip."""
        if isinstance(self.focused, Input):
            self._starter.focus()
        elif not self._busy:
            self.dismiss(None)

    def pressed(self, event: events.Key) -> bool:
        """Take the keys that are shown beside the parts, and those of the list of feeds."""
        if event.key in ("a", "i"):
            self.query_one("#address" if event.key == "a" else "#path", Input).focus()
            return True
        option = next((each for each in self._options.items if each.key == event.character), None)
        if option is not None:
            self._take_option(option)
            return True
        return self.focused is self._starter and self._starter.press(event.key)

    def perform(self, action_id: str) -> bool:
        """Begin with what is ticked, do what the cursor is on, or move."""
        if action_id != OPEN:
            return super().perform(action_id)
        if self.focused is self._options:
            self._take_option(self._options.items[self._options.cursor])
        elif self.focused is self._starter or isinstance(self.focused, Button):
            self._start_reading()
        return True

    @on(RowList.Chosen)
    def _clicked(self, event: RowList.Chosen) -> None:
        if event.rows is self._options:
            self._take_option(self._options.items[self._options.cursor])
        else:
            self._starter.toggle()

    @on(StarterRows.Ticked)
    def _count_ticked(self) -> None:
        ticked = self._starter.ticked
        categories = len({row.category for row in ticked})
        feeds, groups = count_of(len(ticked), "feed"), count_of(categories, "category", "categories")
        self.query_one("#picked", Static).update(content(f"{feeds} in {groups}" if ticked else "Nothing is ticked yet"))
        self.query_one("#start").set_class(bool(ticked), "-ready")
        self.tell(words(self.HINTS["starter"]))

    @on(Button.Pressed, "#start")
    def _start_reading(self) -> None:
        ticked = self._starter.ticked
        if not ticked:
            self.tell("Tick something first, with Space.", wrong=True)
        else:
            self._work(words("Adding…"), partial(self._add, ticked))

    @on(Input.Submitted, "#address")
    def _address_given(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Choice("address", address=event.value.strip()))
        else:
            self.tell("Type or paste an address first.", wrong=True)

    @on(Input.Submitted, "#path")
    def _path_given(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._work(words("Importing…"), partial(self._import, path_of(event.value)))
        else:
            self.tell("Type the path of a file first.", wrong=True)

    def _take_option(self, option: StartOption) -> None:
        if option.path is not None:
            self._work(words("Importing…"), partial(self._import, option.path))
        elif not self._busy:
            self.dismiss(Choice(option.kind) if option.kind in ("demo", "tour") else None)

    def _work(self, progress: str, work: Work) -> None:
        if self._busy:
            return
        self._busy = True
        self.tell(progress)
        start(self, work, "first")

    async def _add(self, chosen: list[Subscription]) -> None:
        added = await self._library.source_edits.add(chosen)
        self.post_message(self.Added(len(added), len(chosen) - len(added)))

    async def _import(self, path: Path) -> None:
        app = self.app
        imported = await import_sources(
            self._library, path, ask=lambda count: app.push_screen_wait(import_question(count))
        )
        self.post_message(self.Added(imported.added, imported.present, imported.sentence(), imported.told()))

    def on_first_run_screen_added(self, message: Added) -> None:
        """Close; where nothing was new, say so and stay."""
        message.stop()
        self._busy = False
        if message.added:
            self.dismiss(Choice("sources", message.added, said=message.said, left_out=message.left_out))
            return
        if message.left_out:
            self.app.push_screen(left_out_report(message.said, message.left_out))
        if message.present:
            self.tell("You have all of these already.", wrong=True)
        else:
            self.tell("There is no feed in this file that could be imported.", wrong=True)

    def on_notice(self, message: Notice) -> None:
        """Say what went wrong."""
        message.stop()
        self._busy = False
        self.tell(message.text, wrong=True)
