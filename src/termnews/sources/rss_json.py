"""RSS-in-JSON: the elements of RSS 2.0 as names of objects (github.com/scripting/Scripting-News, rss-in-json)."""

from typing import Any

from termnews.domain.article import ParsedFeed
from termnews.sources import feed, limits
from termnews.sources.draft import ArticleDraft, Attributes, FeedDraft, Values
from termnews.sources.elements import ARTICLE, FRAME, Element

_TEXT = ("#value", "#text", "_", "$t", "value")
# Objects in objects: a hostile document has no end of them.
_DEEPEST = 5


def _named(value: dict[str, Any]) -> dict[str, str]:
    """Return the members of an object that are texts, by their names without the marks of attributes."""
    inner = value.get("$") if isinstance(value.get("$"), dict) else value.get("@attributes")
    members = {**value, **inner} if isinstance(inner, dict) else value
    return {name.lstrip("@_-"): str(text) for name, text in members.items() if isinstance(text, (str, int, float))}


def _collect(values: Values, name: str, value: object, element: Element, depth: int = 0) -> None:
    """Put what JSON says under a name into `values`, as the elements of XML would have put it."""
    if isinstance(value, list):
        for one in value:
            _collect(values, name, one, element, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        attributes: Attributes = _named(value)
        text = next((attributes[key] for key in _TEXT if key in attributes), "")
        if element.name:
            values.setdefault(element.name, []).append((text, attributes))
        _collect_all(values, value, element, depth + 1)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool) and element.name:
        values.setdefault(element.name, []).append((str(value), {}))


def _collect_all(values: Values, members: dict[str, Any], element: Element, depth: int = 0) -> None:
    for name, value in members.items():
        inner = element.inside.get(name.lower())
        if inner is not None and inner not in (ARTICLE, FRAME) and depth < _DEEPEST:
            _collect(values, name, value, inner, depth)


def _channel(data: object) -> dict[str, Any] | None:
    """Return the channel of a document, None for a document without one."""
    root = data if isinstance(data, dict) else {}
    root = root["rss"] if isinstance(root.get("rss"), dict) else root
    channel = root.get("channel")
    return channel if isinstance(channel, dict) else root if "item" in root else None


def read(data: object, url: str) -> ParsedFeed | None:
    """Return the feed of RSS in JSON, None for any other JSON value."""
    channel = _channel(data)
    if channel is None:
        return None
    draft = FeedDraft("rss")
    _collect_all(draft.values, channel, FRAME)
    items = channel.get("item", channel.get("items", []))
    for item in limits.first_articles(items if isinstance(items, list) else [items]):
        if isinstance(item, dict):
            article = ArticleDraft(None, {})
            _collect_all(article.values, item, ARTICLE)
            draft.articles.append(article)
    return feed.read(draft, url)
