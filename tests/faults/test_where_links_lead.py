"""Where a link leads is told before it is opened, and nothing but a web address is ever handed to another program."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from shlex import quote

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

READER = "from termnews.cli.main import main; main([])"
LONG = ".".join(["login"] * 12) + ".evil.example"
LINKS = {
    "https://bank.example": "https://evil.example/",
    "user name": "https://bank.example@evil.example/",
    "look-alike": "https://www.аррӏе.com/login",
    "decoded look-alike": "https://xn--80ak6aa92e.com/",
    "own letters": "https://пример.example/",
    "port": "https://bank.example:8443/",
    "long": f"https://{LONG}/",
}
SHOWN = {
    "https://bank.example": "evil.example",
    "user name": "evil.example",
    "look-alike": "xn--80ak6aa92e.com",
    "decoded look-alike": "xn--80ak6aa92e.com",
    "own letters": "пример.example",
    "port": "bank.example:8443",
    "long": "evil.example",
}


@pytest.fixture
async def library(publisher: Publisher) -> AsyncIterator[Library]:
    """Give a library with an article that holds all the links."""
    body = "".join(f'<p>Before <a href="{url}">{text}</a> and after.</p>' for text, url in LINKS.items())
    url = publisher.serve("/feed.xml", rss([Story("Links", body=body)]))
    opened = open_library(Options())
    await opened.subscriptions.add_all([Subscription(url)])
    async for _ in opened.online_refresh().run(opened.queries.sources()):
        pass
    yield opened
    await close_library(opened)


async def opened(reader: Reader) -> None:
    await reader.press("G", "enter")


@pytest.mark.fault("T07")
@pytest.mark.parametrize("width", [150, 100, 60])
async def test_the_bottom_line_shows_the_whole_host_of_a_selected_link(library: Library, width: int) -> None:
    async with reading(library, (width, 40)) as reader:
        await opened(reader)
        for host in SHOWN.values():
            await reader.press("tab")
            assert f"{host} " in reader.lines()[-1].replace("·", " ") + " "
            assert "bank.example@" not in reader.lines()[-1]


@pytest.mark.fault("T07")
@pytest.mark.parametrize("width", [150, 60, 40])
async def test_the_list_of_links_shows_the_end_of_every_host(library: Library, width: int) -> None:
    async with reading(library, (width, 40)) as reader:
        await opened(reader)
        await reader.press("u")
        lines = reader.lines()
        for text, host in SHOWN.items():
            row = next(number for number, line in enumerate(lines) if text in line and "and after" not in line)
            assert host in lines[row] + lines[row + 1]


@pytest.mark.fault("T07")
def test_the_command_line_shows_the_real_host(program: Program, publisher: Publisher) -> None:
    body = "".join(f'<p><a href="{url}">{text}</a> and more.</p>' for text, url in LINKS.items())
    program.run("add", publisher.serve("/feed.xml", rss([Story("Links", body=body)])))
    (row,) = program.rows("list")
    said = program.run("read", row["id"]).text
    assert "https://www.xn--80ak6aa92e.com/login" in said
    assert "bank.example@" not in said
    assert f"https://{LONG}/" in said


@pytest.fixture
def browser(home: Path) -> Path:
    """Give the file in which a browser of the reader's own notes its arguments, one list a line."""
    noted = home / "opened"
    script = home / "browser.py"
    script.write_text(f"import json, sys\nopen({str(noted)!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')\n", "utf-8")
    config = home / "config" / "termnews"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(
        f'browser = "{quote(sys.executable)} {quote(str(script))} --new"\nrefresh_every = 0\n', "utf-8"
    )
    return noted


async def noted(browser: Path, count: int) -> list[list[str]]:
    for _ in range(200):
        lines = browser.read_text("utf-8").splitlines() if browser.exists() else []
        if len(lines) >= count:
            return [json.loads(line) for line in lines]
        await asyncio.sleep(0.05)
    raise AssertionError(f"the browser was started {len(lines)} times, not {count}")


@pytest.mark.fault("U01")
@pytest.mark.fault("U02")
async def test_only_web_addresses_reach_the_browser_each_as_one_argument(browser: Path, publisher: Publisher) -> None:
    urls = [
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "smb://host/x", "ssh://host",
        "view-source:https://x.example/", "-x", "--x", "|id", "https://bank.example@evil.example/",
        "https://evil.example\\.bank.example/", "https://x.example/a;id $(id) %s %action&b='\"#--x",
        "https://x.example/two\nlines",
    ]  # fmt: skip
    stories = [Story(f"Story {n}", url=url, guid=str(n), day=n + 1) for n, url in enumerate(urls)]
    url = publisher.serve("/feed.xml", rss(stories))
    library = open_library(Options())
    await library.subscriptions.add_all([Subscription(url)])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    async with reading(library) as reader:
        await reader.press("l")
        for _ in urls:
            await reader.press("o", "j")
        assert reader.app.is_running
    await close_library(library)
    for argv in await noted(browser, 2):
        assert argv[0] == "--new"
        assert len(argv) == 2
        assert argv[1].startswith(("https://x.example/", "http://127.0.0.1", "https://evil.example/"))
        assert "@" not in argv[1]


@pytest.mark.fault("U02")
def test_a_browser_setting_with_half_a_quote_is_said_with_its_line_and_ends_nothing(
    program: Program, publisher: Publisher, home: Path
) -> None:
    program.run("add", publisher.serve("/feed.xml", rss([Story("One")])))
    config = home / "config" / "termnews" / "config.toml"
    config.write_text('refresh_every = 0\nbrowser = "surf \'"\n', "utf-8")
    said = program.run("doctor").text
    assert "config.toml, line 2" in said
    assert "quotes do not come in pairs" in said
    with OnTerminal(READER, {"BROWSER": "surf '"}) as reader:
        reader.wait_for("One")
        reader.press("lo")
        reader.wait_for("pairs")
        reader.press("o")
        reader.press("Q")
        assert reader.wait() == 0
