"""Scripts that are written without spaces, where any character may begin a word."""

import re
from functools import cache

DENSE = (
    "\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u103f\u1050-\u109f\u1100-\u11ff\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007"
    "\u3031-\u3035\u3041-\u30ff\u3105-\u318e\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
"""Characters for a set of a regular expression: Thai and Lao, Burmese, Hangul, Khmer, Kana and Han with their
extensions."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return what matches a dense character: compiled late, since listing needs none."""
    return re.compile(f"[{DENSE}]")


def is_dense(text: str) -> bool:
    """Tell whether `text` holds characters of a script that is written without spaces."""
    return not text.isascii() and _pattern().search(text) is not None
