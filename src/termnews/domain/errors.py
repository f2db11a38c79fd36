"""One tree of errors; each message is one sentence that says what to do."""


class TermnewsError(Exception):
    """Anything termnews tells the reader in one sentence instead of a traceback."""


class FetchError(TermnewsError):
    """A request that brought nothing usable, with the HTTP status where there was one.

    `retry_after` is in seconds (RFC 9110 section 10.2.3), None where the server named none. `silent` tells of a server
    that did not answer in time; `led_to` is the other host that a redirect led to and where it failed; `limited` is the
    host that was asked too often, and wants to be left alone whatever is asked of it.
    """

    led_to = ""
    limited = ""

    def __init__(
        self,
        message: str,
        *,
        url: str = "",
        status: int | None = None,
        retry_after: float | None = None,
        silent: bool = False,
    ) -> None:
        super().__init__(message)
        self.url = url
        self.status = status
        self.retry_after = retry_after
        self.silent = silent


class OfflineError(FetchError):
    """The network was needed but is missing, or switched off (`--offline`, the demo edition)."""


class UnnamedError(OfflineError):
    """No name server answered: there is none, or it is the host's own."""


class UnreachedError(FetchError):
    """No server was reached: its name was not found, or none of its addresses answered."""


class UntrustedError(FetchError):
    """Somebody answered whose certificate cannot be trusted."""


class RobotsError(FetchError):
    """A page that its server wants no program to fetch by itself; a person may open it all the same."""


class LimitedError(FetchError):
    """A page that was not asked for, since its host was asked too often just before."""


class ProxyError(FetchError):
    """The proxy that was to be used cannot be; `own` tells that it was set for one source, and fails no other."""

    def __init__(self, message: str, *, own: bool = False) -> None:
        super().__init__(message)
        self.own = own


class ParseError(TermnewsError):
    """Bytes that are no feed; the message says what they are instead.

    `answered` is who sent a page in place of the feed, where that was not its server by all appearances.
    """

    answered = ""


class ExtractError(TermnewsError):
    """A page that holds no article to read."""


class PictureError(TermnewsError):
    """A picture that is not here, or that cannot be shown."""


class StoreError(TermnewsError):
    """The cache could not be opened, read or written."""


class NoRoomError(StoreError):
    """The disk of the cache is full. What is in it can be read."""


class DamagedError(StoreError):
    """The cache's file is not as it was left. The next start looks through it, and saves what can be saved."""


class ConfigError(TermnewsError):
    """A configuration file that does not say what it should, with its name and line where known."""


class NotFoundError(TermnewsError):
    """An article or source that the cache does not hold."""
