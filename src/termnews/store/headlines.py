"""Headlines as SQL, and its rows as headlines."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from termnews.domain.category import UNFILED
from termnews.domain.headline import ArticleState, Headline, Origin
from termnews.domain.sort_key import ID_BITS
from termnews.domain.text import title_of
from termnews.store.columns import moment, unpack
from termnews.store.database import Row
from termnews.store.search_text import shown

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# SQL: under which id the document of an article is stored.
DOCUMENT_OF = "coalesce(states.twin, articles.id)"
CATEGORY = f"coalesce(states.category, sources.category, '{UNFILED}')"

_TEXT = "SELECT substr(coalesce(nullif(body, ''), page), 1, 400) AS text FROM texts WHERE texts.place = articles.place"
# SQL: what the text begins with, where the feed has no summary: as search has it, else as HTML. Then the feed's files,
# of an article that has neither a title nor anything else that could stand for it.
BEGINNING = f"""
        CASE WHEN articles.summary = '' THEN ({_TEXT}) END,
        CASE WHEN articles.summary = '' AND NOT EXISTS (SELECT 1 FROM ({_TEXT}) WHERE text <> '') THEN (
            SELECT substr(html, 1, 2000) FROM contents WHERE contents.article = articles.id
        ) END,
        CASE WHEN articles.title = '' AND articles.summary = '' THEN (
            SELECT enclosures FROM contents WHERE contents.article = articles.id
        ) END
"""

HEADLINES = f"""
    SELECT articles.id, articles.title, articles.url, articles.source, articles.site,
        coalesce(sources.title, sources.feed_title), sources.url, {CATEGORY}, articles.place, articles.seen,
        articles.published, articles.topics, articles.authors, articles.summary,
        states.read, states.starred, states.later,
        EXISTS (SELECT 1 FROM documents WHERE documents.article = {DOCUMENT_OF}),
        EXISTS (SELECT 1 FROM editions WHERE editions.article = articles.id AND unseen = 1),
        CASE WHEN states.twin IS NOT NULL THEN (
            SELECT json_group_array(json_array(its.id, coalesce(its.title, its.feed_title), its.url))
            FROM states AS other JOIN sources AS its ON its.id = other.source
            WHERE other.twin = states.twin AND other.place <> states.place AND other.listed = 1
        ) END,
        {BEGINNING}
    FROM articles JOIN states ON states.place = articles.place LEFT JOIN sources ON sources.id = articles.source
"""


def origin(source: int | None, title: str | None, url: str | None, page: str | None, site: str | None) -> Origin:
    """Return where an article is from: its source, or the site of the page it is."""
    if source is not None and title:
        return Origin(source, title, url or "")
    # its patterns take longer to compile than a list of sources with titles takes to read
    from termnews.domain.addresses import host

    if source is not None:
        return Origin(source, host(url or "") or url or "", url or "")
    name = host(page or "")
    scheme = "http" if (page or "").startswith("http:") else "https"
    return Origin(None, site or name or "Page", f"{scheme}://{name}/" if name else "")


def _carrier(source: int, title: str | None, url: str) -> Origin:
    return origin(source, title, url, None, None)


def headline(row: Row, snippet: str | None = None) -> Headline:
    """Return the headline of a row of `HEADLINES`."""
    (number, title, url, source, site, source_title, source_url, category, sort_key, seen,
     published, topics, authors, summary, read, starred, later, full, edited, also_in,
     text, html, files) = row  # fmt: skip
    beginning = _beginning(text, html)
    return Headline(
        id=number,
        title=title or title_of(summary or beginning or _address(files, url)),
        url=url,
        source=origin(source, source_title, source_url, url, site),
        category=category,
        when=moment(sort_key >> ID_BITS) or _EPOCH,
        seen=moment(seen) or _EPOCH,
        published=moment(published),
        topics=unpack(topics),
        authors=unpack(authors),
        summary=summary,
        state=ArticleState(bool(read), bool(starred), bool(later)),
        has_full_text=bool(full),
        edited=bool(edited),
        also_in=tuple(_carrier(*carrier) for carrier in json.loads(also_in)) if also_in else (),
        snippet=snippet,
        beginning=beginning,
        untitled=not title,
    )


def _beginning(text: str | None, html: str | None) -> str:
    if text:
        return shown(text)
    if html:
        # its patterns are needed by few articles, and not for long
        from termnews.domain.beginning import beginning_of

        return beginning_of(html)
    return ""


def _address(files: str | None, url: str | None) -> str:
    """Return what there is of an article that has no text: the name of its first file, else where it leads."""
    # as few need them as have neither title nor text
    from urllib.parse import unquote

    from termnews.domain.shown_address import shown_address

    for address, *_ in json.loads(files or "[]"):
        return unquote(address.rstrip("/").rpartition("/")[2]) or shown_address(address)
    return shown_address(url).partition("://")[2] if url else ""


def in_order(rows: Sequence[Row], ids: Iterable[int]) -> list[Row]:
    """Return the rows whose first column is in `ids`, in the order of `ids`."""
    rows_by_id = {row[0]: row for row in rows}
    return [rows_by_id[number] for number in ids if number in rows_by_id]
