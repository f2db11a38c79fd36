"""Filter for Also Read candidates: a link that is a tag, a front page, a channel or the page itself is no story."""

import re
from urllib.parse import urlsplit

from termnews.domain.addresses import canonical, host
from termnews.extract.element import Element

_NETWORKS = re.compile(
    r"(^|\.)(facebook|twitter|x|instagram|t|telegram|whatsapp|wa|linkedin|pinterest|youtube|tiktok|threads|bsky|"
    r"reddit|vk|ok|discord|news\.google|play\.google|apps\.apple|itunes\.apple|bit|amzn|doubleclick|googleadservices)"
    r"\.(com|me|ru|app|gg|ly|to|net)$"
)
_LISTS = re.compile(
    r"^/(([a-z]{2}|news)/)?(tags?|category|categories|topics?|thema|themen|themes?|author|authors|autor|schlagwort|search|label|"
    r"keywords?|people|hashtag|sujet|tema|temas|dossier|section)/",
    re.IGNORECASE,
)
_HOUSEKEEPING = re.compile(
    r"(^|[/\-_.])(privacy|terms|termini|cookies?|impressum|imprint|contacts?|kontakt|newsletters?|subscribe|subscription|abo|login|"
    r"signup|sign-up|register|account|regolamento|agb|datenschutz|about-us|advertise|rss|feed|donate|shop|app)([/\-_.]|$)",
    re.IGNORECASE,
)
_REFUSED_TEXT = re.compile(
    r"newsletter|telegram|whatsapp|subscribe|sign up|abonn|cookie|privacy|next page|previous page|all comments|"
    r"click here|^\W*(facebook|twitter|instagram|home|next|previous)\W*$",
    re.IGNORECASE,
)
_PAGING = re.compile(r"(^|&)(page|paged|share|replytocom)=", re.IGNORECASE)
_REL = frozenset(["tag", "category", "author", "sponsored", "next", "prev", "home", "license"])


def worthy(link: Element, url: str, text: str, page: str | None) -> bool:
    """Tell whether `link` may be an Also Read link; `page` is the address of the page it stands on."""
    if _REL & set(link.get("rel").lower().split()) or _REFUSED_TEXT.search(text):
        return False
    if len(text) < 4 or not any(char.isalpha() for char in text):
        return False
    if _NETWORKS.search(host(url)):
        return False
    parts = urlsplit(url)
    if parts.path.strip("/") in ("", "index.html", "index.php") and not (
        parts.query and "=" in parts.query and "ref" not in parts.query
    ):
        return False
    listing = _LISTS.match(parts.path) or _PAGING.search(parts.query) or _HOUSEKEEPING.search(parts.path)
    # a story may have a word such as `app` in its address, among many others
    if listing and len(text.split()) < 5:
        return False
    return not (page and canonical(url) == canonical(page))


def looks_like_tags(pairs: list[tuple[str, str]]) -> bool:
    """Tell whether links (address, text) are a list of topics: many, each a word or two, with short addresses."""
    if len(pairs) < 2:
        return False
    short = sum(len(text.split()) <= 2 and len(text) < 25 and _plain_path(url) for url, text in pairs)
    return short * 3 > len(pairs) * 2


def _plain_path(url: str) -> bool:
    last = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
    return last.count("-") < 3 and not re.search(r"\d{4}", last)
