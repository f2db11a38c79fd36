"""Data islands: what the scripts of a page say of its article, as analytics and single-page applications keep it.

Such data names other articles too: a value counts only where it is the only one of its kind.
"""

import re

from selectolax.lexbor import LexborHTMLParser

# characters of scripts that are looked through
_MOST = 400_000
_AUTHOR = re.compile(
    r"""["'](?:article_?|page_?|content_?|post_?)?(?:authors?|author_?name|byline|autor|autores|auteurs?)["']\s*[:,]\s*"""
    r"""(?:\[\s*)?(?:\{\s*["'][^{}]{0,120}?["']?name["']\s*:\s*)?["']([^"'\\<>{}]{3,80})["']""",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"""["'](?:article_?|page_?|content_?|post_?)?(?:date_?published|published_?(?:at|date|time)?|publish_?(?:date|time)|pub_?date|"""
    r"""publication_?(?:date|time)|first_?published(?:_?(?:at|date))?)["']\s*[:,]\s*["']([^"'\\<>{}]{8,40})["']""",
    re.IGNORECASE,
)


class ScriptData:
    """The scripts of a page, looked through when something is asked."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._page = page
        self._scripts: str | None = None

    def authors(self) -> list[str]:
        """Return the author that the scripts name, if they name one."""
        # imported here: compiling the patterns of bylines takes as long as importing a tenth of the extractor
        from termnews.extract.author_names import PERSON, kind_of

        found = {value.strip() for value in _AUTHOR.findall(self._text())}
        return [value for value in found if kind_of(value) == PERSON] if len(found) == 1 else []

    def dates(self) -> list[str]:
        """Return the days of publication that the scripts name, if they name one."""
        found = list(dict.fromkeys(_DATE.findall(self._text())))
        return found[:1] if len({value[:10] for value in found}) == 1 else []

    def _text(self) -> str:
        if self._scripts is None:
            texts, room = [], _MOST
            for script in self._page.css("script:not([src])"):
                if room <= 0:
                    break
                text = script.text()[:room]
                room -= len(text)
                texts.append(text)
            self._scripts = "\n".join(texts)
        return self._scripts
