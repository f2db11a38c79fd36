"""Settings of config.toml with their defaults, and a parser that passes over single mistakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from termnews.config.command import command_of
from termnews.config.keymaps import macro_id
from termnews.config.presets import PRESETS
from termnews.config.smart import Smart, smart_of
from termnews.config.suggest import nearest
from termnews.config.toml_text import key_lines, mentions, parse_toml, read_text, table_lines
from termnews.domain.errors import ConfigError
from termnews.domain.picture_modes import PICTURES
from termnews.domain.text import excerpt, one_line

# More than this nobody reads, and a file of more was not written by a person.
_MOST_PROBLEMS, _MOST_BYTES = 50, 1_000_000

UNKNOWN_PROXY = "?"
"""A proxy that is no address: one was meant, and what cannot be read is never gone around."""


@dataclass(frozen=True)
class Settings:
    """What a person may set. A key that config.toml leaves out has the value given here."""

    #: Name of the colour theme; "default" leaves the choice to the program.
    theme: str = "default"
    #: The key map that `keys` and `macros` change: "default", "newsboat", "vim" or "emacs".
    preset: str = "default"
    #: Draw marks, lines and borders with ASCII signs only.
    ascii: bool = False
    #: Widest line of an article, in columns.
    measure: int = 72
    #: Headlines as the reader opens: "compact", on one line where there is room, or "comfortable", with summaries.
    headlines: str = "compact"
    #: Put headings above days (months, years) in lists that are sorted by date.
    group_by_day: bool = True
    #: Make an article unread again when its publisher has put other words into it.
    unread_when_edited: bool = False
    #: Refresh every source when the reader opens.
    refresh_on_start: bool = False
    #: How often the open reader asks each source by itself, in minutes; 0: never.
    refresh_every: int = 30
    #: Command that opens an address outside the reader, in place of its %s or as its last argument; None: the system's.
    browser: str | None = None
    #: When pictures are fetched: "ask", when a key asks for them, "auto", when an article is opened, or "never".
    pictures: str = "ask"
    #: How pictures are drawn: "auto", "half-blocks", "kitty" or "sixel"; naming one also means over SSH.
    picture_protocol: str = "auto"
    #: Where passwords that stand in an added address are kept: "file", in sources.toml, or "keyring", the system's.
    passwords: str = "file"
    #: `[network]` Longest time one request may take in all, in seconds.
    deadline: float = 30.0
    #: `[network]` Most connections open at once.
    connections: int = 32
    #: `[network]` Most connections open to one host at once.
    per_host: int = 2
    #: `[network]` Most requests to one host in a second.
    per_second: float = 5.0
    #: `[network]` The proxy that all requests go through, "none" for none; None: as the environment says.
    proxy: str | None = field(default=None, repr=False)
    #: `[network]` Take logins from the .netrc file for sources that have none of their own.
    netrc: bool = False
    #: `[prefetch]` Most pages that one prefetch stores.
    articles: int = 200
    #: `[prefetch]` Most that one prefetch fetches, in megabytes (of 1,000,000 bytes).
    megabytes: float = 50.0
    #: `[prefetch]` Longest time one prefetch may take, in seconds.
    seconds: float = 300.0
    #: `[keep]` Age in days past which an article is deleted after a refresh; 0: never.
    keep_days: int = 0
    #: `[keep]` Most articles that one source keeps; 0: all.
    keep_articles: int = 0
    #: `[keep]` Most that pictures take in the cache folder, in megabytes (of 1,000,000 bytes).
    keep_pictures: float = 200.0
    #: `[keys]` The keys of an action by its id; they replace all default keys of that action, none unbinds it.
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: `[macros]` The ids of the actions that a key does one after the other, by the key.
    macros: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: `[[smart]]` Lists of the tree that a person made, each a name and what its articles have in common.
    smart: tuple[Smart, ...] = ()
    #: Not a setting: where config.toml ("FILE, line 12") binds each action of `keys`, by `keymaps.macro_id` each macro,
    #: and by "theme" where it names one, for messages about it.
    key_places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Rule:
    """What one key takes: its type in words, the least and greatest value of a number, the texts where not any will do.

    `field` is the field of Settings, where it is not called as the last part of the key's path.
    """

    kind: str
    least: float = 0
    greatest: float = 0
    field: str = ""
    choices: tuple[str, ...] = ()


_RULES: dict[tuple[str, ...], _Rule] = {
    ("theme",): _Rule("text"),
    ("preset",): _Rule("text", choices=tuple(PRESETS)),
    ("ascii",): _Rule("true or false"),
    ("measure",): _Rule("a whole number", 30, 240),
    ("headlines",): _Rule("text", choices=("compact", "comfortable")),
    ("group_by_day",): _Rule("true or false"),
    ("unread_when_edited",): _Rule("true or false"),
    ("refresh_on_start",): _Rule("true or false"),
    ("refresh_every",): _Rule("a whole number", 0, 10_080),
    ("browser",): _Rule("a command"),
    ("pictures",): _Rule("text", choices=PICTURES),
    ("picture_protocol",): _Rule("text", choices=("auto", "half-blocks", "kitty", "sixel")),
    ("passwords",): _Rule("text", choices=("file", "keyring")),
    ("network", "deadline"): _Rule("a number", 1, 600),
    ("network", "connections"): _Rule("a whole number", 1, 256),
    ("network", "per_host"): _Rule("a whole number", 1, 32),
    ("network", "per_second"): _Rule("a number", 0.1, 100),
    ("network", "proxy"): _Rule("a text, the address of a proxy"),
    ("network", "netrc"): _Rule("true or false"),
    ("prefetch", "articles"): _Rule("a whole number", 1, 100_000),
    ("prefetch", "megabytes"): _Rule("a number", 1, 100_000),
    ("prefetch", "seconds"): _Rule("a number", 1, 86_400),
    ("keep", "days"): _Rule("a whole number", 0, 36_500, "keep_days"),
    ("keep", "articles"): _Rule("a whole number", 0, 1_000_000, "keep_articles"),
    ("keep", "pictures"): _Rule("a number", 1, 100_000, "keep_pictures"),
}
_SECTIONS = ("network", "prefetch", "keep", "keys", "macros")


def _field(path: tuple[str, ...]) -> str:
    return _RULES[path].field or path[-1]


def setting_names() -> dict[str, str]:
    """Return the field of Settings by the dotted name of every key of config.toml, and of the tables of keys."""
    return {**{".".join(path): _field(path) for path in _RULES}, "keys": "keys", "macros": "macros", "smart": "smart"}


def _fits(value: Any, rule: _Rule) -> bool:
    match rule.kind:
        case "text" | "a command":
            return isinstance(value, str) and bool(one_line(value)) and (not rule.choices or value in rule.choices)
        case "a text, the address of a proxy":
            return isinstance(value, str)
        case "true or false":
            return isinstance(value, bool)
        case "a whole number":
            return type(value) is int and rule.least <= value <= rule.greatest
        case _:
            return type(value) in (int, float) and rule.least <= value <= rule.greatest


def _wrong_command(line: str) -> str:
    """Return what is wrong with a command line, "" where nothing is."""
    try:
        command_of(line)
    except ConfigError as error:
        return str(error)
    return ""


def _names_a_proxy(key: str, value: Any) -> bool:
    """Tell whether a proxy is named, in whatever section somebody wrote it."""
    if isinstance(value, list):
        return any(_names_a_proxy(key, entry) for entry in value)
    if isinstance(value, dict):
        return any(_names_a_proxy(name, entry) for name, entry in value.items())
    return key == "proxy"


def _wanted(rule: _Rule) -> str:
    if rule.choices:
        return "one of " + ", ".join(f'"{choice}"' for choice in rule.choices)
    return f"{rule.kind} from {rule.least:.9g} to {rule.greatest:.9g}" if rule.greatest else rule.kind


def _flatten(data: Mapping[str, Any], *section: str) -> dict[tuple[str, ...], Any]:
    """Return the values of a file by path; of the known sections their keys, of anything else the whole."""
    flat: dict[tuple[str, ...], Any] = {}
    for key, value in data.items():
        if not section and key in _SECTIONS and isinstance(value, dict):
            flat.update(_flatten(value, key))
        else:
            flat[(*section, key)] = value
    return flat


def _dotted_keys(table: Mapping[str, Any], *before: str) -> dict[str, Any]:
    """Return a [keys] table by action id: to TOML, an id with a dot and without quotes is a table in a table."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            values.update(_dotted_keys(value, *before, key))
        else:
            values[".".join((*before, key))] = value
    return values


def _unknown(path: tuple[str, ...]) -> str:
    name = excerpt(".".join(path), 60)
    if path == ("smart",):
        return "write [[smart]], in double brackets, above each smart list."
    if path[0] in _SECTIONS and len(path) == 1:
        return f'"{name}" is a section: write [{name}] on a line of its own and its keys below.'
    # The right key in the wrong section is a mistake of place, not of spelling.
    moved = [known for known in setting_names() if known.rpartition(".")[2] == path[-1]]
    near = '" or "'.join(moved) or nearest(name, setting_names())
    hint = f' Did you mean "{near}"?' if near else " docs/config.md lists all there are."
    return f'there is no setting "{name}".{hint}'


def _key_list(value: Any) -> tuple[str, ...] | None:
    """Return a value of [keys] as a tuple of keys, or None when it is neither a text nor a list of texts."""
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        return None
    return tuple(key for key in keys if key)


class _Reading:
    """One reading of one file: the values that fit, and a sentence for each that does not."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.lines: Mapping[str, int] | None = None
        self.left_out = 0
        self.values: dict[str, Any] = {}
        self.problems: list[str] = []
        self.key_places: dict[str, str] = {}

    def place(self, path: tuple[str, ...]) -> str:
        if self.lines is None:
            self.lines = key_lines(self.text)
        line = self.lines.get(".".join(path))
        return f"{self.path}, line {line}" if line else f"{self.path}"

    def complain(self, path: tuple[str, ...], sentence: str) -> None:
        self.problems.append(f"{self.place(path)}: {one_line(sentence)}")

    def all_problems(self) -> tuple[str, ...]:
        """Return the sentences, few enough to be read."""
        told, more = self.problems[:_MOST_PROBLEMS], len(self.problems) - _MOST_PROBLEMS + self.left_out
        return (*told, f"{self.path}: {more} further mistakes are not told here.") if more > 0 else tuple(told)

    def take(self, path: tuple[str, ...], value: Any) -> None:
        rule = _RULES.get(path)
        if _names_a_proxy(path[-1], value) and not (rule and _fits(value, rule)):
            self.values["proxy"] = UNKNOWN_PROXY
            wanted = 'write proxy = "socks5://HOST:PORT" below [network]. No request is made until then.'
            self.complain(path, f"this names no proxy: {wanted}")
        elif rule is None and len(self.problems) >= _MOST_PROBLEMS:
            self.left_out += 1
        elif rule is None:
            self.complain(path, _unknown(path))
        elif not _fits(value, rule):
            default = getattr(Settings(), _field(path))
            default_text = "the system's browser" if default is None else str(default).lower().removesuffix(".0")
            self.complain(path, f'"{".".join(path)}" must be {_wanted(rule)}; {default_text} is used.')
        elif rule.kind == "a command" and (wrong := _wrong_command(value)):
            self.complain(path, f'"{".".join(path)}" is not taken, since {wrong}; the system\'s browser is used.')
        else:
            value = one_line(value) if isinstance(value, str) else value
            if path == ("theme",):
                self.key_places["theme"] = self.place(path)
            self.values[_field(path)] = float(value) if rule.kind == "a number" else value

    def take_keys(self, table: Mapping[str, Any]) -> None:
        keys: dict[str, tuple[str, ...]] = {}
        places: dict[str, str] = {}
        for action, value in _dotted_keys(table).items():
            path = ("keys", action)
            chosen = _key_list(value)
            if chosen is None:
                self.complain(
                    path,
                    f'"{excerpt(action, 60)}" must be a key in quotes or a list of them, like "j" or ["j", "down"].',
                )
            else:
                keys[action], places[action] = chosen, self.place(path)
        self.values["keys"] = keys
        self.key_places.update(places)

    def take_macros(self, table: Mapping[str, Any]) -> None:
        macros: dict[str, tuple[str, ...]] = {}
        for key, value in table.items():
            steps = _key_list(value)
            if steps:
                macros[key] = steps
                self.key_places[macro_id(key)] = self.place(("macros", key))
            else:
                sentence = 'must be a list of actions, like ["mark.star", "go.next_unread"].'
                self.complain(("macros", key), f'"{excerpt(key, 60)}" {sentence}')
        self.values["macros"] = macros

    def take_smart(self, tables: Sequence[Any]) -> None:
        lines = table_lines(self.text, "smart")
        lists: dict[str, Smart] = {}
        for number, table in enumerate(tables):
            place = f"{self.path}, line {lines[number]}" if len(lines) == len(tables) else f"{self.path}"
            try:
                smart = smart_of(table)
            except ConfigError as error:
                self.problems.append(f"{place}: {error}")
                continue
            if lists.setdefault(smart.name, smart) is not smart:
                self.problems.append(f'{place}: there is a smart list "{smart.name}" already; this one is left out.')
        self.values["smart"] = tuple(lists.values())


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of config.toml at `path` as `read_settings` does; a broken file means the defaults."""
    try:
        return read_settings(path)
    except ConfigError as error:
        settings = Settings(proxy=UNKNOWN_PROXY) if mentions(path, "proxy") else Settings()
        return settings, (f"{error} The defaults are used.",)


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of config.toml at `path`, and one sentence for each thing in it that was not taken.

    A missing file means the defaults; a key that is unknown or has a wrong value leaves the default of that key.
    Whether the actions and keys of `[keys]` exist is for `keymaps.resolve` to say. Raises ConfigError for a file that
    cannot be read as a whole.
    """
    text = read_text(path, _MOST_BYTES)
    data = parse_toml(text, str(path)) if text else {}
    reading = _Reading(path, text or "")
    for section, take in (("keys", reading.take_keys), ("macros", reading.take_macros)):
        if isinstance(data.get(section), dict):
            take(data.pop(section))
    if isinstance(data.get("smart"), list):
        reading.take_smart(data.pop("smart"))
    for name, value in _flatten(data).items():
        reading.take(name, value)
    return Settings(**reading.values, key_places=reading.key_places), reading.all_problems()
