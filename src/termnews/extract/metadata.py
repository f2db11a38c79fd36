"""Page metadata in order of trust: JSON-LD, Open Graph, meta elements, the visible page."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from termnews.domain.addresses import absolute
from termnews.domain.text import fold, plain_title
from termnews.extract import jsonld, publication_date, titles
from termnews.extract.element import Element
from termnews.extract.page_markup import PageMarkup, Seen
from termnews.extract.script_data import ScriptData
from termnews.extract.site_names import SiteNames

_TITLE_META = ("og:title", "twitter:title", "dc.title", "dc:title", "dcterms.title", "title", "parsely-title",
               "sailthru.title")  # fmt: skip
_AUTHOR_META = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "dc:creator",
                "dcterm:creator", "parsely-author", "sailthru.author", "byl", "cxenseparse:author", "citation_author",
                "rbauthors", "article.author", "article_author", "authors", "author-name", "dcsext.author",
                "vf:author")  # fmt: skip
_PUBLISHED_META = ("article:published_time", "og:article:published_time", "article:published", "datepublished")
# what else names a date of publication, and what names another day
_DATE_META = re.compile(
    r"(?:^|[.:_-])(?:date(?!mod|upd|line)\w*|issued|created|published\w*|pub_?date|pdate|ptime)$|"
    r"publi(?:sh|cation|c).*(?:date|time)|date.?(?:publish|original)|release.?date|(?:first|original).?publi"
)
_OTHER_DATE_META = re.compile(
    r"modif|updat|expir|valid|unpub|event|current|copyright|access|embargo|revis|founding|birth|end"
)
_UPDATED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_SITE_META = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
_DESCRIPTION_META = ("og:description", "description", "twitter:description", "dc.description", "dcterms.description")
_SECTION_META = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:articlesection",
    "category",
)
_TAG_META = ("article:tag", "og:article:tag", "parsely-tags", "news_keywords", "sailthru.tags", "keywords")
_LANGUAGE_META = ("content-language", "og:locale", "dc.language", "language")
_MOST_TOPICS = 20
_PAID = frozenset(["false", "no", "http://schema.org/false", "https://schema.org/false"])
_DIGITS = 7
_CATEGORY_CLASS = re.compile(r"(?:^|\s)category-([a-z][\w-]+)")


@dataclass(slots=True)
class Facts:
    """What is known of an article before its body is read."""

    url: str | None = None
    title: str = ""
    titles: list[str] = field(default_factory=list)
    description: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    site: str | None = None
    image: str | None = None
    category: str | None = None
    topics: tuple[str, ...] = ()
    # the articleBody of JSON-LD: often plain text, sometimes HTML
    said: str = ""
    # whether the article is paid for, and how many words it has, 0 where the page does not tell
    paid: bool = False
    words: int = 0
    # the heading that shows the title
    heading: Element | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where on a page names and dates are looked for that its data leaves out."""

    shown: PageMarkup
    headline: Seen | None
    site: SiteNames
    scripts: ScriptData


class Head:
    """The `<head>` of a page as a table: every `meta` by its lower-case name, and a few links."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._meta: dict[str, list[str]] = {}
        self.canonical = self.base = ""
        for element in page.css("meta[content]"):
            attrs = element.attributes
            for key in ("property", "name", "itemprop"):
                for name in (attrs.get(key) or "").lower().split():
                    self._meta.setdefault(name, []).append(attrs.get("content") or "")
        link = page.css_first('link[rel="canonical"]')
        self.canonical = (link.attributes.get("href") or "") if link else ""
        base = page.css_first("base[href]")
        self.base = (base.attributes.get("href") or "") if base else ""
        title = page.css_first("head > title") or page.css_first("title")
        self.title = plain_title(title.text()) if title else ""
        html = page.css_first("html")
        language = (html.attributes.get("lang") or html.attributes.get("xml:lang")) if html else None
        self.language = language or self.first(_LANGUAGE_META)
        body = page.css_first("article[class*='category-'], body[class*='category-']")
        self.classes = (body.attributes.get("class") or "") if body else ""

    def all(self, names: tuple[str, ...]) -> list[str]:
        """Return the values of the first of `names` that has any."""
        for name in names:
            values = [plain_title(value) for value in self._meta.get(name, [])]
            values = [value for value in values if value]
            if values:
                return values
        return []

    def matching(self, pattern: re.Pattern[str], other: re.Pattern[str]) -> list[str]:
        """Return the values under all names in which `pattern` is found, and `other` is not."""
        names = [name for name in self._meta if pattern.search(name) and not other.search(name)]
        return [value for name in names[:_MOST_TOPICS] for value in self.all((name,))[:_MOST_TOPICS]]

    def labelled(self) -> list[str]:
        """Return the author that a card for social networks names under a label: "Written by", "Verfasst von"."""
        from termnews.extract.byline_words import LEAD

        for label, value in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
            if LEAD.match(f"{self.first((label,))} X"):
                return self.all((value,))
        return []

    def first(self, names: tuple[str, ...]) -> str:
        """Return the first value there is under `names`."""
        return next(iter(self.all(names)), "")


def address(head: Head, url: str | None) -> str | None:
    """Return the page's address: the one it was fetched from, else what it says itself."""
    return url or absolute(head.canonical, "") or absolute(head.first(("og:url", "twitter:url")), "")


def read(page: LexborHTMLParser, head: Head, shown: PageMarkup, url: str | None) -> Facts:
    """Return everything a page says about its article."""
    graph = jsonld.Graph(page)
    node = graph.article()
    facts = Facts(url=url, said=graph.article_body())
    facts.site = _site(head, graph, node)
    facts.paid = jsonld.text(node, "isAccessibleForFree").lower() in _PAID or node.get("isAccessibleForFree") is False
    count = jsonld.text(node, "wordCount")
    facts.words = int(count) if count.isdecimal() and len(count) < _DIGITS else 0
    facts.description = jsonld.text(node, "description") or head.first(_DESCRIPTION_META)
    site = SiteNames([facts.site or "", *head.all(_SITE_META), *graph.sites()], url)
    named = [jsonld.text(node, "headline"), head.first(_TITLE_META[:1]), head.first(_TITLE_META[1:]), head.title]
    title = titles.choose(named, shown.headings, site)
    facts.title, facts.titles, headline = title.text, list(title.all), title.heading
    facts.heading = headline.element if headline else None
    place = _Place(shown, headline, site, ScriptData(page))
    facts.authors = _authors(head, graph, node, place)
    facts.published, facts.updated = _dates(head, node, place, url)
    facts.language = _language(head, node)
    image = graph.image(node.get("image")) or head.first(
        ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    )
    image = image or jsonld.text(node, "thumbnailUrl")
    facts.image = absolute(image, url or "") if image else None
    facts.category, facts.topics = _topics(head, graph, node, shown, facts)
    return facts


def _site(head: Head, graph: jsonld.Graph, node: jsonld.Node) -> str | None:
    names = graph.names(node.get("publisher")) if node.get("publisher") else []
    name = head.first(_SITE_META[:1]) or next(iter(names), "") or head.first(_SITE_META[1:])
    return name or None


def _authors(head: Head, graph: jsonld.Graph, node: jsonld.Node, place: _Place) -> tuple[str, ...]:
    # imported here: compiling the patterns of bylines takes as long as importing a tenth of the extractor
    from termnews.extract import bylines

    people, organisations = graph.people(node.get("author") or node.get("creator") or [])
    declared = [people, *(head.all((name,)) for name in _AUTHOR_META), head.labelled()]
    return bylines.authors(declared, organisations, place.shown, place.headline, place.site, place.scripts.authors)


def _dates(head: Head, node: jsonld.Node, place: _Place, url: str | None) -> tuple[datetime | None, datetime | None]:
    shown = place.shown
    updated = shown.date_of(jsonld.text(node, "dateModified")) or shown.date_of(head.first(_UPDATED_META))
    declared = [jsonld.text(node, "datePublished"), *(head.first((name,)) for name in _PUBLISHED_META)]
    declared.append(jsonld.text(node, "uploadDate", "dateCreated"))
    weak = head.matching(_DATE_META, _OTHER_DATE_META)
    published = publication_date.published(declared, weak, shown, place.headline, url, place.scripts.dates)
    return published, updated


def _language(head: Head, node: jsonld.Node) -> str | None:
    value = head.language or jsonld.text(node, "inLanguage")
    code = re.match(r"[a-zA-Z]{2,3}(?=$|[-_;, ])", value.strip())
    return code[0].lower() if code else None


def _topics(
    head: Head, graph: jsonld.Graph, node: jsonld.Node, shown: PageMarkup, facts: Facts
) -> tuple[str | None, tuple[str, ...]]:
    """Return the category, and the category followed by the tags."""
    sections = graph.names(node.get("articleSection")) if node.get("articleSection") else []
    of_class = [name.replace("-", " ").capitalize() for name in _CATEGORY_CLASS.findall(head.classes)]
    groups = (sections, head.all(_SECTION_META), shown.categories, graph.crumbs()[:1], of_class)
    category = next((name for group in groups for name in group if _topical(name, facts)), None)
    shown_tags = [name for name in shown.tags if _topical(name, facts)]
    tags = (
        shown_tags
        or _split(graph.names(node.get("keywords")) if node.get("keywords") else [])
        or _split(head.all(_TAG_META))
    )
    topics: list[str] = [category] if category else []
    for name in [*shown.categories, *tags]:
        if len(topics) < _MOST_TOPICS and _topical(name, facts) and fold(name) not in map(fold, topics):
            topics.append(name)
    return category, tuple(topics)


def _split(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in re.split(r"[,;،、]", value) if part.strip()]


def _topical(name: str, facts: Facts) -> bool:
    """Tell whether a name can head a list of articles; a site's name and a headline cannot."""
    if not 1 < len(name) <= 40 or len(name.split()) > 5:
        return False
    none = {"", "home", "uncategorized", "uncategorised", "allgemein", fold(facts.site or ""), fold(facts.title)}
    return fold(name) not in none and "://" not in name and not re.search("https?:", name)
