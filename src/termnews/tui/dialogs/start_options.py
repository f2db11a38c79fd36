"""Start options of the first page: files to import, the tour, the demo edition, and none of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from termnews.tui.dialogs.dialog import DialogRows, keymap_of
from termnews.tui.dialogs.path_text import short_path
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

MOST_NUMBERED = 9


@dataclass(frozen=True, slots=True)
class StartOption:
    """A row: the key that takes it at once, what it does, and for an import the file."""

    kind: Literal["import", "demo", "tour", "skip"]
    key: str
    text: str
    path: Path | None = None


def start_options(files: Sequence[Path]) -> tuple[StartOption, ...]:
    """Return all rows, those that import the files first."""
    imports = (
        StartOption("import", str(number) if number <= MOST_NUMBERED else "", f"Import {short_path(path)}", path)
        for number, path in enumerate(files, start=1)
    )
    return (
        *imports,
        StartOption("tour", "t", "Take the tour: five steps, two minutes"),
        StartOption("demo", "d", "Look around in the demo edition"),
        StartOption("skip", "Esc", "Skip for now; {source.start} shows this page again"),
    )


class StartOptionRows(DialogRows[StartOption]):
    """Options, with the key of each."""

    DEFAULT_CSS = rules_for("StartOptionRows", __file__)

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return an option: its key and what it does."""
        option = self.items[row]
        key = (f" {option.key:>3}  ", self.style_of("accent"))
        text = with_keys(option.text, keymap_of(self.app)) if option.path is None else option.text
        return [[key, (one_line(text, width - 6), self.style_of("row"))]]
