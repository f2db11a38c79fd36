"""Every action of the reader: one registry of ids, names, help and default keys.

The key map, the help screen, the footer, the palette and docs/keys.md are all made from it. An action's id is
`group.name`; `termnews.tui.main.action_table` says which method does it.
"""

from dataclasses import dataclass
from typing import Literal

Pane = Literal["tree", "list", "article"]
PANES: tuple[Pane, ...] = ("tree", "list", "article")
# `find` is the article while something is looked for in it: its keys come before those of the article.
KeyScope = Literal["tree", "list", "article", "find"]
Counted = Literal["", "times", "row"]
TREE: frozenset[KeyScope] = frozenset({"tree"})
LIST: frozenset[KeyScope] = frozenset({"list"})
ARTICLE: frozenset[KeyScope] = frozenset({"article"})
FIND: frozenset[KeyScope] = frozenset({"find"})
ROWS: frozenset[KeyScope] = frozenset({"tree", "list"})
STORY: frozenset[KeyScope] = frozenset({"list", "article"})
ALL: frozenset[KeyScope] = frozenset({"tree", "list", "article"})


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key can do. `where` are the places it is valid in; `hint` is its word in the footer, if any.

    `counted` says what a number typed before its key means: to do it so many times, or to go to that row. `steps` are
    the ids of what a macro does, one after the other.
    """

    id: str
    name: str
    help: str
    keys: tuple[str, ...]
    where: frozenset[KeyScope] = ALL
    hint: str = ""
    counted: Counted = ""
    steps: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The part of the id that names the group."""
        return self.id.partition(".")[0]


GROUPS = {
    "go": "Going from place to place",
    "move": "Moving in a list or article",
    "link": "Links",
    "picture": "Pictures",
    "mark": "Marking",
    "find": "Finding",
    "source": "Sources",
    "app": "The program",
}

ACTIONS: tuple[Action, ...] = (
    Action("move.down", "Down", "Go one row or line down.", ("j", "down"), counted="times"),
    Action("move.up", "Up", "Go one row or line up.", ("k", "up"), counted="times"),
    Action("go.open", "Open", "Open what the cursor is on, or the selected link.", ("enter",), ALL, "open",
           counted="row"),
    Action("go.right", "Into", "Go into the pane on the right.", ("l", "right"), ROWS),
    Action("go.back", "Back", "Leave the selected link, the article, the search or the list.",
           ("h", "escape", "left")),
    Action("go.leave", "Back or quit", "Go back as Esc does; in the tree, quit.", ("q",)),
    Action("go.next_article", "Next article", "Read the next article of the list.", ("J",), STORY, counted="times"),
    Action("go.previous_article", "Previous article", "Read the previous article of the list.", ("K",), STORY,
           counted="times"),
    Action("go.next_unread", "Next unread", "Go to the next unread article.", ("n",), STORY, "next unread",
           counted="times"),
    Action("go.previous_unread", "Previous unread", "Go to the previous unread article.", ("p",), STORY,
           counted="times"),
    Action("go.random_unread", "A random unread article", "Go to an unread article of the list at random.", (), STORY),
    Action("go.next_source", "Next source", "Show the next source.", (), ROWS, counted="times"),
    Action("go.previous_source", "Previous source", "Show the previous source.", (), ROWS, counted="times"),
    Action("go.next_unread_source", "Next source with unread", "Show the next source that has unread articles.", ("}",),
           ROWS, counted="times"),
    Action("go.previous_unread_source", "Previous source with unread",
           "Show the previous source that has unread articles.", ("{",), ROWS, counted="times"),
    Action("move.top", "Top", "Go to the first row or line.", ("gg", "home"), counted="row"),
    Action("move.bottom", "Bottom", "Go to the last row or line.", ("G", "end"), counted="row"),
    Action("move.half_down", "Half a page down", "Go half a page down.", ("ctrl+d",), counted="times"),
    Action("move.half_up", "Half a page up", "Go half a page up.", ("ctrl+u",), counted="times"),
    Action("move.page_down", "Page down", "Go a page down.", ("ctrl+f", "pagedown"), counted="times"),
    Action("move.page_up", "Page up", "Go a page up.", ("ctrl+b", "pageup"), counted="times"),
    Action("move.space", "Page, then next unread",
           "Go a page down, at the end to the next unread article; in the tree, fold.", ("space",), ALL, "page"),
    Action("go.contents", "Contents", "Show the headings of the article, to go to one.", ("t",), ARTICLE),
    Action("app.zen", "Zen", "Show the article alone, or all panes again.", ("z",), STORY),
    Action("link.next", "Next link", "Select the next link of the article.", ("tab",), ARTICLE, "links"),
    Action("link.previous", "Previous link", "Select the previous link of the article.", ("shift+tab",), ARTICLE),
    *(Action(f"link.select_{n}", f"Link {n}", f"Select link {n} of the article.", (str(n),), ARTICLE)
      for n in range(1, 10)),
    Action("link.browser", "Open in the browser", "Open the selected link, or the article, in the browser.", ("o",),
           STORY),
    Action("link.back", "Back to what was read", "Go back through what was read.", ("[", "backspace", "alt+left"),
           ALL, "back"),
    Action("link.forward", "Forward again", "Go forward through what was read.", ("]", "alt+right")),
    Action("link.all", "List of links", "Show all links of the article as a list.", ("u",), ARTICLE),
    Action("link.hints", "Letter hints", "Put a letter on every link in sight; typing it opens the link.",
           ("f",), ARTICLE),
    Action("link.enclosure", "Open the enclosure", "Open the file that comes with the article, such as a recording.",
           ("e",), STORY),
    Action("link.comments", "Open the comments", "Open what others say of the article, where its feed names a place.",
           ("W",), ARTICLE),
    Action("link.copy", "Copy address", "Copy the address of the selected link, or of the article.", ("y",), STORY),
    Action("picture.one", "Picture", "Show the picture in sight, or hide it.", ("i",), STORY),
    Action("picture.all", "Pictures", "Show all pictures of the article, or hide them.", ("I",), STORY),
    Action("mark.read", "Mark read or unread", "Mark the article read, or unread again.", ("m", "N"), STORY),
    Action("mark.all_read", "Mark list read", "Mark every article of the list read.", ("A",)),
    Action("mark.star", "Star article", "Star the article, or take the star away.", ("s",), STORY, "star"),
    Action("mark.later", "Read later", "Keep the article for later, or no longer.", ("b",), STORY),
    Action("mark.above_read", "Mark above read", "Mark every article above the cursor read.", ("(",), LIST),
    Action("mark.below_read", "Mark below read", "Mark every article below the cursor read.", (")",), LIST),
    Action("mark.range", "Select a range",
           "Select the rows from here to where the cursor goes; pressed again, end there.", ("v",), LIST),
    Action("mark.select", "Select headline", "Select the row, or unselect it, and go down one.", ("V",), LIST),
    Action("mark.unselect", "Select nothing", "Unselect all rows.", (), LIST),
    Action("mark.undo", "Undo", "Undo the last marking or change of sources; again, the one before.", ("U",)),
    Action("mark.redo", "Redo", "Do again what was undone last.", ("ctrl+r",)),
    Action("mark.full_text", "Full text", "Fetch the whole page of the article, or show the feed's text again.",
           ("x",), ARTICLE),
    Action("find.search", "Search", "Search all articles as you type.", ("/",), ROWS, "search"),
    Action("find.in_article", "Find in the article", "Find text in the article as you type.", ("/",), ARTICLE, "find"),
    Action("find.next", "Next match", "Go to the next match of the find in the article.", ("n",), FIND, "next match"),
    Action("find.previous", "Previous match", "Go to the previous match of the find in the article.", ("N",), FIND,
           "previous"),
    Action("find.end", "End the find", "End the find in the article and clear its marks.", ("escape",), FIND, "end"),
    Action("find.changes", "What changed", "Show what the article says otherwise than before it was edited.", ("=",),
           STORY),
    Action("find.history", "History", "List what was read, the last first.", ()),
    Action("find.filter", "Filter the list", "Narrow the list to some headlines as you type.", ("F",), ROWS),
    Action("find.sort", "Sort", "Choose by a letter how all lists are sorted: newest, oldest, source, length, unread.",
           ("S",), ROWS),
    Action("find.sort_newest", "Sort newest first", "Sort all lists by date, the newest article first.", (), ROWS),
    Action("find.sort_oldest", "Sort oldest first", "Sort all lists by date, the oldest article first.", (), ROWS),
    Action("find.sort_source", "Sort by source", "Sort all lists by the names of the sources.", (), ROWS),
    Action("find.sort_length", "Sort by length", "Sort all lists by length, the longest article first.", (), ROWS),
    Action("find.sort_unread", "Sort unread first", "Sort all lists by the read mark, unread articles first.", (),
           ROWS),
    Action("find.by_day", "Days", "Put headings above days, months and years of the list, or none.", ()),
    Action("find.style", "Headline style", "Show headlines with their summaries, or on as few lines as they need.",
           ("D",), ROWS),
    Action("find.read_too", "Read articles too", "Show read articles in lists, or only unread ones.", (".",)),
    Action("source.refresh", "Refresh source", "Refresh the source or category that is shown.", ("r",), ALL),
    Action("source.refresh_all", "Refresh all", "Refresh all sources.", ("R",), ALL, "refresh"),
    Action("source.refresh_due", "Refresh what is due", "Refresh the sources that are due.", ()),
    Action("source.prefetch", "Prefetch",
           "Store full texts, Also Read targets and pictures for reading without a network.", ()),
    Action("source.add", "Add a source", "Subscribe to a feed or to a site.", ("a",), ALL, "add"),
    Action("source.start", "First page", "Show the first page again: starter sources, import, demo.", ("f1",)),
    Action("source.jump", "Go to a place", "Go to a list, category or source by some letters of its name.", ("'",)),
    Action("source.settings", "Settings of a source",
           "Show how the source is doing and what is set for it, to change that.", ("e",), TREE, "settings"),
    Action("source.rename", "Rename source", "Give the source or category another name.", ("f2",), TREE),
    Action("source.move", "Move source to a category",
           "File the source, or all of the category, under another category.", ("M",), TREE),
    Action("source.pause", "Pause source", "Stop refreshing the source or category, or go on with it.", ("P",), TREE),
    Action("source.remove", "Remove source", "End the subscription to the source; undo brings it back.",
           ("X", "delete"), TREE),
    Action("source.fold_all", "Fold all", "Fold all categories, or unfold them.", ("-",), TREE),
    Action("source.wanted", "Wanted pages", "Show the pages that were asked for while offline.", ()),
    Action("source.import_file", "Import sources", "Subscribe to what an OPML or newsboat file lists.", ()),
    Action("source.export_file", "Export sources", "Write the sources as OPML to a file.", ()),
    Action("source.edit_file", "Edit sources.toml", "Edit sources.toml in $VISUAL or $EDITOR.", ("E",)),
    Action("source.restore_file", "Write sources.toml anew",
           "Write the sources of the cache into sources.toml, where that is missing.", ()),
    Action("source.error", "What is wrong",
           "Tell what is wrong with the source of the article, or with the sources of the list.", ("!",)),
    Action("app.help", "Help", "List the keys; below them, what each mark on the screen means.", ("?",)),
    Action("app.palette", "Palette", "Find any action, source or category by name.", ("ctrl+p",)),
    Action("app.command", "Command line", "Run any action by typing its name or id.", (":",)),
    Action("app.messages", "Messages", "List what the program told, the last 50 messages.", ()),
    Action("app.mistakes", "Mistakes", "List what is wrong in config.toml, sources.toml, the themes and the key map.",
           ()),
    Action("app.demo", "Demo edition", "Open the demo edition, which needs no network.", ("d",)),
    Action("app.tour", "Tour", "Learn the keys in five steps on the demo edition; again, end that.", ("f3",)),
    Action("app.theme", "Theme", "Choose another theme.", ("T",)),
    Action("app.edit_settings", "Edit config.toml", "Edit config.toml in $VISUAL or $EDITOR.", ()),
    Action("app.widen", "Wider", "Make the pane wider.", (">",), counted="times"),
    Action("app.narrow", "Narrower", "Make the pane narrower.", ("<",), counted="times"),
    Action("app.usual_widths", "Usual widths", "Give the panes their usual widths.", ("+",)),
    Action("app.redraw", "Redraw", "Draw the screen anew, where another program has written over it.", ("ctrl+l",)),
    Action("app.suspend", "Suspend", "Go back to the shell; fg comes back here.", ("ctrl+z",)),
    Action("app.quit", "Quit", "Leave termnews.", ("Q", "ctrl+q")),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}
DEFAULT_KEYS = {action.id: action.keys for action in ACTIONS}
