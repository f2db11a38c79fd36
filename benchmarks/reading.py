"""Reading a long article: opening it, paging through it, finding in it, beside moving a row in the list.

    python -m benchmarks.reading [--words 20000] [--rounds 9]

Processor time of the whole program over an invented article, from the message that brings it to its lines on the
screen. The article has paragraphs with links, headings, lists, quotes, tables, code and Also Read cards.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.articles import fill_cache

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Span,
    Table,
    word_count,
)
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.reading.reading import Opened
from termnews.tui.app import TermnewsApp
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.main.main import MainScreen

SIZE = (120, 40)
PROGRAM = """\
def level(gauge: float) -> str:  # in metres
    return "high" if gauge > 3.5 else "low"
"""
_SYLLABLES = ("ka", "ro", "mi", "ten", "sul", "ver", "bo", "lan", "der", "i", "an", "to", "wick", "ne", "sa", "quo")


class Writer:
    """Writes a document of about so many words, the same one at every run."""

    def __init__(self, words: int) -> None:
        self._random = random.Random(7)
        self._links: list[Link] = []
        blocks: list[Block] = []
        while word_count(Document(blocks=tuple(blocks[-40:]))) * max(1, len(blocks) / 40) < words:
            blocks += self._section()
        self.document = Document(title="A long article", blocks=tuple(blocks), links=tuple(self._links))

    def _text(self, words: int) -> str:
        made = ("".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4))) for _ in range(words))
        return " ".join(made).capitalize() + "."

    def _link(self, text: str, *, also_read: bool = False) -> int:
        number = len(self._links) + 1
        url = f"https://site{number}.example/{number}"
        self._links.append(Link(number, text, url, "also_read" if also_read else "body"))
        return number

    def _paragraph(self) -> Paragraph:
        text = self._text(self._random.randint(40, 90))
        start, end = 20, 36
        spans = (Span(start, end, "link", self._link(text[start:end])), Span(50, 64, "bold"), Span(70, 90, "italic"))
        return Paragraph(text, spans)

    def _section(self) -> list[Block]:
        rows = tuple((self._text(2), self._text(3), str(self._random.randint(1, 99))) for _ in range(4))
        title = self._text(6)
        number = self._link(title, also_read=True)
        return [
            Heading(2, self._text(4)), *(self._paragraph() for _ in range(6)),
            List(tuple(Item(self._text(12)) for _ in range(4))), Quote((self._paragraph(),), "Somebody"),
            Table(rows), Code(PROGRAM, "python"), AlsoRead(title, self._links[number - 1].url, "Also Read", number),
        ]  # fmt: skip


async def milliseconds(work: Callable[[], Awaitable[object]]) -> float:
    """Return the processor time of `work`, all threads included."""
    before = time.process_time()
    await work()
    return 1000 * (time.process_time() - before)


async def measure(library: Library, words: int, rounds: int) -> dict[str, list[float]]:
    """Return the times of each act, one for every round."""
    document = Writer(words).document
    print(f"{word_count(document):,} words, {len(document.blocks):,} blocks, {len(document.links):,} links")
    times: dict[str, list[float]] = {name: [] for name in ("open", "page down", "find", "next match", "row move")}
    app = TermnewsApp(library)
    async with app.run_test(size=SIZE) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        await pilot.pause()
        await app.workers.wait_for_complete()
        article = (await library.reading.open(screen.panes.list_pane.rows.articles[0])).article
        for turn in range(rounds):

            async def arrive(turn: int = turn) -> None:
                opened = Opened(article, document, full=True)
                screen.panes.article_pane.post_message(ArticleLoader.Arrived(opened, "history" if turn else "list"))
                await pilot.pause()

            async def find() -> None:
                screen.perform("find.in_article")
                screen.panes.article_pane.find.value = "sul"
                await pilot.pause()

            async def press(key: str) -> None:
                await pilot.press(key)

            times["open"].append(await milliseconds(arrive))
            times["page down"] += [await milliseconds(lambda: press("pagedown")) for _ in range(5)]
            times["find"].append(await milliseconds(find))
            await press("enter")
            times["next match"] += [await milliseconds(lambda: press("n")) for _ in range(5)]
            await press("escape")
            screen.panes.article_pane.find.value = ""
            await press("h")
            times["row move"] += [await milliseconds(lambda: press("j")) for _ in range(5)]
            await app.workers.wait_for_complete()
            await pilot.pause()
    return times


async def run(words: int, rounds: int) -> None:
    """Measure over a cache of the benchmark's own and print a row for every act."""
    with tempfile.TemporaryDirectory(prefix="termnews-reading-") as folder:
        file = Path(folder, "cache.db")
        fill_cache(file, 500)
        library = open_library(Options(offline=True, cache=file, config=Path(folder)))
        try:
            times = await measure(library, words, rounds)
        finally:
            await close_library(library)
    for name, found in times.items():
        print(f"  {name:12} median {statistics.median(found):7.1f} ms   worst {max(found):7.1f} ms")
    ratio = statistics.median(times["page down"]) / statistics.median(times["row move"])
    print(f"  a page down takes {ratio:.2f} times as long as a row move")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    asyncio.run(run(options.words, options.rounds))


if __name__ == "__main__":
    main()
