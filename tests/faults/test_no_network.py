"""Where the network is missing no source is at fault: it is said once, held against none, and all come later."""

import asyncio
import socket
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.faults.surroundings import Surroundings
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.refresh import network_watch

pytestmark = pytest.mark.fault("N02")
PAPERS = ("morning.example", "evening.example", "weekly.example")
HERE = ["127.0.0.1"]


@pytest.fixture
def surroundings(tmp_path: Path) -> Surroundings:
    """Give surroundings where the three papers are found."""
    surroundings = Surroundings(tmp_path)
    surroundings.become(dict.fromkeys(PAPERS, HERE))
    return surroundings


@pytest.fixture
def papers(program: Program, publisher: Publisher, home: Path) -> Publisher:
    """Give a publisher of three papers with a host each, all subscribed to and never asked."""
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    urls = [f"http://{paper}:{publisher.port}/{paper}.xml" for paper in PAPERS]
    for paper in PAPERS:
        publisher.serve(f"/{paper}.xml", rss([Story(f"From {paper}")], title=paper))
    (folder / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in urls), "utf-8")
    (folder / "config.toml").write_text("[network]\ndeadline = 2\n", "utf-8")
    return publisher


def assert_no_source_is_at_fault(program: Program) -> None:
    for source in program.rows("sources"):
        assert (source["last_error"], source["error_since"], source["findings"]) == (None, None, [])


def test_it_is_said_in_one_sentence_and_the_next_refresh_brings_everything(
    program: Program, papers: Publisher, surroundings: Surroundings
) -> None:
    missing: tuple[tuple[dict[str, list[str] | str], bool], ...] = (
        ({"*": "EAI_AGAIN"}, False),
        ({"*": "EAI_NONAME"}, False),
        ({"*": "EAI_NONAME"}, True),
        (dict.fromkeys(PAPERS, HERE), True),
    )
    for names, cut in missing:
        surroundings.become(names, cut=cut)
        ran = program.run("refresh", env=surroundings.env)
        assert ran.code == 1
        assert ran.said.startswith("No network: ") and len(ran.said.splitlines()) == 1
    assert_no_source_is_at_fault(program)
    surroundings.become(dict.fromkeys(PAPERS, HERE))
    assert program.run("refresh", env=surroundings.env).code == 0
    assert len(program.rows("list", "--all")) == 3


@pytest.mark.parametrize("way", ["redirect", "answer"])
def test_a_portal_that_answers_for_every_source_is_no_sources_fault_and_nobodys_new_address(
    program: Program, papers: Publisher, surroundings: Surroundings, way: str
) -> None:
    surroundings.become({**dict.fromkeys(PAPERS, HERE), "login.hotel": HERE})
    login = papers.serve(
        "/login", "<!doctype html><html><body>Welcome to the hotel</body></html>", content_type="text/html"
    )
    login = login.replace("127.0.0.1", "login.hotel")
    for paper in PAPERS:
        if way == "redirect":
            papers.redirect(f"/{paper}.xml", login, 301)
        else:
            papers.serve(f"/{paper}.xml", "<html><body>Welcome to the hotel</body></html>", content_type="text/html")
    for _ in range(2):
        ran = program.run("refresh", env=surroundings.env)
        assert ran.code == 1
        assert ran.said.startswith("No network: one page answers in place of all sources")
    assert_no_source_is_at_fault(program)
    assert all(source["moved_to"] is None for source in program.rows("sources"))


def test_what_others_show_to_be_its_own_fault_is_held_against_a_source(
    program: Program, papers: Publisher, surroundings: Surroundings
) -> None:
    surroundings.become({PAPERS[0]: HERE, PAPERS[1]: "EAI_NONAME", PAPERS[2]: "EAI_AGAIN"})
    ran = program.run("refresh", env=surroundings.env)
    assert ran.code == 3
    health = {source["title"]: source for source in program.rows("sources")}
    assert health[PAPERS[0]]["last_error"] is None
    assert "was not found" in health[PAPERS[1]]["last_error"]
    assert health[PAPERS[2]]["last_error"]


def test_a_single_source_that_is_not_found_is_its_own_fault_where_there_is_a_way_to_the_internet(
    program: Program, papers: Publisher, surroundings: Surroundings
) -> None:
    if not _has_route():
        pytest.skip("this machine has no way to the internet")
    surroundings.become({**dict.fromkeys(PAPERS, HERE), PAPERS[0]: "EAI_NONAME"})
    url = f"http://{PAPERS[0]}:{papers.port}/{PAPERS[0]}.xml"
    assert program.run("refresh", url, env=surroundings.env).code == 3
    health = {source["url"]: source["last_error"] for source in program.rows("sources")}
    assert "was not found" in health[url]


def _has_route() -> bool:
    from termnews.fetch.route import has_route

    return has_route()


async def test_an_open_reader_says_so_and_refreshes_when_the_network_is_back(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: dict[str, list[str]] = {}

    def look_up(host: bytes, port: int, **_: object) -> list[tuple[object, ...]]:
        if host.decode() not in names:
            raise socket.gaierror(socket.EAI_AGAIN, "a test says so")
        return [(0, 0, 0, "", (address, port)) for address in names[host.decode()]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(network_watch, "LOOK", 0.05)
    monkeypatch.setattr(network_watch, "FIRST", 0.05)
    library = open_library(Options())
    urls = [f"http://{paper}:{publisher.port}/{paper}.xml" for paper in PAPERS]
    for paper in PAPERS:
        publisher.serve(f"/{paper}.xml", rss([Story(f"From {paper}")], title=paper))
    await library.subscriptions.add_all([Subscription(url, "World") for url in urls])
    try:
        async with reading(library) as reader:
            await reader.press("R")
            assert "offline" in reader.lines()[-1]
            assert all(source.health.error is None for source in library.queries.sources())
            assert publisher.requests == []
            names.update(dict.fromkeys(PAPERS, HERE))
            async with asyncio.timeout(20):
                while reader.headline_count < len(PAPERS):
                    await reader.pilot.pause(0.02)
            await reader.settle()
            assert "offline" not in reader.lines()[-1]
    finally:
        await close_library(library)
    # one of them was asked alone first, and no other twice
    assert len(publisher.requests) <= len(PAPERS) + 1
