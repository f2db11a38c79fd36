"""Alias table of addresses: those an article is known under, and lookup of an article by address."""

from collections.abc import Iterable

from termnews.domain.addresses import canonical
from termnews.store.columns import pack
from termnews.store.database import Database
from termnews.store.headlines import DOCUMENT_OF


def record(database: Database, article: int, urls: Iterable[str | None]) -> None:
    """Record addresses of an article; the caller has the transaction."""
    rows = [(key, article) for key in {canonical(url) for url in urls if url}]
    database.run_many("INSERT OR IGNORE INTO addresses (canonical, article) VALUES (?, ?)", rows)


def find(database: Database, keys: Iterable[str]) -> dict[str, tuple[int, bool]]:
    """Return canonical address -> id of its article and whether that can be read offline.

    Of several articles the one to open is one with a full text, then one with a body, then a listed one, then the
    newest.
    """
    rows = database.rows(
        f"""
        SELECT addresses.canonical, articles.id,
            documents.article IS NOT NULL AS full, contents.html IS NOT NULL AS body
        FROM json_each(?) JOIN addresses ON addresses.canonical = json_each.value
            JOIN articles ON articles.id = addresses.article JOIN states ON states.place = articles.place
            LEFT JOIN documents ON documents.article = {DOCUMENT_OF}
            LEFT JOIN contents ON contents.article = articles.id
        ORDER BY full, body, listed, articles.place
        """,
        (pack(keys),),
    )
    return {key: (number, bool(full or body)) for key, number, full, body in rows}
