"""Prefetching pictures: those of the articles gone through, when the texts are here, within the budget."""

from dataclasses import replace
from typing import Any

from PIL import Image
from tests.feeds import Story, rss
from tests.pictures import encoded, flag
from tests.publisher import Publisher

from termnews.domain.picture import Room
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.events import PicturePrefetched, PrefetchFinished
from termnews.library.library import Library
from termnews.library.reading.prefetch import prefetch


def img(publisher: Publisher, name: str, body: bytes | None = None) -> str:
    """Serve a picture and return the HTML that shows it."""
    url = publisher.serve(f"/{name}.png", body or encoded(flag()), content_type="image/png")
    return f'<p>{"The river is measured here. " * 40}<img src="{url}" alt="{name}"></p>'


async def subscribe(library: Library, publisher: Publisher, *bodies: str, mode: str | None = None) -> None:
    """Subscribe to a feed with an article for each text, the first the newest."""
    stories = [Story(f"Story {n}", body=body, day=20 - n) for n, body in enumerate(bodies)]
    url = publisher.serve("/feed.xml", rss(stories))
    await library.subscriptions.add_all([Subscription(url, "World", pictures=mode)])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass


async def run(library: Library, **settings: Any) -> tuple[list[str], PrefetchFinished]:
    """Prefetch, and return the names of the pictures that came, in order, and the end."""
    library.use_settings(replace(library.settings, **settings))
    events = [event async for event in prefetch(library)]
    names = [event.url.rpartition("/")[2] for event in events if isinstance(event, PicturePrefetched)]
    assert isinstance(events[-1], PrefetchFinished)
    return names, events[-1]


async def test_the_pictures_of_unread_articles_come_newest_first_and_are_there_offline(
    library: Library, publisher: Publisher
) -> None:
    await subscribe(library, publisher, img(publisher, "new"), img(publisher, "old"))
    names, finished = await run(library)
    assert names == ["new.png", "old.png"]
    assert finished.pictures == 2
    assert finished.megabytes > 0
    offline = open_library(Options(offline=True))
    assert await offline.pictures.get(publisher.url("/old.png"), Room(20, 10))
    await close_library(offline)


async def test_what_is_here_is_not_fetched_again(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher, img(publisher, "one"))
    await run(library)
    names, finished = await run(library)
    assert (names, finished.pictures) == ([], 0)
    assert len(publisher.seen("/one.png")) == 1


async def test_the_budget_of_megabytes_ends_it(library: Library, publisher: Publisher) -> None:
    noise = encoded(Image.effect_noise((1100, 1100), 90))
    assert len(noise) > 1_000_000
    await subscribe(library, publisher, *(img(publisher, f"p{n}", noise + bytes([n])) for n in range(10)))
    names, finished = await run(library, megabytes=1.0)
    assert 0 < len(names) < 10
    assert finished.stopped == "megabytes"
    more, finished = await run(library, megabytes=50.0)
    assert len(names) + len(more) == 10
    assert finished.stopped is None


async def test_no_more_comes_than_the_cache_folder_may_hold(library: Library, publisher: Publisher) -> None:
    noise = encoded(Image.effect_noise((400, 400), 90))
    await subscribe(library, publisher, *(img(publisher, f"p{n}", noise + bytes([n])) for n in range(20)))
    names, _ = await run(library, keep_pictures=len(noise) / 1_000_000)
    assert names == [f"p{n}.png" for n in range(8)]
    assert (await run(library))[0] == []


async def test_a_source_that_is_to_have_none_gets_none(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher, img(publisher, "one"), mode="never")
    assert (await run(library))[0] == []
    assert publisher.seen("/one.png") == []


async def test_a_picture_that_does_not_come_is_no_failure(library: Library, publisher: Publisher) -> None:
    body = f'{img(publisher, "one")}<img src="{publisher.url("/gone.png")}" alt="Gone">'
    await subscribe(library, publisher, body)
    names, finished = await run(library)
    assert names == ["one.png"]
    assert finished.pages == ()
    assert finished.stopped is None
