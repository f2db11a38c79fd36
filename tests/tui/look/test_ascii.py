"""With ASCII alone every mark, line and border has a stand-in, and what publishers write stays as it is."""

import ast
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.config.starter import starter
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.tui.look import glyphs as signs
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import Glyphs, glyphs, use_ascii, words
from termnews.tui.look.terminal import Terminal
from termnews.tui.look.themes import MONOCHROME

ASCII = Terminal(ascii=True)
TUI = Path(signs.__file__).parents[1]
# What publishers or people write is looked at here, nothing is drawn with it.
INVISIBLE = str.maketrans("", "", "\u00a0\u00ad")
READING = {
    "article/page/find.py",
    "look/line_breaks.py",
    "article/page/table.py",
    "article/page/also_read.py",
    "look/cell_width.py",
    "look/rich_cells.py",
    "driver/disputed.py",
    "driver/cell_row.py",
    "look/glyphs.py",
    # cells that a terminal draws a picture over, where it said that it can
    "article/placeholders.py",
}


def in_words(text: str) -> bool:
    """Tell whether every sign of a text has a stand-in in a sentence."""
    use_ascii(True)
    known = words(text).isascii()
    use_ascii(False)
    return known


def own_sentences(tree: ast.Module) -> Iterator[str]:
    """Yield every text of a module that is no docstring."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


def test_every_sign_has_a_stand_in_of_one_cell() -> None:
    full = {name: getattr(glyphs, name) for name in Glyphs.__annotations__}
    use_ascii(True)
    for name, sign in full.items():
        stand_in = getattr(glyphs, name)
        assert stand_in.isascii() and len(stand_in) == len(sign), name
        assert all(cells(one) == 1 for one in sign + stand_in), name


def test_no_other_sign_is_drawn_anywhere() -> None:
    strange = {
        f"{path.relative_to(TUI)}: {text!r}"
        for path in TUI.rglob("*.py")
        if path.relative_to(TUI).as_posix() not in READING
        for text in own_sentences(ast.parse(path.read_text("utf-8")))
        if not in_words(text.translate(INVISIBLE))
    }
    assert strange == set()


def test_states_that_differ_have_signs_that_differ() -> None:
    use_ascii(True)
    marks = [glyphs.disc, glyphs.circle, glyphs.dotted, glyphs.star, glyphs.clock, " "]
    assert len(set(marks)) == len(marks)
    assert glyphs.folded != glyphs.unfolded


async def ascii_only(reader: Reader, *keys: str) -> None:
    """Press keys, and see that what is on the screen then is ASCII."""
    await reader.press(*keys)
    # languages stand in the starter catalogue under their own names
    named = {char for one in starter() for char in f"{one.title}{one.category}"}
    strange = {char for char in reader.text() if not char.isascii()} - named
    assert strange == set(), f"after {keys}: {strange}"


BODY = """<p>A first <a href="https://river.example/two">word</a> and a <em>second</em>.</p>
<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>
<blockquote><p>Said.</p><cite>Ada</cite></blockquote>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
<pre><code class="language-python">text = "a line that goes on and on, further than any page is wide"</code></pre>
<h2>A heading</h2><hr>
<p><strong>Also Read:</strong> <a href="https://river.example/three">The third</a></p><p>The end.</p>"""


def feed() -> str:
    articles = "".join(
        f"<item><guid>{n}</guid><title>Headline number {n} with more words in it than there is room for</title>"
        f"<link>https://river.example/{n}</link><category>Water</category>"
        f"<pubDate>Fri, 20 Nov 2026 10:0{n}:00 GMT</pubDate>"
        f"<description><![CDATA[{BODY}]]></description></item>"
        for n in range(3)
    )
    return f"<rss version='2.0'><channel><title>River Log</title>{articles}</channel></rss>"


@pytest.fixture
async def plain(publisher: Publisher) -> AsyncIterator[Library]:
    """Give a library whose one source writes plain ASCII."""
    library = open_library(Options())
    await library.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed()), "Rivers", "River Log")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    yield library
    await close_library(library)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_every_screen_is_drawn_in_ascii(plain: Library, size: tuple[int, int]) -> None:
    async with reading(plain, size, ASCII) as reader:
        await ascii_only(reader)
        await ascii_only(reader, "s", "j", "b", "j", "m")
        await ascii_only(reader, "h", "j", "space")
        await ascii_only(reader, "l", "g", "g", "enter")
        await ascii_only(reader, "G", "tab")
        for key in ("u", "t", "question_mark", "a", "f1", "T"):
            await ascii_only(reader, key)
            await reader.press("escape")
            assert reader.dialog is None, key
        await ascii_only(reader, "ctrl+p")


async def test_dialogs_without_a_ground_of_their_own_have_a_border_in_ascii(plain: Library) -> None:
    async with reading(plain, terminal=ASCII) as reader:
        reader.app.theme = MONOCHROME
        await ascii_only(reader, "question_mark")
        assert any("+----" in line for line in reader.lines())


async def test_what_a_publisher_writes_stays_as_it_is(demo: Library) -> None:
    async with reading(demo, terminal=ASCII) as reader:
        assert any("\u591c\u534a" in line for line in reader.lines())


async def test_the_setting_is_enough(home: Path) -> None:
    file = home / "config" / "termnews" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("ascii = true\n", "utf-8")
    library = open_library(Options())
    async with reading(library) as reader:
        await ascii_only(reader, "escape")
    await close_library(library)
