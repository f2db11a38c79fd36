"""Only web addresses reach the browser, as one argument of the program that the reader chose."""

import shutil
import subprocess

import pytest

from termnews.tui.pane.browser import open_in_browser

ODD = "https://news.example/a;reboot&$(id)|cat?q=%s&a=--x#%action"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    started: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", lambda argv, **_: started.append(argv))
    return started


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "smb://host/share", "ssh://host",
        "ftp://host/x", "view-source:https://news.example/", "-x", "--new-window", "|id", "http:", "https://", 
        "mailto:ada@news.example", "\nhttps", "feed:https://news.example/", "//news.example/", "C:\\x", "",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str, started: list[list[str]]) -> None:
    assert open_in_browser(url, "surf") == "Only http and https addresses are opened in the browser."
    assert started == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://bank.example@evil.example/", "leads to evil.example and holds a user name"),
        ("https://ada:secret@evil.example:8443/", "leads to evil.example:8443 and"),
        ("https://evil.example\\@bank.example/", "user name"),
        ("https://evil.example\\.bank.example/", "its host is not valid"),
        ("https://bank.example%2F.evil.example/", "its host is not valid"),
        ("https://news.example:99999/", "its host is not valid"),
    ],
)
def test_an_address_that_misleads_is_refused_with_the_host_it_leads_to(
    url: str, words: str, started: list[list[str]]
) -> None:
    said = open_in_browser(url, "surf")
    assert words in said
    assert "secret" not in said
    assert started == []


@pytest.mark.parametrize(
    ("command", "argv"),
    [
        ("surf -x", ["surf", "-x", ODD]),
        ("surf --url=%s -x", ["surf", f"--url={ODD}", "-x"]),
        ("sh -c 'exec surf \"$1\"' sh", ["sh", "-c", 'exec surf "$1"', "sh", ODD]),
    ],
)
def test_an_address_is_one_argument_whatever_it_holds(command: str, argv: list[str], started: list[list[str]]) -> None:
    assert open_in_browser(ODD, command) == "Opened news.example in the browser."
    assert started == [argv]


def test_controls_and_spaces_of_an_address_are_encoded(started: list[list[str]]) -> None:
    open_in_browser("https://news.example/a b\n--x\x00\x1b[31m", "surf")
    assert started == [["surf", "https://news.example/a%20b%0A--x%00%1B[31m"]]


@pytest.mark.parametrize("command", ['surf "', "sh -c 'surf %s'", "%s", "''"])
@pytest.mark.parametrize("by", ["setting", "environment"])
def test_a_command_that_cannot_be_used_is_said_in_a_sentence(
    command: str, by: str, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", command)
    said = open_in_browser("https://news.example/", command if by == "setting" else None)
    assert said.startswith("The browser was not started: ")
    assert started == []


def test_a_program_that_cannot_be_started_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert open_in_browser("https://news.example/", "surf") == (
        "The browser surf could not be started: Permission denied."
    )


def test_without_a_browser_the_address_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "https://xn--80ak6aa92e.com/x" in open_in_browser("https://аррӏе.com/x")
