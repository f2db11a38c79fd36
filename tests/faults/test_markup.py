"""Markup from outside is text: shown as it was sent, wherever it is shown, and no click on it acts."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

pytestmark = [pytest.mark.fault("A6"), pytest.mark.fault("T04")]
READER = "from termnews.cli.main import main; main([])"
MARKUPS = [
    "[@click=app.quit]x[/]", "[@click=app.quit()]x", "[@click=screen.dismiss]x", "[@click=app.bell]x[/]",
    "[link=https://e.test]x[/]", "[link='file:///x']x[/]", "[b]bold[/b]", "[/b]", "[/]", "[", "]", "[]", "[[]]",
    "[Video] x", "b[i]", "[red]x[/red]", "[on red]x", "[$primary]x[/]", "[not a tag]", "\\[b]x", "[b", "[b]unclosed",
    "x [/etc/passwd] y", "[bold link=https://e.test]", "[@click=app.quit", "[#ff0000]x[/]", "[1] [2]", "x\\",
    "{x} %s $y",
]  # fmt: skip


def configure(home: Path) -> None:
    """Write smart lists and themes whose names are markup."""
    folder = home / "config" / "termnews"
    (folder / "themes").mkdir(parents=True)
    lists = "".join(f"[[smart]]\nname = {json.dumps('S' + one)}\nquery = 'text'\n" for one in MARKUPS)
    (folder / "config.toml").write_text(f"refresh_every = 0\n{lists}", "utf-8")
    for number, one in enumerate(MARKUPS):
        name = f"name = {json.dumps('T' + one)}\nbackground = '#102030'\n"
        (folder / "themes" / f"{number:02}.toml").write_text(name, "utf-8")


def feeds(publisher: Publisher) -> list[Subscription]:
    """Serve a source for each markup, and one article with all of them in every field."""
    base, found = publisher.base, []
    for number, one in enumerate(MARKUPS):
        story = Story(f"A{one}", body="<p>text</p>", day=1, url=f"{base}/a{number}")
        found.append(Subscription(publisher.serve(f"/{number}.xml", rss([story], title=f"F{one}")), f"C{one}"))
    blocks = "".join(
        f"<h2>H{escape(one)}</h2><p>P{escape(one)} <a href='{base}/l{number}'>L{escape(one)}</a></p>"
        f"<pre><code>K{escape(one)}</code></pre><blockquote>Q{escape(one)}</blockquote>"
        for number, one in enumerate(MARKUPS)
    )
    authors = "".join(f"<dc:creator>W{escape(one)}</dc:creator>" for one in MARKUPS)
    story = Story("All of it", body=blocks, day=2, topics=tuple(f"O{one}" for one in MARKUPS), url=f"{base}/all")
    feed = rss([story]).replace("<pubDate>", f"{authors}<pubDate>")
    feed = feed.replace("<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ')
    return [*found, Subscription(publisher.serve("/all.xml", feed), "World")]


@pytest.fixture
async def library(home: Path, publisher: Publisher) -> AsyncIterator[Library]:
    """Give a library with markup in every field."""
    configure(home)
    opened = open_library(Options())
    await opened.subscriptions.add_all(feeds(publisher))
    async for _ in opened.online_refresh().run(opened.queries.sources()):
        pass
    yield opened
    await close_library(opened)


def nothing_acts(reader: Reader) -> None:
    """Assert that no cell of the screen has an action, and none a hyperlink to what is no web address."""
    for line in reader.strips():
        for segment in line:
            style = segment.style
            assert style is None or "@click" not in style.meta
            link = style.link if style else None
            assert link is None or link.startswith(("http://127.0.0.1", "https://gazette.example"))


def missing(text: str, *letters: str, room: int = 100) -> list[str]:
    """Return which markups, each after one of `letters` and cut to `room` characters, are not in `text`."""
    squeezed = text.replace("\u00a0", " ")
    return [letter + one for letter in letters for one in MARKUPS if f"{letter}{one}"[:room].rstrip() not in squeezed]


async def pages(reader: Reader) -> str:
    """Return all text of the open article, without the ends of its lines."""
    page = reader.article_view.page
    return "\n".join("".join(piece.text for piece in line) for line in page.lines)


async def test_markup_is_shown_as_it_was_sent_on_every_screen(library: Library) -> None:
    async with reading(library, (200, 110)) as reader:
        nothing_acts(reader)
        assert missing(reader.text(), "C", "F", "S", room=12) + missing(reader.text(), "A") == []
        await reader.press("l", "g", "g", "enter")
        assert reader.article_title == "All of it"
        nothing_acts(reader)
        text = await pages(reader)
        joined = " ".join(text.split())
        assert missing(joined, "H", "P", "L", "K", "Q", "W", "O") == []
        for key, letter in (("u", "L"), ("t", "H"), ("T", "T"), ("apostrophe", "F")):
            await reader.press(key)
            nothing_acts(reader)
            shown = [one for one in MARKUPS if letter + one in reader.text()]
            assert len(shown) > 20, key
            await reader.press("escape")
        await reader.press("h", "G")
        for keys in (["y"], ["question_mark", "escape"], ["colon", "escape"],
                     ["h", "G", "e", "escape"],
                     ["f2", "escape"], ["M", "escape"], ["ctrl+p"]):  # fmt: skip
            await reader.press(*keys)
            nothing_acts(reader)
        await reader.type("click")
        nothing_acts(reader)
        assert "[@click=app.quit]x[/]" in reader.text()
        assert reader.app.is_running


async def test_clicks_on_markup_do_what_clicks_there_do(library: Library) -> None:
    async with reading(library, (110, 28)) as reader:
        await reader.press("l", "g", "g", "enter")
        for y in range(28):
            for x in (6, 62) if y % 3 == 0 else (40,):
                await reader.pilot.click(offset=(x, y))
                await reader.pilot.pause()
                if len(reader.app.screen_stack) > 1:
                    nothing_acts(reader)
                    await reader.press("escape")
        assert reader.app.is_running
        assert reader.app.return_code is None
        assert reader.app.theme == "termnews-ink"


def test_clicks_on_the_terminal_end_nothing(program: Program, publisher: Publisher, home: Path) -> None:
    configure(home)
    sources = "".join(
        f"[[source]]\nurl = {json.dumps(one.url)}\ncategory = {json.dumps(one.category)}\n" for one in feeds(publisher)
    )
    (home / "config" / "termnews" / "sources.toml").write_text(sources, "utf-8")
    program.run("refresh")
    with OnTerminal(READER, size=(100, 26)) as reader:
        reader.wait_for("All of it")
        for y in range(1, 27):
            for x in range(3, 100, 9):
                for button in (0, 2):
                    reader.press(f"\x1b[<{button};{x};{y}M\x1b[<{button};{x};{y}m")
            # what it answers is read, so that it is never held up
            assert reader._read()
        reader.press("\x1b")
        reader.press("?")
        reader.wait_for("Keys in")
        reader.press("q")
        reader.wait_for(lambda text: "Keys in" not in text)
        reader.press("Q")
        assert reader.wait() == 0
