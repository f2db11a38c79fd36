"""Edits of a sources.toml as text, so that every comment and blank line a person wrote stays where it was.

Each edit offers candidates, best first: one that works on the lines of the file, and one by tomlkit for files whose
sources are not simple `[[source]]` tables. The caller takes the first that says what it should.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from termnews.config.toml_text import table_end, table_lines
from termnews.domain.errors import ConfigError
from termnews.domain.source import Subscription
from termnews.domain.text import clean_url

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


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


def positions(text: str, url: str) -> list[int]:
    """Return the positions, among all sources of a valid file, of those with that address."""
    wanted = clean_url(url)
    return [at for at, table in enumerate(_tables(_document(text))) if clean_url(str(table["url"])) == wanted]


def _fields(subscription: Subscription) -> dict[str, Any]:
    """Return the keys worth writing: those that say something else than the default."""
    fields: dict[str, Any] = {"url": subscription.url, "category": subscription.category}
    if subscription.title:
        fields["title"] = subscription.title
    if subscription.full_text:
        fields["full_text"] = True
    if subscription.map:
        fields["map"] = dict(subscription.map)
    return fields


def with_sources(text: str, subscriptions: Sequence[Subscription]) -> Iterator[str]:
    """Offer `text` with more sources at its end."""
    import tomlkit

    new = tomlkit.dumps({"source": list(map(_fields, subscriptions))})
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    yield text + gap + new
    document = _document(text)
    for subscription in subscriptions:
        table = tomlkit.inline_table()
        table.update(_fields(subscription))
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


def with_value(text: str, which: Sequence[int], key: str, value: str) -> Iterator[str]:
    """Offer `text` with `key` of the sources at those positions set to `value`, or taken out when that is empty."""
    document = _document(text)
    lines, headers = text.split("\n"), table_lines(text, "source")
    if value and which[-1] < len(headers) and not any(key in _tables(document)[at] for at in which):
        # tomlkit would write a new key below the comment of the next source.
        import tomlkit

        for position in reversed(which):
            below = headers[position] + lines[headers[position]].startswith("url")
            lines.insert(below, f"{key} = {tomlkit.item(value).as_string()}")
        yield "\n".join(lines)
    for position in which:
        table = _tables(document)[position]
        if value:
            table[key] = value
        elif key in table:
            del table[key]
    yield document.as_string()
