"""Serialise documents to JSON: what `read --json` prints and the cache keeps."""

from collections.abc import Callable
from typing import Any

from termnews.domain.dates import parse_date, rfc3339
from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    Item,
    JsonObject,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)

_FIELDS = ("title", "url", "category", "topics", "standfirst", "authors", "published", "updated", "language",
           "site", "image", "note")  # fmt: skip


def _spans_out(spans: tuple[Span, ...]) -> JsonObject:
    if not spans:
        return {}
    return {"spans": [{"start": s.start, "end": s.end, "style": s.style, "link": s.link} for s in spans]}


def _spans_in(data: JsonObject) -> tuple[Span, ...]:
    return tuple(Span(s["start"], s["end"], s["style"], s.get("link")) for s in data.get("spans", ()))


def _item_out(item: Item) -> JsonObject | str:
    if not item.spans and not item.blocks:
        return item.text
    data: JsonObject = {"type": "item", "text": item.text, **_spans_out(item.spans)}
    if item.blocks:
        data["blocks"] = [block_to_json(block) for block in item.blocks]
    return data


def _item_in(data: JsonObject | str) -> Item:
    if isinstance(data, str):
        return Item(data)
    return Item(data["text"], _spans_in(data), _blocks_in(data.get("blocks", [])))


def block_to_json(block: Block) -> JsonObject:
    """Return one block as the JSON object that `read --json` prints."""
    match block:
        case Paragraph():
            return {"type": "paragraph", "text": block.text, **_spans_out(block.spans)}
        case Heading():
            return {"type": "heading", "level": block.level, "text": block.text, **_spans_out(block.spans)}
        case Quote():
            return {
                "type": "quote",
                "text": "",
                "blocks": list(map(block_to_json, block.blocks)),
                "cite": block.cite,
            }
        case List():
            return {"type": "list", "text": "", "ordered": block.ordered, "start": block.start,
                    "items": list(map(_item_out, block.items))}  # fmt: skip
        case Code():
            return {"type": "code", "text": block.text, "language": block.language}
        case Table():
            return {"type": "table", "text": "", "rows": [list(row) for row in block.rows], "header": block.header,
                    "caption": block.caption}  # fmt: skip
        case Image():
            return {"type": "image", "text": "", "url": block.url, "alt": block.alt, "caption": block.caption}
        case AlsoRead():
            return {"type": "also_read", "text": block.text, "url": block.url, "label": block.label,
                    "link": block.link}  # fmt: skip
        case Rule():
            return {"type": "rule", "text": ""}


_READERS: dict[str, Callable[[JsonObject], Block]] = {
    "paragraph": lambda d: Paragraph(d["text"], _spans_in(d)),
    "heading": lambda d: Heading(d["level"], d["text"], _spans_in(d)),
    "quote": lambda d: Quote(_blocks_in(d["blocks"]), d.get("cite")),
    "list": lambda d: List(tuple(map(_item_in, d["items"])), d["ordered"], d.get("start", 1)),
    "code": lambda d: Code(d["text"], d.get("language")),
    "table": lambda d: Table(tuple(tuple(row) for row in d["rows"]), d["header"], d.get("caption")),
    "image": lambda d: Image(d["url"], d["alt"], d.get("caption")),
    "also_read": lambda d: AlsoRead(d["text"], d["url"], d["label"], d["link"]),
    "rule": lambda d: Rule(),
}


def _blocks_in(rows: list[JsonObject]) -> tuple[Block, ...]:
    return tuple(_READERS[row["type"]](row) for row in rows)


def link_to_json(link: Link) -> JsonObject:
    """Return one link without what only a cache knows (`cached`, `article`)."""
    return {"n": link.n, "text": link.text, "url": link.url, "kind": link.kind, "label": link.label}


def document_to_json(document: Document) -> JsonObject:
    """Return a document as a JSON object; `document_from_json` gives an equal document back."""
    data: JsonObject = {}
    for name in _FIELDS:
        value: Any = getattr(document, name)
        if name in ("published", "updated"):
            value = rfc3339(value) if value else None
        data[name] = list(value) if isinstance(value, tuple) else value
    data["blocks"] = list(map(block_to_json, document.blocks))
    data["links"] = list(map(link_to_json, document.links))
    return data


def document_from_json(data: JsonObject) -> Document:
    """Return the document that `document_to_json` wrote."""
    values: dict[str, Any] = {name: data.get(name) for name in _FIELDS}
    values["topics"] = tuple(data.get("topics") or ())
    values["authors"] = tuple(data.get("authors") or ())
    values["published"] = parse_date(data.get("published"))
    values["updated"] = parse_date(data.get("updated"))
    values["title"] = data.get("title") or ""
    links = tuple(Link(d["n"], d["text"], d["url"], d["kind"], d.get("label")) for d in data["links"])
    return Document(**values, blocks=_blocks_in(data["blocks"]), links=links)
