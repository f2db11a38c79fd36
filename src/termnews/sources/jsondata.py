"""The JSON dispatcher: by the map that a person wrote, as JSON Feed, or in a known shape."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.domain.text import excerpt
from termnews.sources import fields, json_outline, jsonfeed, known_json, mapped, rss_json, truncation


def _complaint(data: object) -> str | None:
    """Return what the server says went wrong, where the JSON is an error report (WordPress, news APIs)."""
    if not isinstance(data, dict):
        return None
    inner = data["error"] if isinstance(data.get("error"), dict) else data
    message = inner.get("message") or inner.get("detail") or data.get("error") or data.get("errors")
    return excerpt(fields.plain(message), 160) if isinstance(message, str) else None


def read(text: str, url: str, mapping: Mapping[str, str]) -> ParsedFeed:
    """Return the feed that a JSON text holds; raises ParseError with what it holds instead."""
    text = text.strip("\ufeff\x00 \t\r\n")
    try:
        return _read(_loaded(text), url, mapping)
    except json.JSONDecodeError as error:
        closed = truncation.closed_json(text)
        if closed is None:
            raise ParseError("This begins like JSON, but it is broken.") from error
    try:
        return replace(_read(_loaded(closed), url, mapping), whole=False)
    except (ValueError, ParseError) as error:
        raise ParseError("This begins like JSON, but it is cut off.") from error


def _loaded(text: str) -> Any:
    """Return what a JSON text says; raises JSONDecodeError."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # Python makes no integers of thousands of digits
        return json.loads(text, strict=False, parse_int=float)
    except RecursionError as error:
        raise ParseError("This is JSON that is nested too deeply to be a source.") from error


def _recognised(data: Any, url: str) -> ParsedFeed | None:
    return jsonfeed.read(data, url) or rss_json.read(data, url) or known_json.read(data, url)


def _read(data: Any, url: str, mapping: Mapping[str, str]) -> ParsedFeed:
    try:
        feed = mapped.read(data, url, mapping) if mapping else _recognised(data, url)
    except RecursionError as error:
        raise ParseError("This is JSON that is nested too deeply to be a source.") from error
    if feed is not None:
        return feed
    complaint = _complaint(data)
    if complaint:
        raise ParseError(f"The server answers with an error instead of articles: {complaint}")
    raise ParseError(
        "This is JSON of an unknown shape; say in [source.map] where its articles are. "
        f"It holds: {json_outline.described(data)}{json_outline.longest_list(data)}."
    )
