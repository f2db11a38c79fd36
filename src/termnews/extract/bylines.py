"""Byline detection: who wrote the article, by what the page's data, its markup and its lines near the title say.

data (JSON-LD, meta elements)                    ┐
links and classes of authors near the title      ├─► lists of names ─► the first list with a person's
lines like "By Anna Lind" near the title         │                     full name, else with one word,
the same after the article, names in scripts     ┘                     else with a desk, else the site

A login ("alind7") is a name only where the page prints it.
"""

import re
from collections.abc import Callable, Iterator

from termnews.extract.author_names import DESK, LOGIN, ONE_WORD, PERSON, Name, names
from termnews.extract.byline_words import LEAD, ROOMS, SIGNATURE
from termnews.extract.page_markup import PageMarkup, Seen
from termnews.extract.site_names import SiteNames
from termnews.extract.vicinity import Vicinity

# more names than this apart from the headline are those of other articles or of comments
_MOST_APART = 2
_SIGNED = 80
_MANY = 50
# characters between the names of one byline
_TOGETHER = 120
_PATH = re.compile(r"^(?:https?://[^/]+)?(/[^?#]*)")


def authors(
    people: list[list[str]], organisations: list[str], shown: PageMarkup, headline: Seen | None, site: SiteNames,
    in_scripts: Callable[[], list[str]],
) -> tuple[str, ...]:  # fmt: skip
    """Return the names of those who wrote the article.

    `people` and `organisations` are those whom the page's data name, in the order of trust.
    """
    near = _Near(shown, headline)
    lists: list[list[Name]] = []
    for values in _in_order(people, near.marked, near.line, near.signed, in_scripts, near.apart):
        found = [name for name in names(values) if name.kind > LOGIN or near.prints(name.text)]
        persons = tuple(name.text for name in found if name.kind == PERSON and not site.has(name.text))
        if persons:
            return persons
        lists.append(found)
    lists.append([Name(name.text, DESK) for name in names(organisations)])
    for kind in (ONE_WORD, DESK, LOGIN):
        for found in lists:
            texts = tuple(name.text for name in found if name.kind >= kind and not site.has(name.text))
            if texts:
                return texts
    # a site that names only itself has no other author to give
    return next(((found[0].text,) for found in lists if found), ())


def _in_order(people: list[list[str]], *ways: Callable[[], list[str]]) -> Iterator[list[str]]:
    yield from people
    for way in ways:
        yield way()


class _Near:
    """What the page prints of its authors."""

    def __init__(self, shown: PageMarkup, headline: Seen | None) -> None:
        self._shown = shown
        self._place = Vicinity(shown, headline)

    def marked(self) -> list[str]:
        """Return what markup near the headline calls an author."""
        for group in (self._shown.linked_authors, self._shown.named_authors):
            values: list[str] = []
            end = 0
            for seen in self._place.among(group):
                if not names(values) or seen.offset <= end + _TOGETHER:
                    values.append(seen.element.text())
                    end = seen.offset + seen.element.chars
            if names(values):
                return values
        return []

    def line(self) -> list[str]:
        """Return a line near the headline that begins as bylines do, or the text of a link to an author's page."""
        for seen in self._place.lines():
            element = seen.element
            if element.tag == "li" and element.density > 0.5:
                continue
            text = element.text()
            if LEAD.match(text) and _is_name_line(text):
                return [text]
            if element.tag == "a" and _leads_to_author(element.get("href")) and _is_name_line(text):
                return [text]
        return []

    def signed(self) -> list[str]:
        """Return a line after the article that says in so many words who its author is."""
        for seen in self._place.lines_after():
            text = seen.element.text() if seen.element.chars <= _SIGNED else ""
            if SIGNATURE.match(text) and _is_name_line(text):
                return [text]
        return []

    def apart(self) -> list[str]:
        """Return the authors marked elsewhere, where they are few: in the box below an article."""
        for group in (self._shown.linked_authors, self._shown.named_authors):
            others = [seen for seen in group if not self._place.has(seen) and not seen.of_others]
            values = list(dict.fromkeys(seen.element.text() for seen in others[:_MANY]))
            if 0 < len(names(values)) <= _MOST_APART:
                return values
        return []

    def prints(self, name: str) -> bool:
        """Tell whether markup near the headline shows `name` as an author."""
        marked = self._place.among([*self._shown.linked_authors, *self._shown.named_authors])
        return any(name in seen.element.text() for seen in marked)


def _is_name_line(text: str) -> bool:
    found = names([text])
    return bool(found) and found[0].kind == PERSON and len(text) < 60 + sum(len(name.text) for name in found)


def _leads_to_author(href: str) -> bool:
    match = _PATH.match(href)
    parts = match[1].lower().strip("/").split("/")[:-1] if match else []
    return any(part in ROOMS for part in parts) or "author=" in href
