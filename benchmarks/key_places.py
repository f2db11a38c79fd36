"""Where each key of the registry is pressed: the way to its place, what is pressed before it and after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from termnews.tui.keys.actions import ACTIONS, Action

# What the screen shows in a place, in a part of it that does not depend on the articles.
MARKS = {
    "tree": re.compile(r"\ba add\b"),
    "list": re.compile(r"\bn next unread\b"),
    "article": re.compile(r"\bTab links\b"),
    "find": re.compile(r"\bn next match\b"),
    "help": re.compile(r"Keys in "),
    "palette": re.compile(r"Enter do it .* move"),
    "command": re.compile(r"Enter do it  Tab complete"),
    "themes": re.compile(r"Esc as before"),
    "links": re.compile(r"Enter open .* 1-9 number"),
    "contents": re.compile(r"Contents.*\n(.*\n)*.*Enter go there"),
    "jump": re.compile(r"Enter go there .* cancel"),
    "search": re.compile(r"Esc back  Tab to the list|Search all articles"),
    "filter": re.compile(r"Esc all headlines"),
    "finding": re.compile(r"Enter keep .* next, previous"),
    "add": re.compile(r"Enter look it up"),
    "first page": re.compile(r"Enter start reading"),
    "settings": re.compile(r"Enter save"),
}
_WAYS: dict[str, tuple[str, ...]] = {
    "tree": ("h", "h"),
    "list": (),
    "article": ("enter",),
    "find": ("enter", "/", *"ha", "enter"),
}
_NAMED = {
    "enter": "\r", "escape": "\x1b", "space": " ", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "delete": "\x1b[3~",
}  # fmt: skip


@dataclass(frozen=True)
class Press:
    """A key to press in a place that `way` leads to, after `before` and before `after`, which leads back.

    With `mark`, the screen has that mark once `before` was pressed: a dialog that is open, a line that is typed in.
    """

    place: str
    key: str
    action: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    mark: str = ""

    @property
    def way(self) -> tuple[str, ...]:
        """The keys from the list of all articles to the place."""
        return _WAYS[self.place]

    @property
    def shown_place(self) -> str:
        """What the table calls the place."""
        return self.mark or self.place


def as_typed(key: str) -> str:
    """Return what a terminal sends for a key or a sequence of keys as the registry names it."""
    if key in _NAMED:
        return _NAMED[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return chr(ord(key[-1]) & 0x1F)
    return "".join(as_typed(part) for part in key.split(" ")) if " " in key else key


# action -> what is pressed before it, so that it has something to do, and after it, so that one is there again
_BEFORE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("move.up", "move.half_up", "move.page_up", "move.top", "go.previous_article"), ("G",)),
    **dict.fromkeys(("move.down", "move.half_down", "move.page_down", "move.bottom", "go.next_article"), ("home",)),
    **dict.fromkeys(("go.previous_unread", "go.previous_unread_source", "mark.above_read"), ("G",)),
    **dict.fromkeys(("go.next_unread", "go.next_unread_source", "mark.below_read"), ("home",)),
    "link.previous": ("tab", "tab"),
    "mark.undo": ("s",),
    "app.usual_widths": (">",),
}
_BEFORE_IN: dict[tuple[str, str], tuple[str, ...]] = {
    ("article", "move.space"): ("home",),
    ("article", "link.back"): ("J",),
    ("article", "link.forward"): ("J", "["),
    ("article", "go.next_article"): (),
    ("article", "go.previous_article"): ("J",),
    ("article", "go.next_unread"): (),
    ("article", "go.previous_unread"): ("J", "m"),
    # the sources begin below the lists of the reader's own
    **{("tree", f"source.{name}"): ("G",) for name in ("settings", "rename", "move", "pause", "error", "remove")},
}
_AFTER: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("app.help", "app.palette", "app.command", "app.theme", "go.contents", "link.all", "link.hints", "source.add"),
        ("escape",),
    ),
    **dict.fromkeys(("source.start", "source.jump", "source.settings", "source.rename", "source.move"), ("escape",)),
    **dict.fromkeys(
        ("find.search", "find.filter", "find.in_article", "find.sort", "mark.range", "mark.select"), ("escape",)
    ),
    **dict.fromkeys(
        ("mark.all_read", "mark.above_read", "mark.below_read", "source.remove", "source.pause", "mark.star"), ("U",)
    ),
    **dict.fromkeys(("app.widen", "app.narrow"), ("=",)),
    "source.fold_all": ("-",),
    **{f"link.select_{number}": ("escape",) for number in range(1, 10)},
}
_AFTER_IN: dict[tuple[str, str], tuple[str, ...]] = {
    **dict.fromkeys((("tree", "go.open"), ("tree", "go.right")), ("h",)),
    **dict.fromkeys((("list", "go.open"), ("list", "go.right"), ("list", "move.space")), ("h",)),
    ("list", "go.back"): ("l",),
    ("article", "go.back"): ("enter",),
}
# Keys after which one is not where one was, which `Keyboard.home` mends: a program that has ended is started again.
_LAST = {"app.quit", "go.leave"}


def presses() -> Iterator[Press]:
    """Yield a press of every key of every action in each of its places, then those in dialogs and lines."""
    for place in _WAYS:
        here = [action for action in ACTIONS if place in action.where]
        for action in sorted(here, key=lambda action: action.id in _LAST):
            yield from _of_action(action, place)
    yield from _in_dialogs()


def _of_action(action: Action, place: str) -> Iterator[Press]:
    before = _BEFORE_IN.get((place, action.id), _BEFORE.get(action.id, ()))
    after = _AFTER_IN.get((place, action.id), _AFTER.get(action.id, ()))
    for key in action.keys:
        spelled = " ".join(key) if key.isalpha() and key not in _NAMED and len(key) == 2 else key
        yield Press(place, spelled, action.id, before, after)


# dialog or line -> place it is opened from, the keys that open it
_OPENED = {
    "help": ("list", ("?",)),
    "palette": ("list", ("ctrl+p",)),
    "command": ("list", (":",)),
    "themes": ("list", ("T",)),
    "links": ("article", ("u",)),
    "contents": ("article", ("t",)),
    "jump": ("list", ("'",)),
    "search": ("list", ("/",)),
    "filter": ("list", ("F",)),
    "add": ("list", ("a",)),
    "first page": ("list", ("f1",)),
    "settings": ("tree", ("G", "e")),
}
_LISTS = ("help", "themes", "links", "contents", "first page")
_TYPED = ("help", "palette", "command", "jump", "search", "filter", "add")


def _in_dialogs() -> Iterator[Press]:
    """Yield the keys of "In dialogs and while searching": moving, typing, opening and leaving."""
    for name, (place, opening) in _OPENED.items():
        back = ("escape", "escape") if name in ("help", "search") else ("escape",)
        if name in _LISTS:
            for key in ("down", "up", "pagedown", "end"):
                before = (*opening, "end") if key == "up" else opening
                yield Press(place, key, "in a dialog", before, back, name)
        if name in _TYPED:
            yield Press(place, "r", "first letter", opening, back, name)
            yield Press(place, "e", "second letter", (*opening, "r"), back, name)
            yield Press(place, "down", "after a letter", (*opening, "r"), back, name)
        if name == "search":
            yield Press(place, "enter", "open a result", (*opening, *"ha"), ("h", "escape", "escape"), name)
        yield Press(place, "escape", "leave", opening, (), name)
    finding = ("/", *"ha")
    yield Press("article", "h", "first letter", ("/",), ("escape", "escape"), "")
    yield Press("article", "o", "in a find", finding, ("escape", "escape"), "finding")
    yield Press("article", "down", "in a find", finding, ("escape", "escape"), "finding")
    yield Press("article", "enter", "in a find", finding, ("escape",), "finding")
