"""Feed autodiscovery: the feeds that a page names or links to, and where they usually are."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from termnews.domain import page_charset
from termnews.domain.addresses import absolute, from_feed_scheme
from termnews.sources import fields
from termnews.sources.web_links import WebLink, web_links

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST = 50
_TYPES = frozenset((
    "application/rss+xml", "application/x-rss+xml", "application/rdf+xml", "text/rss+xml", "application/atom+xml",
    "text/atom+xml", "application/feed+json", "application/json", "application/xml", "text/xml",
))  # fmt: skip
# WordPress announces its REST and oEmbed addresses as alternates too, and they are no feeds.
_NO_FEED = re.compile(r"/wp-json/|/oembed|rsd\.xml|osd\.xml|opensearch|sitemap|manifest", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:^|/)(?:rss|feeds?|atom|rdf|syndication)(?:/|\d{0,2}\.(?:xml|rss|php|aspx?)|$)"
    r"|\.(?:rss|atom|rdf)$|(?:^|/)[\w-]*(?:feed|rss|atom)[\w-]*\.(?:xml|json)$|(?:^|/)index\.(?:xml|rdf)$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(
    r"(?:^|&)(?:format|feed|type|output|alt)=(?:rss2?|atom|feed|xml)\b|(?:^|&)feed=", re.IGNORECASE
)
_FEED_TEXT = re.compile(r"\b(?:rss|atom|json feed|web ?feed|xml feed)\b", re.IGNORECASE)
_ELSEWHERE = ("feedly.com", "inoreader.com", "newsblur.com", "netvibes.com", "facebook.com", "twitter.com", "x.com",
              "wikipedia.org", "whatsapp.com", "itunes.apple.com", "podcasts.apple.com",
              "feedburner.google.com")  # fmt: skip
_USUAL = ("feed", "rss.xml", "atom.xml", "index.xml", "feed.xml", "rss", "feed.json", "feeds/posts/default",
          "index.rdf")  # fmt: skip
_NOT_OWNERS = ("about", "apps", "blog", "collections", "customer-stories", "enterprise", "events", "explore",
               "features", "login", "marketplace", "new", "notifications", "orgs", "pricing", "search", "security",
               "settings", "signup", "site", "sponsors", "stars", "team", "topics", "trending")  # fmt: skip
# Sites with addresses like https://host/@name that are not Mastodon's.
_NOT_MASTODON = ("youtube.com", "medium.com", "tiktok.com", "threads.net", "threads.com", "flipboard.com", "npmjs.com",
                 "substack.com", "rumble.com", "kick.com", "hashnode.com", "observablehq.com", "lbry.tv", "odysee.com",
                 "matters.town", "twitter.com", "x.com", "instagram.com", "telegram.me", "t.me")  # fmt: skip


_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
# Where a page of YouTube names the channel it belongs to, surest first; related channels are named further down.
_CHANNEL = tuple(
    re.compile(before + r"(UC[\w-]{22})")
    for before in (r"rel=\"canonical\" href=\"https://www\.youtube\.com/channel/", r'"externalId":"', r'"channelId":"')
)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page offers; `url` is absolute."""

    url: str
    title: str


def _announced(node: "LexborNode", base: str) -> FoundFeed | None:
    given = {name: (value or "").strip() for name, value in node.attributes.items()}
    link = WebLink(given.get("href", ""), given.get("rel", ""), given.get("type", ""), given.get("title", ""))
    return _offered(link, base)


def _offered(link: WebLink, base: str) -> FoundFeed | None:
    """Return the feed that a link of a page's head or of its Link header announces."""
    rel = link.rel.lower().split()
    known = link.type.lower().partition(";")[0].strip() in _TYPES
    if "stylesheet" in rel or not ("feed" in rel or ("alternate" in rel and known)):
        return None
    url = absolute(from_feed_scheme(link.target), base) if link.target else None
    if url is None or _NO_FEED.search(url):
        return None
    return FoundFeed(url, fields.title(link.title))


def _linked(node: "LexborNode", base: str) -> FoundFeed | None:
    href = (node.attributes.get("href") or "").strip()
    url = absolute(from_feed_scheme(href), base) if href and not href.startswith("#") else None
    if url is None or _NO_FEED.search(url):
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if any(host == name or host.endswith(f".{name}") for name in _ELSEWHERE):
        return None
    looks = _FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query) or (node.attributes.get("type") in _TYPES)
    text = fields.title(node.attributes.get("title") or node.text(deep=True, separator=" "))
    if not looks and not (
        _FEED_TEXT.search(text) and len(text) < 40 and parts.path.endswith((".xml", ".php", ".json"))
    ):
        return None
    return FoundFeed(url, text)


def _base(tree: "LexborHTMLParser", url: str) -> str:
    node = tree.css_first("base[href]")
    href = (node.attributes.get("href") or "") if node else ""
    return absolute(href, url) or url


def _is_comments(feed: FoundFeed) -> bool:
    return "comment" in feed.title.lower() or "/comments/" in feed.url


def _channel(page: str, url: str) -> list[FoundFeed]:
    """Return the feed of the channel that a page of YouTube (`/@handle`, `/watch`) belongs to."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return []
    if host.removeprefix("www.").removeprefix("m.") != "youtube.com":
        return []
    channel = next((match[1] for names in _CHANNEL if (match := names.search(page))), None)
    return [FoundFeed(f"{_YOUTUBE}?channel_id={channel}", "")] if channel else []


def discover(body: bytes, url: str, *, link_header: str = "") -> tuple[FoundFeed, ...]:
    """Return the feeds that an HTML page offers, best first, each once; feeds of comments come last.

    Those it announces (`link rel=alternate`, WHATWG HTML section 4.6.7.1, or the Link header of its answer) if there
    are any, else what it links to that looks like a feed: that may be none.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = page_charset.decode(body)
    tree = LexborHTMLParser(page)
    base = _base(tree, url)
    feeds = [feed for node in tree.css("link[href]") if (feed := _announced(node, base))]
    feeds += [feed for link in web_links(link_header) if (feed := _offered(link, url))]
    feeds = feeds or _channel(page, url)
    if not feeds:
        feeds = [feed for node in tree.css("a[href]") if (feed := _linked(node, base))]
    distinct: dict[str, FoundFeed] = {}
    for feed in feeds:
        distinct.setdefault(feed.url, feed)
    return tuple(sorted(distinct.values(), key=_is_comments)[:_MOST])


def guesses(url: str) -> tuple[str, ...]:
    """Return the addresses where the feed of a page usually is: below the page, then at the top of its site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ()
    top = f"{parts.scheme}://{parts.netloc}/"
    below = urljoin(top, parts.path.strip("/") + "/") if parts.path.strip("/") else top
    places = [below + name for name in _USUAL[:4]] if below != top else []
    return tuple(places + [top + name for name in _USUAL])


def _youtube(path: list[str], query: str) -> str | None:
    playlist = re.search(r"(?:^|&)list=([\w-]+)", query)
    if path[:1] == ["playlist"] and playlist:
        return f"{_YOUTUBE}?playlist_id={playlist[1]}"
    if len(path) >= 2 and path[0] in ("channel", "user"):
        return f"{_YOUTUBE}?{'channel_id' if path[0] == 'channel' else 'user'}={path[1]}"
    return None


def _github(path: list[str]) -> str | None:
    if len(path) < 2 or path[0].lower() in _NOT_OWNERS:
        return None
    repository = f"https://github.com/{path[0]}/{path[1].removesuffix('.git')}"
    if path[2:3] == ["commits"] and len(path) > 3:
        return f"{repository}/commits/{'/'.join(path[3:])}.atom".replace(".atom.atom", ".atom")
    return f"{repository}/{'tags' if path[2:3] == ['tags'] else 'releases'}.atom"


def _reddit(path: list[str]) -> str | None:
    if len(path) < 2 or path[0] not in ("r", "user", "u"):
        return None
    kind = "user" if path[0] in ("user", "u") else "r"
    return f"https://www.reddit.com/{kind}/{path[1]}/.rss"


def _substack(host: str, path: list[str]) -> str | None:
    if host == "open.substack.com":
        return f"https://{path[1]}.substack.com/feed" if path[:1] == ["pub"] and len(path) > 1 else None
    if host in ("api.substack.com", "support.substack.com") or path[:1] == ["feed"]:
        return None
    return f"https://{host}/feed"


def _mastodon(server: str, path: list[str]) -> str | None:
    """Return the feed of a profile; one of another server, seen on this one, has its feed at home."""
    profile = re.fullmatch(r"@(\w[\w.-]*)(?:@([\w-]+(?:\.[\w-]+)+))?", path[0]) if len(path) == 1 else None
    return f"https://{profile[2] or server}/@{profile[1]}.rss" if profile else None


def known(url: str) -> str | None:
    """Return the feed that follows from an address alone, None where it does not.

    Known are YouTube channels and playlists (not `@handles`, whose pages announce theirs), subreddits, GitHub
    repositories, profiles at Mastodon servers (any other host with `/@name`, so it may turn out wrong) and Substacks.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    path = [step for step in parts.path.split("/") if step]
    if parts.scheme not in ("http", "https") or parts.path.endswith((".rss", ".atom", ".xml")):
        return None
    if host == "youtube.com":
        return _youtube(path, parts.query)
    if host == "github.com":
        return _github(path)
    if host in ("reddit.com", "old.reddit.com", "new.reddit.com"):
        return _reddit(path)
    if host.endswith(".substack.com"):
        return _substack(host, path)
    if host == "medium.com" and path and path[0].startswith("@"):
        return f"https://medium.com/feed/{path[0]}"
    return None if host in _NOT_MASTODON else _mastodon(parts.netloc, path)
