"""Pages that links led to, stored as articles without a source."""

from collections.abc import Sequence
from datetime import datetime

from termnews.domain.addresses import canonical
from termnews.domain.document import Document, plain_text
from termnews.domain.merge import sort_date
from termnews.domain.text import clean, excerpt, title_of
from termnews.store import addresses, ingest
from termnews.store import search_text as texts
from termnews.store.columns import pack, seconds, sort_key_of
from termnews.store.database import Database
from termnews.store.documents import Documents


def add(database: Database, document: Document, known_as: Sequence[str], *, now: datetime) -> int:
    """Store `document` and return the id of its article.

    `known_as` are the addresses that lead to it: the one asked for, the one that answered. Where one of these or the
    document's own means an article that the cache has, the document becomes that article's full text, so that every
    way to a page ends at one article.
    """
    urls = [url for url in (document.url, *known_as) if url]
    with database.write():
        known = addresses.find(database, map(canonical, urls))
        number = next((known[canonical(url)][0] for url in urls if canonical(url) in known), None)
        if number is None:
            number = _insert(database, document, urls, now=now)
        Documents(database).put(number, document, urls, now=now)
    return number


def _insert(database: Database, document: Document, urls: Sequence[str], *, now: datetime) -> int:
    number = ingest.next_id(database)
    sort_key = sort_key_of(sort_date(document.published, now), number)
    url = urls[0] if urls else None
    title = document.title or title_of(document.standfirst or plain_text(document) or url or "")
    database.run(
        "INSERT INTO articles (id, place, key, canonical, digest, url, title, summary, authors, topics, site,"
        " published, seen) VALUES (?, ?, ?, ?, x'', ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            sort_key,
            str(number),
            canonical(url) if url else None,
            url,
            title,
            document.standfirst or excerpt(plain_text(document)),
            pack(document.authors),
            pack(document.topics),
            document.site,
            seconds(document.published),
            seconds(now),
        ),
    )
    database.run("INSERT INTO states (place, category, listed) VALUES (?, ?, 0)", (sort_key, document.category))
    database.run(
        "INSERT INTO contents (article, updated, language, image, enclosures) VALUES (?, ?, ?, ?, '[]')",
        (number, seconds(document.updated), document.language, document.image),
    )
    names = texts.names(document.authors, document.topics)
    texts.insert(database, [(sort_key, texts.indexed(clean(title)), "", names, "")])
    ingest.put_topics(database, sort_key, document.topics)
    return number
