"""Title choice: the heading and the declared titles that agree, without the name of the site.

JSON-LD headline, og:title, meta titles, <title> ┐
h1, itemprop=headline, h2, h3                    ┴─► the heading that most of them repeat ─► else the likeliest title
"""

import re
from dataclasses import dataclass

from termnews.domain.text import fold, one_line
from termnews.extract.element import Element
from termnews.extract.page_markup import Seen
from termnews.extract.site_names import SiteNames

_SEPARATOR = re.compile(r"\s+[|\-–—\\/>»«·•:]+\s+|\s*[|»]\s*|\s*::\s*|(?<=[^\x00-\u2fff])\s?_\s?(?=\S)")
# a site may name itself before a headline so; only a heading tells it from a headline of two parts
_COLON = re.compile(r":\s+")
# between a headline and the name of a site only
_SURE = re.compile(r"[|»_]|::")
_ASIDE = frozenset(["aside", "footer", "form", "also-read", "blockquote", "a"])
_LONGEST = 250
# characters that are read of a declared title
_READ = 500
_MANY = 200
# words of a site's name, and of a headline
_SITE_WORDS = 4
_HEADLINE_WORDS = 3
# the share of a heading's words that another wording of the title repeats
_AKIN = 0.5
_SAME = 0.8
# the share of a declared title that a heading repeats at least: less is a kicker or the name of the site
_COVERED = 0.35


@dataclass(frozen=True, slots=True)
class Title:
    """The title to show, the heading that shows it, and every title the page gives itself."""

    text: str
    heading: Seen | None
    all: tuple[str, ...]


def choose(named: list[str], headings: list[Seen], site: SiteNames) -> Title:
    """Return the title of the article. `named` are the declared titles, the most trusted first."""
    named = [title[:_READ] for title in dict.fromkeys(named) if title]
    forms = [{fold(form) for form in _forms(title, site)} - {""} for title in named]
    headings = [seen for seen in headings if 1 < seen.element.chars < _LONGEST][:_MANY]
    heading = _agreeing(headings, forms, site)
    if heading is None or heading.element.tag != "h1":
        heading = _reworded(headings, named, site, _SAME) or heading
    heading = heading or _reworded(headings, named, site, _AKIN) or _only(headings, named, site)
    if heading is not None:
        return Title(_headline(heading.element, forms), heading, (*named, one_line(heading.element.text())))
    titles = [title for title in named if not site.has(title)]
    if not titles:
        return Title("", None, tuple(named))
    # one that others repeat is surer than one that stands alone
    best = max(titles, key=lambda title: sum(fold(_without_site(title, site)) in form for form in forms))
    return Title(_without_site(best, site), None, tuple(named))


def _agreeing(headings: list[Seen], forms: list[set[str]], site: SiteNames) -> Seen | None:
    """Return the heading that repeats most of the declared titles; of equals the highest, then the first."""
    best: tuple[float, int] = (0, 0)
    found = None
    longest = [max(map(len, form), default=1) or 1 for form in forms]
    for heading in headings:
        text = fold(_headline(heading.element, forms))
        shares = [len(text) / length for form, length in zip(forms, longest, strict=True) if text in form]
        if not shares or max(shares) < _COVERED or (site.has(text) and any(form != {text} for form in forms)):
            continue
        rank = round(sum(shares), 1), {"h2": 1, "h3": 0}.get(heading.element.tag, 2)
        if rank > best:
            best, found = rank, heading
    return found


def _reworded(headings: list[Seen], named: list[str], site: SiteNames, share: float) -> Seen | None:
    """Return the h1 of which a declared title repeats a share of the words: it is meant for other readers."""
    known = {word for title in named for word in fold(_without_site(title, site)).split()}
    for heading in headings:
        words = fold(heading.element.text()).split() if heading.element.tag == "h1" else []
        common = [word for word in words if word in known]
        if (
            len(words) >= _HEADLINE_WORDS
            and len(common) >= max(2, share * len(words))
            and not site.has(" ".join(words))
        ):
            return heading
    return None


def _only(headings: list[Seen], named: list[str], site: SiteNames) -> Seen | None:
    """Return the only h1, unless it rather is the name of the site or of a box: elsewhere, a link, or a few words."""
    firsts = [seen for seen in headings if seen.element.tag == "h1"]
    if len(firsts) != 1 or site.has(firsts[0].element.text()):
        return None
    element = firsts[0].element
    inside = {above.tag for above in element.ancestors()}
    words = fold(element.text()).split()
    known = {word for title in named for word in fold(_without_site(title, site)).split()}
    if not named or known.issuperset(words):
        return firsts[0]
    elsewhere = not inside.isdisjoint((*_ASIDE, "header")) or element.find("a")
    own = not inside.isdisjoint(("article", "main"))
    return firsts[0] if _words(element.text()) >= _HEADLINE_WORDS + (not own) and (own or not elsewhere) else None


def _headline(element: Element, forms: list[set[str]]) -> str:
    """Return a heading's text without a line above the headline that stands in an element of its own."""
    printed = one_line(element.text())
    for child in element.elements():
        text = one_line(child.text()) if 0 < child.chars < element.chars else ""
        for part in (printed.replace(text, "", 1).strip(), text) if text else ():
            if any(fold(part) in form for form in forms):
                return part
    return printed


def _forms(title: str, site: SiteNames) -> list[str]:
    """Return a declared title, and what is left of it without its first or last parts."""
    cuts = list(_SEPARATOR.finditer(title))[:6]
    ends = [title[: cut.start()] for cut in cuts if len(title[cut.end() :].split()) <= 6]
    starts = [title[cut.end() :] for cut in cuts if len(title[: cut.start()].split()) <= _SITE_WORDS]
    colon = _COLON.search(title)
    if colon is not None and len(title[: colon.start()].split()) <= _SITE_WORDS:
        starts.append(title[colon.end() :])
    return [title, *(part for part in (*ends, *starts) if len(part.split()) >= _HEADLINE_WORDS or not site.has(part))]


def _without_site(title: str, site: SiteNames) -> str:
    """Return a declared title without the name of the site at either end; a part of the headline stays."""
    while cuts := list(_SEPARATOR.finditer(title)):
        first, last = cuts[0], cuts[-1]
        behind, before = title[last.end() :], title[: first.start()]
        if site.has(behind) or (len(cuts) > 1 and site.has(title[cuts[-2].end() :])):
            title = title[: last.start()]
        elif site.has(before):
            title = title[first.end() :]
        elif _looks_like_site(behind, last[0], title[: last.start()]):
            title = title[: last.start()]
        else:
            break
    return title


def _looks_like_site(part: str, separator: str, rest: str) -> bool:
    """Tell whether the end of a title is the name of a site, by the sign before it, its size and its letters."""
    if _words(part) > _SITE_WORDS or _words(rest) <= _HEADLINE_WORDS:
        return False
    if _SURE.search(separator):
        return True
    capitals = all(word[0].isupper() for word in part.split()) and any(word[0].islower() for word in rest.split())
    return part[:1].isupper() and (2 * _words(part) < _words(rest) or (capitals and _words(part) > 1))


def _words(text: str) -> int:
    """Return the number of words; two letters are one where no blanks are written."""
    return len(text.split()) + sum("\u2e80" <= char <= "\uffef" for char in text) // 2
