"""Page metadata in order of trust: JSON-LD, Open Graph, meta elements, the visible page."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from termnews.domain.addresses import absolute
from termnews.domain.dates import parse_date
from termnews.domain.text import fold, one_line, plain_title
from termnews.extract import jsonld
from termnews.extract.author_names import authors
from termnews.extract.page_markup import PageMarkup

_TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "parsely-title", "sailthru.title")
_AUTHOR_META = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "dc:creator",
                "dcterm:creator", "parsely-author", "sailthru.author", "byl")  # fmt: skip
_DATE_META = ("article:published_time", "og:article:published_time", "article:published", "datepublished", "date",
              "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "parsely-pub-date",
              "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
              "article_date_original", "cxenseparse:recs:publishtime", "og:published_time", "citation_date",
              "citation_publication_date", "release_date", "prism.publicationdate", "originalpublicationdate",
              "rnews:datepublished", "publishedtime", "created", "dateposted", "article.published",
              "article.created", "bt:pubdate", "last-modified")  # fmt: skip
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
_SEPARATORS = re.compile(r"\s+[|\-–—\\/>»·•:]+\s+|\s*[|»]\s*|(?<=\S)::(?=\s)")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|\D|$)")
_MOST_TOPICS = 20
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
    facts.description = jsonld.text(node, "description") or head.first(_DESCRIPTION_META)
    facts.titles, facts.title = _title(head, node, shown, facts.site)
    facts.authors = _authors(head, graph, node, shown, facts.site)
    facts.published, facts.updated = _dates(head, node, shown, url)
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


def _title(head: Head, node: jsonld.Node, shown: PageMarkup, site: str | None) -> tuple[list[str], str]:
    """Return all titles the page gives itself, and the one to show: without the site's name."""
    named = [jsonld.text(node, "headline"), head.first(_TITLE_META[:1]), head.first(_TITLE_META[1:]), head.title]
    named = [title for title in named if title]
    heading = shown.heading(named)
    printed = heading.text() if heading is not None else ""
    if printed and 4 < len(printed) < 250:
        return [*named, printed], one_line(printed)
    for title in named:
        if fold(title) != fold(site or ""):
            return named, _without_site(title, site)
    return named, ""


def _without_site(title: str, site: str | None) -> str:
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title
    if site and fold(parts[-1]) in (fold(site), fold(site).replace(" ", "")):
        cut = title.rfind(parts[-1])
        return title[:cut].rstrip(" |-–—\\/>»·•:")
    longest = max(parts, key=len)
    return longest if len(longest.split()) > 3 and len(parts[-1].split()) <= 4 else title


def _authors(
    head: Head, graph: jsonld.Graph, node: jsonld.Node, shown: PageMarkup, site: str | None
) -> tuple[str, ...]:
    sources = (graph.names(node.get("author")) if node.get("author") else [],
               graph.names(node.get("creator")) if node.get("creator") else [],
               head.all(_AUTHOR_META), shown.authors, shown.maybe_authors[:6])  # fmt: skip
    for values in sources:
        names = authors(values, site)
        if names:
            return names if values is not shown.maybe_authors else names[:1]
    for values in sources:
        # a site that names only itself has no other author to give
        names = authors(values)
        if names:
            return names[:1]
    return ()


def _dates(
    head: Head, node: jsonld.Node, shown: PageMarkup, url: str | None
) -> tuple[datetime | None, datetime | None]:
    published = shown.date_of(jsonld.text(node, "datePublished", "uploadDate", "dateCreated"))
    for value in head.all(_DATE_META[:3]) + head.all(_DATE_META[3:]):
        published = published or shown.date_of(value)
    published = published or next(iter(shown.dates), None)
    updated = shown.date_of(jsonld.text(node, "dateModified")) or shown.date_of(head.first(_UPDATED_META))
    in_url = _URL_DATE.search(url or "")
    if published is None and in_url:
        published = parse_date(f"{in_url[1]}-{in_url[2]}-{in_url[3]}")
    return published or next(iter(shown.loose_dates), None) or updated, updated


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
