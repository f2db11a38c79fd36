"""What a feed's elements say, collected as it is written, for `feed` and `article_links` to interpret."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

XML = "http://www.w3.org/XML/1998/namespace}"
BASE, LANGUAGE = f"{XML}base", f"{XML}lang"
Attributes = Mapping[str, str]
#: The texts and attributes of elements by the short names of these, in the order of the document.
Values = dict[str, list[tuple[str, Attributes]]]


@dataclass(slots=True)
class ArticleDraft:
    """The elements of one article; `base` is what its addresses are resolved against, None for the feed's."""

    base: str | None
    attributes: Attributes
    values: Values = field(default_factory=dict)


@dataclass(slots=True)
class FeedDraft:
    """The elements outside of articles, and the articles."""

    form: str = ""
    base: str | None = None
    language: str | None = None
    values: Values = field(default_factory=dict)
    articles: list[ArticleDraft] = field(default_factory=list)


def first_text(values: Values, names: tuple[str, ...]) -> str | None:
    """Return the first text that is not blank, of elements by the rank of their names."""
    for name in names:
        if name in values:
            for text, _ in values[name]:
                if text and not text.isspace():
                    return text
    return None


def texts(values: Values, name: str) -> list[str]:
    """Return the texts of all elements of a name that are not blank."""
    return [text for text, _ in values[name] if text and not text.isspace()] if name in values else []


def joined_base(base: str | None, further: str | None) -> str | None:
    """Return the base that holds inside an element whose `xml:base` is `further` (XML Base section 4)."""
    if not further:
        return base
    try:
        return urljoin(base or "", further.strip())
    except ValueError:
        return base
