"""One step of marking articles, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from termnews.domain.text import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termnews.store.cache import Cache

MarkName = Literal["read", "starred", "later"]


class Marked(NamedTuple):
    """One step of marking: which articles really changed, and to what."""

    name: MarkName
    value: bool
    ids: tuple[int, ...]

    def sentence(self) -> str:
        """Return what was done, for people: `3 articles marked read`."""
        words = {
            ("read", True): "marked read", ("read", False): "marked unread",
            ("starred", True): "starred", ("starred", False): "no longer starred",
            ("later", True): "kept for later", ("later", False): "no longer kept for later",
        }  # fmt: skip
        return f"{count_of(len(self.ids), 'article')} {words[self.name, self.value]}"

    def undone_sentence(self) -> str:
        """Return what the articles are again once the step is taken back: `3 articles unread again`."""
        words = {
            ("read", True): "unread again", ("read", False): "read again",
            ("starred", True): "no longer starred", ("starred", False): "starred again",
            ("later", True): "no longer kept for later", ("later", False): "kept for later again",
        }  # fmt: skip
        return f"{count_of(len(self.ids), 'article')} {words[self.name, self.value]}"


def write_marks(cache: Cache, ids: Sequence[int], name: MarkName, value: bool) -> tuple[int, ...]:
    """Give every article of `ids` the mark; return those that did not have it already."""
    return cache.states.mark(
        ids,
        read=value if name == "read" else None,
        starred=value if name == "starred" else None,
        later=value if name == "later" else None,
    )
