"""Action table: the method behind each id of the registry, by reference and with the kind of number it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from termnews.domain.query import Order
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
class Bound:
    """The method of an action; `do` takes the number that was typed before its key, None where there is none."""

    do: Callable[[int | None], object]
    counted: Counted


def plain(call: Callable[[], object]) -> Bound:
    """Return an action that no number goes to."""
    return Bound(lambda count: call(), "")


def times(call: Callable[[int], object]) -> Bound:
    """Return an action that is done as often as was typed, else once."""
    return Bound(lambda count: call(1 if count is None else count), "times")


def row(call: Callable[[int | None], object]) -> Bound:
    """Return an action that goes to the row with the number that was typed, and does something of its own without."""
    return Bound(call, "row")


ActionTable = Mapping[str, Bound]


def action_table(
    *, panes: Panes, active_pane: ActivePane, undo: Undo, refreshes: Refreshes, source_actions: SourceActions,
    source_lists: SourceLists, program: Program,
) -> ActionTable:  # fmt: skip
    """Return the method of every action of the registry."""
    return {
        **_active_pane(active_pane, panes), **_panes(panes), **_tree(panes.tree_pane), **_list(panes.list_pane),
        **_article(panes.article_pane), **_refreshes(refreshes, panes.tree_pane),
        **_sources(source_actions, source_lists), **_program(program),
        "mark.undo": plain(undo.undo), "mark.redo": plain(undo.redo),
        "find.sort": plain(lambda: program.keys.offer("sort", panes.list_pane.sorting.choices())),
    }  # fmt: skip


def _active_pane(pane: ActivePane, panes: Panes) -> ActionTable:
    return {
        "go.open": row(pane.open),
        "go.right": plain(pane.open),
        "go.back": plain(pane.back),
        "go.leave": plain(pane.leave),
        "move.down": times(lambda count: panes.view.move_by(count)),
        "move.up": times(lambda count: panes.view.move_by(-count)),
        "move.half_down": times(lambda count: panes.view.move_page(0.5 * count)),
        "move.half_up": times(lambda count: panes.view.move_page(-0.5 * count)),
        "move.page_down": times(lambda count: panes.view.move_page(count)),
        "move.page_up": times(lambda count: panes.view.move_page(-count)),
        "move.top": row(pane.top),
        "move.bottom": row(pane.bottom),
        "move.space": plain(pane.space),
        "link.browser": plain(pane.browse),
        "link.copy": plain(pane.copy),
    }


def _panes(panes: Panes) -> ActionTable:
    return {
        "app.zen": plain(panes.toggle_zen),
        "app.widen": times(panes.widen),
        "app.narrow": times(lambda count: panes.widen(-count)),
        "app.usual_widths": plain(panes.usual_widths),
    }


def _tree(tree_pane: TreePane) -> ActionTable:
    return {
        "go.next_source": times(tree_pane.walk),
        "go.previous_source": times(lambda count: tree_pane.walk(-count)),
        "go.next_unread_source": times(lambda count: tree_pane.walk(count, unread=True)),
        "go.previous_unread_source": times(lambda count: tree_pane.walk(-count, unread=True)),
        "source.jump": plain(tree_pane.jump),
        "source.fold_all": plain(tree_pane.source_tree.fold_all),
    }


def _article(article: ArticlePane) -> ActionTable:
    links, find = article.links, article.find
    return {
        "go.contents": plain(links.list_headings),
        "link.next": plain(partial(article.view.selection.step, 1)),
        "link.previous": plain(partial(article.view.selection.step, -1)),
        **{f"link.select_{number}": plain(partial(links.select, number)) for number in range(1, 10)},
        "link.enclosure": plain(links.open_enclosure),
        "link.comments": plain(links.open_comments),
        "link.all": plain(links.list_links),
        "link.hints": plain(article.hints.begin),
        "link.back": plain(article.back),
        "link.forward": plain(article.forward),
        "picture.one": plain(article.pictures.toggle),
        "picture.all": plain(article.pictures.toggle_all),
        "mark.full_text": plain(article.toggle_full_text),
        "find.changes": plain(article.edits.show),
        "find.in_article": plain(find.begin),
        "find.next": plain(partial(find.step, 1)),
        "find.previous": plain(partial(find.step, -1)),
        "find.end": plain(find.end),
    }


def _list(pane: ListPane) -> ActionTable:
    return {
        "go.next_article": times(pane.walk.to_neighbour),
        "go.previous_article": times(lambda count: pane.walk.to_neighbour(-count)),
        "go.next_unread": times(pane.walk.to_unread),
        "go.previous_unread": times(lambda count: pane.walk.to_unread(-count)),
        "go.random_unread": plain(pane.walk.random_unread),
        "mark.read": plain(partial(pane.marks.toggle, "read")),
        "mark.star": plain(partial(pane.marks.toggle, "starred")),
        "mark.later": plain(partial(pane.marks.toggle, "later")),
        "mark.all_read": plain(pane.marks.read_all),
        "mark.above_read": plain(pane.marks.read_above),
        "mark.below_read": plain(pane.marks.read_below),
        "mark.range": plain(pane.marks.select_range),
        "mark.select": plain(pane.marks.select),
        "mark.unselect": plain(pane.marks.unselect),
        "find.search": plain(pane.search),
        "find.filter": plain(pane.filter),
        "find.history": plain(pane.show_history),
        **{f"find.sort_{order}": plain(partial(pane.sorting.by, order)) for order in Order},
        "find.by_day": plain(pane.contents.group_by_day),
        "find.style": plain(pane.rows.restyle),
        "find.read_too": plain(pane.show_read_too),
    }


def _refreshes(refreshes: Refreshes, tree_pane: TreePane) -> ActionTable:
    return {
        "source.refresh": plain(lambda: refreshes.refresh(tree_pane.current)),
        "source.refresh_all": plain(refreshes.refresh_all),
        "source.refresh_due": plain(refreshes.refresh_due),
        "source.prefetch": plain(refreshes.prefetch),
    }


def _sources(actions: SourceActions, lists: SourceLists) -> ActionTable:
    return {
        "source.add": plain(actions.add),
        "source.rename": plain(actions.rename),
        "source.move": plain(actions.move),
        "source.pause": plain(actions.pause),
        "source.remove": plain(actions.remove),
        "source.settings": plain(actions.settings),
        "source.restore_file": plain(actions.restore_file),
        "source.import_file": plain(lists.import_file),
        "source.export_file": plain(lists.export_file),
    }


def _program(program: Program) -> ActionTable:
    return {
        "app.help": plain(program.help),
        "app.palette": plain(program.palette),
        "app.command": plain(program.keys.command_line.begin),
        "app.messages": plain(program.messages),
        "app.mistakes": plain(program.list_mistakes),
        "app.tour": plain(program.tour.toggle),
        "app.theme": plain(program.theme),
        "app.edit_settings": plain(program.edited_files.edit_settings),
        "app.redraw": plain(program.redraw),
        "app.suspend": plain(program.suspend),
        "app.quit": plain(program.quit),
        "app.demo": plain(program.demo),
        "source.start": plain(program.first_page),
        "source.error": plain(program.health.tell),
        "source.wanted": plain(program.wanted),
        "source.edit_file": plain(program.edit_sources),
    }
