"""Web linking (RFC 8288): the links in the Link header of an answer."""

import re
from typing import NamedTuple
from urllib.parse import unquote

_MOST = 100
_LONGEST = 32 * 1024
_TARGET = re.compile(r"<([^<>]{1,4000})>")
# A name, with a value that may be quoted; possessive, since a publisher writes it.
_PARAMETER = re.compile(r'\s*+;\s*+([^\s=;,"<>]++)(?:\s*+=\s*+(?:"((?:[^"\\]|\\.)*+)"?|([^\s;,"<>]*+)))?+')
_ESCAPED = re.compile(r"\\(.)")


class WebLink(NamedTuple):
    """A link with its relations (`rel`, divided by blanks) and what it says of its target; `target` may be relative."""

    target: str
    rel: str = ""
    type: str = ""
    title: str = ""


def web_links(header: str) -> list[WebLink]:
    """Return the links of a Link header about its own page; of one parameter given twice the first counts."""
    header = header[:_LONGEST]
    links: list[WebLink] = []
    at = 0
    while len(links) < _MOST and (target := _TARGET.search(header, at)):
        at = target.end()
        parameters: dict[str, str] = {}
        while parameter := _PARAMETER.match(header, at):
            at = parameter.end()
            name, quoted, plain = parameter.groups()
            parameters.setdefault(name.lower(), _ESCAPED.sub(r"\1", quoted) if quoted is not None else plain or "")
        if "anchor" not in parameters:
            links.append(_link(target[1].strip(), parameters))
    return links


def _link(target: str, parameters: dict[str, str]) -> WebLink:
    title = parameters.get("title", "")
    if "title*" in parameters:
        # RFC 8187: charset'language'percent-encoded
        charset, _, value = parameters["title*"].partition("'")
        title = unquote(value.partition("'")[2], "utf-8" if charset.lower() == "utf-8" else "latin-1") or title
    return WebLink(target, parameters.get("rel", ""), parameters.get("type", ""), title)
