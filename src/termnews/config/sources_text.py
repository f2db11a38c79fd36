"""Text edits of sources.toml that keep every comment and blank line in its place.

Each edit offers candidates, best first: one that works on the lines of the file, and one by tomlkit for files whose
sources are not simple `[[source]]` tables. The caller takes the first that says what it should.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from termnews.config.source_table import table_of
from termnews.config.toml_text import header_after, table_end, table_lines
from termnews.domain.errors import ConfigError
from termnews.domain.source import Subscription

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Values = Mapping[str, str | int | None]

# A key with a value that ends on its line: a text, a number, true or false, and perhaps a comment.
_VALUE = re.compile(
    r"""(?P<before>\s*(?P<key>[\w-]+)\s*=\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w+.-]+)(?P<after>\s*(?:\#.*)?)"""
)


def _document(text: str) -> "TOMLDocument":
    # tomlkit is slow to import and to parse, and only writing needs it.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise ConfigError(f"sources.toml could not be edited: {error}.") from None


def _tables(document: "TOMLDocument") -> Any:
    return document.get("source", [])


def with_sources(text: str, subscriptions: Sequence[Subscription]) -> Iterator[str]:
    """Offer `text` with more sources at its end."""
    import tomlkit

    new = tomlkit.dumps({"source": list(map(table_of, subscriptions))})
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    yield text + gap + new
    document = _document(text)
    for subscription in subscriptions:
        table = tomlkit.inline_table()
        table.update(table_of(subscription))
        _tables(document).append(table)
    yield document.as_string()


def without_sources(text: str, which: Sequence[int]) -> Iterator[str]:
    """Offer `text` without the sources at those positions."""
    lines, headers = text.split("\n"), table_lines(text, "source")
    if which[-1] < len(headers):
        for position in reversed(which):
            _cut(lines, headers[position] - 1)
        yield "\n".join(lines)
    document = _document(text)
    for position in reversed(which):
        del _tables(document)[position]
    yield document.as_string()


def _cut(lines: list[str], header: int) -> None:
    """Take the source whose header stands at index `header` out of `lines`.

    The comment right above a header belongs to it: the source's own goes, the next one's stays. (To a TOML parser a
    comment belongs to the table before it, so cutting the parsed table out would do the opposite.)
    """
    first, last = _comment_above(lines, header), table_end(lines, header, "source")
    # A comment at the very top may be about the whole file.
    first = header if first == 0 else first
    if last < len(lines):
        last = _comment_above(lines, last)
    else:
        while first > 0 and not lines[first - 1].strip():
            first -= 1
        lines.append("")
    del lines[first:last]


def _comment_above(lines: Sequence[str], index: int) -> int:
    while index > 0 and lines[index - 1].lstrip().startswith("#"):
        index -= 1
    return index


def with_values(text: str, changes: Mapping[int, Values]) -> Iterator[str]:
    """Offer `text` with keys of the sources at those positions set to other values, or taken out where that is None."""
    import tomlkit

    lines, headers = text.split("\n"), table_lines(text, "source")
    if max(changes) < len(headers):
        for position in sorted(changes, reverse=True):
            for key, value in changes[position].items():
                written = None if value is None else tomlkit.item(value).as_string()
                _set(lines, headers[position] - 1, key, written)
        yield "\n".join(lines)
    document = _document(text)
    for position, values in changes.items():
        table = _tables(document)[position]
        for key, value in values.items():
            if value is not None:
                table[key] = value
            elif key in table:
                del table[key]
    yield document.as_string()


def _set(lines: list[str], header: int, key: str, written: str | None) -> None:
    """Set or take out one key of the source whose header stands at index `header`, where it is on a line of its own."""
    for index in range(header + 1, header_after(lines, header)):
        match = _VALUE.fullmatch(lines[index])
        if match and match["key"] == key:
            lines[index : index + 1] = [] if written is None else [match["before"] + written + match["after"]]
            return
    if written is not None:
        # Below the address, where it cannot end up under the comment of the next source; a password below its name.
        at = header + 1
        for above in ("url", "username") if key == "password" else ("url",):
            at += at < len(lines) and lines[at].startswith(above)
        lines.insert(at, f"{key} = {written}")
