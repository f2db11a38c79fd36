"""Render a document as Markdown (CommonMark, with GitHub's pipe tables)."""

from termnews.cli.document_text import byline, indented, marks
from termnews.domain.document import (
    AFTER_TEXT,
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from termnews.domain.text import clean


def to_markdown(document: Document) -> str:
    """Return a document as Markdown."""
    head = [f"# {document.title}"] if document.title else []
    head += [f"*{document.standfirst}*"] if document.standfirst else []
    head += [line] if (line := byline(document)) else []
    return clean("\n\n".join([*head, *(_markdown(block, document) for block in document.blocks), *_after(document)]))


def _after(document: Document) -> list[str]:
    """Return the list of the links that come after the text; Also Read links stand in it."""
    links = [link for kind in AFTER_TEXT for link in document.links if link.kind == kind != "also_read"]
    lines = [f"- {AFTER_TEXT[link.kind]}: [{link.text}]({link.url})" for link in links]
    return ["\n".join(lines)] if lines else []


def _markdown(block: Block, document: Document) -> str:
    match block:
        case Paragraph():
            return _inline(block.text, block.spans, document)
        case Heading():
            return f"{'#' * block.level} {_inline(block.text, block.spans, document)}"
        case Code():
            return f"```{block.language or ''}\n{block.text}\n```"
        case Quote():
            inner = [_markdown(inner, document) for inner in block.blocks]
            return indented("\n\n".join([*inner, *([f"— {block.cite}"] if block.cite else [])]), "> ")
        case List():
            return "\n".join(_markdown_item(item, mark, document) for item, mark in marks(block))
        case Table():
            return _markdown_table(block)
        case Image():
            return f"![{block.alt}]({block.url})" + (f"\n\n{block.caption}" if block.caption else "")
        case AlsoRead():
            return f"**{block.label}:** [{block.text}]({block.url})"
        case Rule():
            return "---"


def _markdown_item(item: Item, mark: str, document: Document) -> str:
    below = [indented(_markdown(block, document), " " * len(mark)) for block in item.blocks]
    return "\n".join([mark + _inline(item.text, item.spans, document), *below])


def _markdown_table(block: Table) -> str:
    if not block.rows:
        return ""
    width = max(len(row) for row in block.rows)
    rows = [[*row, *[""] * (width - len(row))] for row in block.rows]
    head, rest = (rows[0], rows[1:]) if block.header else ([""] * width, rows)
    lines = [head, ["---"] * width, *rest]
    table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    return f"{block.caption}\n\n{table}" if block.caption else table


_FENCES = {"bold": "**", "italic": "*", "code": "`", "strike": "~~", "underline": ""}


def _inline(text: str, spans: tuple[Span, ...], document: Document) -> str:
    """Return text with its spans as Markdown; of spans that overlap without nesting the later is left out."""
    ends: list[tuple[int, int, str]] = []
    for order, span in enumerate(spans):
        link = document.link(span.link or 0) if span.style == "link" else None
        before, after = ("[", f"]({link.url})") if link else (_FENCES.get(span.style, ""),) * 2
        ends.append((span.start, order, before))
        ends.append((span.end, -order - 1, after))
    parts, last = [], 0
    for place, _, mark in sorted(ends, key=lambda m: (m[0], m[1])):
        parts += [text[last:place], mark]
        last = place
    return "".join([*parts, text[last:]])
