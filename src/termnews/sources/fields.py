"""Normalise the fields of an article: from the loose values that publishers write to the clean ones the cache keeps."""

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urljoin

from termnews.domain.addresses import absolute
from termnews.domain.article import Enclosure
from termnews.domain.dates import parse_date
from termnews.domain.text import clean, is_clean, one_line

_C1 = re.compile("[\x80-\x9f]")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Markup that headlines carry. Any other tag in one (`<video>`, `Vec<String>`) is what the headline is about.
_INLINE = re.compile(
    r"<(b|i|u|s|q|a|p|em|tt|big|del|ins|sub|sup|kbd|var|code|cite|mark|span|font|abbr|small|strong|strike|acronym|"
    r"h[1-6]|div|nobr|bdi|bdo|dfn|time|center|blink|marquee|iframe|object|applet)(?:\s[^<>]{0,2000})?>([^<]*|.{0,2000}?)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_VOID = re.compile(r"<(?:br|wbr|img|hr)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_HIDDEN = re.compile(r"(<!--)|(-->)|<(/?)(script|style|template)\b[^<>]*>", re.IGNORECASE)
_HIDING = re.compile(r"<(?:!--|script|style|template)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|/td|/blockquote|hr)\b[^<>]*>", re.IGNORECASE)
_BEFORE_TEXT = re.compile(r"(?:<[a-zA-Z][^<>]*>|[ \n])*([a-zA-Z])")
_CUT_TAG = re.compile(r"</?[a-zA-Z][^<>]*\Z")
# RFC 5322 section 3.4.1, letters of other alphabets too (RFC 6531); no bracket belongs to it.
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@\w(?:[\w.-]*\w)?(?![\w=])")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_URL_IN_TEXT = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]}]")
# Finds in a moment whether a body has any address of the next kind; it begins with a letter to look for.
_LINKING = re.compile(
    r"""=(?:(?<=href=)|(?<=src=)|(?<=poster=)|(?<=cite=)|(?<=\s=))\s*["'](?![a-zA-Z][\w+.-]*:|//|#|["'])"""
)
_RELATIVE = re.compile(
    r"""(\s(?:href|src|poster|cite|data-src)\s*=\s*)(["'])(?![a-zA-Z][\w+.-]*:|//|#|\2)([^"'<>]{1,2000})\2"""
)
_OLDEST, _NEWEST = 1600, 2100
_MOST_TOPICS = 50
# Characters read of a headline, a name, a topic: no honest one is longer, and matching markup pairs costs its square.
_LONGEST_TITLE = 4000
# Characters in which a summary and the beginning of a body are compared.
_TELLING = 200
# What stands at the end of a summary that was cut off.
_CUT_MARKS = ".… []"
# How much of a body is compared with a summary, until it is known whether they are alike: most differ at once.
_OPENINGS = (120, 400, 2500, 12_000)
# Characters at the end of a piece of text that may be half a reference (`&CounterClockwiseContourInt`).
_LONGEST_REFERENCE = 32
_MAGNET = re.compile(r"magnet:\?[!#-;=?-_a-z{-~]{1,4000}", re.IGNORECASE)
_MINUTES = re.compile(r"\s*(\d{1,6})(?!\d)", re.ASCII)
# An absolute address without anything to mend in it, as nearly all are.
_CLEAN_ADDRESS = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?")


def text(value: str) -> str:
    """Return `value` without characters that could act on a terminal.

    C1 characters are windows-1252 in the wrong clothes (HTML, section 13.2.5.80: 0x97 is a dash), not controls.
    """
    if is_clean(value):
        return value
    cleaned = clean(value)
    if _C1.search(value):
        cleaned = clean(_C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore"), value))
    return cleaned


def _line(value: str) -> str:
    """Return `value` clean (`text`) and on one line with single spaces, as `one_line` would make it."""
    cleaned = text(value)
    if cleaned.isascii():
        return " ".join(cleaned.split())
    # of the spaces that `one_line` knows, clean text has only these
    cleaned = cleaned.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")
    while "  " in cleaned:
        cleaned = cleaned.replace("  ", " ")
    return cleaned.strip()


_unescaped = lru_cache(maxsize=1024)(html.unescape)


def _decoded(value: str) -> str:
    return _REFERENCE.sub(lambda match: _unescaped(match[0]), value) if "&" in value else value


def _visible(value: str) -> str:
    """Return HTML without its comments, scripts and styles; one that is never closed hides nothing."""
    if not _HIDING.search(value):
        return value
    pieces, copied, hidden = [], 0, ""
    for tag in _HIDDEN.finditer(value):
        opens_comment, closes_comment, slash, name = tag.groups()
        kind = "--" if opens_comment or closes_comment else name.lower()
        if not hidden and (opens_comment or slash == ""):
            pieces.append(value[copied : tag.start()])
            copied, hidden = tag.start(), kind
        elif hidden == kind and (closes_comment or slash):
            copied, hidden = tag.end(), ""
    return " ".join([*pieces, value[copied:]])


def _untagged(value: str) -> str:
    """Return HTML without its tags, a cut one at its end included."""
    value = _TAG.sub("", value)
    return _CUT_TAG.sub("", value) if "<" in value else value


def title(value: str | None) -> str:
    """Return a headline as a reader should see it, however often its markup and entities were escaped.

    Inline markup goes, tags that are words of the headline stay: `Why <b>I</b> use <video>` is `Why I use <video>`.
    """
    shown = (value or "")[:_LONGEST_TITLE]
    for _ in range(2):
        if "<" in shown:
            shown, previous = _visible(shown), ""
            while previous != shown:
                previous, shown = shown, _VOID.sub(" ", _INLINE.sub(r"\2", shown))
        if "&" not in shown:
            break
        shown = _decoded(shown)
    return _line(shown)


def plain(value: str | None) -> str:
    """Return the text of a piece of HTML on one line."""
    if not value:
        return ""
    if "<" in value:
        value = _untagged(_BREAK.sub(" ", _visible(value)))
    return _line(_decoded(value))


def html_of_text(value: str | None) -> str:
    """Return plain text as HTML: paragraphs at empty lines, breaks at line ends, web addresses as links."""
    if not value or not value.strip():
        return ""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", value.replace("\r\n", "\n").strip()):
        escaped = html.escape(paragraph, quote=False)
        linked = _URL_IN_TEXT.sub(lambda match: f'<a href="{match[0]}">{match[0]}</a>', escaped)
        paragraphs.append("<p>" + linked.replace("\n", "<br>\n") + "</p>")
    return text("\n".join(paragraphs))


def rebased(body: str, base: str | None) -> str:
    """Return HTML with its relative addresses resolved against `base` (XML Base); without a base, as it is."""
    if not base or not _LINKING.search(body):
        return body

    def resolved(match: re.Match[str]) -> str:
        try:
            return f"{match[1]}{match[2]}{html.escape(urljoin(base, html.unescape(match[3])))}{match[2]}"
        except ValueError:
            return match[0]

    return _RELATIVE.sub(resolved, body)


def _squeezed(value: str) -> str:
    """Return text without its spaces, but for those that no one writes by accident."""
    return value.replace(" ", "").replace("\n", "").replace("\t", "").replace("\r", "").replace("\xa0", "")


def _repeats(summary: str, content: str) -> bool:
    """Tell whether a summary is how the content begins; spaces differ with how the markup between was taken out."""
    before = _BEFORE_TEXT.match(content, 0, 1500)
    if before and summary and not _HIDING.search(before[0]):
        # most texts that differ do so in their first letter, and most that repeat do so to the letter
        if before[1] != summary[0]:
            return False
        cut = summary.rstrip(_CUT_MARKS)[: 3 * _TELLING]
        if "<" not in cut and "&" not in cut and content.startswith(cut, before.start(1)):
            return True
    wished = _squeezed(summary.rstrip(_CUT_MARKS)[: 3 * _TELLING])[:_TELLING]
    opening = ""
    for much in _OPENINGS:
        piece = content[:much]
        hiding = _HIDING.search(piece) is not None
        if hiding:
            # summaries that programs make of a text hold the words of its scripts
            if _squeezed(_TAG.sub("", piece)).startswith(wished):
                return True
            piece = _visible(piece)
        opening = _squeezed(text(_decoded(_untagged(piece))))
        if len(content) <= much or len(opening) >= len(wished) + _LONGEST_REFERENCE:
            break
        if not hiding and not wished.startswith(opening[:-_LONGEST_REFERENCE]):
            return False
    return opening.startswith(wished)


def summary_and_body(content: str, description: str) -> tuple[str, str]:
    """Return the plain summary and the HTML body of two pieces of HTML: the longer one is the body.

    A summary that only repeats how the body begins says nothing, and is left empty.
    """
    content, description = content.strip(), description.strip()
    if len(description) >= len(content):
        return "", text(description)
    summary = plain(description)
    return ("" if _repeats(summary, content) else summary), text(content)


@lru_cache(maxsize=1024)
def author(value: str | None) -> str:
    """Return the name in an author field: `jane@example.org (Jane Roe)` and `Jane Roe <jane@example.org>` are Jane Roe.

    An address alone gives the part before the `@`.
    """
    shown = title(value)[:300]
    address = _EMAIL.search(shown) if "@" in shown else None
    if address:
        rest = _EMAIL.sub("", shown).replace("mailto:", "")
        shown = re.sub(r"[<(\[]\s*[>)\]]", "", rest).strip(" ,;:-") or address[0].split("@")[0]
        if shown.startswith("(") and shown.endswith(")"):
            shown = shown[1:-1]
    shown = re.sub(r"^by\s+(?=\S)", "", shown.strip(), flags=re.IGNORECASE)
    return shown.strip(" \t<>")


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    by_name: dict[str, str] = {}
    for value in values:
        if value:
            by_name.setdefault(value.casefold(), value)
    return tuple(by_name.values())


def authors(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names in author fields, each once."""
    return _distinct(author(value) for value in values)


_topic = lru_cache(maxsize=4096)(title)


def topics(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names of topics, each once; terms that are addresses or numbers only are no names."""
    if not values:
        return ()
    names = (_topic(value) for value in values)
    return _distinct(name for name in names if not _ADDRESS.match(name) and not name.isdigit())[:_MOST_TOPICS]


def guid(value: object) -> str | None:
    """Return an identifier as given, without surrounding space and controls; None for none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return text(str(value)).strip() or None


def when(value: object, *, month_first: bool | None = None) -> datetime | None:
    """Return the date of a field (text, epoch or datetime), None for none and for a year that no article can have."""
    if isinstance(value, (str, int, float)):
        value = parse_date(value, month_first=month_first)
    if not isinstance(value, datetime) or not _OLDEST <= value.year <= _NEWEST:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def web(value: object, base: str) -> str | None:
    """Return a web address resolved against `base`, None for anything else."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value if _CLEAN_ADDRESS.fullmatch(value) else absolute(one_line(value), base)


def language(value: object) -> str | None:
    """Return a language tag (BCP 47) as given but with hyphens, None for anything else."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value.strip()):
        return None
    return value.strip().replace("_", "-")


def length(value: object) -> int | None:
    """Return a size in bytes; None for none, for nonsense and for 0, which publishers write for unknown."""
    try:
        size = int(value) if isinstance(value, (int, str)) else 0
    except ValueError:
        return None
    return size if 0 < size < 2**53 else None


def minutes(value: str | None) -> int | None:
    """Return a number of minutes, None for none and for nonsense."""
    match = _MINUTES.match(value or "")
    return (int(match[1]) or None) if match else None


def enclosure(url: object, media_type: object, size: object, base: str) -> Enclosure | None:
    """Return an enclosure, None if its address is neither a web address nor a magnet link, which names a torrent."""
    magnet = isinstance(url, str) and _MAGNET.fullmatch(url.strip())
    address = magnet[0] if magnet else web(url, base)
    if address is None:
        return None
    shown = one_line(text(media_type)).lower() if isinstance(media_type, str) else ""
    return Enclosure(address, shown or None, length(size))
