"""Visible metadata of a page: byline, date, category and title heading, read before cleaning."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, lru_cache

from termnews.domain.date_order import month_comes_first
from termnews.domain.dates import parse_date
from termnews.domain.text import fold, one_line
from termnews.extract.element import Element

_AUTHOR = re.compile(
    r"(^|[\s_-])(byline|by-line|author-?name|author|authors|sp-athr|writer|post-author|entry-author|article-author|autor|autore|auteur|p-author|"
    r"fn|vcard|dateline|meta-author|posted-by|article__author|contributor)([\s_-]|$)",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"comment|avatar|bio|box|image|photo|date|social|follow|related|widget|sidebar|card-list|teaser", re.IGNORECASE
)
_DATE = re.compile(
    r"(^|[\s_-])(date|datum|published|publish-?date|pubdate|post-?date|posted-on|entry-date|article-date|time|timestamp|"
    r"dateline|datetime|fecha|data|meta|byline|info)([\s_-]|$)",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(^|\s)(cat-links|amp-category|post-categor\w+|entry-categor\w+|article-categor\w+|category|kicker)(\s|$)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}\D{1,14}(19|20)\d{2}|(19|20)\d{2}\D\d{1,2}\D\d")
_NUMERIC = re.compile(r"\d[/-]\d{1,2}[/-]\d{4}")


@lru_cache(4096)
def _sounds(names: str) -> tuple[bool, bool, bool]:
    """Return whether a class or id says author, date, category."""
    author = bool(_AUTHOR.search(names)) and not _NOT_AUTHOR.search(names)
    return author, bool(_DATE.search(names)), bool(_CATEGORY.search(names))


class PageMarkup:
    """Collects, in one walk over the page, what its own markup says about the article."""

    def __init__(self, top: Element, language: str) -> None:
        self._top = top
        self._language = language
        self.authors: list[str] = []
        self.maybe_authors: list[str] = []
        self.dates: list[datetime] = []
        self.loose_dates: list[datetime] = []
        self.categories: list[str] = []
        self.tags: list[str] = []
        self._headings: list[Element] = []
        for element in top.walk():
            if element.chars or element.tag in ("time", "a"):
                self._look(element)

    def date_of(self, value: str) -> datetime | None:
        """Return the date that a field holds."""
        return self._read(parse_date, value)

    def _date_in(self, text: str) -> datetime | None:
        # imported here: compiling its patterns takes half as long as importing the extractor
        from termnews.domain.written_dates import find_date

        return self._read(find_date, text)

    def _read(self, read: Callable[..., datetime | None], text: str) -> datetime | None:
        """Return the date that a text names, its day first where the page does not tell the order."""
        if not _NUMERIC.search(text):
            return read(text, month_first=None)
        moment = read(text, month_first=self._month_first)
        # most of the world writes the day first; without this date the page would have another one that it names
        return moment or read(text, month_first=False)

    @cached_property
    def _month_first(self) -> bool | None:
        texts = (child for element in self._top.walk() for child in element.children if isinstance(child, str))
        return month_comes_first(texts, self._language)

    def _look(self, element: Element) -> None:
        tag, attrs = element.tag, element.attrs
        if tag == "h1":
            self._headings.append(element)
        if tag == "time":
            self._time(element)
        if 6 <= element.chars <= 45 and not self.loose_dates:
            self._loose(element)
        if not attrs:
            return
        rel = attrs.get("rel") or "" if tag in ("a", "span") else ""
        if rel:
            self._rel(element, rel.lower().split())
        if "itemprop" in attrs:
            self._property(element, element.get("itemprop"))
        if element.chars < 120 and ("class" in attrs or "id" in attrs):
            self._named(element, element.names)

    def _time(self, element: Element) -> None:
        when = self.date_of(element.get("datetime")) or self._date_in(element.text())
        if when is not None:
            self.dates.append(when)

    def _loose(self, element: Element) -> None:
        """Take a short text that holds little but a date; no markup says what date it is."""
        if any(isinstance(child, str) and _DAY.search(child) for child in element.children):
            when = self._date_in(element.text())
            if when is not None and "©" not in element.text():
                self.loose_dates.append(when)

    def _rel(self, element: Element, rel: list[str]) -> None:
        if "author" in rel and element.chars:
            self.authors.append(element.text())
        if "category" in rel:
            self.categories.append(one_line(element.text()))
        elif "tag" in rel:
            self.tags.append(one_line(element.text()))

    def _property(self, element: Element, names: str) -> None:
        if "author" in names and element.chars < 100:
            inner = next((one for one in element.walk() if "name" in one.get("itemprop")), element)
            self.authors.append(inner.text())
        if "datePublished" in names:
            when = self.date_of(element.get("content") or element.get("datetime")) or self._date_in(element.text())
            if when is not None:
                self.dates.insert(0, when)

    def _named(self, element: Element, names: str) -> None:
        author, date, category = _sounds(names)
        if author and element.chars:
            self.maybe_authors.append(element.text())
        # a <time> inside says it better by itself
        if date and len(self.dates) < 3 and not element.find("time"):
            when = self._date_in(element.text())
            if when is not None:
                self.dates.append(when)
        if category and element.chars < 60:
            inner = element.find("a") or [element]
            self.categories += [one_line(one.text()) for one in inner if one.chars]

    def heading(self, titles: list[str]) -> Element | None:
        """Return the heading that shows the title: the one that repeats a known title, else the only one."""
        known = [fold(title) for title in titles if title]
        for heading in self._headings:
            text = fold(heading.text())
            if text and any(text == title or text in title for title in known):
                return heading
        if len(self._headings) != 1:
            return None
        # it may print another headline than the one for search engines, or it may be the paper's name
        words = fold(self._headings[0].text()).split()
        others = {word for title in known for word in title.split()}
        akin = len([word for word in words if word in others]) * 3 >= len(words)
        return self._headings[0] if not known or akin or len(words) > 3 else None
