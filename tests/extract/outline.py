"""A document as an outline, a line for each block: what the expected files of `sites/` are written in.

    title, standfirst, author, published: one fact a line, then `---`
    text                      paragraph             ## text           heading of that level
    > text, > -- text         quotation, its source * text, 1. text   item of a list
    | a | b |                 row of a table        four blanks       line of code
    [picture URL | caption]   [also LABEL | TITLE | URL]   ----       rule
    embed URL                 a page that an embed leads to, wherever it stands

`*` stands for any text, a `?` before a line says that the line may be missing, and `...` that more may follow.
"""

import re
from collections.abc import Iterable, Iterator

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)  # fmt: skip


def outline(document: Document) -> list[str]:
    """Return the outline of a document."""
    published = [f"published {document.published.date()}"] if document.published else []
    standfirst = [f"standfirst {_line(document.standfirst)}"] if document.standfirst else []
    authors = [f"author {author}" for author in document.authors]
    embeds = [f"embed {link.url}" for link in document.links if link.kind == "embed"]
    return [f"title {document.title}", *standfirst, *authors, *published, "---", *_lines(document.blocks), *embeds]


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _line(block.text)
            case Heading():
                yield f"{'#' * block.level} {_line(block.text)}"
            case Code():
                yield from (f"    {line}" for line in block.text.splitlines())
            case Table():
                yield from (f"| {' | '.join(cell for cell in map(_line, row) if cell)} |" for row in block.rows)
            case Image():
                yield f"[picture {block.url} | {_line(block.caption or '')}]"
            case AlsoRead():
                yield f"[also {block.label} | {_line(block.text)} | {block.url}]"
            case Rule():
                yield "----"
            case Quote():
                yield from (f"> {line}" for line in _lines(block.blocks))
                if block.cite:
                    yield f"> -- {_line(block.cite)}"
            case List():
                yield from _items(block)


def _items(found: List) -> Iterator[str]:
    for item in found.items:
        lines = [_line(item.text)] if item.text else []
        first, *more = [*lines, *_lines(item.blocks)] or [""]
        yield f"{'1.' if found.ordered else '*'} {first}"
        yield from more


def _line(text: str) -> str:
    return " ".join(text.split())


def differences(expected: list[str], got: list[str]) -> list[str]:
    """Return where an outline is not what is expected: `-` a line that is missing, `+` one that should not be."""
    problems: list[str] = []
    rest = list(got)
    for wanted in expected:
        if wanted == "...":
            return problems
        optional = wanted.startswith("?")
        pattern = re.compile(re.escape(wanted.removeprefix("?")).replace(r"\*", ".*").replace(r"\ ", " "))
        listed = wanted.startswith("* ")
        fits = [n for n, line in enumerate(rest) if (line == wanted if listed else pattern.fullmatch(line))]
        # a line that a later one asks for first stands in the wrong place
        if not fits or (optional and fits[0] != 0):
            problems += [] if optional else [f"- {wanted}"]
            continue
        problems += [f"+ {line}" for line in rest[: fits[0]]]
        rest = rest[fits[0] + 1 :]
    return problems + [f"+ {line}" for line in rest]
