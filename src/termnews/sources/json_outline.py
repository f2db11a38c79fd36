"""Describe a JSON document, in words and JMESPath, to a person who writes a map to its articles."""

import re
from itertools import islice
from typing import Any

from termnews.sources import fields

_MOST_NAMES = 12
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,60}")
# How many values are looked at, and how far below the top: a hostile document has no end of either.
_MOST_VALUES = 2000
_MOST_WIDE = 200
_DEPTH = 6
_SHOWN = 40


def _value(value: object) -> str:
    return repr(fields.plain(str(value)[:500])[:_SHOWN])


def _names(holder: dict[str, Any]) -> str:
    names = [fields.plain(str(name)[:500])[:_SHOWN] for name in list(holder)[:_MOST_NAMES]]
    return ", ".join(names) + (" …" if len(holder) > _MOST_NAMES else "") if names else "an empty object"


def described(data: object) -> str:
    """Return a JSON value in words, for a message."""
    if isinstance(data, dict):
        return _names(data)
    if isinstance(data, list):
        return f"a list of {len(data)}, the first of them with {described(data[0])}" if data else "an empty list"
    return "nothing" if data is None else f"the value {_value(data)}"


def _path(above: str, name: str) -> str:
    # a name with other characters is quoted in JMESPath
    step = name if _PLAIN_NAME.fullmatch(name) else '"' + fields.plain(name[:500])[:_SHOWN].replace('"', "") + '"'
    return f"{above}.{step}" if above else step


def _objects(value: object) -> list[dict[str, Any]]:
    return [element for element in value if isinstance(element, dict) and element] if isinstance(value, list) else []


def longest_list(data: object) -> str:
    """Return where a document holds its longest list of objects, and a path to a text in the first of them.

    Empty where there is no such list; else a piece of a sentence that begins with a semicolon.
    """
    best, best_path = _objects(data), "@"
    waiting: list[tuple[str, dict[str, Any]]] = [("", data)] if isinstance(data, dict) else []
    for seen, (above, holder) in enumerate(waiting):
        if seen > _MOST_VALUES:
            break
        for name, inner in islice(holder.items(), _MOST_WIDE):
            path = _path(above, name)
            if len(_objects(inner)) > len(best):
                best, best_path = _objects(inner), path
            elif isinstance(inner, dict) and above.count(".") < _DEPTH:
                waiting.append((path, inner))
    return f"; `{best_path}` is a list of {len(best)}, each with {_names(best[0])}{sample(best[0])}" if best else ""


def sample(article: object) -> str:
    """Return a path to a text in an object and that text, in brackets; empty where it holds no text."""
    waiting = [("", article)]
    for seen, (path, value) in enumerate(waiting):
        if isinstance(value, str) and value.strip():
            return f" (`{path}` is {_value(value)})"
        if isinstance(value, dict) and seen < _MOST_VALUES and path.count(".") < _DEPTH:
            waiting += [(_path(path, name), inner) for name, inner in list(value.items())[:_MOST_NAMES]]
    return ""
