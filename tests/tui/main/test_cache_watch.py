"""What other programs do to the cache is shown, and nothing one reads is moved."""

from collections.abc import Callable

import pytest
from tests.clock import Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.errors import StoreError
from termnews.domain.headline import Headline
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.store.articles import Articles
from termnews.store.cache import Cache
from termnews.tui.pane.tree_row import Kind


def stories(*days: int) -> str:
    return rss([Story(f"Story {day}", day=day) for day in days], title="Paper")


async def seen_by(reader: Reader) -> None:
    """Wait until the reader has looked at what others did, and shows it."""
    await reader.look_at_the_cache()
    await reader.settle()


async def refresh(library: Library) -> None:
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass


@pytest.fixture
async def paper(clock: Clock, publisher: Publisher) -> Library:
    """Give a library whose one source has 25 articles."""
    publisher.serve("/feed.xml", stories(*range(1, 26)))
    await clock.library.subscriptions.add_all([Subscription(publisher.url("/feed.xml"), "World")])
    await refresh(clock.library)
    return clock.library


async def elsewhere(work: Callable[[Cache], object], library: Library) -> None:
    with Cache.open(library.paths.cache) as cache:
        work(cache)


async def test_articles_of_another_program_join_the_list_where_one_is(paper: Library, publisher: Publisher) -> None:
    async with reading(paper, (120, 15)) as reader:
        await reader.press(*"jjjjjjjj")
        await reader.press("enter")
        current, opened = reader.headline, reader.article_title
        line = next(n for n, text in enumerate(reader.lines()) if f" {current.title}" in text[24:70])
        publisher.serve("/feed.xml", stories(*range(1, 31)))
        other = open_library(Options(), now=paper.now)
        await refresh(other)
        await close_library(other)
        await seen_by(reader)
        assert reader.headline_count == 30
        assert reader.headline.id == current.id
        assert f" {current.title}" in reader.lines()[line]
        assert reader.article_title == opened and reader.at == "article"
        assert "5 new" in reader.lines()[-1]
        assert "29" in next(text for text in reader.lines() if "World" in text)


async def test_marks_of_another_program_are_shown_in_rows_and_counts(paper: Library) -> None:
    async with reading(paper) as reader:
        first = reader.article_ids[0]
        await elsewhere(lambda cache: cache.states.mark([first], read=True, starred=True), paper)
        await seen_by(reader)
        assert (reader.headline_count, reader.cursor) == (25, 0)
        assert reader.headline.state.read and reader.headline.state.starred
        counts = {place.kind: place.unread for place in reader.tree_rows}
        assert counts[Kind.ALL] == 24 and counts[Kind.STARRED] == 1


async def test_a_star_taken_away_elsewhere_leaves_the_article_one_is_at(paper: Library) -> None:
    ids = list(paper.queries.article_list(Query(Scope.ALL)))
    await paper.marks.set(ids[:5], "starred", True)
    async with reading(paper) as reader:
        reader.go_to_row((Kind.STARRED, "", None))
        await reader.settle()
        await reader.press("j", "j")
        await elsewhere(lambda cache: cache.states.mark(ids[:5], starred=False), paper)
        await seen_by(reader)
        assert list(reader.article_ids) == [ids[2]]


async def test_rows_scrolled_to_stay_in_sight(paper: Library, publisher: Publisher) -> None:
    async with reading(paper, (80, 15)) as reader:
        reader.headline_list.scroll_to(y=20, animate=False)
        await reader.settle()
        shown = [line[26:] for line in reader.lines()[3:12]]
        await elsewhere(lambda cache: cache.states.mark([reader.article_ids[0]], starred=True), paper)
        await seen_by(reader)
        assert [line[26:] for line in reader.lines()[3:12]] == shown


@pytest.mark.drawn
async def test_a_cache_that_cannot_be_read_for_a_while_is_told_once_and_shown_again(
    paper: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Articles.headlines

    def fails(self: Articles, ids: object) -> list[Headline]:
        raise StoreError("The cache cannot be read: the disk reports an error.")

    async with reading(paper) as reader:
        monkeypatch.setattr(Articles, "headlines", fails)
        for _ in range(3):
            reader.headline_list.reload()
            await reader.settle()
        assert reader.told == ["The cache cannot be read: the disk reports an error."]
        await reader.press("j", "s")
        monkeypatch.setattr(Articles, "headlines", whole)
        await seen_by(reader)
        assert "Story 24" in reader.text()
