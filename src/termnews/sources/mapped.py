"""JSON of any shape, read through the map that a reader wrote in sources.toml: JMESPath expressions by field."""

from collections.abc import Iterable, Mapping
from typing import Any

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import fields, limits
from termnews.sources.feed_dates import FeedDates
from termnews.sources.json_outline import described, longest_list, sample
from termnews.sources.jsonfeed import string

FIELDS = ("articles", "id", "title", "url", "published", "updated", "summary", "body", "authors", "topics", "image")
_TELLING = ("id", "title", "url", "summary", "body")


def _compiled(mapping: Mapping[str, str]) -> dict[str, Any]:
    import jmespath
    from jmespath.exceptions import JMESPathError

    unknown = [name for name in mapping if name not in FIELDS]
    if unknown:
        raise ParseError(f"The map has a key `{unknown[0]}` that means nothing; the keys are {', '.join(FIELDS)}.")
    expressions = {}
    for name, expression in mapping.items():
        try:
            expressions[name] = jmespath.compile(expression)
        except (JMESPathError, TypeError, RecursionError) as error:
            raise ParseError(f"The map's `{name}` is not a JMESPath expression: {expression!r}.") from error
    return expressions


def _search(expression: Any, data: object) -> Any:
    from jmespath.exceptions import JMESPathError

    try:
        return expression.search(data) if expression is not None else None
    except (JMESPathError, TypeError, ValueError, RecursionError):
        # a function met a value of another type: for this article the field is missing
        return None


def _texts(value: object) -> Iterable[str]:
    """Return the texts of a value that may be one, a list of them, or objects with a name."""
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield string(value.get("name")) or string(value.get("title")) or string(value.get("label"))
    else:
        yield string(value)


def _text(value: object) -> str:
    return next(iter(_texts(value)), "")


def _date(value: object) -> str | int | float:
    return value if isinstance(value, (int, float)) else _text(value)


def _article(values: dict[str, Any], url: str, dates: FeedDates) -> ParsedArticle:
    body = _text(values.get("body"))
    if "<" not in body:
        body = fields.html_of_text(body)
    summary, body = fields.summary_and_body(body, _text(values.get("summary")))
    return ParsedArticle(
        guid=fields.guid(_text(values.get("id"))),
        url=fields.web(_text(values.get("url")), url),
        title=fields.title(_text(values.get("title"))),
        summary=summary,
        body=body,
        authors=fields.authors(_texts(values.get("authors"))),
        topics=fields.topics(_texts(values.get("topics"))),
        published=dates.read(_date(values.get("published"))),
        updated=dates.read(_date(values.get("updated"))),
        image=fields.web(_text(values.get("image")), url),
    )


def read(data: object, url: str, mapping: Mapping[str, str]) -> ParsedFeed:
    """Return the feed that `mapping` finds in a JSON value; `articles` is the whole document unless given.

    Raises ParseError for a map that is wrong or does not fit, saying what the document does hold.
    """
    expressions = _compiled(mapping)
    expression = mapping.get("articles", "@")
    listed = _search(expressions.pop("articles", None), data) if "articles" in mapping else data
    if not isinstance(listed, list):
        raise ParseError(
            f"The map finds no list of articles at `{expression}`; the document holds: "
            f"{described(data)}{longest_list(data)}."
        )
    listed = limits.first_articles(listed)
    rows = [{name: _search(field, article) for name, field in expressions.items()} for article in listed]
    if rows and not any(row.get(name) not in (None, "", []) for row in rows for name in _TELLING):
        raise ParseError(
            f"The map finds {len(rows)} articles at `{expression}`, but no title, url or text; they hold: "
            f"{described(listed[0])}{sample(listed[0])}."
        )
    written = (str(_date(row.get(name))) for row in rows for name in ("published", "updated"))
    dates = FeedDates(written, None)
    articles = tuple(_article(row, url, dates) for row in rows if any(row.values()))
    return ParsedFeed(title=None, articles=articles, form="mapped", unread_dates=dates.unread)
