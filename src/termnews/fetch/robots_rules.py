"""Robots Exclusion Protocol (RFC 9309): which paths a robots.txt asks a program to leave alone.

Python's own parser knows no `*` and `$`, goes by the first rule and not the longest, and ends a group at a blank line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

MOST_BYTES = 500 * 1024
"""So much of a robots.txt is read (RFC 9309 section 2.5)."""

_MOST_RULES = 5000
_LONGEST = 2000
_TOKEN = re.compile(r"[A-Za-z_-]+|\*")
_LINE = re.compile(r"\s*([A-Za-z][A-Za-z -]{0,30}?)\s*(?::|\s)\s*(.*)")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
# As they are often misspelt, and as search engines read them.
_AGENT = ("user-agent", "useragent")
_DISALLOW = ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")


class Rule(NamedTuple):
    """A path pattern, without the `$` that ends it where it is `whole`, and whether what matches is allowed."""

    pattern: str
    whole: bool
    allowed: bool

    @property
    def length(self) -> int:
        """How many letters it was written in: the longest rule that matches counts."""
        return len(self.pattern) + self.whole

    def matches(self, path: str) -> bool:
        """Tell whether a path matches, each `*` standing for any letters: in one pass, without backtracking."""
        first, *parts = self.pattern.split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        if not parts:
            return not self.whole or at == len(path)
        *parts, last = parts
        for part in parts:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        if self.whole:
            return len(path) - len(last) >= at and path.endswith(last)
        return path.find(last, at) >= 0


class Rules(NamedTuple):
    """The rules of a robots.txt for one program."""

    rules: tuple[Rule, ...] = ()

    def allow(self, url: str) -> bool:
        """Tell whether the page at `url` may be fetched; of rules of one length the one that allows counts."""
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        path = path.replace("$", "%24").replace("*", "%2A")
        matching = (rule for rule in self.rules if rule.matches(path))
        best = max(matching, key=lambda rule: (rule.length, rule.allowed), default=None)
        return best is None or best.allowed


def read_rules(body: bytes, program: str) -> Rules:
    """Return the rules for a `program` (its product token): those of the groups that name it, else those for all."""
    text = body[:MOST_BYTES].decode("utf-8-sig", "replace")
    own: list[Rule] = []
    for_all: list[Rule] = []
    named = False
    here, in_agents = set[str](), False
    for key, value in _lines(text):
        if key in _AGENT:
            token = _TOKEN.match(value)
            here = (here if in_agents else set()) | {token[0].lower() if token else ""}
            in_agents = True
            named = named or program in here
        elif key == "allow" or key in _DISALLOW:
            in_agents = False
            rule = _rule(value, allowed=key == "allow")
            for rules, concerned in ((own, program in here), (for_all, "*" in here)):
                if rule is not None and concerned and len(rules) < _MOST_RULES:
                    rules.append(rule)
    return Rules(tuple(own if named else for_all))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"[\r\n]+", text):
        field = _LINE.match(line[:_LONGEST].partition("#")[0])
        if field:
            yield field[1].lower(), field[2].strip()


def _rule(value: str, *, allowed: bool) -> Rule | None:
    """Return a rule; one without a path says nothing, and one that begins elsewhere than at the top never matches."""
    if not value.startswith(("/", "*")):
        return None
    whole = value.endswith("$")
    pattern = _normal(value.removesuffix("$") if whole else value).replace("$", "%24")
    return Rule(re.sub(r"\*+", "*", pattern), whole, allowed)


def _normal(path: str) -> str:
    """Return a path with what is not ASCII percent-encoded, and what need not be decoded (section 2.2.2)."""

    def plain(escape: re.Match[str]) -> str:
        letter = chr(int(escape[1], 16))
        return letter if _UNRESERVED.fullmatch(letter) else f"%{escape[1].upper()}"

    return _ESCAPE.sub(plain, quote(path, safe="%/:?@!$&'()*+,;=~-._[]{}|^#\"<>\\` "))
