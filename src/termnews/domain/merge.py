"""Merge a parsed feed with the cache: which articles are new, edited or unchanged. Pure.

Pure: what the cache holds and what the feed holds go in, intents come out, and the cache merely carries them out.
There is no intent that deletes: a feed shows a window of its articles, and one that left it may come back.

An article pairs with a known one by the first rule below that fits, strongest evidence first. Publishers break
every one of them (one guid for all, one address for all, guids that are positions, guids renewed on each build), so
a rule that could overwrite another article holds only where exactly one article on each side answers to it.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b

from termnews.domain.addresses import canonical
from termnews.domain.article import ParsedArticle
from termnews.domain.text import clean, one_line

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST_AHEAD = timedelta(days=1)
_WORD = re.compile(r"\w+")
# The share of the words of two titles that both have, where one is the other edited.
_MOSTLY = 0.75


@dataclass(frozen=True, slots=True)
class Known:
    """An article the cache holds, as far as telling it from others needs; `guid` is folded, `canonical` a key."""

    id: int
    key: str
    guid: str | None
    canonical: str | None
    title: str
    published: datetime | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class Add:
    """Store `article` as a new one; `key` is unique within its source, `when` what lists sort it by, for good."""

    key: str
    article: ParsedArticle
    when: datetime
    digest: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """The known article `id` now reads as `article`; its state and its place in lists stay."""

    id: int
    article: ParsedArticle
    digest: bytes


Intent = Add | Change


@dataclass(frozen=True, slots=True)
class _Traits:
    """What two articles are compared by; `published` is in epoch seconds, `written` the title as it was written.

    `text` is all that the digest holds besides; of a known article only the digest is at hand.
    """

    guid: str | None
    canonical: str | None
    title: str
    published: int | None
    digest: bytes
    written: str
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """Two articles with the same signature (None: it does not apply) are one if they also `agree`."""

    signature: Callable[[_Traits], Hashable]
    agree: Callable[[_Traits, _Traits], bool] = lambda new, old: True
    alone: bool = True


# Merging and storing ask for the same guid several times over.
@lru_cache(maxsize=2048)
def fold_guid(guid: str | None) -> str | None:
    """Return the form in which guids are compared: neither case nor http or https tells articles apart."""
    folded = clean(guid or "").strip().casefold()
    return folded.removeprefix("https://" if folded.startswith("https:") else "http://") or None


def article_address(article: ParsedArticle) -> str | None:
    """Return the canonical address of an article, or None if it has no address."""
    return canonical(article.url) if article.url else None


def sort_date(published: datetime | None, now: datetime) -> datetime:
    """Return the date to sort an article by: when it was published if that is believable, else `now`.

    Not believable is a date before 1990 or more than a day ahead: it would pin the article to an end of every list.
    """
    if published is None or published < _EARLIEST or published > now + _LATEST_AHEAD:
        return now
    return published


def base_key(article: ParsedArticle) -> str:
    """Return what names an article in its source: guid, else canonical address, else a hash of title and text."""
    name = fold_guid(article.guid) or article_address(article)
    return name or _hash(article.title, article.summary, article.body).hex()


def decide(known: Sequence[Known], parsed: Sequence[ParsedArticle], *, now: datetime) -> tuple[Intent, ...]:
    """Return what the cache has to write, changes first, then new articles in the order their ids should have.

    `known` holds at least every article of the source that shares a guid, an address, a key or a date with one of
    `parsed`. Copies inside a feed (same guid, address, title and text) are one article.
    """
    articles, fresh = _without_copies(parsed)
    old = [_known_traits(candidate) for candidate in known]
    pairs = _pair(fresh, old)
    changes = [
        Change(known[o].id, articles[n], fresh[n].digest)
        for n, o in sorted(pairs.items())
        if fresh[n].digest != old[o].digest
    ]
    taken = {candidate.key for candidate in known}
    adds = []
    for n, article in enumerate(articles):
        if n not in pairs:
            key = _free_key(base_key(article), fresh[n].digest, taken)
            adds.append(Add(key, article, sort_date(article.published, now), fresh[n].digest))
    # Feeds put the newest first, so of articles with one date the first gets the highest id.
    adds.reverse()
    adds.sort(key=lambda add: add.when)
    return (*changes, *adds)


def _hash(*parts: str) -> bytes:
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).digest()


def _seconds(date: datetime | None) -> int | None:
    return None if date is None else int(date.timestamp())


def _traits(article: ParsedArticle) -> _Traits:
    """Return the traits of an article; its digest is a hash of what a reader would call the article.

    Dates are not in it: some publishers write the time of the request, which would make every article an edited one.
    """
    guid, address, title = fold_guid(article.guid), article_address(article), article.title
    text = (
        article.summary, article.body, "\x1e".join(article.authors), "\x1e".join(article.topics), article.image or "",
        "\x1e".join(enclosure.url for enclosure in article.enclosures),
        *(page.url for page in article.related),
    )  # fmt: skip
    digest = _digest(guid, address, title, text)
    return _Traits(guid, address, one_line(title).casefold(), _seconds(article.published), digest, title, text)


def _digest(guid: str | None, address: str | None, title: str, text: tuple[str, ...]) -> bytes:
    return _hash(guid or "", address or "", title, *text)


def _known_traits(known: Known) -> _Traits:
    title = one_line(known.title).casefold()
    date = _seconds(known.published)
    return _Traits(fold_guid(known.guid), known.canonical, title, date, known.digest, known.title)


def _without_copies(parsed: Sequence[ParsedArticle]) -> tuple[list[ParsedArticle], list[_Traits]]:
    articles, traits, seen = [], [], set()
    for article in parsed:
        article_traits = _traits(article)
        # With no guid and no address (logs, status pages) only the date tells two alike articles of a feed apart.
        date = None if article_traits.guid or article_traits.canonical else article_traits.published
        signature = (article_traits.guid, article_traits.canonical, article.title, article.summary, article.body, date)
        if signature not in seen:
            seen.add(signature)
            articles.append(article)
            traits.append(article_traits)
    return articles, traits


def _free_key(base: str, digest: bytes, taken: set[str]) -> str:
    """Return `base`, or where another article has it a key made from the digest, and take it."""
    key, count = base, 1
    while key in taken:
        key = f"{base}\x1f{digest.hex()}" + (f"\x1f{count}" if count > 1 else "")
        count += 1
    taken.add(key)
    return key


def _same_date(new: _Traits, old: _Traits) -> bool:
    return new.published is not None and new.published == old.published


def _same_text(new: _Traits, old: _Traits) -> bool:
    """Tell whether two articles differ in guid, address and title at most; not for those without any text."""
    return any(new.text[:2]) and _digest(old.guid, old.canonical, old.written, new.text) == old.digest


def _edited(new: _Traits, old: _Traits) -> bool:
    """Tell whether one guid means one article, and not a guid used again: then the known article must not be lost.

    It does where title, date or address are the same. Where all that both have of these differs, it does only for an
    article without address and date whose text is the same, or whose title is in good part.
    """
    if new.title == old.title or _same_date(new, old):
        return True
    if new.canonical is not None and old.canonical is not None:
        return new.canonical == old.canonical
    if new.published is not None and old.published is not None:
        return False
    return _same_text(new, old) or _reworded(new.title, old.title)


def _reworded(title: str, other: str) -> bool:
    """Tell whether two titles are one that was edited: words added or taken away, or most of them the same."""
    words, others = set(_WORD.findall(title)), set(_WORD.findall(other))
    common = len(words & others)
    return bool(common) and (words <= others or others <= words or common >= _MOSTLY * len(words | others))


def _same_page(new: _Traits, old: _Traits) -> bool:
    """Tell whether one address means one article.

    It does not by itself if both carry their own guid (a page that shows the latest of a series), or if it is the
    front page of a site; a guid that differs in its fragment only counts the editions of one article.
    """
    if new.title == old.title or _same_date(new, old):
        return True
    if new.guid and old.guid:
        return new.guid.partition("#")[0] == old.guid.partition("#")[0]
    return "/" in (new.canonical or "") or "?" in (new.canonical or "")


_RULES = (
    _Rule(lambda t: (t.digest, t.published), alone=False),
    _Rule(lambda t: t.digest, alone=False),
    _Rule(lambda t: t.guid and (t.guid, t.canonical, t.title)),
    # Before the guid by itself: there are guids that are positions in the feed and move to the next article.
    _Rule(lambda t: t.canonical and t.title and t.published and (t.canonical, t.title, t.published)),
    _Rule(lambda t: t.guid and t.canonical and (t.guid, t.canonical)),
    _Rule(lambda t: t.guid and t.title and (t.guid, t.title)),
    _Rule(lambda t: t.canonical is None and t.title and t.published and (t.title, t.published)),
    _Rule(lambda t: t.canonical is None and t.published is None and t.title, agree=_same_text),
    _Rule(lambda t: t.guid, agree=_edited),
    _Rule(lambda t: t.canonical, agree=_same_page),
    _Rule(lambda t: t.title and t.published and (t.title, t.published)),
)


def _by_signature(traits: Iterable[_Traits], rule: _Rule) -> dict[Hashable, list[int]]:
    indexes: dict[Hashable, list[int]] = {}
    for index, article_traits in enumerate(traits):
        signature = rule.signature(article_traits)
        if signature:
            indexes.setdefault(signature, []).append(index)
    return indexes


def _pair(fresh: Sequence[_Traits], old: Sequence[_Traits]) -> dict[int, int]:
    """Return the pairs as index into `fresh` -> index into `old`, each used once."""
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for rule in _RULES:
        if len(pairs) == len(fresh) or len(used) == len(old):
            break
        candidates = _by_signature(old, rule)
        for signature, those in _by_signature(fresh, rule).items():
            these = candidates.get(signature, [])
            if rule.alone and (len(these) != 1 or len(those) != 1):
                continue
            free_new = [n for n in those if n not in pairs]
            free_old = [o for o in these if o not in used]
            for n, o in zip(free_new, free_old, strict=False):
                if rule.agree(fresh[n], old[o]):
                    pairs[n] = o
                    used.add(o)
    return pairs
