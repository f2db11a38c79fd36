"""Style sheets: one .tcss in each folder with widgets, of which each class takes the rules about it."""

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"[A-Z]\w*")


def rules_for(name: str, module: str) -> str:
    """Return the rules for a class, of the sheet beside the `__file__` of its module.

    A sheet as a whole would not do: Textual has rules of a class before those of the classes that it inherits, and
    reads them when one is first shown.
    """
    folder = Path(module).parent
    return sheet(folder / f"{folder.name}.tcss")[name]


@lru_cache(maxsize=32)
def sheet(path: Path) -> dict[str, str]:
    """Return the rules of a sheet by the class they are for: the first that their selector names."""
    rules: defaultdict[str, str] = defaultdict(str)
    rule = ""
    for line in path.read_text("utf-8").splitlines(keepends=True):
        rule += line
        if "{" in rule and rule.count("{") == rule.count("}"):
            selector = _CLASS.search(_COMMENT.sub("", rule))
            rules[selector[0] if selector else ""] += rule
            rule = ""
    return dict(rules)
