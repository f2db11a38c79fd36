"""The first screen: what is imported before it, and what it offers when there is nothing to read."""

import subprocess
import sys
from pathlib import Path

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.dialogs.first_run import FirstRunScreen

FIRST_SCREEN = """
import asyncio, sys
from termnews.library.compose import Options, close_library, open_library
from termnews.tui.app import TermnewsApp

HEAVY = ("httpx", "httpcore", "feedparser", "pyexpat", "selectolax", "jmespath", "tomlkit")
painted = []

class Watched(TermnewsApp):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        if not painted and screen.is_attached and "The Mill" in str(screen._compositor.render_strips()):
            painted.append(sorted(name for name in HEAVY if name in sys.modules))

async def start():
    library = open_library(Options())
    app = Watched(library)
    async with app.run_test() as pilot:
        await pilot.pause()
        for _ in range(3):
            await app.workers.wait_for_complete()
            await pilot.pause()
    await close_library(library)

asyncio.run(start())
print(painted[0])
"""


async def test_the_first_screen_is_painted_before_network_and_parsers_are_imported(
    empty: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", rss([Story("The Mill")]))
    await empty.subscriptions.add_all([Subscription(url, "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", FIRST_SCREEN], capture_output=True, text=True, check=False, cwd=root)
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


async def test_without_sources_the_first_page_is_offered_and_can_be_skipped_and_reopened(empty: Library) -> None:
    async with reading(empty) as reader:
        screens = [type(reader.dialog)]
        await reader.press("escape")
        assert "No sources yet." in reader.text()
        screens.append(type(reader.dialog))
        await reader.press("f1")
        screens.append(type(reader.dialog))
        assert screens == [FirstRunScreen, type(None), FirstRunScreen]


async def test_with_sources_the_first_page_stays_away(demo: Library) -> None:
    async with reading(demo) as reader:
        assert reader.dialog is None


async def test_ticked_starter_sources_are_there_at_once(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("space")
        empty.refresh = None
        await reader.press("enter")
        sources = empty.queries.sources()
        assert len(sources) >= 5
        assert {source.category for source in sources} == {"World"}
        assert "World" in reader.text()
