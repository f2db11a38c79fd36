"""From an action's id to the method that does it."""

import re
from typing import TYPE_CHECKING

from termnews.tui.acts.finding import Finding
from termnews.tui.acts.going import Going
from termnews.tui.acts.links import Links
from termnews.tui.acts.marking import Marking
from termnews.tui.acts.moving import Moving
from termnews.tui.acts.program import Program
from termnews.tui.acts.sources import Sources

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen

GROUP_CLASSES = {
    "go": Going, "move": Moving, "link": Links, "mark": Marking, "find": Finding, "source": Sources, "app": Program,
}  # fmt: skip


class Performer:
    """Does actions by id on one screen."""

    def __init__(self, screen: "MainScreen") -> None:
        self._groups = {name: group(screen) for name, group in GROUP_CLASSES.items()}

    def perform(self, action_id: str) -> None:
        """Do the action; an id that ends in a number hands it to the method of that name."""
        group, _, name = action_id.partition(".")
        numbered = re.fullmatch(r"(\w+)_(\d+)", name)
        if numbered:
            getattr(self._groups[group], numbered[1])(int(numbered[2]))
        else:
            getattr(self._groups[group], name)()
