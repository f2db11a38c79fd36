"""URL validation and canonical form: what may be opened, and which two addresses are one page."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from termnews.domain.logins import split_login
from termnews.domain.text import clean_url

_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|_hsenc|_hsmi|"
    r"mkt_tok|ref_src|ref_url|at_(medium|campaign|custom\d|link_\w+|format|bbc_team|ptr_name)|cmpid|cmp|ito|ns_\w+|"
    r"ocid|smid|sref|spm|wt_mc|xtor|vero_id|oly_\w+_id|rb_clickid|s_cid|trk|guccounter|outputtype|amp)$",
    re.IGNORECASE,
)
_SAME_SITE = re.compile(r"^(www|amp|m)\.(?=[^.]+\.)")
_PLAIN_PATH = re.compile(r"[\w/%:@!$&'()*+,;=~.-]*", re.ASCII)
# An address that needs no taking apart: its host is in small letters, without a port, and nothing follows the path.
_PLAIN = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*)((?:/[\w/%:@!$&'()*+,;=~.-]*)?)", re.ASCII)
_SLASHES = re.compile(r"/{2,}")
_AMP = re.compile(r"(?<=.)/amp/?$|\.amp(?=\.html?$|$)")

# a name with a dot, as addresses are written in letters and talks
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:/\S*)?")

# Browsers once handed feeds to readers by schemes of their own; podcast programs had two more.
_FEED_SCHEME = re.compile(r"(?:feed|itpc|pcast):/*(?:(?=https?:)|(https?)//)?", re.IGNORECASE)

_NO_ADDRESS = re.compile(r"[\s\0-\x1f\x7f`\"<>\\]|\$[({]")


def is_web(url: str) -> bool:
    """Tell whether `url` is an absolute http or https address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def absolute(url: str, base: str) -> str | None:
    """Return `url` resolved against `base` if that is a web address, else None; a login in it is left out."""
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
    except ValueError:
        return None
    return split_login(clean_url(joined))[0] if is_web(joined) else None


def without_feed_scheme(address: str) -> str:
    """Return `feed:https://host` as the web address in it, `feed://host` and `feed:host` without any scheme."""
    scheme = _FEED_SCHEME.match(address.lstrip())
    if scheme is None:
        return address
    rest = address.lstrip()[scheme.end() :]
    return f"{scheme[1]}://{rest}" if scheme[1] else rest


def from_feed_scheme(address: str) -> str:
    """Return an address of the scheme `feed` as the web address it means, which is of http where it does not say."""
    rest = without_feed_scheme(address)
    return rest if rest == address or is_web(rest) else f"http://{rest}"


def has_no_scheme(address: str) -> bool:
    """Tell whether a person typed an address without saying http or https."""
    return "://" not in without_feed_scheme(address.strip())


def listed(url: str) -> str | None:
    """Return what a list of subscriptions holds as an address, a login in it included; None where it is none.

    RFC 3986 has no blanks, quotes and backticks; what has them was a command for another program, or is broken.
    """
    url = from_feed_scheme(url.strip())
    return clean_url(url) if is_web(url.strip()) and not _NO_ADDRESS.search(url.strip()) else None


def pasted_address(text: str) -> str | None:
    """Return the web address that a pasted text is, with https where it names none; None where it is something else."""
    given, text = text.strip(), without_feed_scheme(text.strip())
    bare = _BARE.fullmatch(text) or (text != given and "://" not in text)
    return listed(f"https://{text}" if bare else text)


def host(url: str) -> str:
    """Return the host of `url` in lower case without `www.`, or an empty string."""
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


# Merging asks for the same address several times over.
@lru_cache(maxsize=2048)
def canonical(url: str) -> str:
    """Return the form under which the cache knows a page.

    Scheme, `www.`, default port, fragment, tracking parameters, AMP forms and a closing slash do not tell pages
    apart; the order of parameters does not either. The result is a key for comparing, not an address to fetch.
    """
    if plain := _PLAIN.fullmatch(url):
        return _SAME_SITE.sub("", plain[1]) + _path_of(plain[2])
    try:
        parts = urlsplit(clean_url(url))
        name, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return url
    if not name:
        return url
    name = _SAME_SITE.sub("", name)
    if port and port not in (80, 443):
        name = f"{name}:{port}"
    path = parts.path if _PLAIN_PATH.fullmatch(parts.path) else quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    path = _path_of(path)
    if not parts.query:
        return f"{name}{path}"
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    return urlunsplit(("", name, path, urlencode(sorted(pairs)), "")).removeprefix("//")


def _path_of(path: str) -> str:
    """Return a path without doubled slashes, AMP's additions and a closing slash."""
    if "//" in path:
        path = _SLASHES.sub("/", path)
    return (_AMP.sub("", path) if "amp" in path else path).removesuffix("/")
