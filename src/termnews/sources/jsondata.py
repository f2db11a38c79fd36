"""JSON from a source: a map that the reader wrote, JSON Feed, or a shape that is known."""

import json
from collections.abc import Mapping
from typing import Any

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.domain.text import excerpt
from termnews.sources import fields, holdings, jsonfeed, mapped, shapes


def _complaint(data: object) -> str | None:
    """Return what the server says went wrong, where the JSON is an error report (WordPress, news APIs)."""
    if not isinstance(data, dict):
        return None
    inner = data["error"] if isinstance(data.get("error"), dict) else data
    message = inner.get("message") or inner.get("detail") or data.get("error") or data.get("errors")
    return excerpt(fields.plain(message), 160) if isinstance(message, str) else None


def read(text: str, url: str, mapping: Mapping[str, str]) -> ParsedFeed:
    """Return the feed that a JSON text holds; raises ParseError with what it holds instead."""
    try:
        data: Any = json.loads(text.strip("\ufeff\x00 \t\r\n"), strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError("This begins like JSON, but it is cut off or broken.") from error
    try:
        found = mapped.read(data, url, mapping) if mapping else jsonfeed.read(data, url) or shapes.read(data, url)
    except RecursionError as error:
        raise ParseError("This is JSON that is nested too deeply to be a source.") from error
    if found is not None:
        return found
    complaint = _complaint(data)
    if complaint:
        raise ParseError(f"The server answers with an error instead of articles: {complaint}")
    raise ParseError(
        "This is JSON of an unknown shape; say in [source.map] where its articles are. "
        f"It holds: {holdings.holds(data)}{holdings.place(data)}."
    )
