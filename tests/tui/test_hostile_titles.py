"""Publishers' text is shown as text in every place where a title appears."""

from xml.sax.saxutils import escape

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.library import Library

TITLES = [
    "Why [/etc] is [bold",
    "[@click=app.quit]x",
    "[/b] closes what was never open",
    "A [link=https://evil.example]trap[/link] \\",
]
SENT = [escape(escape(title)) if "&" in title else title for title in TITLES]
ESCAPES = "Red \x1b[31m and \x1b]0;owned\x07 \x9b31m \u202egnp.exe"


async def hostile(library: Library, publisher: Publisher) -> None:
    stories = [
        Story(title, body=f'<p><a href="{publisher.base}/x">{escape(title)}</a> text</p>', day=day, topics=(title,),
              url=publisher.url(f"/{day}"))
        for day, title in enumerate(TITLES, start=1)
    ]  # fmt: skip
    feed = rss([*stories, Story("ESCAPES", day=9, url=publisher.url("/9"))], title=TITLES[0])
    coded = "".join(f"&#{ord(char)};" if not char.isprintable() else char for char in ESCAPES)
    url = publisher.serve("/feed.xml", feed.replace("ESCAPES", coded))
    await library.subscriptions.add_all([Subscription(url, TITLES[1])])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass


def no_commands(reader: Reader) -> None:
    """Assert that no character on the screen could act on a terminal."""
    for line in reader.strips():
        for segment in line:
            assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u2066" for char in segment.text)


@pytest.mark.parametrize("width", [150, 120, 80, 50])
async def test_titles_are_text_in_tree_list_and_article(empty: Library, publisher: Publisher, width: int) -> None:
    await hostile(empty, publisher)
    async with reading(empty, (width, 40)) as reader:
        no_commands(reader)
        await reader.press("G")
        for _ in TITLES:
            await reader.press("enter")
            no_commands(reader)
            assert reader.article_title in reader.text().replace("\n", " ") or width < 120
            await reader.press("tab", "m", "m", "K", "escape")
        assert reader.app.is_running
        if width >= 120:
            for title in TITLES[:3]:
                assert title in reader.text()


async def test_titles_are_text_in_search_links_help_palette_and_messages(empty: Library, publisher: Publisher) -> None:
    await hostile(empty, publisher)
    async with reading(empty) as reader:
        await reader.press("slash")
        await reader.type("text")
        no_commands(reader)
        await reader.press("enter", "u")
        no_commands(reader)
        await reader.press("escape", "escape", "escape", "question_mark", "escape", "ctrl+p")
        await reader.type("why")
        no_commands(reader)
        assert "Why [/etc] is [bold" in reader.text()
        await reader.press("escape", "y", "r")
        assert reader.app.is_running


async def test_errors_that_name_titles_are_text(empty: Library, publisher: Publisher) -> None:
    await hostile(empty, publisher)
    publisher.serve("/feed.xml", "no", status=500)
    async with reading(empty) as reader:
        await reader.press("R", "h", "G", "exclamation_mark")
        no_commands(reader)
        assert reader.app.is_running
