"""Through a proxy, all requests go through it: no name is looked up here, and no way leads around one that fails."""

from pathlib import Path

import pytest
from tests.faults.program import Program, Ran
from tests.faults.surroundings import Surroundings
from tests.feeds import LONG, Story, page, rss
from tests.proxy import LoopbackProxy
from tests.publisher import Publisher

pytestmark = pytest.mark.fault("N01")
FEED = "http://paper.example/feed.xml"


@pytest.fixture
def alone(tmp_path: Path) -> Surroundings:
    """Give surroundings where no name is found."""
    surroundings = Surroundings(tmp_path)
    surroundings.become({"*": "EAI_NONAME"})
    return surroundings


@pytest.fixture
def paper(publisher: Publisher) -> Publisher:
    """Give a publisher with a feed, the page behind its article and one that the page leads to."""
    also = '<p>Also Read: <a href="http://other.example/further">Further down the river</a></p>'
    publisher.serve("/story", page("Story", [LONG, LONG, also]), content_type="text/html")
    publisher.serve("/further", page("Further", [LONG, LONG]), content_type="text/html")
    publisher.serve("/feed.xml", rss([Story("Story", url="http://pages.example/story", body="<p>Only this.</p>")]))
    return publisher


def write(home: Path, name: str, text: str) -> None:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def one_sentence(ran: Ran) -> str:
    assert "Traceback" not in ran.said
    assert len(ran.said.strip().splitlines()) == 1, ran.said
    return ran.said


def test_feeds_discovery_full_texts_and_prefetched_pages_all_go_through_it(
    program: Program, paper: Publisher, alone: Surroundings
) -> None:
    paper.serve("/", '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>')
    with LoopbackProxy(paper) as proxy:
        env = {**alone.env, "http_proxy": proxy.url}
        assert program.run("add", "http://paper.example/", env=env).code == 0
        assert program.run("refresh", env=env).code == 0
        assert program.run("prefetch", env=env).code == 0
    assert alone.looked_up == set()
    hosts = {asked.split("/")[2] for asked in proxy.asked}
    assert hosts == {"paper.example", "pages.example", "other.example"}


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_login_is_used_and_shown_nowhere(
    program: Program, paper: Publisher, alone: Surroundings, home: Path, scheme: str
) -> None:
    with LoopbackProxy(paper, login="ada:s3cr:t") as proxy:
        env = {**alone.env, "ALL_PROXY": f"{scheme}://ada:s3cr%3At@{proxy.host}"}
        assert program.run("add", FEED, env=env).code == 0
        doctor = program.run("doctor", env=env)
    refused = program.run("refresh", env=env)
    assert proxy.host in doctor.text and "ALL_PROXY" in doctor.text
    told = doctor.text + doctor.said + refused.text + refused.said
    files = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert "s3cr" not in told and b"s3cr" not in files


UNUSABLE = (
    "http://ada:s3cret@127.0.0.1:9",
    "socks5://127.0.0.1:9",
    "socks4://127.0.0.1:9",
    "http://nowhere.invalid:1",
)


def test_one_that_cannot_be_used_is_a_sentence_never_gone_around_and_no_source_is_at_fault(
    program: Program, paper: Publisher
) -> None:
    assert program.run("add", paper.url("/feed.xml")).code == 0
    asked = len(paper.requests)
    for proxy in UNUSABLE:
        refreshed = program.run("refresh", env={"all_proxy": proxy})
        assert refreshed.code == 1
        assert "proxy" in one_sentence(refreshed) and "s3cret" not in refreshed.said
    assert program.run("add", paper.url("/other.xml"), env={"all_proxy": UNUSABLE[0]}).code == 1
    assert len(paper.requests) == asked
    (source,) = program.rows("sources")
    assert source["last_error"] is None


def test_a_source_has_a_way_of_its_own_for_its_pages_too(
    program: Program, paper: Publisher, alone: Surroundings, home: Path
) -> None:
    with LoopbackProxy(paper) as proxy:
        write(home, "sources.toml", f'[[source]]\nurl = "{FEED}"\nproxy = "{proxy.url}"\nfull_text = true\n')
        env = {**alone.env, "http_proxy": "http://127.0.0.1:9"}
        assert program.run("refresh", env=env).code == 0
        assert program.run("prefetch", env=env).code == 0
        assert f"{FEED} goes through {proxy.url}" in program.run("doctor", env=env).text
    assert alone.looked_up == set()
    assert {asked.split("/")[2] for asked in proxy.asked} == {"paper.example", "pages.example", "other.example"}


UNREADABLE = (
    ("config.toml", '[network]\nproxy = "socks5://127.0.0.1:9"\n[keys\n'),
    ("config.toml", "[network]\nproxy = 9050\n"),
    ("config.toml", 'proxy = "socks5://127.0.0.1:9"\n'),
    ("config.toml", ""),
    ("sources.toml", '[[source]]\nurl = "URL"\nproxy = "socks5://127.0.0.1:9"\ntitle = \n'),
    ("sources.toml", '[[source]]\nurl = "URL"\nproxy = 9050\n'),
)


def test_a_setting_that_names_one_and_cannot_be_read_lets_nothing_go_around_it(
    program: Program, paper: Publisher, home: Path
) -> None:
    url = paper.url("/feed.xml")
    assert program.run("add", url).code == 0
    asked = len(paper.requests)
    for name, text in UNREADABLE:
        write(home, name, text.replace("URL", url))
        if text:
            ran = program.run("refresh")
            assert ran.code in (1, 3) and "Traceback" not in ran.said
            assert name in ran.said
    assert len(paper.requests) == asked


def test_no_proxy_and_none_lead_straight_there(program: Program, paper: Publisher, home: Path) -> None:
    env = {"http_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.0/8"}
    assert program.run("add", paper.url("/feed.xml"), env=env).code == 0
    write(home, "config.toml", '[network]\nproxy = "none"\n')
    assert program.run("refresh", env={"http_proxy": "http://127.0.0.1:9"}).code == 0
