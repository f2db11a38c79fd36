"""From an action's id to the method that does it."""

import re
from typing import TYPE_CHECKING, cast

from termnews.tui.keys.actions import BY_ID
from termnews.tui.main.acts.finding import Finding
from termnews.tui.main.acts.going import Going
from termnews.tui.main.acts.links import Links
from termnews.tui.main.acts.marking import Marking
from termnews.tui.main.acts.moving import Moving
from termnews.tui.main.acts.program import Program
from termnews.tui.main.acts.sources import Sources

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

GROUP_CLASSES = {
    "go": Going, "move": Moving, "link": Links, "mark": Marking, "find": Finding, "source": Sources, "app": Program,
}  # fmt: skip


class Performer:
    """Does actions by id on one screen."""

    def __init__(self, screen: "MainScreen") -> None:
        self._groups = {name: group(screen) for name, group in GROUP_CLASSES.items()}

    @property
    def sources(self) -> Sources:
        """The actions on sources."""
        return cast(Sources, self._groups["source"])

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do the action; an id that ends in a number hands it to the method of that name.

        `count` is the number typed before the key, which goes to the methods of counted actions.
        """
        group, _, name = action_id.partition(".")
        numbered = re.fullmatch(r"(\w+)_(\d+)", name)
        if numbered:
            getattr(self._groups[group], numbered[1])(int(numbered[2]))
        elif count is not None and BY_ID[action_id].counted:
            getattr(self._groups[group], name)(count)
        else:
            getattr(self._groups[group], name)()
