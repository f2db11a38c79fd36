"""The picture service: cache folder, then network, then a process that decodes; what goes wrong is a sentence."""

import sys
from pathlib import Path

import pytest
from tests.feeds import Story, rss
from tests.pictures import encoded, flag, png_of_size
from tests.publisher import Publisher

from termnews.domain.errors import FetchError, OfflineError, PictureError
from termnews.domain.picture import Room
from termnews.domain.query import Query, Scope
from termnews.domain.source import Access, Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.pictures import pictures

ROOM = Room(20, 10)


async def subscribe(library: Library, publisher: Publisher, subscription: Subscription | None = None) -> int:
    """Subscribe to a feed of the publisher and return the id of its article."""
    url = publisher.serve("/feed.xml", rss([Story("News")]))
    await library.subscriptions.add_all([subscription or Subscription(url)])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return library.queries.article_list(Query(Scope.UNREAD))[0]


async def test_a_picture_is_fetched_once_and_then_comes_from_the_cache_folder(
    library: Library, publisher: Publisher
) -> None:
    article = await subscribe(library, publisher)
    url = publisher.serve("/flag.png", encoded(flag()), content_type="image/png")
    assert not await library.pictures.cached(url)
    picture = await library.pictures.get(url, ROOM, article=article)
    assert (picture.width, picture.height) == (20, 10)
    assert await library.pictures.cached(url)
    assert await library.pictures.get(url, Room(10, 10), article=article)
    assert len(publisher.seen("/flag.png")) == 1
    assert [file.suffix for file in library.paths.pictures.iterdir()] == [".picture"]


async def test_offline_a_picture_of_the_cache_folder_is_shown_and_no_other(
    library: Library, publisher: Publisher
) -> None:
    await subscribe(library, publisher)
    url = publisher.serve("/flag.png", encoded(flag()), content_type="image/png")
    await library.pictures.get(url, ROOM)
    offline = open_library(Options(offline=True))
    assert await offline.pictures.get(url, ROOM)
    with pytest.raises(OfflineError, match="not here, and termnews is offline"):
        await offline.pictures.get(publisher.url("/other.png"), ROOM)
    await close_library(offline)


async def test_no_server_but_one_that_a_person_added_is_asked_in_a_private_network(
    library: Library, publisher: Publisher
) -> None:
    # nothing is subscribed to here
    url = publisher.serve("/flag.png", encoded(flag()), content_type="image/png")
    with pytest.raises(PictureError, match="private network"):
        await library.pictures.get(url, ROOM)
    assert publisher.requests == []


async def test_what_a_source_tells_its_server_is_not_told_to_the_server_of_a_picture(
    library: Library, publisher: Publisher
) -> None:
    url = publisher.url("/feed.xml")
    access = Access(headers={"X-Key": "secret"}, username="ada", password="secret")
    article = await subscribe(library, publisher, Subscription(url, access=access))
    picture = publisher.serve("/flag.png", encoded(flag()), content_type="image/png")
    await library.pictures.get(picture, ROOM, article=article)
    sent = publisher.seen("/flag.png")[0].headers
    assert "authorization" not in sent
    assert "x-key" not in sent
    assert sent["accept"].startswith("image/")


@pytest.mark.parametrize(
    ("body", "content_type", "said"),
    [
        (b"<!doctype html><html><body>Log in</body></html>", "image/jpeg", "a page in place of this picture"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "a drawing (SVG)"),
        (b"<svg></svg>", "text/plain", "a drawing (SVG)"),
        (b"", "image/png", "an empty file"),
        (b"%PDF-1.4", "image/png", "no picture that can be shown here"),
        (png_of_size(50_000, 50_000), "image/png", "too many pixels"),
        (encoded(flag())[:60], "image/png", "broken or was cut short"),
    ],
)
async def test_what_is_no_picture_is_told_and_not_kept(
    library: Library, publisher: Publisher, body: bytes, content_type: str, said: str
) -> None:
    await subscribe(library, publisher)
    url = publisher.serve("/odd.png", body, content_type=content_type)
    with pytest.raises(PictureError) as told:
        await library.pictures.get(url, ROOM)
    assert said in str(told.value)
    assert not await library.pictures.cached(url)


async def test_a_picture_that_the_server_does_not_have_is_told_in_a_sentence(
    library: Library, publisher: Publisher
) -> None:
    await subscribe(library, publisher)
    with pytest.raises(PictureError, match=r"The picture did not come: .*404"):
        await library.pictures.get(publisher.url("/gone.png"), ROOM)


async def test_an_answer_that_is_cut_short_is_not_kept(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher)
    publisher.fault("/cut.png", "cut")
    with pytest.raises((PictureError, FetchError)):
        await library.pictures.get(publisher.url("/cut.png"), ROOM)
    assert not await library.pictures.cached(publisher.url("/cut.png"))


async def test_a_picture_that_decodes_for_ever_is_given_up(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribe(library, publisher)
    url = publisher.serve("/flag.png", encoded(flag()), content_type="image/png")
    # the process has hardly begun by then
    monkeypatch.setattr(pictures, "_SECONDS", 0.001)
    with pytest.raises(PictureError, match="too long to decode"):
        await library.pictures.get(url, ROOM)


async def test_an_address_that_is_not_of_the_web_is_not_fetched(library: Library) -> None:
    with pytest.raises(PictureError, match="no http or https address"):
        await library.pictures.get("file:///etc/passwd", ROOM)


async def test_without_pillow_it_says_what_is_missing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    with pytest.raises(PictureError, match=r"termnews\[pictures\]"):
        await library.pictures.get("https://gazette.example/a.png", ROOM)


async def test_pillow_is_never_imported_by_the_program_itself(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher)
    url = publisher.serve("/flag.png", encoded(flag()), content_type="image/png")
    before = {name for name in sys.modules if name.startswith("PIL")}
    await library.pictures.get(url, ROOM)
    assert {name for name in sys.modules if name.startswith("PIL")} == before


async def test_a_source_says_itself_when_its_pictures_are_fetched(library: Library, tmp_path: Path) -> None:
    library.paths.sources.parent.mkdir(parents=True, exist_ok=True)
    library.paths.sources.write_text(
        '[[source]]\nurl = "https://gazette.example/feed.xml"\npictures = "auto"\n'
        '[[source]]\nurl = "https://other.example/feed.xml"\n',
        "utf-8",
    )
    await library.subscriptions.reload()
    assert await library.pictures.mode("https://gazette.example/feed.xml", "ask") == "auto"
    assert await library.pictures.mode("https://other.example/feed.xml", "never") == "never"
