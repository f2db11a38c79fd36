"""Configuration errors: what is wrong in config.toml, sources.toml, the themes and the key map, told in one line."""

import re
from collections.abc import Sequence
from math import inf
from typing import Literal

Origin = Literal["settings", "keys", "themes", "sources"]

_OF_A_FILE = re.compile(r"(?:[^:]*?/)?(?P<file>(?:themes/)?[\w .-]+\.toml)(?=[,: ])(?:, line (?P<line>\d+))?")


class Mistakes:
    """The sentences that begin with a file and mostly its line, by what was read from it.

    `problems` are all that were found before there was a screen; `others` are those of them that are of no file.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        of_files = [problem for problem in problems if _OF_A_FILE.match(problem)]
        self.others = [problem for problem in problems if problem not in of_files]
        sources = [problem for problem in of_files if _file(problem) == "sources.toml"]
        self._found: dict[Origin, Sequence[str]] = {
            "settings": [problem for problem in of_files if problem not in sources], "sources": sources,
        }  # fmt: skip

    def replace(self, origin: Origin, problems: Sequence[str]) -> list[str]:
        """Note what is wrong there now; return what was not known before."""
        known = set(self._found.get(origin, ()))
        self._found[origin] = tuple(problems)
        return [problem for problem in problems if problem not in known]

    @property
    def all(self) -> list[str]:
        """All sentences, by file and line, each with its file by its name alone."""
        found = [problem for problems in self._found.values() for problem in problems]
        return [shortened(problem) for problem in sorted(found, key=_place)]

    @property
    def sentence(self) -> str:
        """What to say of them in one line; empty where there are none."""
        return summary(self.all)


def summary(problems: Sequence[str]) -> str:
    """Return one line about mistakes: the only one itself, of several how many and in which file."""
    if len(problems) < 2:
        return "".join(map(shortened, problems))
    files = list(dict.fromkeys(map(_file, problems)))
    named = files[0] if len(files) == 1 else f"{len(files)} files"
    return f"{len(problems)} mistakes in {named}: :mistakes lists them"


def shortened(problem: str) -> str:
    """Return a sentence with its file by its name alone."""
    found = _OF_A_FILE.match(problem)
    return problem[found.start("file") :] if found else problem


def _place(problem: str) -> tuple[str, float]:
    """Return the file and the line of a sentence; one that names no line is of the end of its file."""
    found = _OF_A_FILE.match(problem)
    return _file(problem), float(found["line"]) if found and found["line"] else inf


def _file(problem: str) -> str:
    found = _OF_A_FILE.match(problem)
    return found["file"] if found else "the settings"
