"""The line above the list where one types to narrow it to some headlines: opened, kept, dropped."""

from typing import TYPE_CHECKING

from termnews.domain.article_list import ArticleList
from termnews.tui.background import start
from termnews.tui.headlines.headline_list import ListPosition
from termnews.tui.messages import ListNarrowed

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class FilterLine:
    """The filter of the list that is shown. `text` is what it holds to, empty where all headlines are shown."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._field = screen.filter_field
        self.text = ""
        #: the list as it is without the filter, and where one was in it; None while there is no filter
        self.whole: ArticleList | None = None
        self.before: ListPosition | None = None
        self._unanswered = False

    @property
    def settling(self) -> bool:
        """Whether the line is closed and the headlines that its text leaves are not shown yet."""
        return self._unanswered and not self._field.has_keys

    def begin(self) -> None:
        """Open the line above the list and give it the keys; what stands there is changed."""
        screen = self._screen
        if screen.listing.searching:
            screen.tell("This is the answer to a search: / changes its words.")
            return
        self._keep_whole()
        screen.headlines.attended = True
        screen.zen = False
        screen.at = "list"
        screen.lay_panes()
        self._field.open()
        # the titles are fetched while the first word is typed
        self._ask()

    def narrow(self, text: str) -> None:
        """Narrow the list to a text without a line to type in."""
        self._keep_whole()
        self._field.fill(text)
        self.typed(text)

    def typed(self, text: str) -> None:
        """Narrow the list to the text as it stands."""
        self.text = text.strip()
        self._ask()

    def renew(self, whole: ArticleList) -> None:
        """Narrow a newer state of the same list."""
        self.whole = whole
        self._ask()

    def answered(self, message: ListNarrowed) -> None:
        """Show the headlines that are left, if the question still stands."""
        if message.whole is not self.whole or message.text != self.text or self._screen.listing.searching:
            return
        self._unanswered = False
        if message.listed is self._screen.headlines.ids:
            return
        # the cursor goes back to where it was as soon as its article is there again
        spot = self._screen.headlines.spot if message.listed.row_of(self._place()) is None else self.before
        self._screen.listing.present(message.listed, spot)
        self._screen.preview()

    def submitted(self) -> None:
        """Close the line and keep the filter."""
        self._close()
        if not self.text:
            self.drop()
        else:
            self.before = self._screen.headlines.spot or self.before
        self._screen.go_to("list")

    def tabbed(self) -> None:
        """Close the line and keep the filter."""
        self.submitted()

    def drop(self) -> None:
        """Show all headlines again, the cursor on the article it is on; where it is on none, where it was."""
        whole, spot = self.whole, self._screen.headlines.spot or self.before
        self.forget()
        if whole is not None:
            self._screen.listing.present(whole, spot)
            self._screen.preview()

    def leave(self) -> None:
        """Close the line, show all headlines and be where one was."""
        whole, spot = self.whole, self.before
        self.forget()
        if whole is not None:
            self._screen.listing.present(whole, spot)
        self._screen.go_to("list")
        self._screen.preview()

    def forget(self) -> None:
        """Have no filter any more."""
        self._close()
        self._unanswered = False
        self.text, self.whole, self.before = "", None, None
        self._field.fill("")
        self._screen.library.search.forget()

    def moved(self, step: int) -> None:
        """Move the cursor of the list."""
        self._screen.headlines.move_by(step)
        self.before = self._screen.headlines.spot

    def _keep_whole(self) -> None:
        if self.whole is None:
            self.whole, self.before = self._screen.headlines.ids, self._screen.headlines.spot

    def _place(self) -> int:
        return self.before.place if self.before is not None else -1

    def _ask(self) -> None:
        whole, text = self.whole, self.text
        if whole is None:
            return
        self._unanswered = True

        async def narrow() -> None:
            listed = await self._screen.library.search.narrow(whole, text)
            self._screen.post_message(ListNarrowed(whole, text, listed))

        start(self._screen, narrow, "filter", exclusive=True)

    def _close(self) -> None:
        self._field.close()
        self._screen.headlines.attended = False
