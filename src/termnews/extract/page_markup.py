"""Visible metadata of a page: headings, bylines, dates and categories where they stand, read before cleaning.

One walk notes what may be of use and how many characters of text stand before it. Which of it belongs to the article
is asked later (`bylines`, `publication_date`), when the title and with it the place of the headline is known.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from termnews.domain.date_order import month_comes_first
from termnews.domain.dates import parse_date
from termnews.domain.text import one_line
from termnews.extract.element import Element, tag_set

_TOKEN = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
_AUTHOR = tag_set(
    "author authors byline autor autores autore autori autorin autoren auteur auteurs writer writers verfasser "
    "redakteur journalist reporter contributor contributors vcard athr yazar forfatter autorzy autorka writtenby "
    "authorbox authorname"
)
# what stands beside an author's name under a class of the same words
_BESIDE_AUTHOR = tag_set(
    "comment comments commenter avatar bio biography image img photo picture pic social follow related widget sidebar "
    "teaser media license licence quote zitat credit copyright caption icon count description share reply testimonial"
)
_DATE = tag_set(
    "date datum dates published publish pubdate posted time timestamp datetime dateline fecha data meta byline info "
    "postdate postmeta publication publishdate publishingdate veröffentlicht stand created tarih дата day updated "
    "modified update lastmod lastmodified aktualisiert actualizado modification"
)
_CATEGORY = tag_set("cat-links amp-category category kicker")
_CATEGORY_KIN = re.compile(r"(?:post|entry|article)-categor\w+", re.IGNORECASE)
_NUMERIC = re.compile(r"\d[/-]\d{1,2}[/-]\d{4}")
# of what stands inside these nothing is said about the page's own article
_OF_OTHERS = frozenset(["blockquote", "figcaption", "figure", "also-read", "form", "code", "pre"])
_PARAGRAPH = 160
# characters of an element whose class may name a byline or a date
_NAMED = 200
# characters of the shortest line that says who or when
_SHORTEST = 4


@lru_cache(4096)
def tokens(names: str) -> frozenset[str]:
    """Return the words of a class or an id: `postAuthor-name` is post, author, name."""
    return frozenset(word.lower() for word in _TOKEN.findall(names))


@lru_cache(4096)
def _sounds(names: str) -> tuple[bool, bool, bool]:
    """Return whether a class or id says author, date, category."""
    words = tokens(names)
    author = not _AUTHOR.isdisjoint(words) and _BESIDE_AUTHOR.isdisjoint(words)
    category = any(name.lower() in _CATEGORY or _CATEGORY_KIN.fullmatch(name) for name in names.split())
    return author, not _DATE.isdisjoint(words), category


@dataclass(slots=True)
class Seen:
    """An element that may say something, and the characters of text before it on the page."""

    element: Element
    offset: int
    # characters of long paragraphs before it
    prose: int

    @property
    def of_others(self) -> bool:
        """Whether it stands in a quotation, an embedded post, a caption or a form."""
        return self.element.tag in _OF_OTHERS or any(above.tag in _OF_OTHERS for above in self.element.ancestors())


class PageMarkup:
    """Collects, in one walk over the page, what its own markup says about the article."""

    def __init__(self, top: Element, language: str) -> None:
        self._top = top
        self._language = language
        self.headings: list[Seen] = []
        self.linked_authors: list[Seen] = []
        self.named_authors: list[Seen] = []
        self.published: list[Seen] = []
        self.times: list[Seen] = []
        self.named_dates: list[Seen] = []
        self.categories: list[str] = []
        self.tags: list[str] = []
        # the place of the first long paragraph
        self.prose_at: int | None = None
        for element, offset, prose in self._places():
            if element.tag == "p" and self.prose_at is None and _is_prose(element):
                self.prose_at = offset
            if element.chars or element.tag == "time":
                self._look(element, offset, prose)

    def _places(self) -> Iterator[tuple[Element, int, int]]:
        """Yield each element with the characters of text, and of long paragraphs, that stand before it."""
        offset = prose = 0
        for element in self._top.walk():
            yield element, offset, prose
            if element.tag == "p" and _is_prose(element):
                prose += element.chars
            children = element.children
            if len(children) == 1 and isinstance(children[0], str):
                offset += element.chars
            else:
                offset += sum(len(child) for child in children if isinstance(child, str))

    def between(self, first: int, last: int | None) -> Iterator[Seen]:
        """Yield what holds text between two places of the page."""
        for element, offset, prose in self._places():
            if last is not None and offset > last:
                return
            if offset >= first and element.chars >= _SHORTEST and element.tag != "h1":
                yield Seen(element, offset, prose)

    def date_of(self, value: str) -> datetime | None:
        """Return the date that a field holds."""
        return self._read(parse_date, value)

    def date_in(self, text: str) -> datetime | None:
        """Return the date that a line of the page names."""
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

    def _look(self, element: Element, offset: int, prose: int) -> None:
        tag, attrs = element.tag, element.attrs
        if tag in ("h1", "h2", "h3"):
            self.headings.append(Seen(element, offset, prose))
        elif tag == "time":
            self.times.append(Seen(element, offset, prose))
        if not attrs:
            return
        if tag in ("a", "span") and "rel" in attrs:
            self._rel(Seen(element, offset, prose), element.get("rel").lower().split())
        if "itemprop" in attrs:
            self._property(Seen(element, offset, prose), element.get("itemprop"))
        if element.chars < _NAMED and ("class" in attrs or "id" in attrs or "data-testid" in attrs):
            self._named(Seen(element, offset, prose))

    def _rel(self, seen: Seen, rel: list[str]) -> None:
        if "author" in rel and seen.element.chars:
            self.linked_authors.append(seen)
        if "category" in rel:
            self.categories.append(one_line(seen.element.text()))
        elif "tag" in rel:
            self.tags.append(one_line(seen.element.text()))

    def _property(self, seen: Seen, names: str) -> None:
        element = seen.element
        if "author" in names and element.chars < _NAMED:
            inner = next((one for one in element.walk() if "name" in one.get("itemprop")), element)
            self.linked_authors.append(Seen(inner, seen.offset, seen.prose))
        if "datePublished" in names:
            self.published.append(seen)
        if "headline" in names.split() and element.tag not in ("h1", "h2", "h3"):
            self.headings.append(seen)

    def _named(self, seen: Seen) -> None:
        element = seen.element
        author, date, category = _sounds(f"{element.names} {element.get('data-testid')}")
        if author:
            self.named_authors.append(seen)
        # a <time> inside says it better by itself
        if date and not element.find("time"):
            self.named_dates.append(seen)
        if category and element.chars < 60:
            inner = element.find("a") or [element]
            self.categories += [one_line(one.text()) for one in inner if one.chars]


def _is_prose(element: Element) -> bool:
    return element.chars > _PARAGRAPH and element.density < 0.3
