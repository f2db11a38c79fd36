"""The bottom line: the keys that matter now at the left, the state of things at the right."""

from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from termnews.domain.text import count_of, grouped
from termnews.library.events import PageStatus, PicturePrefetched, RefreshStatus
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.safe_text import cut_host, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.messages import PrefetchDone, PrefetchProgress, RefreshDone, RefreshProgress, Told

Hints = Sequence[tuple[str, str]]


class _Parts(TypedDict, total=False):
    """What the line shows. `pending` are the keys typed so far; what may follow them stands in place of the hints.

    `always` are the hints that are never left out, such as the way out; `selected` is the host that the selected link
    leads to, and what else is known of that; `notice` is a message, which stands there for some seconds.
    """

    hints: Hints
    always: Hints
    state: str
    warning: str
    doing: str
    pending: str
    following: Hints
    selected: tuple[str, str]
    notice: tuple[str, Told]


class StatusLine(Widget, can_focus=False):
    """One line: hints, then what is going on (refresh, offline) or where the selected link leads.

    `told` gives a sentence with the keys in force.
    """

    DEFAULT_CSS = rules_for("StatusLine", __file__)
    COMPONENT_CLASSES = {"status--key", "status--state", "status--warning"}

    def __init__(self, *, id: str, told: Callable[[str], str] = str) -> None:
        super().__init__(id=id)
        self._told = told
        self._shown = _Parts(
            hints=(), always=(), state="", warning="", doing="", pending="", following=(), selected=("", ""),
            notice=("", "information"),
        )  # fmt: skip

    def show(self, **parts: Unpack[_Parts]) -> None:
        """Change some of what is shown; the parts left out stay."""
        before, self._shown = self._shown, {**self._shown, **parts}
        if self._shown != before:
            if "notice" not in parts and any(parts.get(part) for part in ("doing", "pending", "selected")):
                # what a key asks for now is more than what was told before
                self._shown["notice"] = ("", "information")
            self.refresh()

    def has_room_for(self, notice: str) -> bool:
        """Tell whether a message can be read here as a whole, beside what is never left out."""
        warning = f" {self._shown['warning']} " if self._shown["warning"] else ""
        return cells(notice) + 2 <= self.size.width - _width(self._shown["always"]) - cells(warning)

    def _said(self, room: int) -> str:
        """Return what stands at the right; the host of a link comes first there, so that it is the last to be cut."""
        (host, about), pending, doing = self._shown["selected"], self._shown["pending"], self._shown["doing"]
        if self._shown["notice"][0] and not pending:
            return one_line(self._shown["notice"][0], room)
        if host and not pending and not doing:
            between, shown = f" {glyphs.dot} ", cut_host(host, room)
            left = room - cells(shown + between)
            return f"{shown}{between}{one_line(about, left)}" if about and left > 1 else shown
        return one_line(words(f"{pending} …") if pending else doing or about or self._shown["state"], room)

    def on_refresh_progress(self, message: RefreshProgress) -> None:
        """Say which source is done, and how many there are."""
        result = message.result
        self.show(state=f"refreshing {result.done}/{result.total}  {result.source.title}")

    def on_refresh_done(self, message: RefreshDone) -> None:
        """Say what a refresh brought."""
        finished = message.finished
        failed = finished.count(RefreshStatus.FAILED)
        news = f"{grouped(finished.new)} new" if finished.new else "nothing new"
        self.show(
            state=f"{news}, {failed} failed: {self._told('{source.error} tells why')}"
            if failed and not finished.offline
            else news,
            warning="offline: no network" if finished.offline else "",
        )

    def on_prefetch_progress(self, message: PrefetchProgress) -> None:
        """Say how many pages, and then pictures, are stored so far."""
        what = "pictures" if isinstance(message.done, PicturePrefetched) else "pages"
        self.show(state=f"prefetching, {what} stored so far: {message.done.stored}")

    def on_prefetch_done(self, message: PrefetchDone) -> None:
        """Say how many pages a prefetch stored."""
        finished = message.finished
        pictures = f", {count_of(finished.pictures, 'picture')}" if finished.pictures else ""
        left_out = finished.count(PageStatus.LEFT_OUT)
        left = f"; left out as their servers ask: {left_out}" if left_out else ""
        self.show(
            state=f"stored for reading offline: {count_of(finished.count(PageStatus.STORED), 'page')}{pictures}{left}"
        )

    def render_line(self, y: int) -> Strip:
        """Return the line; hints that have no room are left out whole."""
        width, base = self.size.width, self.rich_style
        style = {name: base + self.get_component_rich_style(f"status--{name}") for name in ("key", "state", "warning")}
        warning, following = self._shown["warning"], self._shown["following"]
        always = () if following else self._shown["always"]
        state = self._said(max(0, width - cells(warning) - 3 - _width(always)))
        loud = bool(self._shown["notice"][0]) and self._shown["notice"][1] != "information"
        right = [Segment(f" {warning} ", style["warning"])] if warning else []
        right += [Segment(f" {state} ", style["warning" if loud else "state"])] if state else []
        room = width - sum(cells(segment.text) for segment in right) - _width(always)
        # of what may follow a key, how much has no room is said; for the usual hints the help is there
        hints, more = _fitting(following or self._shown["hints"], room, told=bool(following))
        left: list[Segment] = []
        for key, word in (*hints, *always):
            left += [Segment(f" {key}", style["key"]), Segment(f" {word} ", base)]
        left += [Segment(f" +{more}", base)] if more else []
        used = sum(cells(segment.text) for segment in left + right)
        return Strip([*left, Segment(" " * max(0, width - used), base), *right]).crop(0, width)


def _width(hints: Hints) -> int:
    return sum(cells(f" {key} {word} ") for key, word in hints)


def _fitting(hints: Hints, room: int, *, told: bool) -> tuple[Hints, int]:
    """Return the first of the hints, as many as have room; and where that is to be told, how many have none."""
    for shown in range(len(hints), -1, -1):
        more = len(hints) - shown
        if _width(hints[:shown]) + (cells(f" +{more}") if told and more else 0) <= room:
            return hints[:shown], more if told else 0
    return (), 0
