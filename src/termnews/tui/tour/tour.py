"""The tour of the demo edition: it watches what a reader does and says what to try next. It takes no key away."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from termnews.tui.article.article_view import ArticleView
from termnews.tui.background import start
from termnews.tui.dialogs.question import tour_question
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.messages import ArticleOpened, MarksChanged, SearchAnswered
from termnews.tui.rows.row_list import RowList
from termnews.tui.tour.tour_bar import TourBar
from termnews.tui.tour.tour_steps import Progress, Sign

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

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
    """Begins, goes on by what was done, and ends; `bar` is where it says so."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._progress: Progress | None = None
        self._last = ""
        self.bar = TourBar(id="tour")

    @property
    def on(self) -> bool:
        """Whether somebody is on the tour."""
        return self._progress is not None

    def offer(self) -> None:
        """Begin in the demo edition if the tour is wanted, or nobody here has seen it yet."""
        library = self._screen.library
        if library.demo and library.memory.get(NAME, everywhere=True) in (None, WANTED):
            self.begin()

    def begin(self) -> None:
        """Begin with the first step."""
        self._progress = Progress()
        self._remember(_BEGUN)
        self.show()

    def end(self) -> None:
        """End wherever one is."""
        self._progress = None
        self.show()
        self._say(_ENDED)

    def toggle(self) -> None:
        """Begin, or end; outside the demo edition, offer to open that."""
        if self.on:
            self.end()
        elif self._screen.library.demo:
            self.begin()
        else:
            self._screen.app.push_screen(tour_question(), lambda yes: self.open_demo() if yes else None)

    def open_demo(self) -> None:
        """Open the demo edition, and the tour with it."""
        if self._screen.library.demo:
            self.begin()
            return

        async def go() -> None:
            # the demo edition asks for it as soon as it is open
            await self._keep(WANTED)
            self._screen.open_demo()

        start(self._screen, go, "memory")

    def show(self) -> None:
        """Say what to do where one is now."""
        self.bar.show(self._progress, self._screen.keymap, self._screen.at)

    def did(self, action_id: str) -> None:
        """Go on if an action was what is to be done."""
        self._last = action_id
        if action_id in _BY_ACTION:
            self._saw(_BY_ACTION[action_id])

    def heard(self, message: Message) -> None:
        """Go on if what a worker or a widget tells was what is to be done."""
        if self.on:
            self._saw(*self._signs(message))

    def _signs(self, message: Message) -> tuple[Sign, ...]:
        screen = self._screen
        match message:
            case RowList.CursorMoved(rows=rows) if rows is screen.headlines and not screen.listing.searching:
                return ("moved",)
            case ArticleOpened(preview=False, by_link=True):
                return ("followed",)
            case ArticleOpened(preview=False, moving=True):
                return ("came back",) if self._last == "link.back" else ()
            case ArticleOpened(preview=False):
                return ("found",) if screen.listing.searching else ("opened",)
            case ArticleView.SelectionChanged() if screen.article.selected is not None:
                return ("selected",)
            case SearchAnswered(text=text, headlines=found) if text.strip() and found:
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
        self.show()

    def _say(self, text: str) -> None:
        self._screen.tell(with_keys(text, self._screen.keymap))

    def _remember(self, value: str) -> None:
        start(self._screen, partial(self._keep, value), "memory")

    async def _keep(self, value: str) -> None:
        await asyncio.to_thread(self._screen.library.memory.keep, NAME, value, everywhere=True)
