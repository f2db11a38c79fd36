"""Parse a news page kept as plain text, with labelled lines, into a document."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from termnews.domain.dates import parse_date
from termnews.domain.document import AlsoRead, Block, Document, Heading, Link, Paragraph
from termnews.domain.text import clean, fold, one_line
from termnews.extract.labels import label_at

_CATEGORY = re.compile(
    r"^(?:categor(?:y|ies)|filed under|section|posted in|rubrik|catégorie|"
    r"categoría|categoria|рубрика|श्रेणी)\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"^(?:tags?|topics?|keywords?|schlagworte|étiquettes|etiquetas)\s*[:：]\s*(.+)$", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:(?:published|written|posted|reported)\s+by|by|von|par|por|author)\s*[:：]?\s*(.*)$", re.IGNORECASE
)
_DATE = re.compile(r"^(?:(?:published|posted|updated|date)(?:\s+on)?\s*[:：]?\s+)?(\D{0,12}\d.{4,40})$", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE = re.compile(r"[.!?:;,…。！？।\"”’»)]$")
_HEADING = 90


@dataclass(slots=True)
class _Draft:
    """The document as it is found, part by part."""

    title: str = ""
    category: str | None = None
    topics: list[str] = field(default_factory=list)
    standfirst: str | None = None
    authors: list[str] = field(default_factory=list)
    published: datetime | None = None
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def read_text(text: str, *, url: str | None = None) -> Document:
    """Read a news page kept as plain text. Never raises; an empty text is an empty document.

    Parts are apart by blank lines. The first one without a label is the title; a single paragraph between it and
    the byline is the standfirst; a short part without a full stop is a heading; `Also Read:` lines become links
    where they hold an address, and cards without an address (an empty `url`, no number) where they do not.
    """
    draft = _Draft()
    parts = [part.strip() for part in _BLANK.split(clean(text)) if part.strip()]
    body_from = _head(draft, parts)
    for place in range(body_from, len(parts)):
        following = parts[place + 1] if place + 1 < len(parts) else ""
        _part(draft, parts[place], following)
    topics = [draft.category] if draft.category else []
    topics += [name for name in draft.topics if name not in topics]
    return Document(
        title=draft.title, url=url, category=draft.category, topics=tuple(topics), standfirst=draft.standfirst,
        authors=tuple(draft.authors), published=draft.published, blocks=tuple(draft.blocks), links=tuple(draft.links),
    )  # fmt: skip


def _head(draft: _Draft, parts: list[str]) -> int:
    """Read category, title, standfirst, byline and date; return where the body begins."""
    byline = next((i for i, part in enumerate(parts[:6]) if _is_byline(part)), None)
    place = 0
    while place < len(parts) and place < 8:
        part = parts[place]
        if _labelled(draft, part):
            place += 1
        elif not draft.title:
            draft.title = one_line(part)
            place += 1
        elif byline is not None and place < byline and draft.standfirst is None:
            draft.standfirst = one_line(part)
            place += 1
        else:
            break
    return place


def _is_byline(part: str) -> bool:
    return bool(_BYLINE.match(part.split("\n")[0])) and len(part) < 120 and not part.endswith(".")


def _labelled(draft: _Draft, part: str) -> bool:
    """Take in a part that names a category, tags, an author or a date; return whether it was one."""
    lines = [one_line(line) for line in part.split("\n")]
    for pattern, target in ((_CATEGORY, "category"), (_TAGS, "topics")):
        match = pattern.match(lines[0])
        if match and len(lines) == 1:
            names = [name.strip() for name in re.split(r"[,;|]", match[1]) if name.strip()]
            if target == "category" and names and draft.category is None:
                draft.category = names[0]
            draft.topics += names
            return True
    if draft.title and _is_byline(part):
        match = _BYLINE.match(lines[0])
        names = [(match[1] if match else ""), *lines[1:]]
        for name in names:
            when = parse_date(name) if re.search(r"\d{4}", name) else None
            if when is not None:
                draft.published = draft.published or when
            elif name and len(name.split()) < 7 and name not in draft.authors:
                draft.authors.append(name)
        return True
    dated = _DATE.match(lines[0]) if len(lines) == 1 and len(lines[0]) < 60 else None
    when = parse_date(dated[1]) if dated and re.search(r"\d{4}", dated[1]) else None
    if when is not None and draft.title:
        draft.published = draft.published or when
        return True
    return False


def _part(draft: _Draft, part: str, following: str) -> None:
    """Add one part of the body."""
    if _also_read(draft, part) or _is_card(draft, part) or _TAGS.match(part):
        _labelled(draft, part) if _TAGS.match(part) else None
        return
    text = "\n".join(_SPACES.sub(" ", line).strip() for line in part.split("\n"))
    short = len(text) <= _HEADING and "\n" not in text and (not _SENTENCE.search(text) or text.endswith("?"))
    if short and following and not _also_read_line(following):
        draft.blocks.append(Heading(3, text))
        return
    draft.blocks.append(Paragraph(text))
    for match in _URL.finditer(text):
        draft.links.append(Link(len(draft.links) + 1, match[0], match[0]))


def _also_read_line(part: str) -> bool:
    label = label_at(part)
    return label is not None and label.separated and label.strength == "sure" and len(part) < 300


def _also_read(draft: _Draft, part: str) -> bool:
    """Add the stories that an `Also Read:` part names, one a line."""
    if not _also_read_line(part):
        return False
    label = label_at(part)
    for line in part[label.end if label else 0 :].split("\n"):
        address = _URL.search(line)
        text = one_line(line.replace(address[0], "") if address else line).strip("()[]<>-–— ")
        if not text and not address:
            continue
        href = address[0] if address else ""
        draft.links.append(Link(len(draft.links) + 1, text or href, href, "also_read", label.text if label else None))
        draft.blocks.append(AlsoRead(text or href, href, label.text if label else "", len(draft.links)))
    return True


def _is_card(draft: _Draft, part: str) -> bool:
    """Tell whether a part is the author's card at the end: the name, with or without `Published by`."""
    lines = [fold(line) for line in part.split("\n")]
    names = [fold(name) for name in draft.authors]
    return bool(names) and all(
        any(line == name or (name in line and _BYLINE.match(line)) for name in names) for line in lines
    )
