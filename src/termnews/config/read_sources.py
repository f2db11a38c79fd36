"""Parse sources.toml into subscriptions, errors and warnings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from termnews.config.source_table import SOURCE_KEYS, subscription_of
from termnews.config.suggest import nearest
from termnews.config.toml_text import parse_toml, table_lines
from termnews.domain.errors import ConfigError
from termnews.domain.logins import without_logins
from termnews.domain.source import Subscription
from termnews.domain.text import excerpt

# More than this nobody reads.
_MOST_REMARKS = 50


@dataclass(frozen=True, slots=True)
class SourcesText:
    """A parsed sources.toml: subscriptions, errors and warnings.

    `subscriptions` are in the order of the file; of two with one address the first counts. `addresses` has one for each
    source of the file, those that stand twice too; `logins` has those whose address holds a login, by their positions.
    `passed_over` is one sentence for each thing that was not used.
    """

    subscriptions: tuple[Subscription, ...]
    addresses: tuple[str, ...]
    passed_over: tuple[str, ...]
    logins: Mapping[int, Subscription]


def _places(text: str, name: str, which: Sequence[int], count: int) -> list[str]:
    """Return how to name some of `count` sources: by line where each has its `[[source]]`, else by number."""
    lines = table_lines(text, "source")
    if len(lines) == count:
        return [f"{name}, line {lines[position]}" for position in which]
    return [f"{name}, source {position + 1}" for position in which]


def _unknown(key: str) -> str:
    near = nearest(key, SOURCE_KEYS)
    hint = f' Did you mean "{near}"?' if near else ""
    return f'a source has no "{excerpt(key, 60)}".{hint}'


def _wrong_expressions(expressions: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the JMESPath of a map; what the fields are is for whoever reads by it to say."""
    if not expressions:
        return []
    # Few sources have a map, and a start reads the file only where it was changed.
    import jmespath
    from jmespath.exceptions import JMESPathError

    wrong = []
    for field, expression in expressions.items():
        try:
            jmespath.compile(expression)
        except (JMESPathError, TypeError, ValueError, RecursionError):
            wrong.append(f"{excerpt(field, 60)} of its map is no JMESPath expression, so the source cannot be read.")
    return wrong


def read_sources(text: str, name: str) -> SourcesText:
    """Return what the text of a sources.toml says.

    `name` is what messages call the file. Raises ConfigError for the first source that is not as it should be, and for
    a table of another name that has a url, which is meant for one: to leave either out instead would look like the wish
    to unsubscribe.
    """
    data = parse_toml(text, name)
    tables = data.pop("source", [])
    if not isinstance(tables, list):
        raise ConfigError(f"{name}: write [[source]], in double brackets, above each source.")
    for key, value in data.items():
        if any("url" in entry for entry in (value if isinstance(value, list) else [value]) if isinstance(entry, dict)):
            raise ConfigError(f'{name}: nothing is known of "{excerpt(key, 60)}": write [[source]] above each source.')
    subscriptions: dict[str, Subscription] = {}
    addresses: list[str] = []
    logins: dict[int, Subscription] = {}
    remarks: list[tuple[int, str]] = []
    known = frozenset(SOURCE_KEYS)
    for position, table in enumerate(tables):
        try:
            subscription = subscription_of(table)
        except ConfigError as error:
            raise ConfigError(f"{_places(text, name, [position], len(tables))[0]}: {error}") from None
        url = subscription.url
        if subscriptions.setdefault(url, subscription) is not subscription:
            remarks.append((position, f"{url} stands here a second time."))
        remarks += [(position, _unknown(key)) for key in table if key not in known]
        remarks += [(position, remark) for remark in _wrong_expressions(subscription.map)]
        addresses.append(url)
        if "@" in table["url"] and without_logins(table["url"]) != table["url"]:
            logins[position] = subscription
    sentences = [f'{name}: nothing is known of "{excerpt(key, 60)}".' for key in data]
    further, remarks = len(remarks) - _MOST_REMARKS, remarks[:_MOST_REMARKS]
    if remarks:
        places = _places(text, name, [position for position, _ in remarks], len(tables))
        sentences += [f"{place}: {remark}" for place, (_, remark) in zip(places, remarks, strict=True)]
    if further > 0:
        sentences.append(f"{name}: {further} further remarks are not told here.")
    return SourcesText(tuple(subscriptions.values()), tuple(addresses), tuple(sentences), logins)
