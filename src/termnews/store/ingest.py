"""Taking articles in: one article's rows, in all tables that hold a part of it."""

from collections.abc import Callable
from datetime import datetime

from termnews.domain.article import ParsedArticle
from termnews.domain.merge import Add, Change, article_address, fold_guid
from termnews.domain.source import UNFILED
from termnews.domain.text import clean
from termnews.store import addresses
from termnews.store.database import Database
from termnews.store.rows import pack, place_of, seconds
from termnews.store.texts import words_of

TextOf = Callable[[str], str]


def next_id(database: Database) -> int:
    """Return the id for a new article; the caller has the transaction, so nobody else takes it."""
    row = database.row("SELECT coalesce(max(id), 0) + 1 FROM articles")
    return int(row[0]) if row else 1


def add(database: Database, source: int, intent: Add, *, now: datetime, automatic: bool, text_of: TextOf) -> int | None:
    """Store a new article and return its id, or None if its key is there: another refresh stored it meanwhile."""
    article, number = intent.article, next_id(database)
    place = place_of(intent.when, number)
    inserted = database.insert(
        "INSERT INTO articles (id, place, source, key, seen, guid, canonical, digest, url, title, summary, authors,"
        " topics, published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (number, place, source, intent.key, seconds(now), *_columns(article, intent.digest)),
    )
    if inserted is None:
        return None
    database.run(
        "INSERT INTO states (place, source, category, listed) VALUES (?, ?, ?,"
        " (SELECT position IS NOT NULL FROM sources WHERE id = ?))",
        (place, source, category_of(article.topics) if automatic else None, source),
    )
    title, body, names = words_of(article, text_of)
    database.run(
        "INSERT INTO texts (place, title, body, page, names) VALUES (?, ?, ?, '', ?)", (place, title, body, names)
    )
    _put_rest(database, number, place, article)
    return number


def change(database: Database, intent: Change, *, automatic: bool, text_of: TextOf) -> bool:
    """Write an edited article over the known one, which keeps place and state; tell whether it was there."""
    article = intent.article
    found = database.row("SELECT place FROM articles WHERE id = ?", (intent.id,))
    if found is None:
        return False
    place = found[0]
    database.run(
        "UPDATE articles SET guid = ?, canonical = ?, digest = ?, url = ?, title = ?, summary = ?, authors = ?,"
        " topics = ?, published = ? WHERE id = ?",
        (*_columns(article, intent.digest), intent.id),
    )
    if automatic:
        database.run("UPDATE states SET category = ? WHERE place = ?", (category_of(article.topics), place))
    title, body, names = words_of(article, text_of)
    database.run("UPDATE texts SET title = ?, body = ?, names = ? WHERE place = ?", (title, body, names, place))
    database.run("DELETE FROM topics WHERE place = ?", (place,))
    _put_rest(database, intent.id, place, article)
    return True


def category_of(topics: tuple[str, ...]) -> str:
    """Return the category of an article that is filed by its own: its first topic."""
    return topics[0] if topics else UNFILED


def put_topics(database: Database, place: int, topics: tuple[str, ...]) -> None:
    """Make an article findable by its topics."""
    rows = [(topic.casefold(), place) for topic in topics]
    database.run_many("INSERT OR IGNORE INTO topics (name, place) VALUES (?, ?)", rows)


def _columns(article: ParsedArticle, digest: bytes) -> tuple[object, ...]:
    return (
        fold_guid(article.guid),
        article_address(article),
        digest,
        article.url,
        article.title,
        article.summary,
        pack(article.authors),
        pack(article.topics),
        seconds(article.published),
    )


def _put_rest(database: Database, number: int, place: int, article: ParsedArticle) -> None:
    enclosures = pack((one.url, one.type, one.length) for one in article.enclosures)
    database.run(
        "INSERT OR REPLACE INTO contents (article, html, guid, updated, language, image, comments, enclosures)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            # Cleaned again here: HTML passes the parsers as it came, and a lone surrogate cannot be stored.
            clean(article.body) or None,
            clean(article.guid) if article.guid else None,
            seconds(article.updated),
            article.language,
            article.image,
            article.comments,
            enclosures,
        ),
    )
    put_topics(database, place, article.topics)
    addresses.record(database, number, [article.url])
