"""What a source may say, and what is said about a value that cannot be."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.config.edits import edit

from termnews.config.read_sources import read_sources
from termnews.config.source_table import subscription_of, table_of, web_address
from termnews.config.sources_file import SourcesFile
from termnews.domain.addresses import is_web
from termnews.domain.errors import ConfigError
from termnews.domain.logins import Login, is_broken_login, split_login
from termnews.domain.source import Access, Subscription
from termnews.domain.text import clean_url

A = "https://a.example/feed"
SECRET = "hunter2"
FULL = Subscription(
    A, "World", "Example", True, {"articles": "posts"}, 60, 0, 500,
    Access({"X-Key": "a  b"}, "Ada  L", None, "pass show 'news  example'", True), True,
)  # fmt: skip


def test_every_key_is_read() -> None:
    text = f"""
[[source]]
url = "{A}"
category = "World"
title = "Example"
full_text = true
interval = 60
keep_days = 0
keep_articles = 500
paused = true
username = "Ada  L"
password_command = "pass show 'news  example'"
any_certificate = true
[source.headers]
X-Key = " a  b "
[source.map]
articles = "posts"
"""
    reading = read_sources(text, "sources.toml")
    assert reading.subscriptions == (FULL,)
    assert reading.passed_over == ()


def test_headers_may_stand_on_one_line() -> None:
    text = f'[[source]]\nurl = "{A}"\nheaders = {{ "X-Key" = "1", Accept = "text/plain" }}\n'
    assert read_sources(text, "x").subscriptions[0].access.headers == {"X-Key": "1", "Accept": "text/plain"}


def test_what_is_left_out_is_left_to_the_settings() -> None:
    assert read_sources(f'[[source]]\nurl = "{A}"\n', "x").subscriptions == (Subscription(A),)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("interval = 0", "interval must be a whole number of minutes from 1 to 10080."),
        ("interval = 10081", "interval must be a whole number of minutes"),
        ("interval = 1.5", "interval must be a whole number of minutes"),
        ("interval = true", "interval must be a whole number of minutes"),
        ('interval = "hourly"', "interval must be a whole number of minutes"),
        ("keep_days = -1", "keep_days must be a whole number of days from 0 to 36500."),
        ("keep_articles = 1000001", "keep_articles must be a whole number of articles from 0 to 1000000."),
        ('any_certificate = "yes"', "any_certificate must be true or false."),
        (f'headers = "{SECRET}"', "headers must be a table [source.headers] of texts in quotes."),
        (f'headers = ["X-Key: {SECRET}"]', "headers must be a table [source.headers]"),
        (f'headers = {{ X-Key = ["{SECRET}"] }}', "headers must be a table [source.headers]"),
        (f'headers = {{ "X Key" = "{SECRET}" }}', '"X Key" in headers is no name that a header can have.'),
        (f'headers = {{ "" = "{SECRET}" }}', '"" in headers is no name that a header can have.'),
        (f'headers = {{ X-Key = "{SECRET}\\r\\nHost: b" }}', "X-Key in headers must be one line without control"),
        (f'headers = {{ X-Key = "{SECRET}\\nHost: b" }}', "X-Key in headers must be one line without control"),
        (f'username = ["{SECRET}"]', "username must be text in quotes."),
        (f'username = "{SECRET}:x"', "username must not have a colon in it."),
        (f'username = "{SECRET}\\u0007"', "username must be one line without control characters."),
        (f'password_command = "echo {SECRET}"', "password_command needs a username beside it."),
        (f'username = ""\npassword_command = "echo {SECRET}"', "password_command needs a username beside it."),
        (f'username = "ada"\npassword_command = ["echo", "{SECRET}"]', "password_command must be text in quotes."),
        (f'username = "ada"\npassword_command = "echo \'{SECRET}"', "password_command has a quote that is not"),
        (f'username = "ada"\npassword_command = "echo\\n{SECRET}"', "password_command must be one line"),
        ('username = "ada"\npassword_command = "  "', "password_command must name a program."),
    ],
)
def test_a_wrong_value_is_named_by_its_line_and_a_secret_is_not_shown(written: str, words: str) -> None:
    text = f'[[source]]\nurl = "https://b.example/"\n\n[[source]]\nurl = "{A}"\n{written}\n'
    with pytest.raises(ConfigError) as raised:
        read_sources(text, "sources.toml")
    assert str(raised.value).startswith(f"sources.toml, line 4: {words}")
    assert SECRET not in str(raised.value)


def test_a_password_may_stand_beside_a_name_that_may_be_empty() -> None:
    for name in ("ada", ""):
        text = f'[[source]]\nurl = "{A}"\nusername = "{name}"\npassword = "{SECRET}"\n'
        reading = read_sources(text, "sources.toml")
        assert reading.subscriptions[0].access.login == Login(name, SECRET)
        assert reading.passed_over == ()


@pytest.mark.parametrize(
    ("address", "login"),
    [
        ("http://ada:secret@a.example/feed", Login("ada", "secret")),
        ("http://ada@a.example/feed", Login("ada")),
        ("http://:key@a.example/feed", Login("", "key")),
        ("http://@a.example/feed", None),
        ("http://a%40da:p%2Fss%25%20w%C3%B6rd@a.example/feed", Login("a@da", "p/ss% wörd")),
        ("http://a%3Ab:c@a.example/feed", Login("a", "b:c")),
    ],
)
def test_a_login_in_an_address_is_taken_out_and_decoded(address: str, login: Login | None) -> None:
    reading = read_sources(f'[[source]]\nurl = "{address}"\n', "x")
    assert [one.url for one in reading.subscriptions] == list(reading.addresses) == ["http://a.example/feed"]
    assert reading.subscriptions[0].access.login == login
    assert list(reading.logins) == [0]


@pytest.mark.parametrize(
    ("beside", "login"),
    [
        ('username = "bob"', Login("bob")),
        ('username = "ada"', Login("ada", "secret")),
        ('username = "ada"\npassword = "other"', Login("ada", "other")),
        ('password = "other"', Login("ada", "other")),
        ('headers = { authorization = "Bearer x" }', None),
    ],
)
def test_what_stands_beside_an_address_counts_for_more_than_the_login_in_it(beside: str, login: Login | None) -> None:
    text = f'[[source]]\nurl = "http://ada:secret@a.example/feed"\n{beside}\n'
    assert read_sources(text, "x").subscriptions[0].access.login == login


@pytest.mark.parametrize(
    ("key", "meant"),
    [("intervall", "interval"), ("header", "headers"), ("user_name", "username"), ("keep_article", "keep_articles")],
)
def test_a_key_that_is_not_known_is_answered_with_the_nearest_of_the_file(key: str, meant: str) -> None:
    (remark,) = read_sources(f'[[source]]\nurl = "{A}"\n{key} = "x"\n', "x").passed_over
    assert remark == f'x, line 1: a source has no "{key}". Did you mean "{meant}"?'


def test_the_way_it_is_kept_in_the_program_is_no_key_of_the_file() -> None:
    (remark,) = read_sources(f'[[source]]\nurl = "{A}"\naccess = 1\n', "x").passed_over
    assert 'a source has no "access"' in remark


def test_nothing_that_is_printed_of_what_was_read_shows_a_secret() -> None:
    access = Access({"X-Key": SECRET}, SECRET, SECRET)
    text = f'[[source]]\nurl = "{A}"\nusername = "{SECRET}"\nheaders = {{ X-Key = "{SECRET}" }}\n'
    assert SECRET not in repr(read_sources(text, "x"))
    assert SECRET not in repr(subscription_of(table_of(Subscription(A, access=access))))


def test_what_is_added_is_written_with_all_it_says(tmp_path: Path) -> None:
    file = SourcesFile(tmp_path / "sources.toml")
    plain = Subscription("https://b.example/feed")
    assert file.add([FULL, plain]) == (FULL, plain)
    assert SourcesFile(file.path).read() == (FULL, plain)
    assert file.passed_over() == ()


def test_what_the_file_may_not_hold_is_not_added(tmp_path: Path) -> None:
    file = SourcesFile(tmp_path / "sources.toml")
    for wrong in (replace(FULL, interval=0), replace(FULL, access=Access(password_command="pass show x"))):
        with pytest.raises(ConfigError):
            file.add([Subscription("https://b.example/feed"), wrong])
    assert not file.path.exists()


def test_a_new_file_is_readable_by_its_owner_alone_and_stays_so(tmp_path: Path) -> None:
    file = SourcesFile(tmp_path / "sources.toml")
    file.add([FULL])
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    file.path.chmod(0o400)
    edit(file, A, title="New")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o400


LINE = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=8)
ACCESS = st.builds(
    Access,
    headers=st.dictionaries(st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,8}", fullmatch=True), LINE, max_size=2),
    username=LINE.map(lambda text: text.replace(":", ";")),
    password=st.none() | LINE,
    any_certificate=st.booleans(),
)
SUBSCRIPTION = st.builds(
    Subscription,
    url=st.just(A),
    category=LINE,
    title=st.none() | LINE,
    full_text=st.booleans(),
    map=st.dictionaries(LINE, LINE, max_size=2),
    interval=st.none() | st.integers(1, 10_080),
    keep_days=st.none() | st.integers(0, 36_500),
    keep_articles=st.none() | st.integers(0, 1_000_000),
    access=ACCESS,
)


@given(SUBSCRIPTION)
def test_a_source_is_the_same_after_it_was_written_and_read(
    tmp_path_factory: pytest.TempPathFactory, subscription: Subscription
) -> None:
    file = SourcesFile(tmp_path_factory.mktemp("written") / "sources.toml")
    assert file.add([subscription]) == (subscription,)
    assert read_sources(file.path.read_text("utf-8"), "x").subscriptions == (subscription,)


@given(st.text('htps:/.a1-@[]%?#<"\u00e9\u200b', max_size=20).map("http".__add__))
def test_an_address_is_taken_exactly_if_it_is_one_of_the_web_after_cleaning(text: str) -> None:
    cleaned = clean_url(text)
    if is_web(cleaned) and not is_broken_login(cleaned):
        assert web_address(text)[0] == split_login(cleaned)[0]
    else:
        with pytest.raises(ConfigError, match=r"is no web address|has a / \? or #"):
            web_address(text)
