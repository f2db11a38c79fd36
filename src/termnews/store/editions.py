"""Earlier editions: what an article said before its publisher edited it, one for each article that was edited."""

from datetime import UTC, datetime

from termnews.domain.article import ParsedArticle
from termnews.domain.edition import Edition, says_otherwise
from termnews.store.columns import moment, seconds
from termnews.store.database import Database


def before(database: Database, article: int) -> Edition | None:
    """Return what an article said before it was edited, None where nobody edited it."""
    row = database.row("SELECT title, summary, html, replaced FROM editions WHERE article = ?", (article,))
    if row is None:
        return None
    title, summary, html, replaced = row
    return Edition(title, summary, html, moment(replaced) or datetime.min.replace(tzinfo=UTC))


def keep(database: Database, article: int, edited: ParsedArticle, now: datetime) -> bool:
    """Keep what an article says before `edited` is written over it; tell whether that has other words.

    Of an article that has been edited twice since it was opened, the edition stays that its reader has seen.
    """
    row = database.row(
        "SELECT title, summary, coalesce(html, '') FROM articles JOIN contents ON contents.article = articles.id"
        " WHERE articles.id = ?",
        (article,),
    )
    if row is None or not says_otherwise(row, (edited.title, edited.summary, edited.body)):
        return False
    database.run(
        """
        INSERT INTO editions (article, title, summary, html, replaced, unseen) VALUES (?, ?, ?, ?, ?, EXISTS (
            SELECT 1 FROM states JOIN articles ON articles.place = states.place WHERE articles.id = ?1 AND read = 1
        ))
        ON CONFLICT (article) DO UPDATE SET title = excluded.title, summary = excluded.summary,
            html = excluded.html, replaced = excluded.replaced, unseen = excluded.unseen WHERE unseen = 0
        """,
        (article, *row, seconds(now)),
    )
    return True
