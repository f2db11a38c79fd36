"""HTML as plain words, fast: for the search index and for summaries."""

import html
import re

from termnews.domain.text import clean

# scripts and the like with what is in them, comments, then the tags that end a line, then all others
_SILENT = re.compile(
    r"<(script|style|template|svg|noscript|iframe)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_LINE_END = re.compile(
    r"<(?:br|hr|/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure|figcaption|header|footer|pre|dt|dd|"
    r"aside|main|nav))\b[^<>]*>",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r" ?\n[ \n]*")


def plain_words(html_text: str) -> str:
    """Return the text of HTML: one line for each block, scripts, styles and tags gone, entities decoded.

    Never raises; text that is no HTML comes back cleaned. It does not parse, and so it stays linear in its input.
    """
    text = html_text
    if "<" in text:
        if "<s" in text or "<S" in text or "<!--" in text or "<n" in text or "<t" in text or "<i" in text:
            text = _SILENT.sub(" ", text)
        # a line end in the source is a space; only blocks end lines
        text = _TAG.sub("", _CELL_END.sub(" ", _LINE_END.sub("\x00", text.replace("\n", " "))))
        text = text.replace("\x00", "\n")
    if "&" in text:
        text = html.unescape(text)
    text = _LINES.sub("\n", _SPACES.sub(" ", text))
    return clean(text).strip()
