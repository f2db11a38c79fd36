"""The line of the tour above the bottom line: what to do next, and what of the step is done."""

from textual.content import Content
from textual.widgets import Static

from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import KeyScope
from termnews.tui.keys.key_sentences import key_of, key_parts
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.tour.tour_steps import STEPS, Progress, way_to

_KEY = "bold $text-accent"
_NOW = "$foreground"
_OTHER = "$text-muted"
ROOM_FOR_ALL = 80
"""From this many columns on, what is done of a step and what is to come stands beside what is to be done now."""


class TourBar(Static, can_focus=False):
    """Takes no keys: it is there to be read."""

    DEFAULT_CSS = rules_for("TourBar", __file__)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)

    def show(self, progress: Progress | None, keymap: Keymap, at: KeyScope) -> None:
        """Show how far one has come, with the way to where the keys are valid; None hides the line."""
        self.set_class(progress is not None and not progress.done, "-shown")
        if progress is not None and not progress.done:
            tasks = _tasks(progress, keymap, at)
            shown = tasks if self.app.size.width >= ROOM_FOR_ALL else [tasks[progress.task]]
            self.update(Content("\n").join([_head(progress, keymap), Content("   ").join(shown)]))


def _head(progress: Progress, keymap: Keymap) -> Content:
    step = STEPS[progress.step]
    return Content.assemble(
        (f"Tour {progress.step + 1} of {len(STEPS)}  ", _KEY),
        (step.name, f"bold {_NOW}"),
        (words("  ·  ") + f"{key_of(keymap, 'app.tour')} ends the tour", _OTHER),
    )


def _tasks(progress: Progress, keymap: Keymap, at: KeyScope) -> list[Content]:
    """Return the tasks of the step; in place of one whose keys are not valid here stands the way to where they are."""
    shown = []
    for place, task in enumerate(progress.tasks):
        now = place == progress.task
        mark = f"{glyphs.chosen} " if now else f"{glyphs.ticked} " if place < progress.task else ""
        text = way_to(task.where, at) or task.text if now else task.text
        parts = [(part, (_KEY if is_key else _NOW) if now else _OTHER) for part, is_key in key_parts(text, keymap)]
        shown.append(Content.assemble((mark, _KEY if now else _OTHER), *parts))
    return shown
