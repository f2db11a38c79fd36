"""From a place of the tree to the list of its articles."""

from dataclasses import replace
from typing import TYPE_CHECKING

from termnews.domain.article_list import ArticleList
from termnews.domain.query import Scope
from termnews.tui.background import start
from termnews.tui.headlines.empty_list import NO_WANTED, NONE_FOUND
from termnews.tui.messages import SmartListed
from termnews.tui.tree.tree_rows import Kind, TreeRow

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Visiting:
    """Shows the list of a place, whatever kind it is."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._shown: TreeRow | None = None

    @property
    def shown(self) -> TreeRow | None:
        """The place whose list was shown last."""
        return self._shown

    def show(self, place: TreeRow) -> None:
        """List the articles of a place."""
        self._shown = place
        screen = self._screen
        screen.search_line.close()
        if place.kind is Kind.HISTORY:
            screen.listing.show_history()
        elif place.kind is Kind.WANTED:
            screen.listing.show(place.label, place.query, fixed=screen.library.queries.wanted_list, empty=NO_WANTED)
        elif place.words:
            self._find(place)
        else:
            screen.listing.show(place.label, place.query)

    def renamed(self) -> None:
        """Follow the tree: another place is under its cursor now, or the same by another name."""
        here, shown = self._screen.tree_pane.current, self._shown
        if here is None or shown is None or here == shown:
            return
        if here.key != shown.key or here.query != shown.query or here.words != shown.words:
            self._screen.show_place()
        elif here.label != shown.label and self._screen.listing.title == shown.label:
            self._screen.listing.title = here.label
            self._screen.show_titles()
        self._shown = here

    def again(self) -> bool:
        """Find the articles of a list with words anew; tell whether such a list is shown."""
        place = self._shown
        if place is None or not place.words or self._screen.listing.title != place.label:
            return False
        self._find(place)
        return True

    def found(self, name: str, found: ArticleList) -> None:
        """Show the articles of a list with words, if it is still the one that is wanted."""
        place = self._shown
        if place is not None and place.words and place.label == name:
            self._screen.listing.show(name, place.query, fixed=lambda: found, empty=NONE_FOUND)
            self._screen.preview()

    def _find(self, place: TreeRow) -> None:
        screen, query = self._screen, place.query
        if screen.listing.read_too and query.scope is Scope.UNREAD:
            query = replace(query, scope=Scope.ALL)

        async def find() -> None:
            found = await screen.library.smart_lists.listed(place.words, query)
            screen.post_message(SmartListed(place.label, found))

        start(screen, find, "smart-list", exclusive=True)
