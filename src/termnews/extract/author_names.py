"""Parse bylines: the names of an article's authors, out of lines as pages print them, and how much each is a name."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from termnews.domain.text import fold, one_line
from termnews.extract.byline_words import AGENCIES, AND, BEHIND, DATE_FIRST, DESKS, LEAD, NO_NAME, PARTICLES, ROLES

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_LOGIN = re.compile(r"[a-z0-9]+(?:[._-]?[a-z0-9]+)*|[\w.-]*\d[\w.-]*|[A-Za-z]+[._][\w.]+|\w*_\w*")
_MAX = 8
_MANY = 40
# a byline is short; what is longer is a biography
_LONGEST = 300
PERSON, ONE_WORD, DESK, LOGIN, PHRASE = 3, 2, 1, 0, -1


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a byline, and its kind: a `PERSON`'s full name, `ONE_WORD`, a `DESK` or agency, or a `LOGIN`.

    A `PHRASE` is no name.
    """

    text: str
    kind: int


def authors(values: list[str], site: str | None = None) -> tuple[str, ...]:
    """Return the names in `values`; addresses, long phrases and the site's own name are dropped."""
    return tuple(name.text for name in names(values) if fold(name.text) != fold(site or ""))


def names(values: list[str]) -> list[Name]:
    """Return the names in lines of authors, each once."""
    found: dict[str, Name] = {}
    for value in values[:_MANY]:
        for text in _texts(value):
            found.setdefault(fold(text), Name(text, kind_of(text)))
    return list(found.values())[:_MAX]


def _texts(value: str) -> list[str]:
    value = value[:_LONGEST].strip()
    value = LEAD.sub("", LEAD.sub("", DATE_FIRST.sub("", value, count=1), count=1), count=1)
    value = one_line(BEHIND.sub("", _BRACKETS.sub("", value)))
    words = value.split()
    # a sentence about the author: in names few words begin in lower case
    if len(words) > 8 and sum(word[0].islower() for word in words) * 2 > len(words):
        return []
    parts: list[str] = []
    pieces = AND.split(value)
    for part in pieces if all(len(piece) > 1 for piece in pieces) else [value]:
        parts += _apart(part)
    cleaned = [LEAD.sub("", part.strip(' ,.:-–—|/()"„“”*')).strip() for part in parts]
    return [name for name in cleaned if _is_name(name) and kind_of(name) > PHRASE]


def _apart(part: str) -> list[str]:
    """Return the names between commas and slashes: of persons, without what they are or where they work."""
    if "/" in part and ", " not in part:
        # "Anna Lind/dpa"
        people = [one for one in part.split("/") if kind_of(one.strip()) == PERSON]
        return people or [part]
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) > 1 and kind_of(pieces[0]) == PERSON and kind_of(pieces[1]) in (DESK, PHRASE):
        # what follows belongs to what the person does: "Anna Lind, Reporter, Rivers and Lakes"
        return pieces[:1]
    people = [piece for piece in pieces if kind_of(piece) == PERSON]
    if len(pieces) < 2:
        return [_without_role(part)]
    if people:
        return people
    # "Surname, Name" is one person
    return [part] if all(len(piece.split()) == 1 for piece in pieces) and len(pieces) == 2 else pieces


def _without_role(name: str) -> str:
    """Return a name without the words behind it that say what its bearer does: "Anna Lind Senior Reporter"."""
    words = name.split()
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if index >= 2 and word.strip(".,:").lower() in ROLES | {"senior", "chief", "politische", "politischer"}:
            return " ".join(words[:index]) if before else name
    return name


@lru_cache(512)
def kind_of(name: str) -> int:
    """Return what kind of name this is."""
    words = name.split()
    plain = [word.strip(".,:()").lower() for word in words]
    small = [word for word, shown in zip(plain, words, strict=True) if shown[0].islower() and word not in PARTICLES]
    if len(small) > 1 and len(words) > 2:
        return PHRASE
    if not (DESKS.isdisjoint(plain) and ROLES.isdisjoint(plain)) or re.split(r"[/\s]+", name.lower())[-1] in AGENCIES:
        return DESK
    if len(words) == 1:
        return LOGIN if _LOGIN.fullmatch(name) else PERSON if _is_ideographic(name) else ONE_WORD
    if len(words) > 6 or any(char.isdigit() for char in name):
        return ONE_WORD
    if not small:
        return PERSON
    # "deutscher Journalist", but "bell hooks"
    return ONE_WORD if len(small) == len(words) == 2 else PHRASE


def _is_ideographic(name: str) -> bool:
    return 2 <= len(name) <= 5 and all("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in name)


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= 60 or NO_NAME.search(name):
        return False
    if len(name.split()) > 6 or not any(char.isalpha() for char in name):
        return False
    return sum(char.isdigit() for char in name) <= 4
