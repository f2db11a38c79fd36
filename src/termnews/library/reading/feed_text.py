"""Choose between a feed's text and its page's, and merge their metadata."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import parse_qs

from termnews.domain.article import Article
from termnews.domain.document import Document, Link, Paragraph, plain_text, word_count
from termnews.domain.shown_address import shown_address
from termnews.domain.text import fold, one_line

STANDFIRST_LIMIT = 400
TEASER_LIMIT = 500
# A page with less than this share of the words that were there before gave a part of the article.
CLEARLY_SHORTER = 0.8
# Letters of a word that is more than an article or a preposition.
LONG_WORD = 3
# Such words of a title and a text together that are enough to tell whether a page has them.
ENOUGH_WORDS = 6
_WORD = re.compile(r"[\u2e80-\uffef]|[^\W_\u2e80-\uffef]+")
TEASER_NOTE = "The feed gives only this much."


def is_teaser(article: Article) -> bool:
    """Tell whether a feed's text is likely only the beginning of an article that has a page of its own."""
    from termnews.extract.words import plain_words

    body = article.body
    return article.headline.url is not None and len(body) < 20_000 and len(plain_words(body)) < TEASER_LIMIT


def feed_document(article: Article) -> Document:
    """Return the document made of what the feed gave: its body, else its summary."""
    from termnews.extract.fragment import read_fragment

    headline = article.headline
    if not article.body:
        blocks = (Paragraph(headline.summary),) if headline.summary else ()
        document = Document(title=headline.title, blocks=blocks)
    else:
        # the beginning of the text that stands for a title is no title that the text repeats
        title = "" if headline.untitled else headline.title
        document = read_fragment(article.body, url=headline.url or headline.source.url, title=title)
    return replace(document, note=TEASER_NOTE) if is_teaser(article) else document


def why_kept(page: Document, article: Article, stored: Document | None) -> str | None:
    """Return in a sentence why an article's text is not to be replaced by its page's, or None where it is.

    It stays where it is clearly longer, where the page could be read in part only (it has a note), and where the page
    is about something else, as one that asks for a login or for consent is.
    """
    before = max(_words(feed_document(article)), _words(stored) if stored else 0)
    if not before:
        return None
    if page.note:
        return f"{page.note.rstrip('.')}: {shown(stored is not None)}"
    if stored is None and is_elsewhere(page, article):
        return f"The page is not this article; it may ask for a login or for consent: {shown(stored=False)}"
    if _words(page) < CLEARLY_SHORTER * before:
        return f"The page gave less text than {'before' if stored else 'the feed'}: {shown(stored is not None)}"
    return None


def is_elsewhere(page: Document, article: Article) -> bool:
    """Tell whether a page shares neither title nor text with the article that a feed gives."""
    there = _telling(f"{page.title} {page.standfirst or ''} {plain_text(page)}")
    title = _telling(article.headline.title)
    said = _telling(f"{plain_text(feed_document(article))} {article.headline.summary}")
    if len(title | said) < ENOUGH_WORDS:
        return False
    return not any(own and 2 * len(own & there) >= len(own) for own in (title, said))


def _telling(text: str) -> set[str]:
    """Return the longer words of a text, and the signs of scripts that write no blanks."""
    return {word for word in _WORD.findall(fold(text)) if len(word) > LONG_WORD or not word.isascii()}


def shown(stored: bool) -> str:
    """Return which text is shown where the page's is not: one `stored` before, or the feed's."""
    return "the text stored before is shown." if stored else "the feed's text is shown."


def _words(document: Document) -> int:
    return word_count(document) + len((document.standfirst or "").split())


def with_article_facts(document: Document, article: Article) -> Document:
    """Return `document` with what it lacks taken from the article's row, and what the feed names beside it as links."""
    headline = article.headline
    return replace(
        _with_links_beside(document, _links_beside(article)),
        title=document.title or headline.title,
        url=document.url or headline.url,
        category=headline.category or document.category,
        topics=tuple(dict.fromkeys((*headline.topics, *document.topics))),
        standfirst=document.standfirst or _standfirst(document, headline.summary),
        authors=document.authors or headline.authors,
        published=document.published or headline.published,
        updated=document.updated or article.updated,
        language=document.language or article.language,
        site=document.site or headline.source.title,
        image=document.image or article.image,
    )


def _links_beside(article: Article) -> Iterator[Link]:
    """Yield what the feed names beside an article's text: pages, its files, and where it is discussed."""
    for page in article.related:
        yield Link(0, page.title or shown_address(page.url), page.url, "related")
    for enclosure in article.enclosures:
        yield Link(0, _file_name(enclosure.url), enclosure.url, "enclosure", enclosure.type)
    if article.comments and article.comments != article.headline.url:
        yield Link(0, "Comments", article.comments, "comments")


def _file_name(url: str) -> str:
    """Return the name of a file: the end of its path, or what a magnet link calls it (`dn`)."""
    if url.startswith("magnet:"):
        return one_line(parse_qs(url.partition("?")[2]).get("dn", ["Torrent"])[0])[:200] or "Torrent"
    return url.rsplit("/", 1)[-1] or url


def _with_links_beside(document: Document, beside: Iterable[Link]) -> Document:
    """Return a document with further links; one that stands in its text keeps its place, and becomes of that kind."""
    kinds = {link.url: link for link in beside}
    links = tuple(
        replace(link, kind=kinds[link.url].kind) if link.url in kinds and link.kind in ("body", "embed") else link
        for link in document.links
    )
    known = {link.url for link in links}
    more = tuple(link for link in kinds.values() if link.url not in known)
    return replace(document, links=links).with_links(more) if kinds else document


def _standfirst(document: Document, summary: str) -> str | None:
    """Return the feed's summary where it says something that the text does not begin with."""
    if not summary or len(summary) > STANDFIRST_LIMIT or summary.endswith(("…", "...", "[…]")):
        return None
    if fold(summary) in fold(plain_text(document)[: len(summary) * 4]):
        return None
    return summary
