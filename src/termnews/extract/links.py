"""Link numbering: the links of a document from 1 on, and which addresses count as links."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from termnews.domain.addresses import absolute
from termnews.domain.document import Link
from termnews.domain.text import one_line


@lru_cache(4096)
def web_address(href: str, base: str | None) -> str | None:
    """Return `href` as an absolute http(s) address, or None where following it would lead nowhere new."""
    href = href.strip()
    if not href or href[0] == "#":
        return None
    return absolute(href, base or "")


@dataclass(slots=True)
class Links:
    """Links in reading order, numbered from 1. `base` is the address that relative ones start from."""

    base: str | None = None
    found: list[Link] = field(default_factory=list)
    _noted: dict[str, int] = field(default_factory=dict)
    _posts: set[str] = field(default_factory=set)
    _embeds: set[str] = field(default_factory=set)

    def post(self, href: str) -> None:
        """Note the address of an embedded post, so that the link to it is known as such."""
        url = web_address(href, self.base)
        if url is not None:
            self._posts.add(url)

    def open(self, href: str) -> int | None:
        """Number a link of running text whose text is not known yet; None where it is no link."""
        url = web_address(href, self.base)
        if url is None or url in self._noted:
            return self._noted.get(url or "")
        self.found.append(Link(len(self.found) + 1, "", url, "embed" if url in self._posts else "body"))
        return len(self.found)

    def close(self, number: int, text: str) -> bool:
        """Give the link its text; a link that shows no text is taken back. Return whether it stays."""
        text = one_line(text)
        link = self.found[number - 1]
        if text and not link.text:
            self.found[number - 1] = replace(link, text=text)
        elif not text and not link.text and number == len(self.found):
            self.found.pop()
        return bool(text)

    def embed(self, href: str, text: str) -> int | None:
        """Number the link to what an embed shows; None where it leads nowhere, or was numbered before."""
        url = web_address(href, self.base)
        if url is None or url in self._embeds:
            return None
        self._embeds.add(url)
        self.found.append(Link(len(self.found) + 1, text, url, "embed"))
        return len(self.found)

    def also_read(self, url: str, text: str, label: str) -> int | None:
        """Number an editors' link; None where its target was numbered as one before."""
        if url in self._noted:
            return None
        self.found.append(Link(len(self.found) + 1, text, url, "also_read", label or None))
        self._noted[url] = len(self.found)
        return len(self.found)
