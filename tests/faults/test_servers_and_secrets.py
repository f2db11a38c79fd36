"""What one server is told is told to no other, servers are who they say, and without a network nobody is asked."""

import json
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

CERTIFICATES = Path(__file__).parents[1] / "fetch"
KNOWN, EXPIRED = CERTIFICATES / "loopback.pem", CERTIFICATES / "expired.pem"
READER = "from termnews.cli.main import main; main(['--offline'])"
WATCH = """
import socket, sys

def watch(event, arguments):
    made = event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6)
    asked = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
    there = event in ("socket.connect", "socket.bind") and isinstance(arguments[1], tuple)
    if made or asked or there:
        with open(NOTED, "a") as file:
            file.write(f"{event} {arguments}\\n")

sys.addaudithook(watch)
"""


def subscribe(home: Path, **source: object) -> None:
    """Write sources.toml with one source."""
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in source.items() if key != "headers")
    headers = "".join(f"{name} = {json.dumps(value)}\n" for name, value in dict(source.get("headers", {})).items())  # type: ignore[call-overload]
    table = f"[source.headers]\n{headers}" if headers else ""
    (folder / "sources.toml").write_text(f"[[source]]\n{lines}{table}", "utf-8")


@pytest.mark.fault("H06")
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_credentials_are_not_sent_where_a_redirect_leads_elsewhere(
    program: Program, publisher: Publisher, home: Path, status: int
) -> None:
    with Publisher() as elsewhere:
        # the other server is one of its own, though on the same machine: its port is another
        elsewhere.redirect("/feed.xml", publisher.url("/back.xml"), 302)
        publisher.redirect("/feed.xml", elsewhere.url("/feed.xml"), status)
        publisher.serve("/back.xml", rss([Story("One")]))
        subscribe(
            home, url=publisher.url("/feed.xml"), username="ada", password_command="echo secret",
            headers={"X-Api-Key": "key-123", "Cookie": "session=abc"},
        )  # fmt: skip
        assert program.run("refresh").code == 0
        asked = publisher.seen("/feed.xml")[0].headers
        assert asked["authorization"].startswith("Basic ")
        assert (asked["x-api-key"], asked["cookie"]) == ("key-123", "session=abc")
        for request in (*elsewhere.requests, *publisher.seen("/back.xml")):
            assert not {"authorization", "x-api-key", "cookie"} & request.headers.keys()
            assert "referer" not in request.headers
        assert len(elsewhere.requests) == 1


@pytest.mark.fault("H07")
def test_cookies_of_one_source_are_not_sent_to_another(program: Program, publisher: Publisher) -> None:
    cookie = {"Set-Cookie": "id=reader; Path=/; Max-Age=99999"}
    for name in ("a", "b"):
        program.run("add", publisher.serve(f"/{name}.xml", rss([Story(name)], title=name), headers=cookie, etag=None))
    program.run("refresh")
    program.run("refresh")
    assert len(publisher.requests) == 6
    assert all("cookie" not in request.headers for request in publisher.requests)


@pytest.mark.fault("H08")
def test_bad_certificates_are_refused_and_those_the_system_knows_are_not(program: Program) -> None:
    feed = rss([Story("One")])
    with (
        Publisher(certificate=KNOWN) as known,
        Publisher("127.0.0.2", certificate=KNOWN) as misnamed,
        Publisher(certificate=EXPIRED) as expired,
    ):
        for server, trusted, reason in (
            (known, None, "self"), (misnamed, KNOWN, "mismatch"), (expired, EXPIRED, "expired"),
        ):  # fmt: skip
            ran = program.run(
                "add", server.serve("/feed.xml", feed), env={"SSL_CERT_FILE": None if trusted is None else str(trusted)}
            )
            assert ran.code == 1
            assert "cannot be trusted" in ran.said
            assert reason in ran.said
            assert server.requests == []
        assert program.run("add", known.url("/feed.xml"), env={"SSL_CERT_FILE": str(KNOWN)}).code == 0


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which every socket that is made, and every name that is looked up, is noted."""
    noted = tmp_path / "sockets"
    (tmp_path / "sitecustomize.py").write_text(WATCH.replace("NOTED", repr(str(noted))), "utf-8")
    return {"PYTHONPATH": str(tmp_path), "http_proxy": "http://127.0.0.1:9", "all_proxy": "http://proxy.example:9"}


@pytest.mark.fault("H16")
def test_offline_no_socket_is_made_and_no_name_looked_up(
    program: Program, publisher: Publisher, tmp_path: Path, watched: dict[str, str]
) -> None:
    body = f'<p>The mill has <a href="{publisher.base}/never">a wheel</a>.</p>'
    url = publisher.serve("/feed.xml", rss([Story("The Mill", body=body)]))
    assert program.run("add", url, env={"PYTHONPATH": watched["PYTHONPATH"]}).code == 0
    noted = tmp_path / "sockets"
    assert "socket.connect" in noted.read_text("utf-8")
    noted.unlink()
    (row,) = program.rows("list")
    for code, arguments in (
        (0, ("list", "--all")), (0, ("search", "mill")), (0, ("read", row["id"])), (0, ("sources",)),
        (1, ("read", publisher.url("/never"))), (1, ("refresh",)), (1, ("add", publisher.url("/other.xml"))),
        (1, ("prefetch",)), (1, ("read", row["id"], "--full-text")),
    ):  # fmt: skip
        assert program.run("--offline", *arguments, env=watched).code == code, arguments
    with OnTerminal(READER, watched) as reader:
        reader.wait_for("The Mill")
        reader.press("l\r")
        reader.wait_for("a wheel")
        reader.press("\t\r")
        reader.wait_for("wanted")
        reader.press("Rrx")
        reader.press("/mill")
        reader.wait_for("mill")
        reader.signal(15)
        reader.wait()
    assert not noted.exists() or noted.read_text("utf-8") == ""
    assert len(publisher.requests) == 1
