"""The demo edition through the real parsers, the real extractor and the real cache."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.clock import NOW

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain_text,
)
from termnews.domain.errors import OfflineError
from termnews.domain.picture import Room
from termnews.domain.query import Query, Scope
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library

EVERY_BLOCK = {AlsoRead, Code, Heading, Image, List, Paragraph, Quote, Rule, Table}
FURNITURE = ("Subscribe", "Share this", "Skip to content", "comments", "All rights reserved", "newsletter")


@pytest.fixture
async def demo() -> AsyncIterator[Library]:
    library = open_library(Options(demo=True))
    await fill_demo(library)
    yield library
    await close_library(library)


async def documents(library: Library) -> list[Document]:
    ids = library.queries.article_list(Query(Scope.ALL))
    return [(await library.reading.open(article)).document for article in ids]


def blocks_in(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from blocks_in(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from blocks_in(item.blocks)


async def test_every_source_is_read_and_no_article_is_lost(demo: Library) -> None:
    sources = demo.queries.sources()
    assert len({source.category for source in sources}) == 6
    assert [source.url for source in sources if source.health.error] == []
    assert sum(source.articles for source in sources) == 49


async def test_every_kind_of_block_occurs(demo: Library) -> None:
    kinds = {type(block) for document in await documents(demo) for block in blocks_in(document.blocks)}
    assert kinds == EVERY_BLOCK


async def test_also_read_links_lead_into_the_cache_but_one(demo: Library) -> None:
    links = [link for document in await documents(demo) for link in document.links if link.kind == "also_read"]
    assert len(links) >= 15
    states = demo.queries.link_states([link.url for link in links])
    missing = {link.url for link in links if not states[link.url].cached}
    never_there = "https://riverlog.example/the-eels-long-way-home/"
    assert never_there in missing
    for url in missing - {never_there}:
        assert await demo.reading.follow(url)


async def test_pages_are_read_without_their_furniture(demo: Library) -> None:
    for document in await documents(demo):
        assert document.title
        assert document.authors, document.title
        assert document.published, document.title
        assert len(plain_text(document)) > 300, document.title
        first = document.blocks[0]
        assert not isinstance(first, Paragraph) or len(first.text) > 20, f"{document.title} begins with {first}"
        text = plain_text(document)
        assert [word for word in FURNITURE if word in text] == [], document.title


async def test_one_story_is_told_by_two_sources(demo: Library) -> None:
    found = await demo.search.find("leonids peak moon")
    assert len({headline.source.title for headline in found}) >= 2


@pytest.mark.parametrize(("words", "language"), [("नदी", "hi"), ("星", "ja"), ("نجم", "ar")])
async def test_every_script_is_found_by_its_words(demo: Library, words: str, language: str) -> None:
    (headline, *_) = await demo.search.find(words)
    assert (await demo.reading.open(headline.id)).document.language == language


async def test_nothing_is_left_behind(demo: Library) -> None:
    folder = demo.paths.cache.parent
    assert demo.paths.sources.is_relative_to(folder) and demo.paths.cache.exists()
    await close_library(demo)
    assert not folder.exists()


async def edition_of(now: datetime) -> dict[str, Document]:
    library = open_library(Options(demo=True), now=lambda: now)
    await fill_demo(library)
    found = {document.url or "": document for document in await documents(library)}
    await close_library(library)
    return found


async def test_the_edition_is_of_today_whatever_the_day() -> None:
    written = await edition_of(NOW)
    since = timedelta(days=45, hours=7)
    later = await edition_of(NOW + since + timedelta(minutes=40))
    assert written.keys() == later.keys()
    newest = max(document.published for document in later.values() if document.published is not None)
    assert timedelta(hours=1) < NOW + since - newest < timedelta(hours=2)
    for url, document in later.items():
        before = written[url]
        assert (document.published, before.published is None) == (
            before.published and before.published + since, document.published is None,
        ), url  # fmt: skip
        dates = {"published": before.published, "updated": before.updated}
        assert replace(document, **dates) == before, url  # type: ignore[arg-type]


async def test_the_pictures_of_its_articles_can_be_shown(demo: Library) -> None:
    urls = [
        block.url
        for document in await documents(demo)
        for block in blocks_in(document.blocks)
        if isinstance(block, Image)
    ]
    pictures = [await demo.pictures.get(url, Room(60, 20)) for url in dict.fromkeys(urls)]
    assert len(pictures) >= 3
    assert {picture.size for picture in pictures} == {(900, 600)}


async def test_a_picture_that_it_does_not_have_is_told_as_on_a_train(demo: Library) -> None:
    with pytest.raises(OfflineError, match="This picture is not here"):
        await demo.pictures.get("https://crumb.example/images/five-bowls.jpg", Room(60, 20))
    assert demo.paths.pictures.parent == demo.paths.cache.parent
