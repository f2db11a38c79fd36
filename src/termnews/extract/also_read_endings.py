"""Boilerplate removal around Also Read: lists that a program filled, and labels whose links went with the cleaning."""

from termnews.extract.element import Element

_ANNOUNCES = "data-announces-links"


def announce(label: Element) -> None:
    """Note of a label that the links below it are no Also Read links: without them it says nothing."""
    label.attrs = {**label.attrs, _ANNOUNCES: ""}


def drop_unasked(content: Element) -> None:
    """Take out the links of lists that a program filled: those at the article's end, after its last paragraph."""
    trailing: list[Element] = []
    for element in content.walk():
        if element.tag == "also-read":
            trailing.append(element)
        elif element.chars > 60 and element.density < 0.4 and not element.branch:
            trailing.clear()
    for marker in trailing:
        if marker.get("strength") != "sure":
            marker.detach()


def drop_orphaned_labels(content: Element) -> None:
    """Take out labels whose links are gone."""
    waiting: Element | None = None
    for element in content.walk():
        if not element.chars or not element.block or element.branch:
            continue
        if waiting is not None and not element.linked:
            waiting.detach()
        waiting = element if _ANNOUNCES in element.attrs else None
    if waiting is not None:
        waiting.detach()
