"""Images: the address behind lazy loading, and the caption beside it."""

import re
from html import unescape
from urllib.parse import unquote

from termnews.domain.addresses import absolute
from termnews.domain.document import Image
from termnews.domain.text import clean_url, fold, one_line
from termnews.extract.element import Element
from termnews.extract.mathematics import picture_text

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-srcset", "data-lazy-srcset", "data-src-medium",
         "data-hi-res-src", "data-image", "data-lazy", "data-url", "data-full-src", "data-echo")  # fmt: skip
_CANDIDATE = re.compile(r"(\S+?)(?:\s+([\d.]+)([wx]))?\s*(?:,\s+|,$|$)")
_PICTURE_FILE = re.compile(r"\s*(https?:)?/\S+\.(jpe?g|png|webp|avif)(\?\S*)?\s*$", re.IGNORECASE)
_NO_PICTURE = re.compile(
    r"(^|/)(blank|spacer|pixel|placeholder|transparent|1x1|gr[ea]y-placeholder|clear|dot)([-_.]?\d+(x\d+)?)?"
    r"\.(gif|png|svg|jpe?g|webp)|"
    r"(^|//)(b\.scorecardresearch|pixel\.|www\.facebook\.com/tr|secure\.gravatar\.com|[^/]*\.gravatar\.com)|/avatars?/",
    re.IGNORECASE,
)


def _widest(srcset: str) -> str:
    """Return the address in a srcset that promises the largest picture (HTML, section 4.8.4.2.1)."""
    best, width = "", -1.0
    for candidate in _CANDIDATE.finditer(srcset.strip()):
        try:
            size = float(candidate[2] or 1)
        except ValueError:
            size = 1.0
        if candidate[1] and size > width:
            best, width = candidate[1], size
    return best


def _address(element: Element) -> str:
    source = element.get("src").strip()
    if source and not source.startswith("data:") and not _NO_PICTURE.search(source):
        return source
    for name in _LAZY:
        value = element.get(name).strip()
        if value and not value.startswith("data:"):
            return _widest(value) if "srcset" in name else value
    return _widest(element.get("srcset")) if element.get("srcset") else ""


def picture(element: Element, base: str | None) -> Image | None:
    """Return the image of an `img`, `amp-img` or `picture`, or None where it is a placeholder or a counter."""
    href, alt = _address(element), picture_text(element) or element.get("alt")
    for inner in element.find("img", "amp-img", "source"):
        href = href or _address(inner)
        alt = alt or inner.get("alt")
    # a page of unknown address still shows that there is a picture, and what it is of
    url = absolute(href, base) if base else clean_url(href)
    if not url or not href or _tiny(element):
        return None
    return Image(url, one_line(alt), _further_title(element, one_line(alt), url))


def _further_title(element: Element, alt: str, url: str) -> str | None:
    """Return the title of a picture where it says more than its text, as the second joke of a comic does."""
    titles = [element.get("title"), *(inner.get("title") for inner in element.find("img", "amp-img"))]
    title = one_line(unescape(next(filter(None, titles), "")))
    words = fold(title).split()
    if len(words) < 3 or title.casefold() in alt.casefold():
        return None
    # the name of the file says nothing new
    known = set(fold(unquote(url)).split())
    return title if sum(word not in known for word in words) > len(words) // 3 else None


def figure_picture(figure: Element, base: str | None) -> Image | None:
    """Return the image that a figure without any names in an attribute, for a script to put there."""
    for name, value in figure.attrs.items():
        if value and name not in ("class", "id", "style") and _PICTURE_FILE.match(value):
            url = absolute(value, base) if base else clean_url(value)
            return Image(url, one_line(figure.get("aria-label"))) if url else None
    return None


def _tiny(element: Element) -> bool:
    sizes = (element.get(name).removesuffix("px") for name in ("width", "height"))
    return any(size and size.lstrip("0") in ("", "1", "2") for size in sizes)
