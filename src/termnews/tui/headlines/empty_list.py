"""Empty state of a list: why it has no rows, and the keys that lead on, in the reader's own key map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from termnews.config.keymaps import Keymap
from termnews.domain.query import Query, Scope
from termnews.domain.source import AUTO, Source
from termnews.library.queries import Queries
from termnews.tui.keys.key_sentences import with_keys

_NO_SOURCES = "No sources yet.\n\n{source.add} adds one\n{source.start} offers some, and a tour"
_FILTERED = "No headline has all of these words.\n\nEsc shows the whole list\n{find.search} searches everything"
_STARRED = "No starred articles.\n\n{mark.star} stars the article under the cursor"
_LATER = "Nothing kept for later.\n\n{mark.later} keeps the article under the cursor"
_ON_THE_WAY = "The first articles are on their way…\n\n{source.add} adds a source meanwhile"
_DEMO = "{app.demo} opens the demo edition meanwhile"
_AGAIN = "{source.refresh} tries again\n" + _DEMO
_FAILED = "None of the sources could be fetched.\n\n{source.error} tells why\n" + _AGAIN
_NOT_YET = "No articles yet.\n\n{source.refresh_all} refreshes all sources"
_NO_NETWORK = "No articles yet, and no network now.\n\nThey come with the first refresh\n" + _DEMO
_ALL_READ = "All read.\n\n{find.read_too} shows read articles too"
_ELSEWHERE = "\n{go.next_unread_source} goes to the next unread source"
_REFRESH = "\n{source.refresh_all} refreshes"
_SEARCH = "\n{find.search} searches everything"

TYPE_WORDS = "Type words to search for.\n\nEsc goes back"
NOTHING_READ = "Nothing read yet.\n\nWhat you read is listed here"
NO_WANTED = "No pages are waiting to be fetched.\n\nA link that you open without a network is noted here"
NONE_FOUND = "Nothing in this list.\n\n{find.read_too} shows read articles too"


def no_match(text: str, words: Sequence[str]) -> str:
    """Return what a search without a match says: how its words were understood, `words` being those of `text`."""
    if not text.strip():
        return TYPE_WORDS
    if not words:
        return "There is no word in this, only signs.\n\nEsc goes back"
    last = words[-1]
    ends = f"a word that begins with {last[:-1]}" if last.endswith("…") else f"the word {last}"
    found = f"all of: {', '.join(words[:-1])} and {ends}" if len(words) > 1 else ends
    return f"No article has {found}.\n\nEsc goes back"


@dataclass(frozen=True, slots=True)
class EmptyText:
    """Says why a list is empty. `refreshing` tells whether sources are asked now, `keymap` gives the keys in force.

    `outage` tells what was wrong with the network when they were asked last.
    """

    queries: Queries
    keymap: Callable[[], Keymap]
    refreshing: Callable[[], bool]
    outage: Callable[[], str]
    offline: bool

    def why(self, query: Query, *, filtered: bool, own: str | None) -> str:
        """Return why the list of `query` is empty; `own` is what a list says that no query names."""
        if filtered:
            text = _FILTERED
        elif not self.queries.has_sources():
            text = _NO_SOURCES
        elif own is not None:
            text = own
        else:
            text = {Scope.STARRED: _STARRED, Scope.LATER: _LATER}.get(query.scope) or self._none_of_sources(query)
        return with_keys(text, self.keymap())

    def _none_of_sources(self, query: Query) -> str:
        sources = _within(query, self.queries.sources())
        if not any(source.articles for source in sources):
            if self.refreshing():
                return _ON_THE_WAY
            if self.offline:
                return _NO_NETWORK
            if self.outage():
                return f"{self.outage()}\n\n{_AGAIN}"
            return _FAILED if sources and all(source.health.error for source in sources) else _NOT_YET
        if query.scope is not Scope.UNREAD:
            return _NOT_YET
        narrow = query.source is not None or query.category is not None
        elsewhere = narrow and bool(self.queries.count(Query(Scope.UNREAD, limit=1)))
        return _ALL_READ + (_ELSEWHERE if elsewhere else _SEARCH if self.offline else _REFRESH)


def _within(query: Query, sources: list[Source]) -> list[Source]:
    """Return the sources whose articles a list may hold."""
    if query.source is not None:
        return [source for source in sources if source.id == query.source]
    if query.category is not None:
        return [source for source in sources if source.category in (query.category, AUTO)]
    return sources
