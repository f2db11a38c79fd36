"""Saved session: list, order, filter, search, article, pane and line as one left them, for the next start."""

from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any, cast

from termnews.domain.query import Order
from termnews.library.library import Library
from termnews.tui.headlines.headline_list import ListPosition
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.headlines.list_session import ListSession
from termnews.tui.keys.actions import PANES, Pane
from termnews.tui.main.panes import Panes

SESSION = "place"
"""The name under which the session is remembered, which earlier versions use too."""

LEFT = "left"
"""The name under which is remembered when the reader was left, in epoch seconds."""


def _position(value: Any) -> ListPosition | None:
    """Return a position from JSON, None for anything else."""
    if isinstance(value, list) and len(value) == 3 and all(isinstance(number, int) for number in value):
        return ListPosition(*value)
    return None


class Session:
    """Takes the session up in the panes and keeps it at the end; what is gone since is passed over."""

    def __init__(self, panes: Panes, library: Library) -> None:
        self._panes = panes
        self._library = library
        saved = library.memory.get(SESSION)
        self._saved: dict[str, Any] = saved if isinstance(saved, dict) else {}

    def begin(self) -> None:
        """Show the list one was in, as one had it."""
        left = self._library.memory.get(LEFT)
        self.show(datetime.fromtimestamp(left, UTC) if isinstance(left, int) else None)

    def show(self, last_visit: datetime | None) -> None:
        """Show the list with what is new since a time."""
        headlines, tree = self._panes.list_pane, self._panes.tree_pane.source_tree
        headlines.rows.paint.since = headlines.contents.last_visit = last_visit
        session = self._list_session()
        session.begin(headlines)
        if session.topic is not None:
            return
        for index, row in enumerate(tree.tree_rows):
            if list(row.key) == self._saved.get("tree"):
                tree.cursor = index
                tree.rows_changed()
        if tree.current is not None:
            # no article is to be shown before it is known whether one was reading
            with headlines.prevent(ListPane.Highlighted):
                headlines.show(tree.current)

    def _list_session(self) -> ListSession:
        saved, settings = self._saved, self._library.settings
        order, topic, filtered_by, words = (saved.get(name) for name in ("order", "topic", "filter", "search"))
        return ListSession(
            order=Order(order) if order in list(Order) else Order.NEWEST,
            read_too=saved.get("read_too") is True,
            by_day=self._toggled("by_day", settings.group_by_day, settings.group_by_day),
            comfortable=self._toggled("style", settings.headlines, settings.headlines != "compact"),
            topic=topic if isinstance(topic, str) else None,
            position=_position(saved.get("spot")),
            filtered_by=filtered_by if isinstance(filtered_by, str) else "",
            words=words if isinstance(words, str) else "",
            match=_position(saved.get("result")),
        )

    def _toggled(self, name: str, setting: Any, otherwise: bool) -> bool:
        """Return what was chosen by a key, unless the setting it was chosen against is another one now."""
        chosen = self._saved.get(name)
        if isinstance(chosen, list) and len(chosen) == 2 and chosen[0] == setting and isinstance(chosen[1], bool):
            return chosen[1]
        return otherwise

    def go_on(self) -> bool:
        """Go on with the filter, the search and the article, once the screen is there; tell whether one was reading."""
        panes, pane = self._panes, self._saved.get("pane")
        self._list_session().go_on(panes.list_pane)
        if pane == "article":
            panes.zen_on_resume = self._saved.get("zen") is True
            return panes.article_pane.resume()
        if pane in PANES:
            panes.go_to(cast(Pane, pane))
        return False

    def keep(self) -> None:
        """Keep where one is, and that one leaves now."""
        self._library.memory.keep(SESSION, self._state())
        self._library.memory.keep(LEFT, int(self._library.now().timestamp()))

    def _state(self) -> dict[str, Any]:
        """Return where one is now, as JSON may keep it."""
        panes, settings = self._panes, self._library.settings
        session, row, resuming = ListSession.of(panes.list_pane), panes.tree_pane.current, panes.article_pane.resuming
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
            "pane": "article" if resuming else panes.at,
            "zen": panes.zen_on_resume if resuming else panes.zen,
        }
