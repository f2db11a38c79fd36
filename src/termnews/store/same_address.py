"""Cross-source duplicates: articles of several sources at one address share document and read mark.

Each source's list stays complete. The twin of all of them is the one with the lowest id: the document is stored
under it.
"""

from collections.abc import Iterable

from termnews.store.columns import pack
from termnews.store.database import Database


def names_one_article(canonical: str) -> bool:
    """Tell whether an address can be that of one article: a front page (no path, no query) is none."""
    return "/" in canonical or "?" in canonical


def shared(database: Database, canonicals: Iterable[str]) -> set[str]:
    """Return those of the addresses that more than one article is known under."""
    rows = database.rows(
        "SELECT canonical FROM addresses WHERE canonical IN (SELECT value FROM json_each(?))"
        " GROUP BY canonical HAVING count(*) > 1",
        (pack(canonicals),),
    )
    return {canonical for (canonical,) in rows}


def pair(database: Database, number: int, source: int, sort_key: int, canonical: str) -> None:
    """Link a new article to those that other sources have at its address; the caller has the transaction.

    Not where one source has several articles there: then the address does not name one article.
    """
    if not names_one_article(canonical):
        return
    others = database.rows(
        "SELECT articles.id, articles.source, articles.place, states.twin, states.read FROM addresses"
        " JOIN articles ON articles.id = addresses.article JOIN states ON states.place = articles.place"
        " WHERE addresses.canonical = ? AND articles.id <> ?",
        (canonical, number),
    )
    sources = [source, *(row[1] for row in others)]
    if not others or len(set(sources)) < len(sources):
        return
    lead = min(number, *(row[3] or row[0] for row in others))
    sort_keys = [sort_key, *(row[2] for row in others)]
    read = max(row[4] for row in others)
    database.run(
        "UPDATE states SET twin = ?, read = ? WHERE place IN (SELECT value FROM json_each(?))",
        (lead, read, pack(sort_keys)),
    )
    database.run(
        "UPDATE OR IGNORE documents SET article = ? WHERE article IN (SELECT value FROM json_each(?))",
        (lead, pack(row[0] for row in others)),
    )


def with_twins(database: Database, sort_keys: Iterable[int]) -> list[int]:
    """Return sort keys and after them those of their twins, each once."""
    given = list(dict.fromkeys(sort_keys))
    twins = database.numbers(
        "SELECT other.place FROM json_each(?) JOIN states ON states.place = json_each.value"
        " JOIN states AS other ON other.twin = states.twin WHERE states.twin IS NOT NULL",
        (pack(given),),
    )
    return list(dict.fromkeys([*given, *twins]))


def document_id(database: Database, article: int) -> int:
    """Return under which id the document of an article is stored."""
    row = database.row(
        "SELECT twin FROM articles JOIN states ON states.place = articles.place WHERE articles.id = ?", (article,)
    )
    return article if row is None or row[0] is None else int(row[0])
