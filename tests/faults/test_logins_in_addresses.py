"""Logins in addresses: wherever one comes in, it is kept with its source, told to its server, and seen nowhere else."""

import json
import os
import re
import sqlite3
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.store.version_3 import make_schema_older
from tests.terminal import OnTerminal

pytestmark = pytest.mark.fault("S01")

FEED = rss([Story("First"), Story("Second", url="/second")])
# What is written in an address, and what is sent.
LOGINS = {
    "add": ("ada:s3cret-add", "ada:s3cret-add"),
    "opml": ("b%40b:s3cret%2Fopml%3A", "b@b:s3cret/opml:"),
    "urls": ("eve:s3cret-urls", "eve:s3cret-urls"),
    "hand": (":s3cret-h%C3%A4nd", ":s3cret-händ"),
    "name": ("s3cret-name", "s3cret-name:"),
}
SECRET = re.compile(rb"s3cret")


def basic(login: str) -> str:
    return "Basic " + b64encode(login.encode()).decode()


def members_only(publisher: Publisher, path: str, login: str, body: str = FEED, kind: str = "rss+xml") -> str:
    """Serve something for those who log in; return its address."""

    def answer(handler: Handler) -> None:
        if handler.headers.get("Authorization") == basic(login):
            handler.reply(200, body.encode(), {"Content-Type": f"application/{kind}"})
        else:
            handler.reply(401, b"", {"WWW-Authenticate": "Basic"})

    return publisher.handle(path, answer)


def with_login(url: str, login: str) -> str:
    return url.replace("://", f"://{login}@", 1)


def config_of(home: Path) -> Path:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secrets_in(home: Path, *, but: tuple[str, ...] = ("sources.toml",)) -> list[str]:
    """Return which files below the home folder hold a secret."""
    files = (path for path in home.rglob("*") if path.is_file() and path.name not in but)
    return [str(path.relative_to(home)) for path in files if SECRET.search(path.read_bytes())]


def told(publisher: Publisher, path: str) -> str:
    """Return the last login that was told to a path, decoded."""
    return publisher.seen(path)[-1].headers.get("authorization", "")


@pytest.fixture
def addresses(publisher: Publisher) -> dict[str, str]:
    """Give the addresses of feeds behind logins, each with its login, by how they come in."""
    return {
        name: with_login(members_only(publisher, f"/{name}.xml", sent), written)
        for name, (written, sent) in LOGINS.items()
    }


def test_no_way_in_lets_a_login_pass(
    program: Program, home: Path, publisher: Publisher, addresses: dict[str, str], articles_lost: Callable[[int], None]
) -> None:
    said = []

    def run(*arguments: object, code: int = 0) -> None:
        ran = program.run(*arguments)
        assert ran.code == code, ran.said
        said.append(ran.out + ran.err)

    run("add", addresses["add"], "--category", "World")
    opml, urls = home / "list.opml", home / "urls"
    opml.write_text(f'<opml><body><outline text="{addresses["opml"]}" xmlUrl="{addresses["opml"]}"/></body></opml>')
    urls.write_text(f'{addresses["urls"]} "Tag" "~A title"\n{addresses["name"]}\nexec:curl {addresses["add"]}\n')
    run("import", opml)
    run("import", urls)
    opml.unlink()
    urls.unlink()
    file = config_of(home) / "sources.toml"
    written = file.read_text("utf-8")
    file.write_text(f'# by hand\n[[source]]\nurl = "{addresses["hand"]}"  # mine\n\n{written}', "utf-8")
    run("refresh")
    assert f'url = "{publisher.url("/hand.xml")}"  # mine\n' in file.read_text("utf-8")
    assert not SECRET.search(re.sub(r"(?m)^(username|password) = .*", "", file.read_text("utf-8")).encode())
    assert file.stat().st_mode & 0o777 == 0o600
    for name, (_, sent) in LOGINS.items():
        assert told(publisher, f"/{name}.xml") == basic(sent)
    run("sources")
    run("sources", "--json")
    run("list", "--all", "--json")
    run("export")
    run("doctor", "--json")
    run("save", home / "day.db")
    articles_lost(2 * len(LOGINS) - len(program.rows("list", "--all")))
    for name in LOGINS:
        publisher.forget(f"/{name}.xml")
    run("refresh", "--json", code=3)
    run("rename", addresses["urls"], "Another")
    run("remove", addresses["add"])
    assert not SECRET.search(b"".join(said))
    assert secrets_in(home) == []


def test_an_older_cache_is_cleaned_and_loses_nothing(
    program: Program, home: Path, publisher: Publisher, addresses: dict[str, str], articles_lost: Callable[[int], None]
) -> None:
    for name in ("add", "opml"):
        assert program.run("add", addresses[name]).code == 0
    assert program.run("mark", "starred", "1").code == 0
    before = program.rows("list", "--all")
    # as the first version of the program left them
    cache, file = home / "data" / "termnews" / "cache.db", config_of(home) / "sources.toml"
    with closing(sqlite3.connect(cache, isolation_level=None)) as raw:
        for number, name in enumerate(("add", "opml"), 1):
            raw.execute("UPDATE sources SET url = ? WHERE id = ?", (addresses[name], number))
        make_schema_older(raw, version=2)
    file.write_text("".join(f'[[source]]\nurl = "{addresses[name]}"\n' for name in ("add", "opml")))
    file.chmod(0o644)
    assert "data/termnews/cache.db" in secrets_in(home)
    after = program.rows("list", "--all")
    articles_lost(len(before) - len(after))
    assert after == before
    assert [row["url"] for row in program.rows("sources")] == [
        publisher.url(f"/{name}.xml") for name in ("add", "opml")
    ]
    assert program.run("refresh").code == 0
    assert secrets_in(home) == []
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_may_not_be_written_is_used_as_it_is(
    program: Program, home: Path, publisher: Publisher, addresses: dict[str, str]
) -> None:
    file = config_of(home) / "sources.toml"
    file.write_text(f'[[source]]\nurl = "{addresses["add"]}"\n')
    file.chmod(0o400)
    before = file.read_bytes()
    assert program.run("refresh").code == 0
    assert file.read_bytes() == before
    assert secrets_in(home) == []


def test_feeds_and_addresses_that_a_server_names_have_no_login(
    program: Program, home: Path, publisher: Publisher
) -> None:
    feed = members_only(publisher, "/feed.xml", "ada:s3cret")
    named = with_login(feed, "eve:s3cret-named")
    page = f'<html><head><link rel="alternate" type="application/rss+xml" href="{named}"></head></html>'
    site = with_login(members_only(publisher, "/site", "ada:s3cret", page, "xhtml+xml"), "ada:s3cret")
    ran = program.run("add", site)
    assert ran.code == 0, ran.said
    # the feed of a page behind a login is behind the same
    assert told(publisher, "/feed.xml") == basic("ada:s3cret")
    moved = publisher.redirect("/old.xml", with_login(publisher.serve("/new.xml", FEED), "eve:s3cret-moved"))
    program.run("add", moved)
    for _ in range(2):
        assert program.run("refresh").code == 0
    assert {request.headers.get("authorization") for request in publisher.seen("/new.xml")} == {None}
    rows = program.rows("sources")
    assert [row["url"] for row in rows] == [feed, publisher.url("/new.xml")]
    assert secrets_in(home) == []
    assert b"eve" not in (config_of(home) / "sources.toml").read_bytes()


def test_the_dialog_shows_no_password_once_it_was_read(
    home: Path, publisher: Publisher, addresses: dict[str, str]
) -> None:
    def found(text: str) -> bool:
        return "Category" in text and "2 articles" in text

    for path in ("one", "two"):
        publisher.serve(f"/{path}.xml", FEED)
    code = "from termnews.cli.main import main\nmain([])"
    Program().run("add", publisher.url("/one.xml"))
    with OnTerminal(code) as reader:
        reader.wait_for("First")
        reader.press("a")
        reader.wait_for("Add a source")
        reader.press(addresses["add"] + "\r")
        reader.wait_for(found)
        reader.wait_for(lambda text: "s3cret" not in text)
        reader.press("\r")
        reader.wait_for(lambda text: "Add a source" not in text)
        reader.wait_for(lambda text: "s3cret" not in text)
        reader.press("Q")
        assert reader.wait() == 0
    assert len(Program().rows("sources")) == 2
    assert told(publisher, "/add.xml") == basic("ada:s3cret-add")
    assert secrets_in(home) == []


KEYRING = """
import json, os
class KeyringError(Exception): pass
def _all():
    if os.environ["KEYRING_FILE"] == "broken": raise KeyringError("s3cret is locked")
    try: return json.load(open(os.environ["KEYRING_FILE"]))
    except FileNotFoundError: return {}
def get_password(service, name): return _all().get(service + " " + name)
def set_password(service, name, password):
    kept = {**_all(), service + " " + name: password}
    json.dump(kept, open(os.environ["KEYRING_FILE"], "w"))
"""


@pytest.fixture
def keyring(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have the program find a keyring library; give the file that stands for the keyring."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "keyring.py").write_text(KEYRING)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("KEYRING_FILE", str(tmp_path / "kept.json"))
    (config_of(home) / "config.toml").write_text('passwords = "keyring"\n')
    yield tmp_path / "kept.json"


def test_the_keyring_keeps_a_password_where_that_is_wanted(
    program: Program, home: Path, publisher: Publisher, addresses: dict[str, str], keyring: Path
) -> None:
    assert program.run("add", addresses["add"]).code == 0
    assert json.loads(keyring.read_text()) == {f"{publisher.url('/add.xml')} ada": "s3cret-add"}
    assert secrets_in(home, but=()) == []
    assert program.run("refresh").code == 0
    assert told(publisher, "/add.xml") == basic("ada:s3cret-add")


@pytest.mark.parametrize("how", ["broken", "missing"])
def test_a_keyring_that_cannot_be_used_is_said_and_the_file_keeps_the_password(
    program: Program, home: Path, publisher: Publisher, addresses: dict[str, str], keyring: Path, how: str
) -> None:
    env = {"KEYRING_FILE": "broken"}
    if how == "missing":
        (keyring.parent / "library" / "keyring.py").write_text("raise ImportError('no such library')")
    ran = program.run("add", addresses["add"], env=env)
    assert ran.code == 0
    (sentence,) = [line for line in ran.said.splitlines() if "keyring" in line]
    assert sentence.startswith("The password is in sources.toml")
    assert "s3cret" not in ran.said
    assert program.run("refresh", env=env).code == 0
    assert told(publisher, "/add.xml") == basic("ada:s3cret-add")


def test_a_password_that_a_broken_keyring_does_not_give_is_that_sources_failure(
    program: Program, home: Path, publisher: Publisher, addresses: dict[str, str], keyring: Path
) -> None:
    assert program.run("add", addresses["add"]).code == 0
    publisher.serve("/free.xml", FEED)
    assert program.run("add", publisher.url("/free.xml")).code == 0
    ran = program.run("refresh", "--json", env={"KEYRING_FILE": "broken"})
    assert ran.code == 3
    assert [row.get("status") for row in ran.rows[:2]].count("failed") == 1
    assert "keyring does not give" in ran.text and "s3cret" not in ran.text + ran.said


def test_a_netrc_is_used_where_that_is_wanted_for_its_hosts_alone(
    program: Program, home: Path, publisher: Publisher
) -> None:
    feed = members_only(publisher, "/feed.xml", "ada:s3cret")
    publisher.serve("/elsewhere.xml", FEED)
    elsewhere = publisher.url("/elsewhere.xml").replace("127.0.0.1", "localhost")
    netrc, settings = home / ".netrc", config_of(home) / "config.toml"
    netrc.write_text("machine 127.0.0.1 login ada password s3cret\ndefault login eve password s3cret-default\n")
    netrc.chmod(0o600)
    assert program.run("add", feed).code == 1
    settings.write_text("[network]\nnetrc = true\n")
    assert program.run("add", feed).code == 0
    assert program.run("add", elsewhere).code == 0
    assert told(publisher, "/elsewhere.xml") == ""
    with Publisher() as other:
        other.serve("/feed.xml", FEED)
        publisher.redirect("/feed.xml", other.url("/feed.xml"), 302)
        assert program.run("refresh").code == 0
        assert told(publisher, "/feed.xml") == basic("ada:s3cret")
        assert told(other, "/feed.xml") == ""
    netrc.chmod(0o644)
    ran = program.run("refresh")
    assert f"{netrc} is not used, since other users may read it" in ran.said
    netrc.write_text("machine 127.0.0.1 login ada passwort s3cret\n")
    netrc.chmod(0o600)
    ran = program.run("refresh")
    assert f"{netrc}, line 1: this is not how a .netrc is written" in ran.said
    assert "s3cret" not in ran.said
    assert secrets_in(home, but=(".netrc",)) == []
