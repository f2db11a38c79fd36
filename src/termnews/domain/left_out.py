"""What of an imported list of feeds did not come along, and why."""

from collections.abc import Iterable
from typing import NamedTuple

from termnews.domain.text import count_of


class LeftOut(NamedTuple):
    """Something in a list of feeds that was not taken over: the line it stands on, its text, and why.

    `kind` names things of which a list may have one in every line.
    """

    line: int
    what: str
    why: str
    kind: str = ""

    def sentence(self) -> str:
        """Return it for people: `line 6, exec:feed.sh: it runs a program, ...`, without a stop."""
        return f"{self.short}: {self.why}"

    @property
    def short(self) -> str:
        """The line and what stands there, without the reason."""
        return f"line {self.line}, {self.what}"


def by_kind(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return a sentence for each, by line, without its stop; several of a kind share one that gives their reason."""
    groups: dict[str, list[LeftOut]] = {}
    for one in sorted(left_out):
        groups.setdefault(one.kind or one.sentence(), []).append(one)
    sentences: list[str] = []
    for kind, group in groups.items():
        if len(group) == 1:
            sentences.append(group[0].sentence())
        else:
            sentences.append(f"{count_of(len(group), 'source')} had {kind}: {group[0].why}")
            sentences += [one.short for one in group]
    return tuple(sentences)


NO_WEB = "it is no address of the web"


def twice(line: int, url: str, first: int) -> LeftOut:
    """Return what is told of an address that stands in a list again; `first` is the line that counts."""
    return LeftOut(line, url, f"it is in line {first} already, and a source has one category")
