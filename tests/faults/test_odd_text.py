"""Text of every kind is shown as it was sent, less what acts on the terminal, and nothing that is sent is too long."""

import json
from collections.abc import AsyncIterator
from xml.sax.saxutils import escape

import pytest
from rich.cells import cell_len
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

# Nothing in these is HTML or an entity, which headlines lose on purpose.
NAUGHTY = [
    "undefined", "null", "None", "NaN", "Infinity", "true", "(null)", "NIL", "0", "-1", "1/0", "1e309",
    "0x0", "1,000.00", ",./;'[]\\-=", "!@#$%^*()`~", "\u03a9\u2248\u00e7\u221a\u222b\u02dc\u00b5",
    "\u215b\u215c\u215d\u215e", "\u0401\u0402\u0403", "\u2070\u2074\u2075", "田中さんにあげて下さい",
    "パーティーへ行かないか", "사회과학원 어학연구소", "𠜎𠜱𠝹𠱓", "ⱺⱦ ȺȾ", "ʇǝɯɐ ʇᴉs",
    "Ｔｈｅ ｑｕｉｃｋ", "𝐓𝐡𝐞 𝕢𝕦𝕚𝕔𝕜", "ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)", "😍 👾 🙇 💁", "❤️ 💔 💌",
    "👨‍👩‍👦 ✋🏿 💪🏿", "🇺🇸🇷🇺🇸🇦🇫🇦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "１２３", "١٢٣", "ثم نفس سقطت وبالتحديد",
    "בְּרֵאשִׁית, בָּרָא", "مُنَاقَشَةُ سُبُلِ", "T̫̺̳o͖͓͞ ̭i͝n̹v̱ok̬e", "क्षेत्र में", "ก็ไม่ได้", "﷽",
    "א‏ב‎c", "$(touch /tmp/x)", "`touch x`", "../../etc/passwd", "C:\\con", "%s%n %d", "{0} {x!r}",
    "'; DROP TABLE articles; --", '" OR ""="', "C++ AND NOT (", "NEAR(a b, 5)", "title:x*", "^x",
    "/dev/null; x", "[/b]", "[@click=app.quit]", "b[i]", "Kernel.exit(1)", "\u00ad soft\u00adhyphen",
    "\u200bzero\u200bwidth", "zwnj\u200cjoin\u200d", "｟half｠ ﾊﾝｶｸ", "ﬁ ﬂ ĳ ǆ", "İstanbul ıI",
    "ẞ ß ſ",
]  # fmt: skip
OVERRIDES = "safe\u202egnp.exe\u202c \u2066iso\u2069 \U000e0041\U000e007ftags"


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    """Give a library with no source."""
    opened = open_library(Options())
    yield opened
    await close_library(opened)


async def filled(library: Library, publisher: Publisher, titles: list[str]) -> None:
    """Take in an article for each title, which is its topic and the name of its source too."""
    stories = [Story(one, day=1, url=publisher.url(f"/{n}"), topics=(one,)) for n, one in enumerate(titles)]
    url = publisher.serve("/feed.xml", rss(stories, title=titles[0]))
    await library.subscriptions.add_all([Subscription(url, titles[-1])])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass


def fits(reader: Reader) -> None:
    """Assert that each line of the screen is as wide as the screen, as Textual counts."""
    for line in reader.strips():
        assert sum(cell_len(segment.text) for segment in line) <= reader.app.size.width


@pytest.mark.fault("T05")
@pytest.mark.parametrize("form", ["rss", "escaped twice", "json"])
def test_naughty_titles_and_topics_are_what_was_sent(program: Program, publisher: Publisher, form: str) -> None:
    sent = {f"Title {n} {one}": one for n, one in enumerate(NAUGHTY)}
    if form == "json":
        articles = [
            {"id": title, "title": title, "tags": [f"t {one}"], "content_text": "x"} for title, one in sent.items()
        ]
        feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": articles})
    else:
        twice = escape if form == "escaped twice" else str
        feed = rss([Story(twice(title), topics=(f"t {one}",), guid=title) for title, one in sent.items()])
    kind = "application/feed+json" if form == "json" else "application/rss+xml"
    assert program.run("add", publisher.serve("/feed", feed, content_type=kind)).code == 0
    rows = {row["title"]: row["topics"] for row in program.rows("list", "--all")}
    # tags that only flags of regions use are letters that nobody sees
    expected = {"".join(c for c in title if not 0xE0000 <= ord(c) <= 0xE007F): one for title, one in sent.items()}
    assert rows.keys() == {" ".join(title.split(" ")) for title in expected}
    for title, one in expected.items():
        topic = "".join(c for c in f"t {one}" if not 0xE0000 <= ord(c) <= 0xE007F)
        assert rows[title] == [topic]


@pytest.mark.fault("T05")
async def test_naughty_text_as_title_source_category_topic_and_query_ends_nothing(
    library: Library, publisher: Publisher
) -> None:
    await filled(library, publisher, NAUGHTY)
    async with reading(library, (120, 40)) as reader:
        fits(reader)
        await reader.press("l", "G", "enter", "K", "K", "escape", "slash")
        for text in NAUGHTY:
            reader.field("#search").value = text
            await reader.pilot.pause()
        await reader.settle()
        fits(reader)
        assert reader.app.is_running


@pytest.mark.fault("T05")
def test_naughty_queries_are_words(program: Program, publisher: Publisher) -> None:
    program.run("add", publisher.serve("/feed", rss([Story("C++ and O'Brien", guid="1")])))
    for text in ("C++", "O'Brien", "'; DROP TABLE articles; --", "NEAR(a b, 5)", '"', "title:x*", "(", "\u202e", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"):
        ran = program.run("search", text, "--json")
        assert (ran.code, ran.err) == (0, b"")
    assert [row["title"] for row in program.rows("search", "O'Brien")] == ["C++ and O'Brien"]


@pytest.mark.fault("T06")
def test_overrides_and_tags_are_taken_out_and_what_is_too_long_is_cut(program: Program, publisher: Publisher) -> None:
    titles = [
        OVERRIDES, "Marks " + "e" + "\u0301" * 50_000, "Long " + "word " * 200_000, "Unbroken" + "x" * 1_000_000,
        "Wide " + "橋" * 300_000, "Emoji " + "👨‍👩‍👦" * 50_000,
    ]  # fmt: skip
    stories = [Story(one, guid=str(n), url=publisher.url(f"/{n}")) for n, one in enumerate(titles)]
    assert program.run("add", publisher.serve("/feed", rss(stories))).code == 0
    rows = {row["title"][:5]: row["title"] for row in program.rows("list", "--all")}
    assert rows["safeg"] == "safegnp.exe iso tags"
    assert len(rows) == len(titles)
    assert all(len(title) <= 4000 for title in rows.values())
    assert max(map(len, program.run("list", "--all").text.split("\n"))) < 5000


@pytest.mark.fault("T06")
@pytest.mark.parametrize("width", [120, 60])
async def test_long_and_wide_titles_leave_every_line_as_wide_as_the_screen(
    library: Library, publisher: Publisher, width: int
) -> None:
    titles = [
        OVERRIDES, "Marks " + "e\u0301\u0327" * 2000, "Zalgo " + "e" + "\u0301" * 50_000, "x" * 100_000, "橋" * 5000,
        "👨‍👩‍👦✋🏿🇺🇸❤️" * 500, "क्षेत्र" * 500,
    ]  # fmt: skip
    await filled(library, publisher, titles)
    async with reading(library, (width, 30)) as reader:
        fits(reader)
        await reader.press("l", "g", "g", "enter")
        for _ in titles:
            fits(reader)
            await reader.press("K")
        assert reader.app.is_running
