"""Autocomplete field for the path of a file, with Tab as in a shell."""

import os
from itertools import islice
from pathlib import Path

from textual import events
from textual.widgets import Input

from termnews.domain.text import clean

# A folder may hold any number of names; a key must not wait for all of them.
_MOST_NAMES = 5000


def completed(text: str) -> str:
    """Return `text` with as much added as all paths that begin with it have in common, as it is where there are none.

    Folders end with a slash; names that begin with a dot are meant only where the dot was typed.
    """
    folder, slash, start = text.rpartition("/")
    try:
        with os.scandir(Path(f"{folder}{slash}" or ".").expanduser()) as rows:
            names = [
                row.name + "/" * row.is_dir()
                for row in islice(rows, _MOST_NAMES)
                if row.name.startswith(start) and (start.startswith(".") or not row.name.startswith("."))
            ]
    except (OSError, RuntimeError, ValueError):
        return text
    common = os.path.commonprefix(names)  # noqa: RUF071 - by characters is what is wanted
    # A name with control characters cannot be typed either; its path is not put into the field.
    return f"{folder}{slash}{common}" if common and clean(common) == common else text


class PathInput(Input):
    """Tab completes the path; where there is nothing to complete, it goes on to the next field."""

    def on_key(self, event: events.Key) -> None:
        """Complete what was typed."""
        text = completed(self.value) if event.key == "tab" and self.value.strip() else self.value
        if text != self.value:
            self.value = text
            self.cursor_position = len(text)
            event.stop()
            event.prevent_default()
