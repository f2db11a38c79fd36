"""Onboarding tour of the demo edition: it watches what a reader does and says what to try next, and takes no key."""

import asyncio
from collections.abc import Callable
from functools import partial

from textual.message import Message

from termnews.config.keymaps import Keymap
from termnews.library.memory import Memory
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_view import ArticleView
from termnews.tui.background import start
from termnews.tui.dialogs.question import tour_question
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.keys.actions import Pane
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.messages import MarksChanged, Notice
from termnews.tui.rows.row_list import RowList
from termnews.tui.tour.tour_bar import TourBar
from termnews.tui.tour.tour_steps import Progress, Sign

NAME = "tour"
"""The name under which is remembered, for all caches, that the tour was begun; or that it is wanted (WANTED)."""

WANTED = "wanted"
_BEGUN = "begun"
_ENDED = "{app.tour} begins the tour again."
_DONE = (
    "That is all a day needs. {app.quit} leaves the demo edition; in your own, {source.add} adds a source. "
    "{app.tour} begins the tour again."
)
_BY_ACTION: dict[str, Sign] = {"move.space": "read on", "go.next_unread": "read on", "app.help": "helped"}


class Tour:
    """Begins, goes on by what was done, and ends; `bar` is where it says so, with the keys of `keymap`.

    Outside the demo edition `open_demo` leaves for that, where the tour begins by itself then.
    """

    def __init__(
        self, bar: TourBar, memory: Memory, keymap: Keymap, *, demo: bool, open_demo: Callable[[], None]
    ) -> None:
        self._bar = bar
        self._memory = memory
        self._keymap = keymap
        self._demo = demo
        self._leave_for_demo = open_demo
        self._at: Pane = "list"
        self._progress: Progress | None = None
        self._last = ""

    @property
    def on(self) -> bool:
        """Whether somebody is on the tour."""
        return self._progress is not None

    def offer(self) -> None:
        """Begin in the demo edition if the tour is wanted, or nobody here has seen it yet."""
        if self._demo and self._memory.get(NAME, everywhere=True) in (None, WANTED):
            self.begin()

    def begin(self) -> None:
        """Begin with the first step."""
        self._progress = Progress()
        start(self._bar, partial(self._keep, _BEGUN), "memory")
        self._show()

    def end(self) -> None:
        """End wherever one is."""
        self._progress = None
        self._show()
        self._say(_ENDED)

    def toggle(self) -> None:
        """Begin, or end; outside the demo edition, offer to open that."""
        if self.on:
            self.end()
        elif self._demo:
            self.begin()
        else:
            self._bar.app.push_screen(tour_question(), lambda yes: self.open_demo() if yes else None)

    def open_demo(self) -> None:
        """Open the demo edition, and the tour with it."""
        if self._demo:
            self.begin()
            return

        async def go() -> None:
            # the demo edition asks for it as soon as it is open
            await self._keep(WANTED)
            self._leave_for_demo()

        start(self._bar, go, "memory")

    def use(self, keymap: Keymap) -> None:
        """Name these keys from now on."""
        self._keymap = keymap

    def went_to(self, pane: Pane) -> None:
        """Say what to do in the pane that has the keys now."""
        self._at = pane
        self._show()

    def _show(self) -> None:
        self._bar.show(self._progress, self._keymap, self._at)

    def did(self, action_id: str) -> None:
        """Go on if an action was what is to be done."""
        self._last = action_id
        if action_id in _BY_ACTION:
            self._saw(_BY_ACTION[action_id])

    def heard(self, message: Message, *, searching: bool) -> None:
        """Go on if what a worker or a widget tells was what is to be done; `searching` tells of an open search."""
        if self.on:
            self._saw(*self._signs(message, searching))

    def _signs(self, message: Message, searching: bool) -> tuple[Sign, ...]:
        match message:
            case RowList.CursorMoved() if not searching:
                return ("moved",)
            case ArticleLoader.Arrived(arrival="link"):
                return ("followed",)
            case ArticleLoader.Arrived(arrival="history"):
                return ("came back",) if self._last == "link.back" else ()
            case ArticleLoader.Arrived(arrival="list"):
                return ("found",) if searching else ("opened",)
            case ArticleView.SelectionChanged(is_also_read=True):
                return ("selected",)
            case SearchLine.Answered(text=text, headlines=headlines) if text.strip() and headlines:
                return ("searched",)
            case MarksChanged(undone=True):
                return ("undone",)
            case MarksChanged(step=step) if step.name == "starred" and step.value:
                return ("starred",)
        return ()

    def _saw(self, *signs: Sign) -> None:
        if self._progress is None or not self._progress.saw(signs):
            return
        if self._progress.done:
            self._progress = None
            self._say(_DONE)
        self._show()

    def _say(self, text: str) -> None:
        self._bar.post_message(Notice(with_keys(text, self._keymap)))

    async def _keep(self, value: str) -> None:
        await asyncio.to_thread(self._memory.keep, NAME, value, everywhere=True)
