"""Custom headers of a source: which of them are sent, and which of ours they replace. Their values are secrets."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from termnews.domain.errors import FetchError

NO_HEADERS: Mapping[str, str] = MappingProxyType({})

# What belongs to the connection (RFC 9110 section 7.6.1), to the framing, and to our own bookkeeping of answers.
_OURS = frozenset(
    (
        "accept-encoding", "connection", "content-length", "expect", "host", "if-modified-since", "if-none-match",
        "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    )
)  # fmt: skip
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{0,100}")
_VALUE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*")


def sendable(headers: Mapping[str, str]) -> dict[str, str]:
    """Return those of `headers` that a source may set, with blanks around the values dropped.

    Raises FetchError for a name that is no token, or a value that no header can hold (RFC 9110 sections 5.1 and 5.5);
    its sentence holds the name and never the value.
    """
    checked: dict[str, str] = {}
    for name, value in headers.items():
        start = _NAME.match(name)
        shown = start[0] if start else ""
        # No more of it than this: somebody may have written a whole header, secret and all, where its name goes.
        if not name or shown != name:
            raise FetchError(f"The name of this source's header {shown!r} is not valid; check it in sources.toml")
        if name.lower() in _OURS:
            continue
        checked[name] = value.strip(" \t")
        if not _VALUE.fullmatch(checked[name]):
            raise FetchError(f"This source's header {shown} holds what cannot be sent; check it in sources.toml")
    return checked


def merged(ours: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of a request: `own` ones stand in for `ours` of the same name, however it is written."""
    if not own:
        return dict(ours)
    replaced = {name.lower() for name in own}
    return {name: value for name, value in ours.items() if name.lower() not in replaced} | dict(own)
