"""newsboat's `urls` file: an address a line, with tags, a title after `~` and marks after `!`."""

import re
from dataclasses import dataclass

from termnews.domain.addresses import listed
from termnews.domain.left_out import NO_WEB, LeftOut, twice
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import one_line

_TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"?|(\S+)')
_DIRECTIVE = re.compile(r"[a-z][a-z0-9+.-]*:\S|\||.*(?:`|\$\()", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)")


_PROGRAM = "it runs a program, and termnews runs none to get a feed"
# why a line of newsboat's own kind does not come, by how it begins
_WHY = {
    "exec:": _PROGRAM,
    "filter:": _PROGRAM,
    "|": _PROGRAM,
    "query:": "it is a search, which is a [[smart]] list of config.toml here",
    "file:": "it is a file and not on the web",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an imported file holds: its subscriptions, the lines that are none, and what was dropped of those that are.

    `strange` is how many of the lines are neither an address nor anything that newsboat knows.
    """

    subscriptions: tuple[Subscription, ...]
    skipped: tuple[LeftOut, ...] = ()
    dropped: tuple[LeftOut, ...] = ()
    strange: int = 0


def _tokens(line: str) -> list[str]:
    """Return the words of a line; quotes hold several together, an unquoted `#` begins a comment."""
    words = []
    for token in _TOKEN.finditer(line):
        quoted, bare = token.groups()
        if bare is not None and bare.startswith("#"):
            break
        words.append(_ESCAPE.sub(r"\1", quoted) if quoted is not None else bare)
    return words


class _Urls:
    """Collects the subscriptions of a `urls` file, line by line."""

    def __init__(self) -> None:
        self.subscriptions: dict[str, Subscription] = {}
        self.skipped: list[LeftOut] = []
        self.dropped: list[LeftOut] = []
        self.strange = 0
        self._lines: dict[str, int] = {}

    def take(self, number: int, words: list[str]) -> None:
        """Take in the words of a line."""
        url = listed(words[0])
        if url is None:
            self._skip(number, one_line(words[0]))
        elif url in self._lines:
            self.skipped.append(twice(number, url, self._lines[url]))
        else:
            self._lines[url] = number
            self._subscribe(number, url, words[1:])

    def _subscribe(self, number: int, url: str, tags: list[str]) -> None:
        titles = [one_line(tag[1:]) for tag in tags if tag.startswith("~")]
        category, *further = [*filter(None, (one_line(tag) for tag in tags if tag[:1] not in ("~", "!"))), ""]
        self.subscriptions[url] = Subscription(url, category or UNFILED, next(filter(None, titles), None))
        if len(further) > 1:
            tags_left = f"the {'tags' if len(further) > 2 else 'tag'} {', '.join(further[:-1])}"
            what = f"{tags_left} of {url}, which is in {category}"
            self.dropped.append(LeftOut(number, what, "a source has one category", "further tags"))
        if any(tag.startswith("!") for tag in tags):
            self.dropped.append(LeftOut(number, f"the mark ! of {url}", "no source is hidden here", "the mark !"))

    def _skip(self, number: int, what: str) -> None:
        known = next((why for begin, why in _WHY.items() if what.lower().startswith(begin)), None)
        if known is None and ("`" in what or "$(" in what):
            known = _PROGRAM
        if known is None and not _DIRECTIVE.match(what):
            self.strange += 1
        self.skipped.append(LeftOut(number, what, known or NO_WEB))


def read_urls(text: str) -> Imported:
    """Return the subscriptions of a `urls` file, each address once; the first plain tag becomes the category.

    Lines that run a program (`exec:`, `filter:`, `|`), name a search or a local file are skipped. What is told of all
    that is left out names the line.
    """
    urls = _Urls()
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        words = _tokens(line)
        if words:
            urls.take(number, words)
    return Imported(tuple(urls.subscriptions.values()), tuple(urls.skipped), tuple(urls.dropped), urls.strange)
