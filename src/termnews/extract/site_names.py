"""Names of a site: what a page calls the publication it belongs to, so that it is no headline and no author."""

import re
from collections.abc import Iterable

from termnews.domain.text import fold

_HOST = re.compile(r"^https?://(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_PREFIXES = frozenset(["www", "m", "blog", "news", "de", "en", "fr", "es"])
_SHORTEST = 4


class SiteNames:
    """The names that a site goes by: those its pages declare, and its host's."""

    def __init__(self, declared: Iterable[str], address: str | None) -> None:
        self._folded = {fold(name) for name in declared} - {""}
        self._squeezed = {name.replace(" ", "") for name in self._folded}
        host = _HOST.match(address or "")
        self._labels = [label for label in host[1].lower().split(".")[:-1] if label not in _PREFIXES] if host else []
        self._host = (host[1].lower() if host else "").removeprefix("www.")

    def has(self, name: str) -> bool:
        """Tell whether `name` is one of the site's names, with or without the blanks in it."""
        folded = fold(name)
        squeezed = folded.replace(" ", "")
        if folded in self._folded or squeezed in self._squeezed or name.lower().removeprefix("www.") == self._host:
            return True
        return len(squeezed) >= _SHORTEST and any(squeezed == label.replace("-", "") for label in self._labels)
