"""Reading history: what was read, in order, with the way back and forward. Pure."""

from dataclasses import asdict, dataclass, field
from typing import Any

KEPT = 200


@dataclass(slots=True)
class Stop:
    """One article of the history. `by_link` tells that a link of the stop before led here."""

    article: int
    title: str
    by_link: bool
    position: float = 0.0


@dataclass(slots=True)
class ReadingHistory:
    """Browser history: stops and an index of the current one; a visit from the middle forgets what lay ahead."""

    stops: list[Stop] = field(default_factory=list)
    at: int = -1

    @property
    def current(self) -> Stop | None:
        """The stop one is at, or None before the first."""
        return self.stops[self.at] if self.at >= 0 else None

    def visit(self, article: int, title: str, *, by_link: bool) -> None:
        """Go on to an article; the one that is open already stays the same stop."""
        if self.current is not None and self.current.article == article:
            return
        del self.stops[self.at + 1 :]
        self.stops.append(Stop(article, title, by_link))
        self.at += 1

    def leave(self, position: float) -> None:
        """Remember how far the present stop was read."""
        if self.current is not None:
            self.current.position = position

    def back(self) -> Stop | None:
        """Step back and return the stop there, or None at the beginning."""
        if self.at <= 0:
            return None
        self.at -= 1
        return self.current

    def forward(self) -> Stop | None:
        """Step forward and return the stop there, or None at the end."""
        if self.at + 1 >= len(self.stops):
            return None
        self.at += 1
        return self.current

    def way(self) -> list[str]:
        """Return the titles of the stops whose links led here, the first one first; the present one is not in it."""
        titles: list[str] = []
        index = self.at
        while index > 0 and self.stops[index].by_link:
            index -= 1
            titles.insert(0, self.stops[index].title)
        return titles

    def to_json(self) -> dict[str, Any]:
        """Return the history as JSON values: at most the last 200 stops."""
        first = max(0, len(self.stops) - KEPT)
        return {"stops": [asdict(stop) for stop in self.stops[first:]], "at": max(self.at - first, -1)}

    @classmethod
    def from_json(cls, data: Any) -> "ReadingHistory":
        """Return the history that `to_json` wrote; anything else gives an empty one."""
        try:
            stops = [Stop(**stop) for stop in data["stops"]]
            at = int(data["at"])
        except (TypeError, KeyError, ValueError):
            return cls()
        return cls(stops, at) if -1 <= at < len(stops) else cls()
