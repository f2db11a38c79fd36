"""The tour as data: five steps, what is to be done in each, and how far somebody has come. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from termnews.tui.keys.actions import ARTICLE, LIST, ROWS, STORY, KeyScope

Sign = Literal[
    "moved", "opened", "selected", "followed", "came back", "searched", "found", "starred", "undone", "read on",
    "helped",
]  # fmt: skip
"""Something that was done, whatever the way to it: a key, a command or the mouse."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `text` names actions in braces; `where` its keys are valid; an `easy` one may be passed over."""

    text: str
    sign: Sign
    where: frozenset[KeyScope]
    easy: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What is learned together."""

    name: str
    tasks: tuple[Task, ...]


STEPS = (
    Step(
        "Move and open",
        (
            Task("{move.down} and {move.up} go down and up", "moved", LIST, easy=True),
            Task("{go.open} opens the article", "opened", LIST),
        ),
    ),
    Step(
        "Follow a link",
        (
            Task("{link.next} selects a link: go on to an Also Read", "selected", ARTICLE, easy=True),
            Task("{go.open} opens it here", "followed", ARTICLE),
            Task("{link.back} brings you back", "came back", STORY),
        ),
    ),
    Step(
        "Search",
        (
            Task("{find.search} searches all articles: type river", "searched", ROWS, easy=True),
            Task("{go.open} opens what was found", "found", ROWS),
        ),
    ),
    Step(
        "Star and undo",
        (
            Task("{mark.star} stars the article", "starred", STORY),
            Task("{mark.undo} undoes that, or whatever was last", "undone", STORY),
        ),
    ),
    Step(
        "Read on",
        (
            Task("{move.space} turns the page, at the end to the next unread article", "read on", STORY),
            Task("{app.help} lists the keys: the rest is there", "helped", frozenset({*ROWS, *ARTICLE})),
        ),
    ),
)


class Progress:
    """How far one has come: `step` and `task` are the places of what is to be done next."""

    def __init__(self) -> None:
        self.step = 0
        self.task = 0

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return self.step >= len(STEPS)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of the step one is at."""
        return () if self.done else STEPS[self.step].tasks

    def saw(self, signs: Iterable[Sign]) -> bool:
        """Go on as far as what was done allows, passing over easy tasks; tell whether one is further now."""
        seen = set(signs)
        for place, task in enumerate(self.tasks[self.task :], self.task):
            if task.sign in seen:
                self.task = place + 1
                if self.task == len(self.tasks):
                    self.step, self.task = self.step + 1, 0
                return True
            if not task.easy:
                break
        return False


def way_to(where: frozenset[KeyScope], at: KeyScope) -> str:
    """Return how one comes from `at` to where keys are valid; empty where one is there."""
    if at in where:
        return ""
    if at == "article":
        return "{go.back} goes back to the headlines"
    return "{go.open} opens an article" if at == "list" else "{go.open} goes to the headlines"
