"""What a list without a row says: why it is empty, and the keys that lead on, in the reader's own key map."""

from typing import TYPE_CHECKING

from termnews.domain.query import Query, Scope
from termnews.domain.source import AUTO, Source
from termnews.tui.keys.key_sentences import with_keys

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

_NO_SOURCES = "No sources yet.\n\n{source.add} adds one\n{source.start} offers some, and a tour"
_FILTERED = "No headline holds all of these words.\n\nEsc shows the whole list\n{find.search} searches everything"
_STARRED = "No starred articles.\n\n{mark.star} stars the article under the cursor"
_LATER = "Nothing kept for later.\n\n{mark.later} keeps the article under the cursor"
_ON_THE_WAY = "The first articles are on their way…\n\n{source.add} adds a source meanwhile"
_FAILED = "Nothing could be fetched.\n\n{source.error} in the tree tells why\n{source.refresh} tries again"
_NOT_YET = "No articles yet.\n\n{source.refresh_all} refreshes all sources"
_NO_NETWORK = "No articles yet, and no network now.\n\nThey come with the first refresh"
_ALL_READ = "All read.\n\n{find.read_too} shows read articles too"
_ELSEWHERE = "\n{go.next_unread_source} goes to the next unread source"
_REFRESH = "\n{source.refresh_all} refreshes"
_SEARCH = "\n{find.search} searches everything"

TYPE_WORDS = "Type words to search for.\n\nEsc goes back"
NOTHING_READ = "Nothing read yet.\n\n{go.open} opens an article: it stands here then"
NO_WANTED = "No page is wanted.\n\nA link that is opened offline is noted here"
NONE_FOUND = "Nothing in this list.\n\n{find.read_too} shows read articles too"


def why_empty(screen: "MainScreen", query: Query, fixed: str | None) -> str:
    """Return why the list of `query` is empty; `fixed` is what a list says that no query names."""
    return with_keys(_why(screen, query, fixed), screen.keymap)


def no_match(words: str) -> str:
    """Return what a search says that found nothing."""
    return f"Nothing holds all of these words.\n\n{words}\n\nEsc goes back"


def _why(screen: "MainScreen", query: Query, fixed: str | None) -> str:
    library = screen.library
    if screen.filter_line.text:
        return _FILTERED
    if not library.queries.has_sources():
        return _NO_SOURCES
    if fixed is not None:
        return fixed
    if query.scope is Scope.STARRED:
        return _STARRED
    if query.scope is Scope.LATER:
        return _LATER
    sources = _within(query, library.queries.sources())
    if not any(source.articles for source in sources):
        if screen.refreshing:
            return _ON_THE_WAY
        if library.offline:
            return _NO_NETWORK
        return _FAILED if sources and all(source.health.error for source in sources) else _NOT_YET
    if query.scope is not Scope.UNREAD:
        return _NOT_YET
    narrow = query.source is not None or query.category is not None
    elsewhere = narrow and bool(library.queries.count(Query(Scope.UNREAD, limit=1)))
    return _ALL_READ + (_ELSEWHERE if elsewhere else _SEARCH if library.offline else _REFRESH)


def _within(query: Query, sources: list[Source]) -> list[Source]:
    """Return the sources whose articles a list may hold."""
    if query.source is not None:
        return [source for source in sources if source.id == query.source]
    if query.category is not None:
        return [source for source in sources if source.category in (query.category, AUTO)]
    return sources
