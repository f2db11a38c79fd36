"""Lists of feeds in and out of the program."""

import stat
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest

from termnews.domain.errors import TermnewsError
from termnews.domain.source import Source
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.sources.import_export import ImportResult, export_file, import_sources

SOURCES = [Source(1, "https://a.example/feed?a&b", "A & <B>", "World"), Source(2, "https://c.example/", "C", "Unfiled")]


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    """Give a library with no source."""
    opened = open_library(Options(offline=True))
    yield opened
    await close_library(opened)


async def test_what_is_exported_can_be_imported(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    export_file(SOURCES, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert await import_sources(library, path) == ImportResult(2, 0, ())
    found = {(one.url, one.title, one.category) for one in library.queries.sources()}
    assert found == {(one.url, one.title, one.category) for one in SOURCES}
    assert await import_sources(library, path) == ImportResult(0, 2, ())
    done = await library.undo_stack.undo()
    assert done is not None and done.sentence() == "Imported 2 sources"
    assert library.queries.sources() == []
    assert await library.undo_stack.undo() is None


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(TermnewsError, match="taken could not be written"):
        export_file(SOURCES, tmp_path / "taken")
    with pytest.raises(TermnewsError, match="could not be written"):
        export_file(SOURCES, tmp_path / "missing" / "feeds.opml")
    assert {path.name for path in tmp_path.iterdir()} == {"home", "taken"}


def test_an_export_follows_a_link_and_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, link = tmp_path / "dotfiles.opml", tmp_path / "feeds.opml"
    link.symlink_to(written)
    flushed: list[int] = []
    monkeypatch.setattr("os.fsync", flushed.append)
    export_file(SOURCES, link)
    assert link.is_symlink() and "https://" in written.read_text(encoding="utf-8")
    assert len(flushed) == 1


async def test_a_list_that_is_too_large_or_missing_is_refused(library: Library, tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(TermnewsError, match="too large"):
        await import_sources(library, tmp_path / "huge")
    with pytest.raises(TermnewsError, match="Standard input is too large"):
        await import_sources(library, BytesIO(b"#" * 20_000_001))
    with pytest.raises(TermnewsError, match="cannot be read"):
        await import_sources(library, tmp_path / "none")


async def test_what_does_not_come_is_told_by_line_with_its_reason(library: Library) -> None:
    urls = b"https://a.example/feed World Sport\nexec:feed.sh\nhttps://b.example/feed\n"
    imported = await import_sources(library, BytesIO(urls))
    assert imported.sentence() == "Imported 2 sources; 1 line was not imported"
    assert imported.told() == (
        "line 2, exec:feed.sh: it runs a program, and termnews runs none to get a feed",
        "line 1, the tag Sport of https://a.example/feed, which is in World: a source has one category",
    )
    again = await import_sources(library, BytesIO(urls))
    assert again.sentence() == "Imported 0 sources; 2 were there already; 1 line was not imported"


async def test_lines_that_failed_are_told_before_tags_which_share_one_reason(library: Library) -> None:
    lines = [f"https://s{number}.example/feed World Sport" for number in range(60)]
    imported = await import_sources(library, BytesIO("\n".join([*lines, "exec:feed.sh"]).encode()))
    told = imported.told()
    assert told[:3] == (
        "line 61, exec:feed.sh: it runs a program, and termnews runs none to get a feed",
        "60 sources had further tags: a source has one category",
        "line 1, the tag Sport of https://s0.example/feed, which is in World",
    )
    assert len(told) == 62
