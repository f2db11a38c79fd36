"""XML namespaces of feeds: one short name for each element, whatever prefix and spelling its publisher chose.

An element of RSS or Atom is known by its own name in small letters (`title`), one of a module with that of the module
before it (`dc:title`).
"""

import re

CORE = ""
UNKNOWN = "?"
# Namespaces without what their spellings differ in: the scheme, letters of either case, what stands at the end.
_NAMESPACES = {
    CORE: (
        "", "www.w3.org/2005/atom", "purl.org/atom/ns", "purl.org/rss/1.0", "purl.org/net/rss1.1",
        "my.netscape.com/rdf/simple/0.9", "channel.netscape.com/rdf/simple/0.9",
        "my.netscape.com/publish/formats/rss-0.91.dtd",
        "backend.userland.com/rss", "backend.userland.com/rss2", "backend.userland.com/rss091",
        "blogs.law.harvard.edu/tech/rss", "cyber.law.harvard.edu/rss/rss.html", "www.rssboard.org/rss-specification",
    ),
    "content": ("purl.org/rss/1.0/modules/content",),
    "dc": ("purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0"),
    "dcterms": ("purl.org/dc/terms",),
    "itunes": ("www.itunes.com/dtds/podcast-1.0.dtd", "itunes.com/dtds/podcast-1.0.dtd",
               "example.com/dtds/podcast-1.0.dtd"),
    "googleplay": ("www.google.com/schemas/play-podcasts/1.0",),
    "media": ("search.yahoo.com/mrss", "tools.search.yahoo.com/mrss", "video.search.yahoo.com/mrss"),
    "podcast": ("podcastindex.org/namespace/1.0",
                "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"),
    "rdf": ("www.w3.org/1999/02/22-rdf-syntax-ns",),
    "slash": ("purl.org/rss/1.0/modules/slash",),
    "taxo": ("purl.org/rss/1.0/modules/taxonomy",),
    "thr": ("purl.org/syndication/thread/1.0",),
    "torrent": ("xmlns.ezrss.it/0.1",),
    "wfw": ("wellformedweb.org/commentapi",),
    "xhtml": ("www.w3.org/1999/xhtml",),
}  # fmt: skip
_VOCABULARY = {namespace: name for name, namespaces in _NAMESPACES.items() for namespace in namespaces}
# Prefixes that publishers use without saying what they stand for; others are their module's name.
_PREFIXES = {"atom": CORE, "a10": CORE, "rss": CORE, "xhtml": "xhtml", "html": "xhtml"}
_VARIANTS = re.compile(r"^\s*https?://|[/#\s]+$")
# Elements that a feed is made of: what they belong to is the feed's own vocabulary, whatever its name.
_FRAME = ("rss", "feed", "rdf", "channel", "item", "entry")
# Names remembered of one document: a hostile one has no end of them.
_MOST_NAMES = 5000


class Names(dict[str, str]):
    """The short names of a document's elements, each looked up once.

    They are asked for as expat has them (`namespace}name`), or as they are written where no namespace was found
    (`prefix:name`).
    """

    def __init__(self) -> None:
        super().__init__()
        self._own: set[str] = set()

    def __missing__(self, name: str) -> str:
        """Look a name up."""
        namespace, bracket, local = name.rpartition("}")
        local = local.lower()
        if bracket or ":" not in local:
            vocabulary = _VOCABULARY.get(_VARIANTS.sub("", namespace[:200]).lower(), UNKNOWN)
        else:
            namespace, _, local = local.partition(":")
            vocabulary = _PREFIXES.get(namespace, namespace if namespace in _NAMESPACES else UNKNOWN)
        if vocabulary == UNKNOWN and local in _FRAME:
            self._own.add(namespace)
        short = local if vocabulary == CORE or namespace in self._own else f"{vocabulary}:{local}"
        if len(self) < _MOST_NAMES:
            self[name] = short
        return short
