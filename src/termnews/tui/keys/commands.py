"""What a typed command means, and which commands there are to choose from. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from termnews import __version__
from termnews.tui.keys.actions import Action
from termnews.tui.keys.matching import match

# Words of other programs' command lines, by the action they come to here.
_HABITS = {
    "app.quit": ["q", "quit", "qa", "qall", "q!", "qa!", "quit!", "wq", "wqa", "x", "xa", "xit", "exit", "bye"],
    "app.help": ["h", "help"],
    "app.theme": ["colo", "colorscheme"],
    "app.zen": ["on", "only"],
    "find.end": ["noh", "nohl", "nohlsearch"],
    "find.search": ["search"],
    "go.open": ["e", "edit"],
    "mark.undo": ["u", "undo"],
    "source.refresh": ["reload"],
    "source.refresh_all": ["reload-all"],
    "move.bottom": ["$"],
}
_ACTION_OF = {word: action for action, words in _HABITS.items() for word in words}
_SAVED = "Nothing needs saving: everything is kept as you go."
_SETTINGS = "Settings and keys are in config.toml; docs/config.md and docs/keys.md list them."
_SENTENCES = {
    **dict.fromkeys(("w", "wa", "wall", "w!", "write", "up", "update", "save"), _SAVED),
    **dict.fromkeys(("set", "map", "nmap", "unmap", "bind-key", "bind", "macro", "source"), _SETTINGS),
    **dict.fromkeys(("ver", "version"), f"termnews {__version__}"),
}
# What one or two letters mean rather than something rarer, or something that changes marks.
_OFTEN = ("source.refresh_all", "find.search", "app.help", "app.theme", "source.add", "mark.undo", "app.zen")
# From here on a match is of words or the beginnings of words, below it only of letters in their order.
_BY_WORDS = 0.4


@dataclass(frozen=True, slots=True)
class Meaning:
    """What to do for a command: an action, perhaps with a count, or else to say a sentence; nothing for no text."""

    action: str = ""
    count: int | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An action that fits what is typed; a `sure` one is what Enter does if nothing else is chosen."""

    action: Action
    sure: bool


def offers(typed: str, actions: Iterable[Action], *, most: int = 200) -> list[Offer]:
    """Return the actions that fit what is typed, the best first; for no text all of them in their own order."""
    wanted = _plain(typed)
    if not wanted:
        return [Offer(action, sure=False) for action in actions][:most]
    scored = [(_score(wanted, action), action) for action in actions]
    found = sorted((row for row in scored if row[0] > 0), key=lambda row: -row[0])
    return [Offer(action, score >= _BY_WORDS) for score, action in found[:most]]


def meaning(typed: str, actions: Iterable[Action]) -> Meaning:
    """Return what a typed line means: a row number, a step (`+5`), a habit (`q`), an action's id, name or beginning."""
    wanted = _plain(typed)
    if not wanted:
        return Meaning()
    number = re.fullmatch(r"([+-]?)(\d{1,6})", wanted)
    if number:
        action = {"+": "move.down", "-": "move.up", "": "move.top"}[number[1]]
        return Meaning(action, max(1, int(number[2])))
    known = list(actions)
    exact = next((one.id for one in known if wanted in (one.id, one.name.lower())), _ACTION_OF.get(wanted))
    if exact is not None:
        return Meaning(exact)
    word = wanted.split()[0].rstrip("!")
    if wanted in _SENTENCES or (word in _SENTENCES and " " in wanted):
        return Meaning(sentence=_SENTENCES.get(wanted) or _SENTENCES[word])
    best = offers(wanted, known, most=1)
    if best and best[0].sure:
        return Meaning(best[0].action.id)
    near = f' Did you mean "{best[0].action.name}"?' if best else " Tab shows all there are."
    return Meaning(sentence=f'There is no command "{typed.strip()}".{near}')


def _plain(typed: str) -> str:
    """Return a line without the colon and the `exec` that fingers may put before it."""
    return re.sub(r"^[:\s]*(exec\s+)?", "", typed).strip().lower()


def _score(wanted: str, action: Action) -> float:
    """Return how well an action fits, 0 for not at all; what begins as typed comes before what only holds it.

    Of names that begin so, the one comes first that is asked for most, then the shortest; then the words of ids.
    """
    name, short = action.name.lower(), action.id.partition(".")[2].replace("_", " ")
    spoken = wanted.replace("_", " ").replace(".", " ")
    if spoken == short:
        return 3.0
    begins = [text for text in (action.id, name) if text.startswith((wanted, spoken))]
    if begins:
        return (1.5 if action.id in _OFTEN else 1.0) + len(wanted) / min(map(len, begins))
    if short.startswith(spoken):
        return 0.7 + 0.3 * len(spoken) / len(short)
    texts = (name, action.id.replace("_", " ").replace(".", " "))
    return max(match(spoken, text).score for text in texts)
