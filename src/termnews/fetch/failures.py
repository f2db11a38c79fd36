"""Map statuses and network exceptions to errors, each one sentence for the reader."""

import ssl
from collections.abc import Callable, Iterator

from termnews.domain.errors import FetchError, OfflineError, UntrustedError
from termnews.domain.text import one_line

CUT_SHORT = "The answer was cut short on its way; try again later"
_SENTENCES = {
    204: "{host} sent an answer without content (204)",
    205: "{host} sent an answer without content (205)",
    206: "{host} sent a part only, which was not asked for (206)",
    304: "{host} says that nothing changed, which was not asked (304); try again later",
    401: "{host} wants a login (401)",
    402: "{host} wants to be paid (402)",
    403: "{host} refuses to give this to a reader program (403)",
    404: "The server says there is nothing at this address (404); it may have moved",
    408: "{host} took the request for too slow (408); try again later",
    410: "The server says the feed or page is gone (410)",
    429: "{host} was asked too often (429); try again later",
    451: "{host} may not show this for legal reasons (451)",
}
# RFC 6585 section 6: sent by a captive portal, and never by the server that was asked.
_LOGIN_TO_THE_NETWORK = 511


def status_failure(status: int, host: str) -> FetchError:
    """Return the error that stands for an answer without anything to read (RFC 9110 section 15)."""
    if status == _LOGIN_TO_THE_NETWORK:
        return OfflineError("This network wants a login first: open any page in a browser", status=status)
    if status in _SENTENCES:
        sentence = _SENTENCES[status].format(host=host)
    elif status >= 500:
        sentence = f"The server of {host} has an error of its own ({status}); try again later"
    else:
        sentence = f"{host} gave an answer that is of no use here ({status})"
    return FetchError(sentence, status=status)


def timed_out(host: str, seconds: float | None, kind: type[FetchError] = FetchError) -> FetchError:
    """Return the error for a server that says nothing for `seconds`."""
    return kind(f"{host} does not answer (timed out after {seconds or 0:g} s)", silent=True)


def too_slow(host: str, seconds: float) -> FetchError:
    """Return the error for an answer that was not whole within `seconds`."""
    return FetchError(f"{host} is too slow: its answer was not whole after {seconds:g} s", silent=True)


def private_host(host: str) -> FetchError:
    """Return the error for a host that only a person may choose."""
    return FetchError(f"{host} is in a private network, where only sources that you added yourself may be fetched from")


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the chain of exceptions that ends in `error`: httpx wraps httpcore's, which wrap those of the system."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def breaks_off(error: Exception) -> bool:
    """Tell whether what httpx raised while a body came in says that its connection ended too early."""
    import httpx

    return isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError))


def network_failure(error: Exception, host: str, timeout: float, *, asked: bool = True) -> FetchError | None:
    """Return the error that stands for what httpx, ssl or the sockets raised; None where it is none of theirs.

    `asked` says that `host` is the one of the address that was asked for, not one that it redirects to.
    """
    import httpx

    # The backends raise errors of their own, so that what fails in connecting is the handshake.
    judge: dict[type[Exception] | tuple[type[Exception], ...], Callable[[], FetchError]] = {
        httpx.TimeoutException: lambda: timed_out(host, timeout),
        httpx.RemoteProtocolError: lambda: _broken_answer(error, host),
        (httpx.ConnectError, ssl.SSLError): lambda: _not_secure(error, host, asked),
        (httpx.NetworkError, OSError): lambda: FetchError(f"{host} broke off the connection; try again later"),
        (httpx.LocalProtocolError, httpx.InvalidURL, UnicodeError): lambda: FetchError(
            f"No request can be made of this address at {host}"
        ),
        # None of these is known to come from what a server does.
        (httpx.HTTPError, httpx.StreamError, httpx.CookieConflict): lambda: FetchError(
            f"The request to {host} went wrong; try again later"
        ),
    }
    return next((make() for kind, make in judge.items() if isinstance(error, kind)), None)


def _not_secure(error: Exception, host: str, asked: bool) -> FetchError:
    untrusted = next((cause for cause in causes(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if untrusted is None:
        return FetchError(f"No secure connection to {host} could be made")
    reason = one_line(untrusted.verify_message).rstrip(".") or "not valid"
    remedy = "; any_certificate = true on this source in sources.toml accepts it" if asked else ""
    return UntrustedError(f"The certificate of {host} cannot be trusted ({reason}){remedy}")


def _broken_answer(error: Exception, host: str) -> FetchError:
    """Return the error for a RemoteProtocolError: httpx has that class for three faults, told apart by its words."""
    words = str(error)
    if "incomplete" in words or "without sending complete" in words:
        return FetchError(CUT_SHORT)
    if "without sending a response" in words:
        return FetchError(f"{host} broke off the connection; try again later")
    return FetchError(f"The answer of {host} is not valid HTTP")
