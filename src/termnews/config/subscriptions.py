"""The text of a sources.toml as subscriptions: what it says, what is wrong with it, and what was passed over."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from termnews.config.suggest import nearest
from termnews.config.toml_text import parse_toml, table_lines
from termnews.domain.addresses import is_web
from termnews.domain.errors import ConfigError
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import clean_url, one_line

_KEYS = tuple(field.name for field in fields(Subscription))


def _places(text: str, name: str, count: int) -> list[str]:
    """Return how to name each of `count` sources: by line where each has its `[[source]]`, else by number."""
    lines = table_lines(text, "source")
    if len(lines) == count:
        return [f"{name}, line {line}" for line in lines]
    return [f"{name}, source {number}" for number in range(1, count + 1)]


def _text(value: Any, key: str, place: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{place}: {key} must be text in quotes.")
    return one_line(value)


def _map(value: Any, place: str) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(expression, str) for expression in value.values()):
        raise ConfigError(f"{place}: map must be a table [source.map] of JMESPath expressions in quotes.")
    return {str(key): str(expression) for key, expression in value.items()}


def _subscription(table: Any, place: str) -> Subscription:
    if not isinstance(table, dict) or not table.get("url"):
        raise ConfigError(f"{place}: this source has no url.")
    url = clean_url(_text(table["url"], "url", place))
    if not is_web(url):
        raise ConfigError(f'{place}: "{url}" is no web address: it must begin with https:// or http://.')
    full_text = table.get("full_text", False)
    if not isinstance(full_text, bool):
        raise ConfigError(f"{place}: full_text must be true or false.")
    return Subscription(
        url=url,
        category=_text(table.get("category", ""), "category", place) or UNFILED,
        title=_text(table.get("title", ""), "title", place) or None,
        full_text=full_text,
        map=_map(table.get("map", {}), place),
    )


def _tables(text: str, name: str) -> list[Any]:
    tables = parse_toml(text, name).get("source", [])
    if not isinstance(tables, list):
        raise ConfigError(f"{name}: write [[source]], in double brackets, above each source.")
    return tables


def parse_subscriptions(text: str, name: str) -> tuple[Subscription, ...]:
    """Return the subscriptions of a sources.toml, in order; of two with one address the first counts.

    `name` is what messages call the file. Raises ConfigError for the first source that is not as it should be: to leave
    it out instead would look like the wish to unsubscribe.
    """
    tables = _tables(text, name)
    found: dict[str, Subscription] = {}
    for table, place in zip(tables, _places(text, name, len(tables)), strict=True):
        subscription = _subscription(table, place)
        found.setdefault(subscription.url, subscription)
    return tuple(found.values())


def passed_over(text: str, name: str) -> tuple[str, ...]:
    """Return one sentence for each key that is not known and each address that stands twice in a valid sources.toml."""
    tables = _tables(text, name)
    sentences: list[str] = []
    seen: set[str] = set()
    sentences += [
        f'{name}: nothing is known of "{one_line(key)}".' for key in parse_toml(text, name) if key != "source"
    ]
    for table, place in zip(tables, _places(text, name, len(tables)), strict=True):
        url = _subscription(table, place).url
        if url in seen:
            sentences.append(f"{place}: {url} stands here a second time.")
        seen.add(url)
        for key in table:
            if key not in _KEYS:
                near = nearest(key, _KEYS)
                hint = f' Did you mean "{near}"?' if near else ""
                sentences.append(f'{place}: a source has no "{one_line(key)}".{hint}')
    return tuple(sentences)
