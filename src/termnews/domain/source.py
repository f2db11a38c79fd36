"""Sources: what is subscribed to, and how each one is doing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from termnews.domain.category import AUTO as AUTO
from termnews.domain.category import UNFILED as UNFILED
from termnews.domain.logins import Login


@dataclass(frozen=True, slots=True)
class Access:
    """What a server wants to be told and is forgiven; it holds secrets, so it is never printed, logged or cached.

    `password_command` is a command line whose first line of output is the password, where that is not given itself.
    `any_certificate` accepts a certificate that cannot be verified. `proxy` is the way to it, "" where that is to be
    direct, None where it is the one of all sources.
    """

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    username: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    password_command: str | None = field(default=None, repr=False)
    any_certificate: bool = False
    proxy: str | None = field(default=None, repr=False)

    @property
    def has_login(self) -> bool:
        """Whether it says who asks."""
        return self.username is not None or "authorization" in map(str.lower, self.headers)

    @property
    def login(self) -> Login | None:
        """The user name and password that it holds itself."""
        return None if self.username is None else Login(self.username, self.password)

    @property
    def is_secret(self) -> bool:
        """Whether it holds what nobody else should read."""
        return bool(self.headers or self.username or self.password or self.password_command or self.proxy)

    def with_login(self, login: Login | None) -> "Access":
        """Return it with what of a login it lacks; another name or a password that it has stays."""
        if login is None or (self.has_login and self.username != login.username):
            return self
        known = self.password is not None or self.password_command is not None
        return replace(self, username=login.username, password=self.password if known else login.password)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One `[[source]]` of sources.toml. `category` may be "auto"; `map` holds JMESPath expressions by field.

    `interval` is in minutes between refreshes of the reader's own. `keep_days` and `keep_articles` bound what is kept,
    0 keeps everything. Of these, None means what the settings say. A `paused` one is asked only when a person asks for
    it alone. `pictures` is when those of its articles are fetched, one of PICTURES.
    """

    url: str
    category: str = UNFILED
    title: str | None = None
    full_text: bool = False
    map: Mapping[str, str] = field(default_factory=dict)
    interval: int | None = None
    keep_days: int | None = None
    keep_articles: int | None = None
    access: Access = Access()
    paused: bool = False
    pictures: str | None = None


class Validators(NamedTuple):
    """What a server gave to ask again with (RFC 9110 section 8.8), and a hash of the body they belong to."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


class Answer(NamedTuple):
    """What a good answer says about the next request: validators, and the fields of Health of the same names.

    `took` is here that of this one answer. `moved_to` is where a permanent redirect led. `fault` is a sentence for the
    reader where only a part of what was asked for came: then there is nothing that says which part the reader has.
    `announced` is the address that the feed itself asks to be read at, which nobody has looked at yet.
    """

    validators: Validators = Validators()
    fresh_for: int | None = None
    took: float | None = None
    moved_to: str | None = None
    fault: str | None = None
    announced: str | None = None


class UnreadDates(NamedTuple):
    """How many dates of a feed could not be read the last time, and one of them as it is written."""

    number: int
    example: str


class Health(NamedTuple):
    """How a source's refreshes went. `failures` counts those in a row; `retry_at` is when the server said to return.

    `ttl` (minutes, RSS 2.0) and `fresh_for` (seconds, RFC 9111 section 4.2.1) are how long the publisher says that the
    last answer holds. `took` is how many seconds an answer takes of late, `newest` the date of the newest article.
    """

    checked: datetime | None = None
    success: datetime | None = None
    error: str | None = None
    error_since: datetime | None = None
    failures: int = 0
    retry_at: datetime | None = None
    gone: bool = False
    ttl: int | None = None
    fresh_for: int | None = None
    took: float | None = None
    newest: datetime | None = None
    unread_dates: UnreadDates | None = None


class Source(NamedTuple):
    """A subscription as the cache knows it; `title` is the reader's own or the feed's (`feed_title`), never empty.

    `moved_to` is where a permanent redirect led the last time. `typed` tells that a person chose its host, and no
    redirect or page led there: only such a host may be in a private network.
    """

    id: int
    url: str
    title: str
    category: str
    feed_title: str | None = None
    site: str | None = None
    full_text: bool = False
    map: Mapping[str, str] = MappingProxyType({})
    interval: int | None = None
    keep_days: int | None = None
    keep_articles: int | None = None
    paused: bool = False
    moved_to: str | None = None
    typed: bool = True
    health: Health = Health()
    validators: Validators = Validators()
    articles: int = 0
    unread: int = 0
