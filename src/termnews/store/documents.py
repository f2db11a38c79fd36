"""Documents: the stored full texts of articles."""

import json
from collections.abc import Sequence
from datetime import datetime

from termnews.domain.document import Document, plain_text
from termnews.domain.document_json import document_from_json, document_to_json
from termnews.domain.edition import Edition
from termnews.domain.errors import NotFoundError
from termnews.store import addresses, editions
from termnews.store import same_address as twins
from termnews.store import search_text as texts
from termnews.store.columns import seconds
from termnews.store.database import Database
from termnews.store.links import forget_wanted


class Documents:
    """The full texts of one cache; articles of several sources at one address share one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article: int) -> Document | None:
        """Return the stored full text of an article, or None.

        One that another version wrote in a form unknown here counts as none: it can be fetched again.
        """
        number = twins.document_id(self._database, article)
        row = self._database.row("SELECT json FROM documents WHERE article = ?", (number,))
        try:
            return document_from_json(json.loads(row[0])) if row else None
        except (ValueError, KeyError, TypeError):
            return None

    def before(self, article: int) -> Edition | None:
        """Return what the feed said of an article before its publisher edited it, None where nobody did."""
        return editions.before(self._database, article)

    def put(self, article: int, document: Document, known_as: Sequence[str], *, now: datetime) -> None:
        """Store the full text of an article, make it searchable, and record the addresses that lead to it.

        `known_as` are the address asked for and the one that answered; the document's own is added. Raises
        NotFoundError.
        """
        with self._database.write():
            row = self._database.row("SELECT place FROM articles WHERE id = ?", (article,))
            if row is None:
                raise NotFoundError(f"There is no article {article} in the cache.")
            self._database.run(
                "INSERT OR REPLACE INTO documents (article, json, stored) VALUES (?, ?, ?)",
                (
                    twins.document_id(self._database, article),
                    json.dumps(document_to_json(document), ensure_ascii=False),
                    seconds(now),
                ),
            )
            texts.put_page(self._database, row[0], "\n\n".join([document.standfirst or "", plain_text(document)]))
            urls = [url for url in (document.url, *known_as) if url]
            addresses.record(self._database, article, urls)
            forget_wanted(self._database, urls)
