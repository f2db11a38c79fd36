"""Action table: the method behind each id of the registry, by reference and with the kind of number it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from termnews.tui.keys.actions import Counted
from termnews.tui.main.acts.finding import Finding
from termnews.tui.main.acts.going import Going
from termnews.tui.main.acts.links import Links
from termnews.tui.main.acts.marking import Marking
from termnews.tui.main.acts.moving import Moving
from termnews.tui.main.acts.program import Program
from termnews.tui.main.acts.sources import Sources


@dataclass(frozen=True, slots=True)
class Plain:
    """An action that no number goes to."""

    call: Callable[[], object]
    counted: ClassVar[Counted] = ""

    def do(self, count: int | None) -> None:
        """Do it once, whatever was typed before its key."""
        self.call()


@dataclass(frozen=True, slots=True)
class Times:
    """An action that is done so many times."""

    call: Callable[[int], object]
    counted: ClassVar[Counted] = "times"

    def do(self, count: int | None) -> None:
        """Do it as often as was typed, else once."""
        self.call(1 if count is None else count)


@dataclass(frozen=True, slots=True)
class Row:
    """An action that goes to the row with the number that was typed, and does something of its own without one."""

    call: Callable[[int | None], object]
    counted: ClassVar[Counted] = "row"

    def do(self, count: int | None) -> None:
        """Do it with the number of the row, or None."""
        self.call(count)


ActionTable = Mapping[str, Plain | Times | Row]


def action_table(
    *, going: Going, moving: Moving, links: Links, marking: Marking, finding: Finding, sources: Sources,
    program: Program,
) -> ActionTable:  # fmt: skip
    """Return the method of every action of the registry."""
    return {
        **_going(going), **_moving(moving), **_links(links), **_marking(marking), **_finding(finding),
        **_refreshing(sources), **_sources(sources), **_program(program),
    }  # fmt: skip


def _going(going: Going) -> ActionTable:
    return {
        "go.open": Row(going.open),
        "go.right": Plain(going.right),
        "go.back": Plain(going.back),
        "go.leave": Plain(going.leave),
        "go.contents": Plain(going.contents),
        "go.next_article": Times(going.next_article),
        "go.previous_article": Times(going.previous_article),
        "go.next_unread": Times(going.next_unread),
        "go.previous_unread": Times(going.previous_unread),
        "go.random_unread": Plain(going.random_unread),
        "go.next_source": Times(going.next_source),
        "go.previous_source": Times(going.previous_source),
        "go.next_unread_source": Times(going.next_unread_source),
        "go.previous_unread_source": Times(going.previous_unread_source),
    }


def _moving(moving: Moving) -> ActionTable:
    return {
        "move.down": Times(moving.down),
        "move.up": Times(moving.up),
        "move.half_down": Times(moving.half_down),
        "move.half_up": Times(moving.half_up),
        "move.page_down": Times(moving.page_down),
        "move.page_up": Times(moving.page_up),
        "move.top": Row(moving.top),
        "move.bottom": Row(moving.bottom),
        "move.space": Plain(moving.space),
    }


def _links(links: Links) -> ActionTable:
    return {
        "link.next": Plain(links.next),
        "link.previous": Plain(links.previous),
        **{f"link.select_{number}": Plain(partial(links.select, number)) for number in range(1, 10)},
        "link.browser": Plain(links.browser),
        "link.enclosure": Plain(links.enclosure),
        "link.copy": Plain(links.copy),
        "link.back": Plain(links.back),
        "link.forward": Plain(links.forward),
        "link.hints": Plain(links.hints),
        "link.all": Plain(links.all),
    }


def _marking(marking: Marking) -> ActionTable:
    return {
        "mark.read": Plain(marking.read),
        "mark.star": Plain(marking.star),
        "mark.later": Plain(marking.later),
        "mark.all_read": Plain(marking.all_read),
        "mark.above_read": Plain(marking.above_read),
        "mark.below_read": Plain(marking.below_read),
        "mark.range": Plain(marking.range),
        "mark.select": Plain(marking.select),
        "mark.unselect": Plain(marking.unselect),
        "mark.undo": Plain(marking.undo),
        "mark.full_text": Plain(marking.full_text),
    }


def _finding(finding: Finding) -> ActionTable:
    return {
        "find.search": Plain(finding.search),
        "find.in_article": Plain(finding.in_article),
        "find.next": Plain(finding.next),
        "find.previous": Plain(finding.previous),
        "find.end": Plain(finding.end),
        "find.history": Plain(finding.history),
        "find.filter": Plain(finding.filter),
        "find.sort": Plain(finding.sort),
        "find.by_day": Plain(finding.by_day),
        "find.style": Plain(finding.style),
        "find.read_too": Plain(finding.read_too),
    }


def _refreshing(sources: Sources) -> ActionTable:
    return {
        "source.refresh": Plain(sources.refresh),
        "source.refresh_all": Plain(sources.refresh_all),
        "source.refresh_due": Plain(sources.refresh_due),
        "source.prefetch": Plain(sources.prefetch),
    }


def _sources(sources: Sources) -> ActionTable:
    return {
        "source.add": Plain(sources.add),
        "source.start": Plain(sources.start),
        "source.import_file": Plain(sources.import_file),
        "source.export_file": Plain(sources.export_file),
        "source.rename": Plain(sources.rename),
        "source.move": Plain(sources.move),
        "source.pause": Plain(sources.pause),
        "source.remove": Plain(sources.remove),
        "source.settings": Plain(sources.settings),
        "source.jump": Plain(sources.jump),
        "source.fold_all": Plain(sources.fold_all),
        "source.wanted": Plain(sources.wanted),
        "source.edit_file": Plain(sources.edit_file),
        "source.restore_file": Plain(sources.restore_file),
        "source.error": Plain(sources.error),
    }


def _program(program: Program) -> ActionTable:
    return {
        "app.help": Plain(program.help),
        "app.palette": Plain(program.palette),
        "app.command": Plain(program.command),
        "app.tour": Plain(program.tour),
        "app.theme": Plain(program.theme),
        "app.zen": Plain(program.zen),
        "app.edit_settings": Plain(program.edit_settings),
        "app.widen": Times(program.widen),
        "app.narrow": Times(program.narrow),
        "app.usual_widths": Plain(program.usual_widths),
        "app.redraw": Plain(program.redraw),
        "app.suspend": Plain(program.suspend),
        "app.quit": Plain(program.quit),
    }
