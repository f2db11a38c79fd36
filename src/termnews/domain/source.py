"""Sources: what is subscribed to, and how each one fares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

UNFILED = "Unfiled"
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Subscription:
    """One `[[source]]` of sources.toml. `category` may be "auto"; `map` holds JMESPath expressions by field."""

    url: str
    category: str = UNFILED
    title: str | None = None
    full_text: bool = False
    map: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask again with (RFC 9110 section 8.8), and a hash of the body they belong to."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """How a source's refreshes went. `failures` counts those in a row; `retry_at` is when the server said to return."""

    checked: datetime | None = None
    success: datetime | None = None
    error: str | None = None
    error_since: datetime | None = None
    failures: int = 0
    retry_at: datetime | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A subscription as the cache knows it; `title` is the reader's own or the feed's, never empty."""

    id: int
    url: str
    title: str
    category: str
    site: str | None = None
    full_text: bool = False
    map: Mapping[str, str] = field(default_factory=dict)
    health: Health = Health()
    validators: Validators = Validators()
    articles: int = 0
    unread: int = 0
