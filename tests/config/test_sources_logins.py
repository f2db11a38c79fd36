"""Logins of sources: out of their addresses, into the file or the keyring."""

from pathlib import Path

import pytest
from tests.config.edits import edit

from termnews.config.keyring import Keyring
from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import NotFoundError
from termnews.domain.logins import Login
from termnews.domain.source import Subscription

LOGINS = """# mine
[[source]]
url = "http://ada:s%40cret@a.example/feed"  # the first
category = "A"

# the second
[[source]]
category = "B"
url = 'https://bob@b.example/feed'
[[source]]
url = "http://eve:other@a.example/feed"
"""


@pytest.fixture
def file(tmp_path: Path) -> SourcesFile:
    return SourcesFile(tmp_path / "config" / "sources.toml")


def write(file: SourcesFile, text: str) -> None:
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_text(text, "utf-8")


def text_of(file: SourcesFile) -> str:
    return file.path.read_text("utf-8")


def test_logins_are_taken_out_of_addresses_and_comments_stay(file: SourcesFile) -> None:
    write(file, LOGINS)
    before = file.read()
    file.make_private()
    assert text_of(file) == (
        LOGINS.replace(
            '"http://ada:s%40cret@a.example/feed"  # the first',
            '"http://a.example/feed"  # the first\nusername = "ada"\npassword = "s@cret"',
        )
        .replace("# the second\n[[source]]\n", '# the second\n[[source]]\nusername = "bob"\n')
        .replace("'https://bob@b.example/feed'", '"https://b.example/feed"')
        .replace('"http://eve:other@a.example/feed"', '"http://a.example/feed"\nusername = "eve"\npassword = "other"')
    )
    assert file.read() == before
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_logins_are_taken_out_of_sources_in_one_list_too(file: SourcesFile) -> None:
    write(file, 'source = [{url = "http://ada:secret@a.example/feed"}, {url = "http://:key@b.example/"}]')
    before = file.read()
    file.make_private()
    assert "@" not in text_of(file)
    assert file.read() == before
    assert [source.access.login for source in before] == [Login("ada", "secret"), Login("", "key")]


def test_a_read_only_file_is_used_as_it_is(file: SourcesFile) -> None:
    write(file, LOGINS)
    file.path.chmod(0o444)
    file.make_private()
    assert text_of(file) == LOGINS
    assert file.read()[0].url == "http://a.example/feed"


def test_a_source_is_found_by_its_address_with_a_login(file: SourcesFile) -> None:
    file.add([Subscription("http://ada:secret@a.example/feed")])
    edit(file, "http://other@a.example/feed", title="New")
    assert file.read()[0].title == "New"
    assert file.read()[0].access.login == Login("ada", "secret")
    with pytest.raises(NotFoundError) as raised:
        file.remove("http://ada:secret@b.example/feed")
    assert "secret" not in str(raised.value)


def test_a_source_without_a_login_gets_the_one_it_is_added_with_and_keeps_it(file: SourcesFile) -> None:
    file.add([Subscription("http://a.example/feed", "World"), Subscription("http://b.example/feed")])
    assert file.add([Subscription("http://ada:secret@a.example/feed"), Subscription("http://c.example/")]) == (
        Subscription("http://c.example/"),
    )
    assert file.add([Subscription("http://eve:other@a.example/feed")]) == ()
    first = file.read()[0]
    assert (first.category, first.access.login) == ("World", Login("ada", "secret"))


class FakeKeyring(Keyring):
    def __init__(self, takes: bool) -> None:
        super().__init__()
        self.takes = takes
        self.kept: dict[tuple[str, str], str] = {}

    def keep(self, url: str, username: str, password: str) -> bool:
        if self.takes:
            self.kept[url, username] = password
        return self.takes


@pytest.mark.parametrize("takes", [True, False])
def test_a_password_goes_into_the_keyring_where_it_is_taken(file: SourcesFile, takes: bool) -> None:
    keyring = FakeKeyring(takes)
    file = SourcesFile(file.path, keyring)
    write(file, LOGINS)
    file.make_private()
    file.add([Subscription("https://ada:secret@c.example/")])
    in_keyring = {
        ("http://a.example/feed", "ada"): "s@cret", ("http://a.example/feed", "eve"): "other",
        ("https://c.example/", "ada"): "secret",
    }  # fmt: skip
    assert keyring.kept == (in_keyring if takes else {})
    assert [password in text_of(file) for password in in_keyring.values()] == [not takes] * 3
    assert [source.access.username for source in file.read()] == ["ada", "bob", "ada"]
