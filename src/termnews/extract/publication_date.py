"""Publication date: by the page's data, else by what it prints near its title, else by its address.

A date of something else (an embedded post, a comment, a card of another article, a copyright line, an event that lasts
from one day to another) is none, and neither is the day on which the article was changed.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from termnews.domain.dates import parse_date
from termnews.extract.element import Element
from termnews.extract.page_markup import PageMarkup, Seen, tokens
from termnews.extract.vicinity import Vicinity

_URL_DATE = re.compile(r"/((?:19|20)\d{2})([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.-]|\D|$)")
_MODIFIED = frozenset(["updated", "modified", "update", "datemodified", "lastmod", "aktualisiert", "actualizado"])
_PUBLISHED = frozenset(["published", "pubdate", "publication", "publishdate", "publishingdate", "posted"])
_UPDATE_WORD = re.compile(
    r"\b(updat|modif|aktualisier|actuali[sz]|mise? à jour|aggiornat|bijgewerkt|gewijzigd|"
    r"atualizad|zaktualizowan|aktualizacja|обновл|güncelle|uppdater|oppdater|opdater|päivitet|geändert|"
    r"last edit|edited)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}\D{1,14}(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}\D{1,2}\d{1,2}\D{1,2}\d")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_SEPARATED = re.compile(r"\s?[,.]?\s?(?:[|–—:)]|//?\s|-\s)")
# characters at the start of a paragraph in which a dateline ends
_DATELINE = 90
# no page was published earlier; what names such a day is about it
_FIRST_YEAR = 1994
_LAST_YEAR = 2050
_MANY = 50
# letters beside a date in a line that is one: a label, a name, a place
_LETTERS = 60


def published(
    declared: Iterable[str], weak: Iterable[str], shown: PageMarkup, headline: Seen | None, address: str | None,
    in_scripts: Callable[[], list[str]],
) -> datetime | None:  # fmt: skip
    """Return when the article was published: the first date that its page tells.

    `declared` are dates of publication that the page's data name, `weak` dates of which the data does not say more.
    """
    near = _Near(shown, headline)
    ways: tuple[Callable[[], datetime | None], ...] = (
        lambda: _first(shown, declared),
        lambda: near.of(shown.published) or near.of(shown.times),
        lambda: near.of(shown.named_dates, _LETTERS),
        lambda: _first(shown, weak),
        near.only,
        near.line,
        near.dateline,
        lambda: _of_address([address or "", *_permalink(headline)]),
        lambda: _first(shown, in_scripts()),
    )
    return next((when for way in ways if (when := way()) is not None), None)


def _first(shown: PageMarkup, values: Iterable[str]) -> datetime | None:
    return next((when for value in values if (when := shown.date_of(value)) is not None), None)


def _of_address(addresses: Iterable[str]) -> datetime | None:
    match = next((match for address in addresses if (match := _URL_DATE.search(address))), None)
    return parse_date(f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}") if match else None


def _permalink(headline: Seen | None) -> list[str]:
    """Return the address of a headline that links to its own article."""
    if headline is None:
        return []
    element = headline.element
    return [one.get("href") for one in [*element.find("a")[:1], *element.ancestors()][:3] if one.tag == "a"]


class _Near:
    """The dates that the page prints near its headline."""

    def __init__(self, shown: PageMarkup, headline: Seen | None) -> None:
        self._shown = shown
        self._place = Vicinity(shown, headline)

    def of(self, group: list[Seen], letters: int = 0) -> datetime | None:
        """Return the first date of a group: published before updated, behind the headline before above it."""
        dates: list[tuple[bool, bool, datetime]] = []
        for seen in self._place.among(group):
            when = self._date(seen, letters)
            if when is not None:
                dates.append((_is_update(seen.element), seen.offset < self._place.start, when))
        return min(dates, key=lambda date: date[:2])[2] if dates else None

    def only(self) -> datetime | None:
        """Return the day that all places of the page name which say when something was published."""
        clear = [seen for seen in self._shown.named_dates if not _PUBLISHED.isdisjoint(tokens(seen.element.names))]
        group = [seen for seen in (self._shown.published or self._shown.times or clear) if not seen.of_others]
        dates = [when for seen in group[:_MANY] if (when := self._date(seen)) is not None]
        return dates[0] if len({when.date() for when in dates}) == 1 else None

    def line(self) -> datetime | None:
        """Return the date of the first short line that is little but a date."""
        for seen in self._place.lines():
            if not any(isinstance(child, str) and _DAY.search(child) for child in seen.element.children):
                continue
            when = self._date(seen, _LETTERS)
            if when is not None and _FIRST_YEAR <= when.year <= _LAST_YEAR and not _is_update(seen.element):
                return when
        return None

    def dateline(self) -> datetime | None:
        """Return the date that a paragraph begins with: "Bergen, 12 March 2026 – The tram"."""
        for seen in self._place.paragraphs():
            text = seen.element.text()[:_DATELINE]
            day = _DAY.search(text)
            if day and _SEPARATED.match(text, day.end()):
                return self._shown.date_in(text)
        return None

    def _date(self, seen: Seen, letters: int = 0) -> datetime | None:
        """Return the date in an element: of its attributes, else of its text, which has few letters beside it."""
        element = seen.element
        for name in ("content", "datetime"):
            if when := self._shown.date_of(element.get(name)):
                return when
        text = element.text()
        if (letters and (sum(map(str.isalpha, text)) > letters or _is_span(text))) or _COPYRIGHT.search(text):
            return None
        return self._shown.date_in(text)


def _is_span(text: str) -> bool:
    """Tell whether a text names two days, as events do that last, and the second is not that of a change."""
    return len(_DAY.findall(text)) > 1 and not _UPDATE_WORD.search(text)


def _is_update(element: Element) -> bool:
    words = tokens(f"{element.names} {element.get('itemprop')}")
    if not _MODIFIED.isdisjoint(words) and "published" not in words:
        return True
    text = element.text()
    if len(text) < 30 and element.parent is not None and element.parent.chars < 80:
        text = element.parent.text()
        text = text[: text.find(element.text()) + len(element.text())]
    return bool(_UPDATE_WORD.search(text)) and len(_DAY.findall(text)) < 2
