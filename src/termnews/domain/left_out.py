"""What of an imported list of feeds did not come along, and why."""

from typing import NamedTuple


class LeftOut(NamedTuple):
    """Something in a list of feeds that was not taken over: the line it stands on, its text, and why."""

    line: int
    what: str
    why: str

    def sentence(self) -> str:
        """Return it for people: `line 6, exec:feed.sh: it runs a program, ...`, without a stop."""
        return f"line {self.line}, {self.what}: {self.why}"


NO_WEB = "it is no address of the web"


def twice(line: int, url: str, first: int) -> LeftOut:
    """Return what is told of an address that stands in a list again; `first` is the line that counts."""
    return LeftOut(line, url, f"it is in line {first} already, and a source has one category")
