"""One sign for how a source is doing, thought of again only when something has changed."""

from collections.abc import Callable, Iterable, Sequence

from termnews.domain.diagnosis import SourceProblem, Trouble
from termnews.domain.source import Source

BROKEN, QUIET, SLOW = "!", "~", "…"
_SIGNS = {Trouble.GONE: BROKEN, Trouble.BROKEN: BROKEN, Trouble.QUIET: QUIET, Trouble.SLOW: SLOW}
# Of several things that are wrong, the worst is shown.
_WORST = (BROKEN, QUIET, SLOW)


class HealthMarks:
    """The signs of sources, and of what a folded category hides."""

    def __init__(self, diagnose: Callable[[Source], Sequence[SourceProblem]]) -> None:
        self._diagnose = diagnose
        self._signs: dict[int, str] = {}
        self._hidden: dict[str, str] = {}

    def forget(self) -> None:
        """Think of all of them again."""
        self._signs.clear()
        self._hidden.clear()

    def of(self, source: Source) -> str:
        """Return the sign of a source, empty where nothing is wrong."""
        if source.id not in self._signs:
            found = {_SIGNS[finding.trouble] for finding in self._diagnose(source)}
            self._signs[source.id] = next((sign for sign in _WORST if sign in found), "")
        return self._signs[source.id]

    def of_hidden(self, category: str, sources: Iterable[Source]) -> str:
        """Return the sign of a folded category, one of these sources' own: only what is broken shows."""
        if category not in self._hidden:
            broken = any(self.of(one) == BROKEN for one in sources if one.category == category)
            self._hidden[category] = BROKEN if broken else ""
        return self._hidden[category]
