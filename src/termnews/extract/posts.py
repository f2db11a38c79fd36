"""Embedded posts of social networks: each becomes a quotation with a link to it, whatever box it stands in.

Networks ask a site to put in a `blockquote` (or an empty `div`) that their script turns into a frame. What it says
stands in it, unless it is only a link. Boxes around posts and players are taken away before boilerplate is removed,
since their names are those of share rows.
"""

import re
from collections.abc import Iterable

from termnews.domain.addresses import absolute
from termnews.domain.text import one_line
from termnews.extract.element import Element, tag_set
from termnews.extract.embeds import embed, page_embed
from termnews.extract.players import player

# what networks call the quotation that their script looks for
_NAMES = tag_set(
    "twitter-tweet twitter-video twitter-tweet-rendered instagram-media tiktok-embed bluesky-embed mastodon-embed "
    "text-post-media fb-post fb-video fb-xfbml-parse-ignore reddit-embed-bq reddit-card imgur-embed-pub embedly-card"
)
# attributes that hold a post's address
_ADDRESSES = ("data-instgrm-permalink", "data-text-post-permalink", "data-bluesky-uri", "data-embed-url", "data-href",
              "data-url", "cite")  # fmt: skip
_BLUESKY = re.compile(r"at://([^/]+)/app\.bsky\.feed\.post/(\w+)")
_HANDLE = re.compile(r"\(@[\w.]+(@[\w.-]+)?\)")
_URL = re.compile(r"https?://\S+")
_PICTURES = frozenset(["img", "amp-img", "picture", "embedded"])
_KEPT_BOXES = frozenset(["body", "noscript", "figure", "td", "th", "li", "dd", "article", "main", "blockquote"])
# the share of a box's text that a post has to be for the box to be its own
_OWN = 0.8
# attributes by which a script knows a box that it fills
_PLAYER_IDS = ("data-youtube-id", "data-video-id", "data-videoid", "data-youtube", "data-yt-id", "data-vimeo-id")
_FILLED = frozenset(["data-href", *_PLAYER_IDS])
# children of a box around one player: the player, what keeps its shape, a button
_FEW = 8


def set_post(quote: Element) -> None:
    """Make the quotation that holds a post one that names it, or an embed where it is but a link."""
    if _is_post(quote):
        _quote(quote)


def _is_post(quote: Element) -> bool:
    if not _NAMES.isdisjoint(quote.get("class").split()):
        return True
    if any(quote.get(name) for name in _ADDRESSES[:4]):
        return True
    links = quote.find("a")
    return bool(links) and bool(_HANDLE.search(quote.text())) and player(_address(links[-1].get("href"))).url != ""


def _address(href: str) -> str:
    return absolute(href, "") or ""


def _permalink(element: Element) -> str:
    """Return the address of a post: the last of its links leads to it, unless an attribute names it."""
    for name in _ADDRESSES:
        value = element.get(name)
        bluesky = _BLUESKY.match(value)
        if bluesky:
            return f"https://bsky.app/profile/{bluesky[1]}/post/{bluesky[2]}"
        address = absolute(value, "") if value else None
        if address:
            return player(address).url
    links = [address for link in element.find("a") if (address := _address(link.get("href")))]
    return links[-1] if links else ""


def _quote(quote: Element) -> None:
    address = _permalink(quote)
    if not address:
        return
    if quote.linked >= quote.chars:
        # a link that the network's script puts the post in place of
        links = [one_line(link.text()) for link in quote.find("a")]
        title = next((text for text in reversed(links) if text), "")
        put = embed(address, title, "post") if title else page_embed(address)
        quote.replace([put])
        lift(put)
        return
    quote.attrs = {"post": address}
    lift(quote)
    box = quote
    while (above := box.parent) is not None and above.tag not in _KEPT_BOXES and quote.chars >= _OWN * above.chars:
        # its name says what it holds, and would be read as that of a share row
        above.attrs = {}
        box = above


def lift(element: Element) -> None:
    """Put an embed or a post in the place of the boxes around it that hold nothing else."""
    box = element
    while (above := box.parent) is not None and above.parent is not None and above.tag not in _KEPT_BOXES:
        if above.chars != element.chars or len(above.children) > _FEW:
            break
        if any(_shows(child) for child in above.elements() if child is not box):
            break
        box = above
    parent = box.parent
    if box is not element and parent is not None:
        # all counts stay, for both hold the same text
        parent.children[parent.children.index(box)] = element
        box.parent, element.parent = None, parent


def _shows(element: Element) -> bool:
    return element.tag in _PICTURES or bool(element.elements())


def fill_box(box: Element) -> None:
    """Make an embed of an empty box whose attributes name a post or a video for a script."""
    attrs = box.attrs
    if _FILLED.isdisjoint(attrs) or box.chars > 100 or box.find("embedded", "blockquote", "p"):
        return
    address = attrs.get("data-href") or ""
    if not _NAMES.isdisjoint(box.get("class").split()) and _address(address):
        box.replace([page_embed(_address(address))])
        return
    for name in _PLAYER_IDS:
        found = attrs.get(name) or ""
        if "vimeo" in name and found.isdecimal():
            box.replace([page_embed(f"https://vimeo.com/{found}", box.get("data-title"))])
            return
        if re.fullmatch(r"[\w-]{11}", found) and "youtube" in f"{box.names} {name}".lower():
            box.replace([page_embed(f"https://www.youtube.com/watch?v={found}", box.get("data-title"))])
            return


def set_address(figure: Element) -> None:
    """Make an embed of the address alone, which WordPress leaves in feeds for a reader to follow."""
    if "wp-block-embed" not in figure.get("class"):
        return
    for box in _leaves(figure.find("div", "p")):
        address = box.text()
        if _URL.fullmatch(address) and _address(address):
            box.replace([page_embed(_address(address))])


def _leaves(elements: Iterable[Element]) -> list[Element]:
    return [element for element in elements if not element.elements() and element.parent is not None]
