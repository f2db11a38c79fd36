"""Key map presets (newsboat, vim, emacs) as overrides of the default map, by action.

An action that a preset does not name has its default keys, as far as the preset gave none of them away. docs/keys.md
has a table for each preset.
"""

from collections.abc import Mapping

_Keys = Mapping[str, tuple[str, ...]]

# newsboat's default map, as its src/keymap.cpp and doc/keycmds.dsv have it. docs/keys.md lists its operations one by
# one, also those without an action here.
_NEWSBOAT: _Keys = {
    "move.down": ("down",),
    "move.up": ("up",),
    "move.top": ("home",),
    "move.bottom": ("end",),
    "move.page_down": ("pagedown",),
    "move.page_up": ("pageup", "b"),
    "go.right": ("right",),
    "go.back": ("escape", "left"),
    "go.next_source": ("j",),
    "go.previous_source": ("k",),
    "go.next_unread_source": ("ctrl+n",),
    "go.previous_unread_source": ("ctrl+p",),
    "go.random_unread": ("ctrl+k",),
    "mark.read": ("N", "m"),
    "mark.later": ("ctrl+b",),
    "find.read_too": ("l", "."),
    "find.sort": ("g", "S"),
    "app.palette": ("alt+p",),
}

_VIM: _Keys = {
    "move.down": ("j", "down", "ctrl+e"),
    "move.up": ("k", "up", "ctrl+y"),
    "go.open": ("enter", "ctrl+]"),
    "go.right": ("l", "right", "ctrl+w l"),
    "go.back": ("h", "escape", "left", "ctrl+w h"),
    "go.contents": ("gO", "t"),
    "link.browser": ("gx", "o"),
    "link.back": ("ctrl+o", "[", "backspace", "alt+left"),
    "link.all": ("gl",),
    "link.copy": ("yy",),
    # without a digit of their own, digits are counts in the article too
    **{f"link.select_{n}": (f"g{n}",) for n in range(1, 10)},
    "mark.read": ("m",),
    "mark.undo": ("u", "U"),
    "source.fold_all": ("zM", "-"),
    "app.zen": ("ctrl+w o",),
    "app.widen": ("ctrl+w >", ">"),
    "app.narrow": ("ctrl+w <", "<"),
    "app.usual_widths": ("ctrl+w =", "+"),
    "app.quit": ("ZZ", "ZQ", "ctrl+q"),
}

_EMACS: _Keys = {
    "move.down": ("ctrl+n", "down"),
    "move.up": ("ctrl+p", "up"),
    "move.page_down": ("ctrl+v", "pagedown"),
    "move.page_up": ("alt+v", "pageup"),
    "move.half_down": (),
    "move.half_up": (),
    # some terminals send Alt with a sign as the sign alone
    "move.top": ("alt+<", "<", "home"),
    "move.bottom": ("alt+>", ">", "end"),
    "go.right": ("ctrl+f", "right"),
    "go.back": ("ctrl+g", "escape", "ctrl+b", "left"),
    "go.next_article": ("alt+n", "J"),
    "go.previous_article": ("alt+p", "K"),
    "link.back": ("l", "[", "backspace", "alt+left"),
    "link.copy": ("alt+w", "y"),
    "mark.undo": ("ctrl+_", "ctrl+x u", "U"),
    "mark.redo": ("alt+_",),
    "mark.range": ("ctrl+space", "v"),
    "find.search": ("ctrl+s", "/"),
    "find.in_article": ("ctrl+s", "/"),
    "find.next": ("ctrl+s", "n"),
    "find.previous": ("ctrl+r", "N"),
    "find.end": ("ctrl+g", "escape"),
    "source.refresh": ("g", "r"),
    "source.refresh_all": ("G", "R"),
    "app.command": ("alt+x", ":"),
    "app.palette": ("ctrl+x b",),
    "app.zen": ("ctrl+x 1", "z"),
    "app.widen": ("ctrl+x }",),
    "app.narrow": ("ctrl+x {",),
    "app.usual_widths": ("ctrl+x +", "+"),
    "app.quit": ("ctrl+x ctrl+c", "ctrl+q"),
}

PRESETS: Mapping[str, _Keys] = {"default": {}, "newsboat": _NEWSBOAT, "vim": _VIM, "emacs": _EMACS}
