"""Sources table: subscriptions, their health and validators."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from termnews.domain.addresses import host
from termnews.domain.source import AUTO, UNFILED, Answer, Health, Source, Subscription, UnreadDates, Validators
from termnews.store.columns import ID_OF_SORT_KEY, moment, seconds
from termnews.store.database import Database, Row
from termnews.store.subscribed import MIRRORED, Subscribed

if TYPE_CHECKING:
    from termnews.domain.article import ParsedFeed

_SOURCES = """
    SELECT id, url, title, feed_title, category, site, full_text, map, interval, keep_days, keep_articles, paused,
        moved_to, typed_host, checked, success, error, error_since, failures, retry_at, gone, ttl, fresh_for, took,
        newest, etag, last_modified, body_hash,
        (SELECT json_array(number, example) FROM unread_dates WHERE source = sources.id),
        (SELECT count(*) FROM states WHERE source = sources.id),
        (SELECT count(*) FROM states WHERE source = sources.id AND read = 0)
    FROM sources WHERE position IS NOT NULL
"""


class Sources:
    """The sources of one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sync(self, subscriptions: Sequence[Subscription]) -> None:
        """Make the subscribed set and its order equal to `subscriptions`; of one url twice, the first counts.

        A source that is no longer among them keeps its articles but is listed no more; subscribing again brings
        them back. One that stands there with the address it has moved to is the same source. Nothing is written where
        nothing differs, so a read-only cache may be told what it knows.
        """
        wanted = {
            subscription.url: _columns(subscription, position)
            for position, subscription in reversed(list(enumerate(subscriptions)))
        }
        rows = self._database.rows(f"SELECT id, url, moved_to, {MIRRORED} FROM sources WHERE position IS NOT NULL")
        present = {row[1]: row[3:] for row in rows}
        moved = {row[2]: row[:2] for row in rows if row[2] in wanted and row[2] not in present and row[1] not in wanted}
        changed = sorted((url for url in wanted if wanted[url] != present.get(url)), key=lambda url: wanted[url])
        dropped = [row[0] for row in rows if row[1] not in wanted and row[:2] not in moved.values()]
        if not changed and not dropped:
            return
        with self._database.write():
            for number in dropped:
                self._database.run("UPDATE sources SET position = NULL WHERE id = ?", (number,))
                self._database.run("UPDATE states SET listed = 0 WHERE source = ?", (number,))
            for url, (number, old) in moved.items():
                self._readdress(number, old, url)
            for url in changed:
                self._subscribe(url, wanted[url])

    def change(
        self, change: Callable[[tuple[Subscription, ...]], Sequence[Subscription]]
    ) -> tuple[tuple[Subscription, ...], tuple[Subscription, ...]]:
        """Make the subscribed set what `change` makes of it, with nobody changing it meanwhile; return both."""
        with self._database.write():
            before = self.subscriptions()
            after = tuple(change(before))
            self.sync(after)
        return before, after

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Return what is subscribed to, as `sync` took it: what gives access to a server was never told."""
        order = "WHERE position IS NOT NULL ORDER BY position, id"
        rows = self._database.rows(f"SELECT url, {MIRRORED} FROM sources {order}")
        return tuple(_subscription(row) for row in rows)

    def all(self) -> list[Source]:
        """Return the subscribed sources in their order, with counts and health."""
        return [_source(row) for row in self._database.rows(f"{_SOURCES} ORDER BY position, id")]

    def ended(self) -> int:
        """Return how many articles no list shows, since their source is subscribed to no more."""
        ended = "SELECT id FROM sources WHERE position IS NULL"
        return self._database.number(f"SELECT count(*) FROM states WHERE source IN ({ended})")

    def find(self, ref: int | str) -> Source:
        """Return a subscribed source by id or url; raise NotFoundError.

        A url that is subscribed to in another form (scheme, `www.`, closing slash) is found too.
        """
        number = Subscribed(self._database).id_of(ref)
        row = self._database.row(f"{_SOURCES} AND id = ?", (number,))
        assert row is not None
        return _source(row)

    def record_failure(
        self, source: int, message: str, *, now: datetime, retry_at: datetime | None = None, gone: bool = False
    ) -> None:
        """Record that a refresh failed and why; `retry_at` is when the server said to return, `gone` its 410."""
        with self._database.write():
            self._database.run(
                "UPDATE sources SET checked = :now, error = :error, failures = failures + 1,"
                " error_since = min(coalesce(error_since, :now), :now), retry_at = :retry, gone = :gone WHERE id = :id",
                {"now": seconds(now), "error": message, "retry": seconds(retry_at), "gone": gone, "id": source},
            )

    def chosen_at(self, url: str, typed: str | None) -> None:
        """Record which address a person typed to be led to the source at `url`, None where it was that one itself."""
        with self._database.write():
            self._database.run("UPDATE sources SET typed_host = ? WHERE url = ?", (typed and host(typed), url))

    def record_left_alone(self, source: int, *, now: datetime) -> None:
        """Record that a source had its turn, though its server was not asked."""
        with self._database.write():
            self._database.run("UPDATE sources SET checked = ? WHERE id = ?", (seconds(now), source))

    def hold_back(self, of_host: str, *, until: datetime) -> None:
        """Record that a host wants none of its sources to be asked for a while."""
        with self._database.write():
            for number, url in self._database.rows("SELECT id, url FROM sources WHERE position IS NOT NULL"):
                if host(url) == of_host:
                    self._database.run(
                        "UPDATE sources SET retry_at = max(coalesce(retry_at, 0), ?) WHERE id = ?",
                        (seconds(until), number),
                    )

    def record_unchanged(self, source: int, answer: Answer, *, now: datetime) -> None:
        """Record that a source was asked and had nothing new."""
        with self._database.write():
            record_success(self._database, source, answer, now=now)

    def filing(self, category: str) -> list[Source]:
        """Return the sources of a category: those filed under it, and "auto" ones with an article that is."""
        rows = self._database.rows(
            f"{_SOURCES} AND (category = :name OR (category = :auto AND id IN"
            " (SELECT source FROM states WHERE states.category = :name AND listed = 1))) ORDER BY position, id",
            {"name": category, "auto": AUTO},
        )
        return [_source(row) for row in rows]

    def _readdress(self, number: int, old: str, url: str) -> None:
        """Give a source the address it has moved to.

        Two cannot have one: a source of the new address that was ended once takes the old one, as it is the same feed
        there, and its articles return with that. In between it has none.
        """
        self._database.run("UPDATE sources SET url = '' WHERE url = ?", (url,))
        self._database.run(
            "UPDATE sources SET url = ?, moved_to = NULL, typed_host = coalesce(typed_host, ?) WHERE id = ?",
            (url, host(old), number),
        )
        self._database.run("UPDATE sources SET url = ? WHERE url = ''", (old,))

    def _subscribe(self, url: str, columns: Row) -> None:
        before = self._database.row("SELECT id, position, category FROM sources WHERE url = ?", (url,))
        if before is None:
            self._database.run(
                f"INSERT INTO sources ({MIRRORED}, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*columns, url)
            )
            return
        number, position, category = before
        self._database.run(
            f"UPDATE sources SET ({MIRRORED}) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?", (*columns, number)
        )
        if position is None:
            # Who subscribes anew wants it asked anew.
            self._database.run("UPDATE sources SET gone = 0, retry_at = NULL, failures = 0 WHERE id = ?", (number,))
            self._database.run("UPDATE states SET listed = 1 WHERE source = ?", (number,))
        if AUTO in (category, columns[1]) and category != columns[1]:
            self._file(number, automatic=columns[1] == AUTO)

    def _file(self, source: int, *, automatic: bool) -> None:
        """Give the articles of a source the category they carry, or take it away again."""
        own = f"(SELECT coalesce(json_extract(topics, '$[0]'), '{UNFILED}') FROM articles WHERE id = {ID_OF_SORT_KEY})"
        self._database.run(f"UPDATE states SET category = {own if automatic else 'NULL'} WHERE source = ?", (source,))


def record_success(database: Database, source: int, answer: Answer, *, now: datetime) -> None:
    """Write health and validators after a refresh that brought something; the caller has the transaction."""
    database.run(
        "UPDATE sources SET checked = :now, success = coalesce(:success, success), error = :fault,"
        " error_since = CASE WHEN :fault IS NULL THEN NULL ELSE coalesce(error_since, :now) END, failures = 0,"
        " retry_at = NULL, gone = 0, etag = :etag, last_modified = :modified, body_hash = :hash, fresh_for = :fresh,"
        # one slow answer makes no slow server
        " took = coalesce(0.7 * took + 0.3 * :took, took, :took), moved_to = :moved_to WHERE id = :id",
        {
            "now": seconds(now),
            "etag": answer.validators.etag,
            "modified": answer.validators.last_modified,
            "hash": answer.validators.body_hash,
            "fresh": answer.fresh_for,
            "took": answer.took,
            "moved_to": answer.moved_to,
            "fault": answer.fault,
            "success": seconds(now) if answer.fault is None else None,
            "id": source,
        },
    )


def record_feed(database: Database, source: int, feed: "ParsedFeed", newest: datetime | None) -> None:
    """Write what a feed says of itself, and the date of the newest article; the caller has the transaction."""
    database.run(
        "UPDATE sources SET feed_title = coalesce(:title, feed_title), site = coalesce(:site, site), ttl = :ttl,"
        " newest = max(coalesce(newest, :newest), coalesce(:newest, newest)) WHERE id = :id",
        {
            "title": feed.title or None,
            "site": feed.site,
            "ttl": feed.ttl,
            "newest": seconds(newest),
            "id": source,
        },
    )
    if feed.unread_dates:
        database.run("INSERT OR REPLACE INTO unread_dates VALUES (?, ?, ?)", (source, *feed.unread_dates))
    else:
        database.run("DELETE FROM unread_dates WHERE source = ?", (source,))


def _columns(subscription: Subscription, position: int) -> Row:
    """Return the values of `MIRRORED`. What gives access to a server is not among them: a cache may be passed on."""
    expressions = json.dumps(dict(subscription.map), ensure_ascii=False, sort_keys=True)
    return (
        position, subscription.category, subscription.title, int(subscription.full_text), expressions,
        subscription.interval, subscription.keep_days, subscription.keep_articles, int(subscription.paused),
    )  # fmt: skip


def _subscription(row: Row) -> Subscription:
    url, _, category, title, full_text, expressions, interval, keep_days, keep_articles, paused = row
    return Subscription(
        url, category, title, bool(full_text), json.loads(expressions), interval, keep_days, keep_articles,
        paused=bool(paused),
    )  # fmt: skip


def _source(row: Row) -> Source:
    (number, url, title, feed_title, category, site, full_text, expressions, interval, keep_days, keep_articles,
     paused, moved_to, typed_host, checked, success, error, error_since, failures, retry_at, gone, ttl, fresh_for,
     took, newest, etag, last_modified, body_hash, unread_dates, articles, unread) = row  # fmt: skip
    health = Health(
        moment(checked), moment(success), error, moment(error_since), failures, moment(retry_at), bool(gone),
        ttl, fresh_for, took, moment(newest), UnreadDates(*json.loads(unread_dates)) if unread_dates else None,
    )  # fmt: skip
    return Source(
        id=number,
        url=url,
        title=title or feed_title or host(url) or url,
        category=category,
        feed_title=feed_title,
        site=site,
        full_text=bool(full_text),
        map=json.loads(expressions) if expressions != "{}" else {},
        interval=interval,
        keep_days=keep_days,
        keep_articles=keep_articles,
        paused=bool(paused),
        moved_to=moved_to,
        typed=typed_host is None or typed_host == host(url),
        health=health,
        validators=Validators(etag, last_modified, body_hash),
        articles=articles,
        unread=unread,
    )
