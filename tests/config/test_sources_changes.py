"""Changes of one source in sources.toml that keep what a person wrote around it, and taking a removal back."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.config.edits import edit

from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import ConfigError
from termnews.domain.source import Access, Subscription

A, B, C, NEW = (f"https://{name}.example/feed" for name in ("a", "b", "c", "new"))
SECRET = "hunter2"

WRITTEN = f"""\
# Mine

# The old one
[[source]]
url = "{A}"   # moved twice
interval = 60   # slow
full_text = true

# With a key
[[source]]
url = '{B}'
username = "ada"
password_command = "pass show b"
keep_days = 30
[source.headers]
X-Key = "{SECRET}"

# The last
[[source]]
title = "Sea"
url = "{C}"
"""


@pytest.fixture
def file(tmp_path: Path) -> SourcesFile:
    path = tmp_path / "sources.toml"
    path.write_text(WRITTEN, "utf-8")
    return SourcesFile(path)


def text_of(file: SourcesFile) -> str:
    return file.path.read_text("utf-8")


def test_an_address_is_changed_where_it_stands(file: SourcesFile) -> None:
    assert file.readdress(A, NEW)
    assert text_of(file) == WRITTEN.replace(A, NEW)
    assert file.readdress(B, f" {A} ")
    assert text_of(file) == WRITTEN.replace(A, NEW).replace(f"'{B}'", f'"{A}"')
    assert [source.url for source in file.read()] == [NEW, A, C]


def test_an_address_that_is_there_already_is_not_given_a_second_time(file: SourcesFile) -> None:
    assert not file.readdress(A, C)
    assert not file.readdress(A, A)
    assert text_of(file) == WRITTEN


@pytest.mark.parametrize("new", ["", "new.example", "file:///etc/passwd", "https://"])
def test_what_is_no_web_address_is_refused_as_a_new_one(file: SourcesFile, new: str) -> None:
    with pytest.raises(ConfigError, match="is no web address"):
        file.readdress(A, new)
    assert text_of(file) == WRITTEN


def test_an_address_that_stands_twice_is_changed_twice(file: SourcesFile) -> None:
    file.path.write_text(f'[[source]]\nurl = "{A}"\n\n[[source]]\nurl = "{A}"\ntitle = "x"\n', "utf-8")
    assert file.readdress(A, NEW)
    assert A not in text_of(file) and file.read() == (Subscription(NEW),)


def test_full_text_is_switched_on_and_off(file: SourcesFile) -> None:
    edit(file, C, full_text=True)
    edit(file, A, full_text=False)
    edit(file, B, full_text=False)
    assert [source.full_text for source in file.read()] == [False, False, True]
    expected = WRITTEN.replace("full_text = true\n", "")
    assert text_of(file) == expected.replace('title = "Sea"\n', 'full_text = true\ntitle = "Sea"\n')


def test_a_source_is_paused_and_goes_on(file: SourcesFile) -> None:
    before = file.read()[1]
    file.change([replace(before, paused=True)])
    assert [source.paused for source in file.read()] == [False, True, False]
    file.change([before])
    assert text_of(file) == WRITTEN


def test_a_change_gives_a_source_all_that_is_wanted_and_keeps_the_rest(file: SourcesFile) -> None:
    before = file.read()[1]
    wanted = replace(before, title="Bee", category="World", full_text=True, interval=90, paused=True)
    file.change([replace(wanted, access=Access())])
    assert file.read()[1] == wanted


def test_several_sources_are_removed_and_put_back_at_once(file: SourcesFile) -> None:
    restore = file.remove(C, A)
    assert [source.url for source in file.read()] == [B]
    assert restore()
    assert text_of(file) == WRITTEN


def test_an_interval_is_set_changed_and_left_to_the_settings(file: SourcesFile) -> None:
    edit(file, A, interval=15)
    edit(file, B, interval=10_080)
    assert [source.interval for source in file.read()] == [15, 10_080, None]
    assert "interval = 15   # slow\n" in text_of(file)
    edit(file, A, interval=None)
    edit(file, B, interval=None)
    assert text_of(file) == WRITTEN.replace("interval = 60   # slow\n", "")


@pytest.mark.parametrize("minutes", [0, -1, 10_081])
def test_an_interval_out_of_range_is_refused(file: SourcesFile, minutes: int) -> None:
    with pytest.raises(ConfigError, match="from 1 to 10080"):
        edit(file, A, interval=minutes)
    assert text_of(file) == WRITTEN


def test_another_title_and_category_keep_the_access_and_the_limits(file: SourcesFile) -> None:
    before = file.read()[1]
    edit(file, B, title="The  Bee")
    edit(file, B, category="World")
    after = file.read()[1]
    assert (after.title, after.category) == ("The Bee", "World")
    assert (after.access, after.keep_days) == (before.access, 30)
    assert after.access == Access({"X-Key": SECRET}, "ada", password_command="pass show b")
    written = 'category = "World"\ntitle = "The Bee"\n'
    assert text_of(file) == WRITTEN.replace(f"'{B}'\n", f"'{B}'\n{written}")


def test_sources_in_one_list_are_changed_too(file: SourcesFile) -> None:
    file.path.write_text(f'source = [\n  {{url = "{A}", interval = 5}}, # first\n  {{url = "{B}"}},\n]\n', "utf-8")
    edit(file, A, interval=None)
    edit(file, B, full_text=True)
    assert file.readdress(A, NEW)
    assert file.read() == (Subscription(NEW), Subscription(B, full_text=True))
    assert "# first" in text_of(file)


def test_a_key_that_is_written_in_an_unusual_way_is_changed_and_not_doubled(file: SourcesFile) -> None:
    text = f'[[source]]\n"url" = "{A}"\n"title" = "One"\ncategory = """\\\n  World\\\n  """\n'
    file.path.write_text(text, "utf-8")
    edit(file, A, title="Two")
    edit(file, A, category="Science")
    assert file.read() == (Subscription(A, "Science", "Two"),)


def test_a_source_is_removed_with_its_secrets(file: SourcesFile) -> None:
    file.remove(B)
    assert SECRET not in text_of(file) and "pass show" not in text_of(file)
    assert "# The last\n" in text_of(file) and "# The old one\n" in text_of(file)


@pytest.mark.parametrize("url", [A, B, C])
def test_a_removal_taken_back_leaves_the_file_as_it_was(file: SourcesFile, url: str) -> None:
    restore = file.remove(url)
    assert url not in text_of(file)
    assert restore()
    assert text_of(file) == WRITTEN


def test_all_removals_taken_back_in_turn_leave_the_file_as_it_was(file: SourcesFile) -> None:
    removals = [file.remove(url) for url in (B, A, C)]
    assert file.read() == ()
    assert [restore() for restore in reversed(removals)] == [True, True, True]
    assert text_of(file) == WRITTEN


def test_a_removal_is_taken_back_at_the_end_of_a_file_that_was_changed_since(file: SourcesFile) -> None:
    before = file.read()
    restore = file.remove(B)
    edit(file, A, title="Meanwhile")
    assert restore()
    assert [source.url for source in file.read()] == [A, C, B]
    assert file.read()[2] == before[1]
    assert "Meanwhile" in text_of(file)


def test_a_source_that_is_there_again_is_not_put_back_a_second_time(file: SourcesFile) -> None:
    restore = file.remove(B)
    file.add([Subscription(B, title="Again")])
    text = text_of(file)
    assert not restore()
    assert text_of(file) == text


def test_what_is_kept_of_a_removal_shows_no_secret_when_printed(file: SourcesFile) -> None:
    assert SECRET not in repr(file.remove(B))


def test_a_change_by_hand_is_seen_at_once(file: SourcesFile) -> None:
    file.read()
    file.path.write_text(f'[[source]]\nurl = "{NEW}"\ncolour = "red"\n', "utf-8")
    assert file.read() == (Subscription(NEW),)
    assert len(file.passed_over()) == 1


def test_changes_of_many_sources_are_one_write(file: SourcesFile, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[int] = []
    fsync = os.fsync

    def write(descriptor: int) -> None:
        writes.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", write)
    file.change([replace(source, category="Mornings", paused=True) for source in file.read()])
    assert len(writes) == 1
    assert {(source.category, source.paused) for source in file.read()} == {("Mornings", True)}
    file.change(file.read())
    assert len(writes) == 1
