"""Being where one was when the reader is opened again: list, order, filter, search, article, pane and line."""

from dataclasses import astuple
from typing import TYPE_CHECKING, Any, cast

from termnews.domain.query import Order
from termnews.tui.headlines.headline_list import ListPosition
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.headlines.list_session import ListSession
from termnews.tui.keys.actions import Pane
from termnews.tui.main.layout import PANES

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

NAME = "place"


def _position(value: Any) -> ListPosition | None:
    """Return a position from JSON, None for anything else."""
    if isinstance(value, list) and len(value) == 3 and all(isinstance(number, int) for number in value):
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
        screen = self._screen
        session = self._session()
        session.begin(screen.list_pane)
        if session.topic is None:
            self._show_row()
        # one may be far below the line that says so in the list
        screen.status.show(state=screen.list_pane.contents.news)

    def _session(self) -> ListSession:
        kept, settings = self._kept, self._screen.library.settings
        order, topic, filtered_by, words = (kept.get(name) for name in ("order", "topic", "filter", "search"))
        return ListSession(
            order=Order(order) if order in list(Order) else Order.NEWEST,
            read_too=kept.get("read_too") is True,
            by_day=self._toggled("by_day", settings.group_by_day, settings.group_by_day),
            comfortable=self._toggled("style", settings.headlines, settings.headlines != "compact"),
            topic=topic if isinstance(topic, str) else None,
            position=_position(kept.get("spot")),
            filtered_by=filtered_by if isinstance(filtered_by, str) else "",
            words=words if isinstance(words, str) else "",
            match=_position(kept.get("result")),
        )

    def _show_row(self) -> None:
        """Put the cursor of the tree on the row one was in, and list its articles."""
        tree = self._screen.tree_list
        for index, row in enumerate(tree.tree_rows):
            if list(row.key) == self._kept.get("tree"):
                tree.cursor = index
                tree.rows_changed()
        pane = self._screen.list_pane
        if tree.current is not None:
            # no article is to be shown before it is known whether one was reading
            with pane.prevent(ListPane.Highlighted):
                pane.show(tree.current)

    def _toggled(self, name: str, setting: Any, otherwise: bool) -> bool:
        """Return what was chosen by a key, unless the setting it was chosen against is another one now."""
        chosen = self._kept.get(name)
        if isinstance(chosen, list) and len(chosen) == 2 and chosen[0] == setting and isinstance(chosen[1], bool):
            return chosen[1]
        return otherwise

    def go_on(self) -> bool:
        """Go on with the filter, the search and the article, once the screen is there; tell whether one was reading."""
        screen, kept = self._screen, self._kept
        self._session().go_on(screen.list_pane)
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
        session, row, settings = ListSession.of(screen.list_pane), screen.tree_list.current, screen.library.settings
        return {
            "tree": list(row.key) if row else None,
            "topic": session.topic,
            "order": session.order,
            "read_too": session.read_too,
            "by_day": [settings.group_by_day, session.by_day],
            "style": [settings.headlines, session.comfortable],
            "spot": list(astuple(session.position)) if session.position is not None else None,
            "filter": session.filtered_by,
            "search": session.words,
            "result": list(astuple(session.match)) if session.match is not None else None,
            "pane": "article" if screen.article.resuming else screen.at,
            "zen": self.zen if screen.article.resuming else screen.zen,
        }
