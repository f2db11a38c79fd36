"""The trail: what was read, in order, with the way back and forward. Pure."""

from dataclasses import asdict, dataclass, field
from typing import Any

KEPT = 200


@dataclass(slots=True)
class Stop:
    """One article on the trail. `by_link` tells that a link of the stop before led here."""

    article: int
    title: str
    by_link: bool
    position: float = 0.0


@dataclass(slots=True)
class ReadingHistory:
    """A line of stops with a present place in it; opening anew from the middle forgets what lay ahead."""

    stops: list[Stop] = field(default_factory=list)
    at: int = -1

    @property
    def here(self) -> Stop | None:
        """The stop one is at, or None before the first."""
        return self.stops[self.at] if self.at >= 0 else None

    def visit(self, article: int, title: str, *, by_link: bool, position: float = 0.0) -> None:
        """Go on to an article; the one that is open already stays the same stop."""
        if self.here is not None and self.here.article == article:
            return
        del self.stops[self.at + 1 :]
        self.stops.append(Stop(article, title, by_link, position))
        self.at += 1

    def leave(self, position: float) -> None:
        """Remember how far the present stop was read."""
        if self.here is not None:
            self.here.position = position

    def back(self) -> Stop | None:
        """Step back and return the stop there, or None at the beginning."""
        if self.at <= 0:
            return None
        self.at -= 1
        return self.here

    def forward(self) -> Stop | None:
        """Step forward and return the stop there, or None at the end."""
        if self.at + 1 >= len(self.stops):
            return None
        self.at += 1
        return self.here

    def way(self) -> list[str]:
        """Return the titles of the stops whose links led here, the first one first; the present one is not in it."""
        titles: list[str] = []
        place = self.at
        while place > 0 and self.stops[place].by_link:
            place -= 1
            titles.insert(0, self.stops[place].title)
        return titles

    def to_json(self) -> dict[str, Any]:
        """Return the trail as JSON may keep it: at most the last 200 stops."""
        first = max(0, len(self.stops) - KEPT)
        return {"stops": [asdict(stop) for stop in self.stops[first:]], "at": max(self.at - first, -1)}

    @classmethod
    def from_json(cls, data: Any) -> "ReadingHistory":
        """Return the trail that `to_json` wrote; anything else gives an empty one."""
        try:
            stops = [Stop(**stop) for stop in data["stops"]]
            at = int(data["at"])
        except (TypeError, KeyError, ValueError):
            return cls()
        return cls(stops, at) if -1 <= at < len(stops) else cls()
