"""The command read: documents of articles, pages and files."""

import argparse
import sys
from pathlib import Path

from termnews.cli.arguments import text
from termnews.cli.document_text import to_text
from termnews.cli.markdown import to_markdown
from termnews.cli.output import JsonRow, message, print_json
from termnews.cli.references import article_id
from termnews.domain.addresses import is_web
from termnews.domain.document import Document
from termnews.domain.document_json import document_to_json
from termnews.domain.errors import NotFoundError, TermnewsError
from termnews.domain.text import as_id
from termnews.library.library import Library
from termnews.library.reading.document_of_file import file_document, read_bytes


async def read(library: Library, args: argparse.Namespace) -> int:
    """Print documents; one that cannot be had is told on stderr and does not stop the others."""
    failed = False
    for number, ref in enumerate(args.article):
        try:
            row, document = await _document(library, ref, args.full_text)
        except TermnewsError as error:
            message(f"termnews: {ref}: {error}" if len(args.article) > 1 else f"termnews: {error}")
            failed = True
            continue
        if args.form == "json":
            print_json(row)
            continue
        if number:
            print()
        print(to_markdown(document) if args.form == "markdown" else to_text(document, plain=args.form == "plain"))
    return 1 if failed else 0


async def _document(library: Library, ref: str, full_text: bool) -> tuple[JsonRow, Document]:
    if as_id(ref) is not None or is_web(ref):
        known = await library.reading.follow(text(ref)) if is_web(ref) else article_id(library.queries, ref)
        opened = await (library.reading.full_text(known) if full_text else library.reading.open(known))
        message(opened.kept or "")
        document = opened.document.with_links(await library.reading.related(known, opened.document))
        return _row(library, document, {"id": known}), document
    document = _file_document(library, ref)
    return _row(library, document, {"id": None, "file": ref}), document


def _file_document(library: Library, name: str) -> Document:
    try:
        there = name == "-" or Path(name).exists()
    except OSError:
        # longer than a name may be
        there = False
    if not there:
        raise NotFoundError(f"{name!r} is no article id, no web address, and no file.")
    source = sys.stdin.buffer if name == "-" else Path(name)
    return file_document(read_bytes(library.paths, source), name=name)


def _row(library: Library, document: Document, head: JsonRow) -> JsonRow:
    data = document_to_json(document)
    states = library.queries.link_states([link["url"] for link in data["links"]])
    for link in data["links"]:
        state = states.get(link["url"])
        link["cached"], link["article"] = (state.cached, state.article) if state else (False, None)
    return {**head, **data}
