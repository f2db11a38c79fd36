"""Being where one was when the reader is opened again: list, order, filter, search, article, pane and line."""

from dataclasses import astuple
from typing import TYPE_CHECKING, Any, cast

from termnews.domain.query import Order, Query, Scope
from termnews.tui.headlines.headline_list import ListPosition
from termnews.tui.keys.actions import Pane
from termnews.tui.main.layout import PANES

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

NAME = "place"


def _spot(value: Any) -> ListPosition | None:
    """Return a spot from JSON, None for anything else."""
    if isinstance(value, list) and len(value) == 3 and all(isinstance(one, int) for one in value):
        return ListPosition(*value)
    return None


class Resume:
    """Remembers the place at the end and finds it again at the start; what is gone since is passed over."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        kept = screen.library.memory.get(NAME)
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}

    def begin(self) -> None:
        """Show the list one was in, as one had it."""
        screen, kept = self._screen, self._kept
        listing = screen.listing
        if kept.get("order") in list(Order):
            listing.order = Order(kept["order"])
        listing.read_too = kept.get("read_too") is True
        settings = screen.library.settings
        listing.by_day = self._toggled("by_day", settings.group_by_day, settings.group_by_day)
        compact = settings.headlines == "compact"
        screen.headlines.paint.comfortable = self._toggled("style", settings.headlines, not compact)
        listing.start_at = _spot(kept.get("spot"))
        self._list()
        # one may be far below the line that says so in the list
        screen.status.show(state=listing.news)

    def _list(self) -> None:
        screen, kept = self._screen, self._kept
        topic = kept.get("topic")
        if isinstance(topic, str):
            screen.listing.show(f"Topic: {topic}", Query(Scope.ALL, topic=topic, once=True))
            return
        tree = screen.tree_list
        for index, row in enumerate(tree.tree_rows):
            if list(row.key) == kept.get("tree"):
                tree.cursor = index
                tree.rows_changed()
        screen.show_place()

    def _toggled(self, name: str, setting: Any, otherwise: bool) -> bool:
        """Return what was chosen by a key, unless the setting it was chosen against is another one now."""
        chosen = self._kept.get(name)
        if isinstance(chosen, list) and len(chosen) == 2 and chosen[0] == setting and isinstance(chosen[1], bool):
            return chosen[1]
        return otherwise

    def go_on(self) -> bool:
        """Go on with the filter, the search and the article, once the screen is there; tell whether one was reading."""
        screen, kept = self._screen, self._kept
        filtered, words = kept.get("filter"), kept.get("search")
        if isinstance(filtered, str) and filtered:
            screen.filter_line.narrow(filtered)
        if isinstance(words, str) and words:
            screen.search_line.begin()
            screen.listing.start_at = _spot(kept.get("result"))
            screen.search.fill(words)
            screen.listing.ask(words)
        pane = kept.get("pane")
        if pane == "article":
            return screen.article.resume()
        if pane in PANES:
            screen.go_to(cast(Pane, pane))
        return False

    @property
    def zen(self) -> bool:
        """Whether one saw the article alone."""
        return self._kept.get("zen") is True

    def place(self) -> dict[str, Any]:
        """Return where one is now, as JSON may keep it."""
        screen = self._screen
        listing, headlines, tree = screen.listing, screen.headlines, screen.tree_list
        settings = screen.library.settings
        before = listing.before
        spot = before.spot if before is not None else headlines.spot
        return {
            "tree": list(tree.current.key) if tree.current else None,
            "topic": listing.query.topic,
            "order": listing.order,
            "read_too": listing.read_too,
            "by_day": [settings.group_by_day, listing.by_day],
            "style": [settings.headlines, headlines.paint.comfortable],
            "spot": list(astuple(spot)) if spot is not None else None,
            "filter": screen.filter_line.text,
            "search": listing.words if before is not None else "",
            "result": list(astuple(headlines.spot)) if before is not None and headlines.spot is not None else None,
            "pane": "article" if screen.article.resuming else screen.at,
            "zen": self.zen if screen.article.resuming else screen.zen,
        }
