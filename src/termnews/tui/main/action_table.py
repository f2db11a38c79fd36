"""Action table: the method behind each id of the registry, by reference and with the kind of number it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.keys.actions import Counted
from termnews.tui.main.active_pane import ActivePane
from termnews.tui.main.panes import Panes
from termnews.tui.main.program import Program
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.main.source_actions import SourceActions
from termnews.tui.main.source_lists import SourceLists
from termnews.tui.main.undo import Undo
from termnews.tui.tree.tree_pane import TreePane


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
    *, panes: Panes, active_pane: ActivePane, undo: Undo, refreshes: Refreshes, source_actions: SourceActions,
    source_lists: SourceLists, program: Program,
) -> ActionTable:  # fmt: skip
    """Return the method of every action of the registry."""
    return {
        **_active_pane(active_pane, panes), **_panes(panes), **_tree(panes.tree_pane), **_list(panes.list_pane),
        **_article(panes.article_pane), **_refreshes(refreshes, panes.tree_pane),
        **_sources(source_actions, source_lists), **_program(program), "mark.undo": Plain(undo.undo),
    }  # fmt: skip


def _active_pane(pane: ActivePane, panes: Panes) -> ActionTable:
    return {
        "go.open": Row(pane.open),
        "go.right": Plain(pane.open),
        "go.back": Plain(pane.back),
        "go.leave": Plain(pane.leave),
        "move.down": Times(lambda count: panes.view.move_by(count)),
        "move.up": Times(lambda count: panes.view.move_by(-count)),
        "move.half_down": Times(lambda count: panes.view.move_page(0.5 * count)),
        "move.half_up": Times(lambda count: panes.view.move_page(-0.5 * count)),
        "move.page_down": Times(lambda count: panes.view.move_page(count)),
        "move.page_up": Times(lambda count: panes.view.move_page(-count)),
        "move.top": Row(pane.top),
        "move.bottom": Row(pane.bottom),
        "move.space": Plain(pane.space),
        "link.browser": Plain(pane.browse),
        "link.copy": Plain(pane.copy),
    }


def _panes(panes: Panes) -> ActionTable:
    return {
        "app.zen": Plain(panes.toggle_zen),
        "app.widen": Times(panes.widen),
        "app.narrow": Times(lambda count: panes.widen(-count)),
        "app.usual_widths": Plain(panes.usual_widths),
    }


def _tree(tree_pane: TreePane) -> ActionTable:
    return {
        "go.next_source": Times(tree_pane.walk),
        "go.previous_source": Times(lambda count: tree_pane.walk(-count)),
        "go.next_unread_source": Times(lambda count: tree_pane.walk(count, unread=True)),
        "go.previous_unread_source": Times(lambda count: tree_pane.walk(-count, unread=True)),
        "source.jump": Plain(tree_pane.jump),
        "source.fold_all": Plain(tree_pane.source_tree.fold_all),
        "source.error": Plain(tree_pane.tell_problems),
    }


def _article(article: ArticlePane) -> ActionTable:
    links, find = article.links, article.find
    return {
        "go.contents": Plain(links.list_headings),
        "link.next": Plain(partial(article.view.selection.step, 1)),
        "link.previous": Plain(partial(article.view.selection.step, -1)),
        **{f"link.select_{number}": Plain(partial(links.select, number)) for number in range(1, 10)},
        "link.enclosure": Plain(links.open_enclosure),
        "link.all": Plain(links.list_links),
        "link.hints": Plain(article.hints.begin),
        "link.back": Plain(article.back),
        "link.forward": Plain(article.forward),
        "mark.full_text": Plain(article.toggle_full_text),
        "find.in_article": Plain(find.begin),
        "find.next": Plain(partial(find.step, 1)),
        "find.previous": Plain(partial(find.step, -1)),
        "find.end": Plain(find.end),
    }


def _list(pane: ListPane) -> ActionTable:
    return {
        "go.next_article": Times(pane.walk.to_neighbour),
        "go.previous_article": Times(lambda count: pane.walk.to_neighbour(-count)),
        "go.next_unread": Times(pane.walk.to_unread),
        "go.previous_unread": Times(lambda count: pane.walk.to_unread(-count)),
        "go.random_unread": Plain(pane.walk.random_unread),
        "mark.read": Plain(partial(pane.marks.toggle, "read")),
        "mark.star": Plain(partial(pane.marks.toggle, "starred")),
        "mark.later": Plain(partial(pane.marks.toggle, "later")),
        "mark.all_read": Plain(pane.marks.read_all),
        "mark.above_read": Plain(pane.marks.read_above),
        "mark.below_read": Plain(pane.marks.read_below),
        "mark.range": Plain(pane.marks.select_range),
        "mark.select": Plain(pane.marks.select),
        "mark.unselect": Plain(pane.marks.unselect),
        "find.search": Plain(pane.search),
        "find.filter": Plain(pane.filter),
        "find.history": Plain(pane.show_history),
        "find.sort": Plain(pane.sort),
        "find.by_day": Plain(pane.contents.group_by_day),
        "find.style": Plain(pane.rows.restyle),
        "find.read_too": Plain(pane.show_read_too),
    }


def _refreshes(refreshes: Refreshes, tree_pane: TreePane) -> ActionTable:
    return {
        "source.refresh": Plain(lambda: refreshes.refresh(tree_pane.current)),
        "source.refresh_all": Plain(refreshes.refresh_all),
        "source.refresh_due": Plain(refreshes.refresh_due),
        "source.prefetch": Plain(refreshes.prefetch),
    }


def _sources(actions: SourceActions, lists: SourceLists) -> ActionTable:
    return {
        "source.add": Plain(actions.add),
        "source.rename": Plain(actions.rename),
        "source.move": Plain(actions.move),
        "source.pause": Plain(actions.pause),
        "source.remove": Plain(actions.remove),
        "source.settings": Plain(actions.settings),
        "source.restore_file": Plain(actions.restore_file),
        "source.import_file": Plain(lists.import_file),
        "source.export_file": Plain(lists.export_file),
    }


def _program(program: Program) -> ActionTable:
    return {
        "app.help": Plain(program.help),
        "app.palette": Plain(program.palette),
        "app.command": Plain(program.keys.command_line.begin),
        "app.tour": Plain(program.tour.toggle),
        "app.theme": Plain(program.theme),
        "app.edit_settings": Plain(program.edited_files.edit_settings),
        "app.redraw": Plain(program.redraw),
        "app.suspend": Plain(program.suspend),
        "app.quit": Plain(program.quit),
        "source.start": Plain(program.first_page),
        "source.wanted": Plain(program.wanted),
        "source.edit_file": Plain(program.edit_sources),
    }
