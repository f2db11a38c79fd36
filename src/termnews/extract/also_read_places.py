"""Parts of a page where editors do not write: bars, menus, tabs, sign-ups. A label there is none of Also Read."""

import re
from functools import lru_cache

from termnews.extract.also_read_shapes import amid_prose
from termnews.extract.element import Element

_ELSEWHERE = re.compile(
    r"cookie|consent|gdpr|newsletter|\bshare|social|comment|pagination|\bpager|breadcrumb|\bmenu\b|\btoc\b|toclevel|hatnote|"
    r"taglist|tag-list|\btags\b|tags-links|c-stags|\btabs\b|subscribe|sign-?up|author-?(bio|box)|paywall|sponsor|outbrain|"
    r"taboola|colophon|masthead",
    re.IGNORECASE,
)
_BESIDE_THE_TEXT = re.compile(
    r"sidebar|widget-area|widget_|\bsecondary\b|latest|popular|most-?read|trending|recent", re.IGNORECASE
)
_NOT_TEXT = frozenset(["nav", "footer", "form", "also-read"])
# a part with this many characters holds the article, whatever its class says
_WHOLE_ARTICLE = 3000


def stands_in_text(element: Element, top: Element) -> bool:
    """Tell whether `element` is still in the tree below `top`, and in a part of it where editors write."""
    below = element
    for above in [element, *element.ancestors()]:
        small = above.chars < _WHOLE_ARTICLE and above.tag not in ("body", "article", "main")
        if small and (above.tag in _NOT_TEXT or above.get("role") == "tablist" or _is_elsewhere(above)):
            return False
        below = above
    return below is top


@lru_cache(4096)
def _sounds_elsewhere(names: str) -> tuple[bool, bool]:
    """Return whether a class or an id says that a part is no text, and whether it says a list beside the text."""
    return bool(_ELSEWHERE.search(names)), bool(_BESIDE_THE_TEXT.search(names))


def _is_elsewhere(element: Element) -> bool:
    """Tell whether a part is no text of the article by its name; lists beside the text may be set into it."""
    no_text, beside = _sounds_elsewhere(element.names)
    return no_text or (beside and not amid_prose(element))
