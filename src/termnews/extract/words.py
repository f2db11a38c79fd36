"""Strip HTML to plain text, fast: for the search index and for summaries."""

import html
import re
from functools import lru_cache

from termnews.domain.text import clean

# scripts and the like with what is in them, comments, then the tags that end a line, then all others
_SILENT = re.compile(
    r"<(script|style|template|svg|noscript|iframe)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
# digits above or below the line, the mark of a footnote where they are a link
_SCRIPT = re.compile(
    r"<(su[pb])\b[^<>]{0,200}>\s{0,9}(<a\b[^<>]{0,1000}>)?\s{0,9}(\d{1,6})\s{0,9}(?:</a\s{0,9}>)?\s{0,9}</\1\s{0,9}>",
    re.ASCII | re.IGNORECASE,
)
# what stands behind the `<` of a tag: one that ends a line, one that ends a cell, any other
_LINE_END = re.compile(
    r"(?:br|hr|/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure|figcaption|header|footer|pre|dt|dd|"
    r"aside|main|nav))\b",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"/t[dh]\s*\Z", re.IGNORECASE)
_TAG = re.compile(r"/?[a-zA-Z!?]")
_BLANKS = "\t\r\f\v\u00a0"


def plain_words(html_text: str) -> str:
    """Return the text of HTML: one line for each block, scripts, styles and tags gone, entities decoded.

    Never raises; text that is no HTML comes back cleaned. It does not parse, and so it stays linear in its input.
    """
    text = html_text
    if "<" in text:
        text = _SILENT.sub(" ", text)
        if "<su" in text:
            text = _SCRIPT.sub(_written, text)
        # a line end in the source is a space; only blocks end lines
        text = _untagged(text.replace("\n", " "))
    if "&" in text:
        text = html.unescape(text)
    return clean(_closed_up(text)).strip()


def _written(script: re.Match[str]) -> str:
    """Return digits of a superscript or subscript as an article shows them: 10³ is another number than 103."""
    from termnews.extract.scripts import lowered, raised

    kind, link, digits = script.groups()
    if link:
        return f"[{digits}]"
    return raised(digits, "") if kind.lower() == "sup" else lowered(digits, "")


def _untagged(text: str) -> str:
    """Return HTML without its tags, lines ended by those of blocks: names of tags are few, so each is judged once."""
    first, *pieces = text.split("<")
    kept = [first]
    for piece in pieces:
        tag, closed, rest = piece.partition(">")
        end = _end_by(tag.partition(" ")[0]) if closed else None
        kept += ("<", piece) if end is None else (end, rest)
    return "".join(kept)


@lru_cache(maxsize=1024)
def _end_by(name: str) -> str | None:
    """Return what a tag with this beginning leaves in the text; None where it is no tag."""
    if _LINE_END.match(name):
        return "\n"
    if _CELL_END.match(name):
        return " "
    return "" if _TAG.match(name) else None


def _closed_up(text: str) -> str:
    """Return `text` with one blank or one line end for any number of them; plain replacing is twice as fast here."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    # to look for a line end is quick, and for a blank before one it is not
    return "\n".join([line for line in (each.strip(" ") for each in text.split("\n")) if line])
