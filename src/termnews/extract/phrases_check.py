"""Cross-check of the chosen part of a page against its JSON-LD articleBody, which is never the text itself."""

import re

from termnews.extract.element import Element
from termnews.extract.words import plain_words

_WORD = re.compile(r"\w+")
_PHRASE = 4
_SAMPLES = 30
# characters; a shorter text is a summary more often than a body
_LEAST = 500
_LITTLE = 0.3
_MUCH = 0.25
_RUNNERS_UP = 5


class ArticleBodySample:
    """Phrases of the articleBody, evenly spread over it; without one nothing is known and all parts are as good."""

    def __init__(self, body: str) -> None:
        words = _words(plain_words(body)) if len(body) >= _LEAST else []
        last = len(words) - _PHRASE
        places = {last * n // _SAMPLES for n in range(_SAMPLES)} if last > _SAMPLES else set()
        self._phrases = [" ".join(words[place : place + _PHRASE]) for place in sorted(places)]

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def share(self, element: Element) -> float:
        """Return how much of the articleBody stands in `element`, 0 to 1."""
        if not self._phrases:
            return 1.0
        text = " ".join(_words(element.text()))
        return sum(phrase in text for phrase in self._phrases) / len(self._phrases)

    def pick(self, ranked: list[Element]) -> Element:
        """Return the first of the likeliest parts that holds what the page says its article is, else the likeliest."""
        best = ranked[0]
        if not self._phrases:
            return best
        for candidate in ranked[:_RUNNERS_UP]:
            if self.share(candidate) >= _LITTLE:
                return candidate
        return best

    def widen(self, best: Element) -> Element:
        """Return `best`, or what is around it where that holds much more of the articleBody."""
        if not self._phrases:
            return best
        share = self.share(best)
        for above in best.ancestors():
            if above.tag == "body" or share > 1 - _MUCH:
                break
            more = self.share(above)
            if more > share + _MUCH:
                best, share = above, more
        return best


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
