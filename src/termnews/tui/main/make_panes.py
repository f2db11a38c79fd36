"""Composition of the panes: each gets the services it needs, as arguments."""

from collections.abc import Callable

from termnews.config.keymaps import Keymap
from termnews.domain.diagnosis import SourceProblem, diagnose
from termnews.domain.source import Source
from termnews.library.library import Library
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.headlines.empty_list import EmptyText
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.picture_drawing import picture_drawing
from termnews.tui.look.terminal import Terminal
from termnews.tui.main.panes import Panes
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.tree.tree_pane import TreePane


def make_panes(
    library: Library, terminal: Callable[[], Terminal], *, keymap: Callable[[], Keymap], refreshes: Refreshes
) -> Panes:
    """Return the panes over a library; `keymap` gives the keys in force, `refreshes` what is being asked for."""

    def problems_of(source: Source) -> tuple[SourceProblem, ...]:
        return diagnose(source, library.now(), interval=library.interval_of(source))

    def browser() -> str | None:
        return library.settings.browser

    article = ArticlePane(
        reading=library.reading, marks=library.marks, memory=library.memory, headlines=library.queries.headlines,
        now=library.now, measure=library.settings.measure, browser=browser, pictures=library.pictures,
        drawing=lambda: picture_drawing(terminal(), library.settings.picture_protocol),
        picture_mode=lambda: library.settings.pictures, read_only=library.read_only, offline=library.offline,
    )  # fmt: skip
    tree = TreePane(
        queries=library.queries, smart_lists=library.smart_lists, memory=library.memory, now=library.now,
        diagnose=problems_of, smart=library.settings.smart,
        title=f"termnews {glyphs.dot} demo" if library.demo else "termnews",
    )  # fmt: skip
    headlines = ListPane(
        queries=library.queries, search=library.search, smart_lists=library.smart_lists, marks=library.marks,
        memory=library.memory, now=library.now, by_day=library.settings.group_by_day,
        empty_text=EmptyText(
            library.queries, keymap, lambda: refreshes.asking, lambda: refreshes.outage, library.offline
        ),
        article_read=lambda: article.opened.id if article.active and article.opened is not None else None,
        browser=browser,
    )  # fmt: skip
    return Panes(tree, headlines, article, library.memory)
