"""Subscribe dialog: an address, the feed it leads to, a category."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from termnews.config.starter import starter
from termnews.domain.errors import OfflineError, TermnewsError
from termnews.domain.logins import without_logins
from termnews.domain.shown_address import shown_address, shown_host
from termnews.domain.source import UNFILED
from termnews.library.library import Library
from termnews.library.sources.add_source import Added, Discovery
from termnews.library.sources.noted_sources import note_source
from termnews.tui.background import start
from termnews.tui.dialogs.dialog import OPEN, Dialog
from termnews.tui.dialogs.feed_choice import FeedChoice
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import content, cut_host, safe_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.messages import Notice
from termnews.tui.rows.row_list import RowList

_PLACEHOLDER = "Address of a feed or of a site, such as example.org"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The sources that were added or there already; `failed` has a sentence for each of the ticked that was not.

    `noted` is an address that is to be added when there is a network.
    """

    added: Sequence[Added] = ()
    failed: Sequence[str] = ()
    noted: str = ""


class AddSourceScreen(Dialog[Outcome | None]):
    """Gives what was added, None where nothing was. `category` is the one to begin with."""

    DEFAULT_CSS = rules_for("AddSourceScreen", __file__)
    ROOMY = (70, 24)

    HINTS: ClassVar[Mapping[str, str]] = {
        "address": "Enter look it up · Esc cancel",
        "feeds": "Enter this one · Space tick several · Tab category · Esc cancel",
        "category": "Enter subscribe · Tab complete · ↓ next category · Esc cancel",
    }

    @dataclass
    class Looked(Message):
        """What the address led to is known."""

        address: str
        discovery: Discovery

    class NoNetwork(Message):
        """The address cannot be looked up now."""

    @dataclass
    class Subscribed(Message):
        """Sources are subscribed to."""

        outcome: "Outcome"

    def __init__(self, library: Library, address: str = "", category: str | None = None) -> None:
        super().__init__("Add a source", self.HINTS["address"])
        self._library = library
        self._sources = {source.url: source.category for source in library.queries.sources()}
        names = dict.fromkeys(self._sources.values()) or dict.fromkeys(row.category for row in starter())
        self._address = address.strip()
        self._field = Input(placeholder=_PLACEHOLDER, id="address")
        self._choice = FeedChoice([name for name in names if name != UNFILED], id="feed-choice")
        if category is not None:
            self._choice.category_field.put(safe_line(category))
        self._asked = self._unreached = ""
        self._looking = self._adding = False

    def parts(self) -> ComposeResult:
        """Make the fields; those about a feed are hidden until there is one."""
        with VerticalScroll(id="parts", can_focus=False):
            yield self._field
            yield Static(id="state", markup=False)
            yield self._choice

    def on_mount(self) -> None:
        """Look an address that was given up at once."""
        if self._address:
            self._field.value = self._address
            self._look(self._address)

    def leave(self) -> None:
        """Give up looking and close; what is being written is written first."""
        if not self._adding:
            self.workers.cancel_node(self)
            self.dismiss(None)

    def perform(self, action_id: str) -> bool:
        """Look at the feed under the cursor, or move."""
        if action_id == OPEN and self.focused is self._choice.feeds:
            self._choose()
            return True
        return super().perform(action_id)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        feeds = self._choice.feeds
        url = feeds.items[feeds.cursor][0]
        if url == feeds.chosen or feeds.ticked:
            self._choice.category_field.focus()
        else:
            self._look(url, within=True)

    @on(Input.Submitted, "#address")
    def _address_given(self) -> None:
        address = self._field.value.strip()
        if not address:
            self._say("Type or paste an address first.", wrong=True)
        elif self._choice.discovery is not None:
            self._choice.category_field.focus()
        elif address != self._asked:
            self._look(address)
        elif address == self._unreached and not self._adding:
            self._adding = True
            start(self, partial(self._note, address), "add")

    @on(Input.Changed, "#address")
    def _address_changed(self) -> None:
        if self._field.value.strip() not in (self._asked, without_logins(self._asked)) and not self._adding:
            self.workers.cancel_group(self, "look")
            self._asked, self._looking = "", False
            self._say("")
            self._choice.clear()

    @on(Input.Submitted, "#category")
    def _subscribe(self) -> None:
        if self._choice.discovery is None or self._looking or self._adding:
            return
        self._adding = True
        self._say(words("Adding…"))
        start(self, partial(self._add, self._choice.discovery, self._choice.ticked, self._choice.category), "add")

    def _look(self, address: str, *, within: bool = False) -> None:
        """Ask what is at an address; `within` keeps the list of feeds that it was chosen from."""
        if not within:
            self._asked = address
            self._choice.clear()
        self._looking = True
        self._say(f"Looking at {cut_host(shown_host(address) or address, 50)}{words('…')}")
        start(self, partial(self._ask, address, self._asked if within else None), "look", exclusive=True)

    async def _ask(self, address: str, named_by: str | None) -> None:
        try:
            discovery = await self._library.add_source.look(address, named_by=named_by)
        except OfflineError:
            if self._library.demo:
                raise
            self.post_message(self.NoNetwork())
        else:
            self.post_message(self.Looked(address, discovery))

    async def _add(self, discovery: Discovery, ticked: Sequence[str], category: str) -> None:
        """Subscribe to the feeds that are ticked, else to the one that was looked at."""
        machine = self._library.add_source
        found, failed = list[Discovery](), list[str]()
        for url in ticked or [discovery.first.url]:
            try:
                looked_at = url == discovery.first.url
                found.append(discovery if looked_at else await machine.look(url, named_by=self._asked))
            except TermnewsError as error:
                failed.append(str(error))
        if len(found) == 1:
            added = [await machine.subscribe(found[0], category=category)]
        else:
            added = await machine.subscribe_all(found, category=category)
        self.post_message(self.Subscribed(Outcome(added, failed)))

    def on_add_source_screen_looked(self, message: Looked) -> None:
        """Show the feed at the address."""
        message.stop()
        within = self._choice.names(message.address)
        if self._adding or not (within or message.address == self._asked):
            return
        self._looking = False
        self._say(message.discovery.note)
        if not within:
            # A password has been read by then, and need be on the screen no longer.
            self._field.value = without_logins(self._field.value)
        subscribed_in = self._sources.get(message.discovery.first.url)
        self._choice.show(
            message.address, message.discovery, self._library.now().astimezone(), subscribed_in=subscribed_in
        )
        if not within:
            (self._choice.feeds if message.discovery.others else self._choice.category_field).focus()

    def on_add_source_screen_no_network(self, message: NoNetwork) -> None:
        """Offer to note the address."""
        message.stop()
        self._looking, self._unreached = False, self._asked
        why = "termnews is offline" if self._library.offline else "There is no network"
        self._say(f"{why}. Enter again notes the address, to be added by the next refresh with a network.")

    async def _note(self, address: str) -> None:
        await note_source(self._library, address, self._choice.category)
        self.post_message(self.Subscribed(Outcome(noted=shown_address(address))))

    def on_add_source_screen_subscribed(self, message: Subscribed) -> None:
        """Close with what was added; where that is nothing, say why."""
        message.stop()
        self._adding = False
        if message.outcome.added or message.outcome.noted:
            self.dismiss(message.outcome)
        else:
            self._say("\n".join(message.outcome.failed), wrong=True)

    def on_notice(self, message: Notice) -> None:
        """Say what went wrong; the address stays, to be corrected."""
        message.stop()
        self._looking = self._adding = False
        if self._choice.discovery is None:
            self._asked = ""
        self._say(message.text, wrong=True)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        state = self.query_one("#state", Static)
        state.update(content(text))
        state.set_class(bool(text), "-shown")
        state.set_class(wrong, "-wrong")
