"""Meta refresh: where a page sends its readers on to (WHATWG HTML, "shared declarative refresh steps")."""

import re

from termnews.domain import page_charset
from termnews.domain.addresses import absolute

_BEGINNING = 200_000
_LONGEST_DELAY = 60
_CONTENT = re.compile(r"""\s*(\d{0,6})(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))""",
                      re.IGNORECASE | re.DOTALL)  # fmt: skip


def sent_on_to(body: bytes, url: str, *, refresh_header: str = "") -> str | None:
    """Return where the page of `url` sends on to within a minute, by itself or its Refresh header; None for nowhere."""
    if refresh_header:
        return _address(refresh_header, url)
    page = page_charset.decode(body[:_BEGINNING])
    if "refresh" not in page.lower():
        return None
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    base = tree.css_first("base[href]")
    beside = absolute((base.attributes.get("href") or "") if base else "", url) or url
    hidden = [LexborHTMLParser(node.text(deep=True)) for node in tree.css("noscript")[:20]]
    for part in [tree, *hidden]:
        for node in part.css("meta[http-equiv][content]"):
            if (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
                address = _address(node.attributes.get("content") or "", beside)
                if address is not None and address != url:
                    return address
    return None


def _address(content: str, base: str) -> str | None:
    match = _CONTENT.match(content[:4000])
    if match is None or int(match[1] or 0) > _LONGEST_DELAY:
        return None
    target = (match[2] or match[3] or match[4] or "").strip()
    return absolute(target, base) if target else None
