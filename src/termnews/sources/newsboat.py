"""newsboat's `urls` file: an address a line, with tags, a title after `~` and marks after `!`."""

import re
from dataclasses import dataclass

from termnews.domain.addresses import listed
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import one_line

_TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"?|(\S+)')
_DIRECTIVE = re.compile(r"[a-z][a-z0-9+.-]*:\S|\||.*(?:`|\$\()", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Imported:
    """The subscriptions of an imported file, and the lines of it that could not be taken over.

    `strange` is how many lines there were beside these.
    """

    subscriptions: tuple[Subscription, ...]
    skipped: tuple[str, ...] = ()
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


def _subscription(url: str, tags: list[str]) -> Subscription:
    titles = [one_line(tag[1:]) for tag in tags if tag.startswith("~")]
    plain = [one_line(tag) for tag in tags if tag[:1] not in ("~", "!")]
    return Subscription(url, next(filter(None, plain), UNFILED), next(filter(None, titles), None))


def read_urls(text: str) -> Imported:
    """Return the subscriptions of a `urls` file, each address once; the first plain tag becomes the category.

    Lines that run a program (`exec:`, `filter:`, `|`), name a search or a local file are skipped, and listed.
    """
    subscriptions: dict[str, Subscription] = {}
    skipped, strange = [], 0
    for line in text.lstrip("\ufeff").splitlines():
        words = _tokens(line)
        if not words:
            continue
        url = listed(words[0])
        if url is not None:
            subscriptions.setdefault(url, _subscription(url, words[1:]))
        elif _DIRECTIVE.match(words[0]):
            skipped.append(one_line(words[0]))
        else:
            strange += 1
    return Imported(tuple(subscriptions.values()), tuple(skipped), strange)
