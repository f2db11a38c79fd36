"""Token F1 of pages with known articles, as they were published and as mutants: how much depends on how a page is made.

A folder is of one of two shapes: `expected.jsonl` beside pages (strings that must be in the text, and others that
must not), or `NAME/source.html` with `NAME/expected.html` (the article as HTML).
"""

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page_mutations import MUTATIONS, mutant

from termnews.domain.document import Block, Document, Image, List, Quote, block_text
from termnews.domain.errors import ExtractError
from termnews.domain.page_charset import decode
from termnews.extract.page import read_page

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page and what is known of its article: its whole text, or strings that it holds and lacks."""

    html: str
    text: str = ""
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def samples(folder: Path) -> list[Sample]:
    """Read a folder of pages with their articles; none if it is of neither shape."""
    listed = folder / "expected.jsonl"
    return list(_listed(listed) if listed.exists() else _with_articles(folder))


def _listed(file: Path) -> Iterator[Sample]:
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        page = decode((file.parent / row["file"]).read_bytes(), "")
        yield Sample(page, wanted=tuple(map(_squeeze, row["with"])), unwanted=tuple(map(_squeeze, row["without"])))


def _with_articles(folder: Path) -> Iterator[Sample]:
    for source in sorted(folder.glob("*/source.html")):
        article = source.with_name("expected.html").read_text("utf-8", errors="replace")
        yield Sample(decode(source.read_bytes(), ""), text=html.unescape(_TAGS.sub(" ", article)))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _read(page: str) -> Document:
    try:
        return read_page(page.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")
    except ExtractError:
        return Document()


def _words_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what a reader reads: captions count, the texts that stand for pictures do not."""
    for block in blocks:
        match block:
            case Image():
                yield block.caption or ""
            case Quote():
                yield from _words_of(block.blocks)
            case List():
                for item in block.items:
                    yield item.text
                    yield from _words_of(item.blocks)
            case _:
                yield block_text(block)


def score(known: list[Sample], pages: list[str]) -> tuple[float, int]:
    """Return the F1 over all pages, and of how many nothing that was wanted is there."""
    texts = [(sample, _read(page)) for sample, page in zip(known, pages, strict=True)]
    if known[0].text:
        values = [_token_f1(sample.text, "\n".join(_words_of(document.blocks))) for sample, document in texts]
        return sum(values) / len(values), sum(value < 0.1 for value in values)
    kept, leaked, asked, bare = 0, 0, 0, 0
    for sample, document in texts:
        text = _squeeze("\n".join([*_words_of(document.blocks), document.standfirst or ""]))
        found = sum(one in text for one in sample.wanted)
        kept += found
        leaked += sum(one in text for one in sample.unwanted)
        asked += len(sample.wanted)
        bare += not found and bool(sample.wanted)
    return _harmonic(kept / max(kept + leaked, 1), kept / max(asked, 1)), bare


def _token_f1(expected: str, got: str) -> float:
    bags = [Counter(re.findall(r"\w+", text.lower())) for text in (expected, got)]
    common = sum((bags[0] & bags[1]).values())
    return _harmonic(common / max(sum(bags[1].values()), 1), common / max(sum(bags[0].values()), 1))


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def report(folder: Path, seed: int) -> None:
    """Print the figures of the pages as they are, of each kind of mutant, and of mutants in all ways at once."""
    known = samples(folder)
    if not known:
        raise SystemExit(f"{folder} holds no pages whose articles are known")
    original, bare = score(known, [sample.html for sample in known])
    print(f"{len(known)} pages of {folder.name}, seed {seed}{'':11}{'F1':>6}{'gap':>8}{'bare':>6}")
    print(f"{'as published':40}{original:6.3f}{'':8}{bare:6}")
    every = list(MUTATIONS)
    for name, kinds in [("only written anew", []), *((kind, [kind]) for kind in every), ("all of these", every)]:
        pages = [mutant(one.html, one.text or " ".join(one.wanted), kinds, seed) for one in known]
        value, bare = score(known, pages)
        print(f"{name:40}{value:6.3f}{original - value:8.3f}{bare:6}")
