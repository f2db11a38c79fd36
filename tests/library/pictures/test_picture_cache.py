"""The disk cache of pictures: bounded, private, shared by programs, and never in the way."""

import os
import time
from pathlib import Path

import pytest

from termnews.library.pictures import picture_cache
from termnews.library.pictures.picture_cache import PictureCache

FIRST, SECOND, THIRD = (f"https://gazette.example/{name}.png" for name in ("first", "second", "third"))


def used(folder: Path, seconds_ago: float) -> None:
    """Date all files of a folder back."""
    then = time.time() - seconds_ago
    for file in folder.iterdir():
        os.utime(file, (then, then))


def test_a_picture_is_found_by_its_address(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 1000)
    assert cache.get(FIRST) is None
    cache.put(FIRST, b"first")
    assert cache.has(FIRST)
    assert cache.get(FIRST) == b"first"
    assert cache.get(SECOND) is None


def test_the_picture_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 100)
    cache.put(FIRST, b"1" * 40)
    used(tmp_path, 300)
    cache.put(SECOND, b"2" * 40)
    used(tmp_path, 200)
    assert cache.get(FIRST) is not None
    cache.put(THIRD, b"3" * 40)
    assert [cache.has(url) for url in (FIRST, SECOND, THIRD)] == [True, False, True]


def test_one_picture_larger_than_all_that_may_be_kept_drives_nothing_out(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 100)
    cache.put(FIRST, b"1" * 40)
    cache.put(SECOND, b"2" * 101)
    assert cache.has(FIRST)
    assert not cache.has(SECOND)


def test_the_folder_and_the_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pictures"
    PictureCache(folder, 1000).put(FIRST, b"first")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]


def test_the_folder_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    cache = PictureCache(folder, 1000)
    cache.put(FIRST, b"first")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert cache.get(FIRST) is None
    cache.put(SECOND, b"second")
    assert cache.get(SECOND) == b"second"


def test_what_others_keep_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "holiday.png"
    own.write_bytes(b"x" * 5000)
    used(tmp_path, 9000)
    cache = PictureCache(tmp_path, 100)
    for url in (FIRST, SECOND, THIRD):
        cache.put(url, b"1" * 60)
    assert own.exists()


def test_what_a_killed_program_left_unfinished_goes_after_an_hour(tmp_path: Path) -> None:
    (tmp_path / ".picture-old").write_bytes(b"half")
    used(tmp_path, 7200)
    (tmp_path / ".picture-new").write_bytes(b"half")
    PictureCache(tmp_path, 1000).put(FIRST, b"first")
    assert not (tmp_path / ".picture-old").exists()
    assert (tmp_path / ".picture-new").exists()


def test_a_disk_that_refuses_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    cache = PictureCache(in_the_way / "pictures", 1000)
    cache.put(FIRST, b"first")
    cache.remove(FIRST)
    assert cache.get(FIRST) is None
    assert "was not kept" in caplog.text


def test_a_file_that_grew_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PictureCache(tmp_path, 1000)
    cache.put(FIRST, b"first")
    monkeypatch.setattr(picture_cache, "MOST_OF_ONE", 4)
    assert cache.get(FIRST) is None


def test_two_programs_share_what_they_keep(tmp_path: Path) -> None:
    one, other = PictureCache(tmp_path, 100), PictureCache(tmp_path, 100)
    one.put(FIRST, b"1" * 60)
    used(tmp_path, 100)
    other.put(SECOND, b"2" * 60)
    assert one.get(SECOND) == b"2" * 60
    assert one.get(FIRST) is None
