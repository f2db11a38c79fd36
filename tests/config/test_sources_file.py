"""sources.toml: read as written, and edited without losing a comment."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.config.edits import edit as edit_source

from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.source import UNFILED, Subscription

A, B, C = (f"https://{name}.example/feed" for name in "abc")

WRITTEN = f"""\
# What I read in the morning

# The old one
[[source]]
url = "{A}"   # moved twice
category = "World"

# Added in March
[[source]]
url = "{B}"
category = "Technology"
[source.map]
articles = "data.posts[*]"
title = "title.rendered"

[[source]]
url = "{C}"
title = "Sea"
category = "auto"
full_text = true
"""


@pytest.fixture
def file(tmp_path: Path) -> SourcesFile:
    return SourcesFile(tmp_path / "termnews" / "sources.toml")


def write(file: SourcesFile, text: str) -> None:
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_text(text, "utf-8")


def text_of(file: SourcesFile) -> str:
    return file.path.read_text("utf-8")


def test_no_file_is_no_sources(file: SourcesFile) -> None:
    assert not file.path.exists()
    assert file.read() == ()


def test_what_a_person_wrote_is_read_in_order(file: SourcesFile) -> None:
    write(file, WRITTEN)
    assert file.read() == (
        Subscription(A, "World"),
        Subscription(B, "Technology", map={"articles": "data.posts[*]", "title": "title.rendered"}),
        Subscription(C, "auto", "Sea", full_text=True),
    )
    assert file.path.exists() and file.passed_over() == ()


def test_of_two_with_one_address_the_first_counts_and_the_second_is_named(file: SourcesFile) -> None:
    write(file, f'[[source]]\nurl = "{A}"\ntitle = "One"\n\n[[source]]\nurl = "{A}"\ntitle = "Two"\n')
    assert [source.title for source in file.read()] == ["One"]
    assert file.passed_over() == (f"{file.path}, line 5: {A} stands here a second time.",)


def test_keys_that_are_not_known_are_named_and_the_rest_is_read(file: SourcesFile) -> None:
    write(file, f'colour = 1\n[[source]]\nurl = "{A}"\ncatgory = "World"\n')
    assert file.read() == (Subscription(A),)
    assert file.passed_over() == (
        f'{file.path}: nothing is known of "colour".',
        f'{file.path}, line 2: a source has no "catgory". Did you mean "category"?',
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[source]]\nurl = ", "line 2: this is no valid TOML"),
        ('[[source]]\nurl = "https://a.example/"\n\n[[source]]\ntitle = "x"\n', "line 4: this source has no url."),
        ('[[source]]\nurl = "a.example/feed"\n', '"a.example/feed" is no web address'),
        ('[[source]]\nurl = "file:///etc/passwd"\n', "is no web address"),
        ("[[source]]\nurl = 3\n", "line 1: url must be text in quotes."),
        ('[[source]]\nurl = "https://a.example/"\ncategory = 1\n', "category must be text"),
        ('[[source]]\nurl = "https://a.example/"\nfull_text = "yes"\n', "full_text must be true or false"),
        ('[[source]]\nurl = "https://a.example/"\nmap = "x"\n', "map must be a table [source.map]"),
        ('[source]\nurl = "https://a.example/"\n', "write [[source]], in double brackets"),
        (
            '[[source]]\nurl = "https://a.example/"\n\n[[sources]]\nurl = "https://b.example/"\n',
            'nothing is known of "sources": write [[source]] above each source.',
        ),
        ('[feed]\nurl = "https://a.example/"\n', 'nothing is known of "feed": write [[source]] above each source.'),
        ("source = [1]\n", "source 1: this source has no url."),
    ],
)
def test_a_broken_file_is_an_error_that_names_the_place_and_stays_as_it_is(
    file: SourcesFile, text: str, words: str
) -> None:
    write(file, text)
    for attempt in (file.read, lambda: file.add([Subscription(C)]), lambda: file.remove(C)):
        with pytest.raises(ConfigError) as raised:
            attempt()
        assert words in str(raised.value) and str(file.path) in str(raised.value)
    assert text_of(file) == text


def test_adding_to_nothing_makes_a_private_folder_and_file(file: SourcesFile) -> None:
    added = file.add([Subscription(A, "World", 'Ä "quoted" \\ title'), Subscription(B, map={"articles": "x[*]"})])
    assert file.read() == added
    assert file.path.parent.stat().st_mode & 0o777 == 0o700
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert list(file.path.parent.iterdir()) == [file.path]


def test_adding_leaves_every_byte_of_the_file_before_it(file: SourcesFile) -> None:
    write(file, WRITTEN.rstrip("\n"))
    new = Subscription("https://d.example/feed", "World", full_text=True)
    assert file.add([Subscription(A, "Elsewhere"), new, replace(new, title="again")]) == (new,)
    assert text_of(file).startswith(WRITTEN)
    assert file.read()[3:] == (new,)


def test_adding_what_is_there_already_does_not_touch_the_file(file: SourcesFile) -> None:
    write(file, WRITTEN)
    before = file.path.stat()
    assert file.add([Subscription(B)]) == ()
    assert (file.path.stat().st_ino, file.path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_address_that_is_none_of_the_web_is_not_added(file: SourcesFile) -> None:
    with pytest.raises(ConfigError, match="is no web address"):
        file.add([Subscription(A), Subscription("javascript:alert(1)")])
    assert file.read() == ()


def test_removing_takes_the_comment_of_that_source_and_leaves_the_next_ones(file: SourcesFile) -> None:
    write(file, WRITTEN)
    file.remove(A)
    assert text_of(file).startswith(
        f'# What I read in the morning\n\n# Added in March\n[[source]]\nurl = "{B}"\ncategory'
    )
    file.remove(C)
    assert text_of(file).endswith('title = "title.rendered"\n')
    file.remove(B)
    assert text_of(file) == "# What I read in the morning\n"
    assert file.read() == ()


def test_removing_leaves_other_tables_and_a_comment_at_the_top(file: SourcesFile) -> None:
    write(file, f'# Mine\n[[source]]\nurl = "{A}"\n\n[extra]\nx = 1\n\n[[source]]\nurl = "{B}"\n')
    file.remove(A)
    assert text_of(file) == f'# Mine\n[extra]\nx = 1\n\n[[source]]\nurl = "{B}"\n'


def test_removing_takes_a_source_out_wherever_it_stands_twice(file: SourcesFile) -> None:
    write(file, f'[[source]]\nurl = "{A}"\n\n[[source]]\nurl = "{B}"\n\n[[source]]\nurl = " {A} "\n')
    file.remove(A)
    assert file.read() == (Subscription(B),)


def test_renaming_and_moving_keep_comments_and_order(file: SourcesFile) -> None:
    write(file, WRITTEN)
    edit_source(file, A, title="The\tOld  One")
    edit_source(file, B, category="Science")
    edit_source(file, C, title="", category="")
    expected = WRITTEN.replace("# moved twice\n", '# moved twice\ntitle = "The Old One"\n')
    expected = (
        expected.replace('"Technology"', '"Science"').replace('title = "Sea"\n', "").replace('"auto"', '"Unfiled"')
    )
    assert text_of(file) == expected
    assert file.read() == (
        Subscription(A, "World", "The Old One"),
        Subscription(B, "Science", map={"articles": "data.posts[*]", "title": "title.rendered"}),
        Subscription(C, UNFILED, full_text=True),
    )


def test_sources_in_one_list_are_edited_too(file: SourcesFile) -> None:
    write(file, f'source = [\n  {{url = "{A}"}}, # first\n  {{url = "{B}"}},\n]\n')
    file.add([Subscription(C, "World")])
    edit_source(file, B, title="Bee")
    file.remove(A)
    assert file.read() == (Subscription(B, title="Bee"), Subscription(C, "World"))


def test_text_that_looks_like_a_header_does_not_mislead(file: SourcesFile) -> None:
    write(file, f'[[source]]\nurl = "{A}"\ntitle = """\n[[source]]\n# x\n"""\n\n[[source]]\nurl = "{B}"\n')
    edit_source(file, B, title="Bee")
    file.remove(A)
    assert file.read() == (Subscription(B, title="Bee"),)


@pytest.mark.parametrize(
    "change",
    [
        lambda file, url: file.remove(url),
        lambda file, url: file.change([Subscription(A, title="x"), Subscription(url, title="x")]),
        lambda file, url: file.readdress(url, "https://new.example/"),
    ],
)
def test_a_source_that_is_not_there_is_not_found(file: SourcesFile, change: Callable[[SourcesFile, str], None]) -> None:
    write(file, WRITTEN)
    with pytest.raises(NotFoundError, match=r"z\.example"):
        change(file, "https://z.example/")
    assert text_of(file) == WRITTEN


def test_a_symbolic_link_stays_a_link_and_others_may_read_it_no_more(file: SourcesFile, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(WRITTEN, "utf-8")
    real.chmod(0o640)
    file.path.parent.mkdir()
    file.path.symlink_to(real)
    file.remove(A)
    assert file.path.is_symlink()
    assert A not in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o600


def test_programs_that_add_at_once_lose_nothing(file: SourcesFile) -> None:
    urls = [f"https://{number}.example/feed" for number in range(12)]
    with ThreadPoolExecutor(len(urls)) as pool:
        list(pool.map(lambda url: SourcesFile(file.path).add([Subscription(url)]), urls))
    assert {source.url for source in file.read()} == set(urls)


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="could not be opened or made"):
        SourcesFile(tmp_path / "file" / "sources.toml").add([Subscription(A)])


def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    file: SourcesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, WRITTEN)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match="could not be written: No space left on device"):
        file.remove(A)
    assert text_of(file) == WRITTEN
    assert list(file.path.parent.iterdir()) == [file.path]


EDITS = ("add", "remove", "rename", "move", "full_text", "interval", "pause", "readdress", "undo")
PLAIN = st.text(st.characters(blacklist_categories=["C", "Z"]), max_size=12)


def changed_by(file: SourcesFile, edit: str, source: Subscription, text: str) -> Subscription:
    wanted = {
        "rename": replace(source, title=text or None),
        "move": replace(source, category=text or UNFILED),
        "full_text": replace(source, full_text=bool(text)),
        "interval": replace(source, interval=len(text) or None),
        "pause": replace(source, paused=bool(text)),
    }[edit]
    file.change([wanted])
    return wanted


@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 4), PLAIN), max_size=8))
def test_any_sequence_of_edits_leaves_what_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, str]]
) -> None:
    file = SourcesFile(tmp_path_factory.mktemp("edits") / "sources.toml")
    write(file, WRITTEN)
    wanted = {source.url: source for source in file.read()}
    for edit, number, text in edits:
        url = f"https://{'abcde'[number]}.example/feed"
        if edit == "add":
            file.add([Subscription(url, text, text)])
            wanted.setdefault(url, Subscription(url, text or UNFILED, text or None))
        elif url not in wanted:
            continue
        elif edit == "undo":
            assert file.remove(url)()
        elif edit == "remove":
            file.remove(url)
            del wanted[url]
        elif edit == "readdress":
            new = f"https://{number}.example/?{len(text)}"
            # an address that another source has is taken
            if file.readdress(url, new):
                wanted = {new if at == url else at: replace(s, url=new) if at == url else s for at, s in wanted.items()}
        else:
            wanted[url] = changed_by(file, edit, wanted[url], text)
    assert file.read() == tuple(wanted.values())
    assert text_of(file).startswith("# What I read in the morning\n")
