"""The targets of a page while it is laid out: each place where a link or a topic is printed is one."""

from collections.abc import Mapping
from dataclasses import replace

from termnews.domain.document import Document, Image, Link, LinkState
from termnews.tui.article.page.model import Target

UNKNOWN = LinkState()


class TargetList:
    """Hands out the index of every target in the order in which targets are printed, which is Tab order.

    `states` maps the address of a link to what the cache knows of it.
    """

    def __init__(self, document: Document, states: Mapping[str, LinkState]) -> None:
        self._document = document
        self._states = states
        self._made: list[Target] = []

    def link(self, number: int | None) -> tuple[int, Link] | None:
        """Return a new target for the link `number`, and the link; None where the document has no such link."""
        link = self._document.link(number) if number is not None else None
        if link is None:
            return None
        self._made.append(Target(link.text, number=link.n, url=link.url))
        return len(self._made) - 1, link

    def topic(self, name: str) -> int:
        """Return a new target for a topic."""
        self._made.append(Target(name, topic=name))
        return len(self._made) - 1

    def picture(self, image: Image) -> int:
        """Return a new target for a picture."""
        self._made.append(Target(image.alt, url=image.url, picture=True))
        return len(self._made) - 1

    def state(self, url: str) -> LinkState:
        """Return what the cache knows of an address."""
        return self._states.get(url, UNKNOWN)

    def placed(self, spans: Mapping[int, tuple[int, int]]) -> tuple[Target, ...]:
        """Return all targets with the lines they stand on, `spans` giving (first, last) by index."""
        return tuple(
            replace(target, first=spans[i][0], last=spans[i][1]) if i in spans else target
            for i, target in enumerate(self._made)
        )
