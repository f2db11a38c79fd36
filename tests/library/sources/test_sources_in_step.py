"""Opening the cache over sources.toml: what is the same is not read again, what differs always is."""

from pathlib import Path

import pytest

from termnews.config.paths import find_paths
from termnews.domain.errors import ConfigError, ProxyError
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.sources.in_step import MIRRORED
from termnews.library.sources.restore import write_sources
from termnews.store.cache import Cache

ONE = '[[source]]\nurl = "https://gazette.example/feed.xml"\ncategory = "World"\n'
TWO = """[[source]]
url = "https://herald.example/feed.xml"
category = "Sport"
headers = { Authorization = "Bearer x" }
"""


@pytest.fixture
def sources() -> Path:
    """Give a sources.toml with one source."""
    path = find_paths().sources
    path.parent.mkdir(parents=True)
    path.write_text(ONE, "utf-8")
    return path


async def opened() -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Return address and category of each source, and the problems, after opening the library."""
    library = open_library(Options(offline=True))
    found = [(source.url, source.category) for source in library.queries.sources()]
    problems = library.problems
    await close_library(library)
    return found, problems


async def test_a_file_that_is_the_same_is_not_read_again(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await opened()
    monkeypatch.setattr(Path, "read_bytes", forbidden(sources, Path.read_bytes))
    monkeypatch.setattr(Path, "read_text", forbidden(sources, Path.read_text))
    monkeypatch.setattr(Path, "open", forbidden(sources, Path.open))
    assert await opened() == before


def forbidden(path: Path, method):  # type: ignore[no-untyped-def]
    def guarded(self: Path, *arguments, **named):  # type: ignore[no-untyped-def]
        assert self != path, "sources.toml was read"
        return method(self, *arguments, **named)

    return guarded


async def test_a_file_that_was_edited_is_read(sources: Path) -> None:
    await opened()
    sources.write_text(ONE + TWO, "utf-8")
    assert len((await opened())[0]) == 2


async def test_an_edit_of_the_same_length_is_seen(sources: Path) -> None:
    await opened()
    sources.write_text(ONE.replace("World", "Sport"), "utf-8")
    assert (await opened())[0] == [("https://gazette.example/feed.xml", "Sport")]


async def test_a_cache_that_is_out_of_step_is_brought_in_step(sources: Path) -> None:
    await opened()
    with Cache.open(find_paths().cache) as cache:
        cache.sources.sync([])
    assert len((await opened())[0]) == 1


async def test_what_is_passed_over_is_told_each_time(sources: Path) -> None:
    sources.write_text(ONE + "colour = 3\n", "utf-8")
    first, second = await opened(), await opened()
    assert "colour" in first[1][0]
    assert second == first


async def test_a_file_with_a_mistake_is_told_of_each_time(sources: Path) -> None:
    await opened()
    sources.write_text("[[source\n", "utf-8")
    first, second = await opened(), await opened()
    assert "sources.toml" in first[1][0]
    assert second == first


async def test_a_memory_of_another_kind_is_no_memory(sources: Path) -> None:
    library = open_library(Options(offline=True))
    library.memory.keep(MIRRORED, {"file": 3})
    await close_library(library)
    assert len((await opened())[0]) == 1


async def test_what_a_server_wants_to_be_told_is_known_though_the_file_was_not_read_again(sources: Path) -> None:
    sources.write_text(TWO, "utf-8")
    await opened()
    library: Library = open_library(Options(offline=True))
    access = library.subscriptions.access(library.queries.sources()[0])
    assert dict(access.headers) == {"Authorization": "Bearer x"}
    await close_library(library)


async def test_a_file_that_goes_or_is_cut_to_nothing_meanwhile_ends_no_source(sources: Path) -> None:
    library = open_library(Options(offline=True))
    for lose in (lambda: sources.write_bytes(b"\0\0\n"), sources.unlink):
        lose()
        with pytest.raises(ConfigError, match="sources --restore"):
            await library.subscriptions.reload()
        with pytest.raises(ConfigError, match="sources --restore"):
            await library.subscriptions.remove("https://gazette.example/feed.xml")
        assert len(library.queries.sources()) == 1
    assert "1 source" in await write_sources(library)
    assert 'category = "World"' in sources.read_text("utf-8")
    await library.subscriptions.remove("https://gazette.example/feed.xml")
    await close_library(library)
    assert await opened() == ([], ())


async def test_a_removed_source_of_a_named_cache_comes_back_where_it_stood(tmp_path: Path) -> None:
    library = open_library(Options(cache=tmp_path / "other.db"))
    for name in ("a", "b", "c"):
        await library.subscriptions.add_all([Subscription(f"https://{name}.example/feed", "World")])
    second = library.queries.sources()[1]
    await library.source_edits.remove([second])
    await library.source_edits.rename(library.queries.sources()[0], "A")
    assert len(library.queries.sources()) == 2
    await library.undo_stack.undo()
    await library.undo_stack.undo()
    assert [one.url for one in library.queries.sources()][1] == second.url
    assert await library.subscriptions.readdress(second, "https://d.example/feed")
    assert not await library.subscriptions.readdress(library.queries.sources()[0], "https://c.example/feed")
    assert [one.title for one in library.queries.sources()] == ["a.example", "d.example", "c.example"]
    await close_library(library)


async def test_sources_with_a_proxy_are_not_asked_without_it_while_the_file_is_missing(sources: Path) -> None:
    sources.write_text(f'{ONE}proxy = "socks5://127.0.0.1:9"\n', "utf-8")
    await opened()
    text = sources.read_text("utf-8")
    sources.unlink()
    library = open_library(Options(offline=True))
    (source,) = library.queries.sources()
    with pytest.raises(ProxyError, match="missing"):
        library.subscriptions.access(source)
    sources.write_text(text, "utf-8")
    await library.subscriptions.reload()
    assert library.subscriptions.access(source).proxy == "socks5://127.0.0.1:9"
    await close_library(library)
