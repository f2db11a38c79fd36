"""Embedded media (iframe, video, audio, object, AMP's elements): each leaves one element that names it.

The element `embedded` has the attributes `kind`, `text` (its title, else the service or the host) and `href`, the
page that a person can open. Advertisements, counters and frames for consent leave nothing.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from termnews.domain.addresses import absolute
from termnews.domain.text import fold, one_line
from termnews.extract.element import Element, tag_set
from termnews.extract.players import Player, kind_of_address, player

Attributes = Mapping[str, str | None]

FRAMES = tag_set("iframe frame video audio object embed amp-iframe amp-video-iframe script")
_AMP = {
    "amp-youtube": "https://www.youtube.com/watch?v={data-videoid}",
    "lite-youtube": "https://www.youtube.com/watch?v={videoid}",
    "amp-vimeo": "https://vimeo.com/{data-videoid}",
    "lite-vimeo": "https://vimeo.com/{videoid}",
    "amp-dailymotion": "https://www.dailymotion.com/video/{data-videoid}",
    "amp-brightcove": "https://players.brightcove.net/{data-account}/default_default/index.html?videoId={data-video-id}",
    "amp-jwplayer": "https://cdn.jwplayer.com/previews/{data-media-id}",
    "amp-wistia-player": "https://fast.wistia.net/embed/iframe/{data-media-hashed-id}",
    "amp-soundcloud": "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{data-trackid}",
    "amp-twitter": "https://platform.twitter.com/embed/Tweet.html?id={data-tweetid}",
    "amp-instagram": "https://www.instagram.com/p/{data-shortcode}/",
    "amp-facebook": "{data-href}",
    "amp-tiktok": "{data-src}",
    "amp-reddit": "{data-src}",
    "amp-gist": "https://gist.github.com/{data-gistid}.js",
    "amp-imgur": "https://imgur.com/{data-imgur-id}",
    "amp-video": "{src}",
    "amp-audio": "{src}",
}
EMBEDS = FRAMES | _AMP.keys()
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PLACE = re.compile(r"\{([\w-]+)\}")
_SOURCE_NAME = re.compile(r"(^|-)(src|url|href)$")
# titles that players give themselves
_GENERIC = re.compile(
    r"(?:(?:youtube|vimeo|dailymotion|spotify|embedded|embed|html5|media|audio|video|external|content|iframe|frame|"
    r"player|podcast|post|tweet|x|twitter|instagram|facebook|tiktok|map|google|maps|chart|interactive|untitled|of|the|"
    r"for|from|in|\d+)\s*)+"
)
_SPAM = re.compile(
    r"(^|[\W_])(ads?|adserv\w*|advert\w*|doubleclick|googlesyndication|googleads\w*|googletag\w*|sponsor\w*|sync|track\w*|"
    r"pixels?|beacon|consent\w*|cmp|cookie\w*|captcha\w*|recaptcha|hcaptcha|analytics|criteo|adnxs|taboola|outbrain|"
    r"disqus|newsletter\w*|subscribe|signup|login|banner|werbung|anzeige|plugins/\w+\.php|widgets/\w+_button)([\W_]|$)",
    re.IGNORECASE,
)
# pixels: the sizes that advertisements are sold in
_SOLD_SIZES = tag_set("300x250 728x90 160x600 970x250 970x90 320x50 320x100 300x600 336x280 468x60 120x600 250x250")
_TINY = 20
_LONGEST_NAME = 40


def embedded(node: LexborNode, tag: str, attrs: Attributes) -> Element | None:
    """Return what an element of EMBEDS leaves in its place; None where it shows nothing of the article."""
    if tag == "script":
        source = attrs.get("src") or ""
        return _made(source, "", attrs) if "gist.github.com/" in source else None
    if "hidden" in attrs or _is_tiny(attrs) or "wp-embedded-content" in (attrs.get("class") or ""):
        # WordPress puts a link to the same page before its frame
        return None
    for source in _sources(node, tag, attrs):
        made = _made(source, tag, attrs)
        if made is not None:
            return made
    return None


def embed(href: str, text: str, kind: str, *, named: bool = True) -> Element:
    """Return the element that stands for an embed; `named` tells that its text is a title and no service's name."""
    return Element("embedded", {"href": href, "text": text, "kind": kind, "named": "yes" if named else ""})


def page_embed(url: str, title: str = "") -> Element:
    """Return the element for what an address shows in a frame, whatever element names it."""
    shown = player(url)
    said = _said_title(shown, {"title": title})
    return embed(shown.url, said or _title(shown, {}), shown.kind, named=bool(said))


def _sources(node: LexborNode, tag: str, attrs: Attributes) -> list[str]:
    """Return the addresses that an element names, the likeliest first."""
    if tag in _AMP and _PLACE.sub(lambda place: attrs.get(place[1]) or "", _AMP[tag]):
        names = _PLACE.findall(_AMP[tag])
        if all(attrs.get(name) for name in names):
            return [_PLACE.sub(lambda place: attrs.get(place[1]) or "", _AMP[tag])]
    named = [attrs.get("data") if tag == "object" else None, attrs.get("src")]
    named += [value for name, value in attrs.items() if name.startswith("data-") and _SOURCE_NAME.search(name)]
    if tag not in ("iframe", "frame"):
        for inner in node.css("source, embed, iframe, param[name=movie], param[name=src]")[:8]:
            named.append(inner.attributes.get("src") or inner.attributes.get("value"))
    return [value.strip() for value in named if value and not value.strip().startswith(("data:", "blob:", "about:"))]


def _made(source: str, tag: str, attrs: Attributes) -> Element | None:
    url = absolute(source, "https:" if source.startswith("//") else "")
    if url is not None:
        shown = player(url)
    elif _SCHEME.match(source) or source.startswith("#"):
        return None
    else:
        # a file or a player of the page's own site
        shown = Player(kind_of_address("", source.partition("?")[0]), "", source)
        if shown.kind == "embedded" and tag in ("iframe", "frame") and not _said_title(shown, attrs):
            return None
    if not shown.service and _is_spam(shown.url, attrs):
        return None
    kind = shown.kind if shown.service or shown.kind in ("audio", "document") else _kind_of(tag, shown.kind)
    return embed(shown.url, _title(shown, attrs), kind, named=bool(_said_title(shown, attrs)))


def _kind_of(tag: str, kind: str) -> str:
    media = tag.removeprefix("amp-").removesuffix("-iframe")
    return media if media in ("video", "audio") else kind


def _title(shown: Player, attrs: Attributes) -> str:
    return _said_title(shown, attrs) or shown.service or _name(shown.url)


def _said_title(shown: Player, attrs: Attributes) -> str:
    """Return the title that an element gives, unless it says no more than that there is a player."""
    for name in ("title", "aria-label", "data-title", "playlabel", "alt"):
        title = one_line(attrs.get(name) or "")
        if shown.service:
            title = re.sub(
                rf"^{re.escape(shown.service)} (?:embed|video|player)\w*:\s*", "", title, flags=re.IGNORECASE
            )
        if title and not _GENERIC.fullmatch(fold(title)):
            return title
    return ""


def _name(url: str) -> str:
    """Return what an address without a title is called: a file's name that says something, else its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    file = one_line(unquote(parts.path.rpartition("/")[2]))
    stem, _, ending = file.rpartition(".")
    digits = sum(char.isdecimal() for char in stem)
    speaks = digits < len(stem) / 3 and not ending.lower().startswith(("htm", "php", "asp", "js"))
    if stem and len(file) <= _LONGEST_NAME and (speaks or not parts.hostname):
        return file
    return (parts.hostname or file).removeprefix("www.")


def _is_spam(url: str, attrs: Attributes) -> bool:
    """Tell whether a frame of an unknown service is an advertisement, a counter or a form."""
    said = " ".join(attrs.get(name) or "" for name in ("id", "class", "name", "title", "aria-label"))
    if _SPAM.search(url.partition("?")[0]) or _SPAM.search(said):
        return True
    return f"{attrs.get('width')}x{attrs.get('height')}" in _SOLD_SIZES


def _is_tiny(attrs: Attributes) -> bool:
    sizes = ((attrs.get(name) or "").removesuffix("px") for name in ("width", "height"))
    return any(size.isdecimal() and len(size) < 6 and int(size) < _TINY for size in sizes)
