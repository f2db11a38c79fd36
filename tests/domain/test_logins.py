"""Logins in addresses: what is taken out of one, and that none is shown."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.logins import Login, is_broken_login, split_login, without_logins


@given(st.text(min_size=1).filter(lambda text: ":" not in text), st.text())
def test_a_login_that_was_written_into_an_address_comes_out_of_it(name: str, password: str) -> None:
    address = f"https://{quote(name, safe='')}:{quote(password, safe='')}@a.example:81/feed?x=1"
    assert split_login(address) == ("https://a.example:81/feed?x=1", Login(name, password or None))


@pytest.mark.parametrize("address", ["https://a.example/@writer", "http://[::1]:80/", "mailto:ada@a.example", ""])
def test_an_address_without_a_login_stays_as_it_is(address: str) -> None:
    assert split_login(address) == (address, None)


@pytest.mark.parametrize(
    ("address", "broken"),
    [
        ("https://ada:p/ss@a.example/feed", True),
        ("https://ada:p#ss@a.example/feed", True),
        ("https://ada:p%2Fss@a.example/feed", False),
        ("https://a.example:8080/@writer", False),
        ("https://ada:pw@a.example/@writer", False),
    ],
)
def test_a_password_with_a_raw_slash_is_told_from_a_path(address: str, broken: bool) -> None:
    assert is_broken_login(address) == broken
    assert "ss@" not in without_logins(address)


def test_a_login_does_not_print_itself() -> None:
    assert "secret" not in repr(Login("secret", "secret"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://me:secret@a.example/feed?x=1", "https://a.example/feed?x=1"),
        ("HTTP://me@a.example", "HTTP://a.example"),
        ("http://me:p@ss@a.example:8080/", "http://a.example:8080/"),
        ("https://:@[::1]/feed", "https://[::1]/feed"),
        ("https://a.example/@writer?to=me@b.example", "https://a.example/@writer?to=me@b.example"),
        (
            "Both https://a:b@a.example/x and https://c:d@c.example fail.",
            "Both https://a.example/x and https://c.example fail.",
        ),
        ("Write to me@a.example.", "Write to me@a.example."),
        ("gemini://me:secret@a.example is none of the web", "gemini://a.example is none of the web"),
    ],
)
def test_user_names_and_passwords_are_left_out_of_what_is_shown(text: str, shown: str) -> None:
    assert without_logins(text) == shown
