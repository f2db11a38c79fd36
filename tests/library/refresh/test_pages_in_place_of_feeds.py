"""A page with status 200 where a feed was: a login, maintenance, the portal of a network. Only the health changes."""

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.query import Query, Scope
from termnews.domain.source import Source, Subscription
from termnews.library.events import RefreshFinished, RefreshStatus
from termnews.library.library import Library

FEED = rss([Story("One"), Story("Two", day=2)], title="Harbour Paper")
LOGIN = "<!doctype html><title>Guest network</title><form><input name=mail><input type=password></form>"

PAGES = {
    "a login": (LOGIN, "text/html"),
    "a login called a feed": (LOGIN, "application/rss+xml"),
    "maintenance": ("<html><head><title>Back soon</title></head><body>We are working</body></html>", "text/html"),
    "a script only": ("<script>location.href='/login?back=' + location</script>", "text/html"),
    "a refresh only": ("<meta http-equiv=refresh content='0;url=/login'>", "text/html"),
    "XHTML": ("<?xml version='1.0'?><!DOCTYPE html><html><body><p>Agree</p></body></html>", "application/xhtml+xml"),
    "articles of a feed in it": ("<html><body><item><title>Log in</title></item></body></html>", "text/xml"),
    "a sentence": ("Please log in first.", "text/plain"),
    "JSON": ('{"error": "login required"}', "application/json"),
    "a portal's XML": ("<?xml version='1.0'?><WISPAccessGatewayParam><Redirect/></WISPAccessGatewayParam>", "text/xml"),
}  # fmt: skip


async def refresh(library: Library) -> RefreshStatus:
    events = [event async for event in library.online_refresh().run(library.queries.sources())]
    assert isinstance(events[-1], RefreshFinished)
    (result,) = events[-1].results
    return result.status


async def begin(library: Library, publisher: Publisher) -> Source:
    """Subscribe to a feed of two articles, and return the source as it is then."""
    url = publisher.serve("/feed.xml", FEED, last_modified="Fri, 20 Nov 2026 10:00:00 GMT")
    await library.subscriptions.add_all([Subscription(url, "World")])
    assert await refresh(library) is RefreshStatus.UPDATED
    return library.queries.source(url)


def assert_only_the_health_changed(library: Library, before: Source) -> None:
    (now,) = library.queries.sources()
    assert now.health.error is not None and now.health.success == before.health.success
    assert now._replace(health=before.health) == before
    assert library.queries.count(Query(Scope.ALL)) == 2


@pytest.mark.parametrize("kind", PAGES)
async def test_a_page_changes_nothing_but_the_health(library: Library, publisher: Publisher, kind: str) -> None:
    before = await begin(library, publisher)
    body, content_type = PAGES[kind]
    publisher.serve("/feed.xml", body, content_type=content_type, last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    for _ in range(2):
        await refresh(library)
    assert_only_the_health_changed(library, before)
    publisher.serve("/feed.xml", FEED, last_modified="Fri, 20 Nov 2026 10:00:00 GMT")
    assert await refresh(library) in (RefreshStatus.UNCHANGED, RefreshStatus.UPDATED)
    assert publisher.seen("/feed.xml")[2].headers["if-none-match"] == before.validators.etag
    assert library.queries.source(before.url).health.error is None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_to_a_login_is_not_followed_by_the_source(
    library: Library, publisher: Publisher, status: int
) -> None:
    before = await begin(library, publisher)
    publisher.serve("/login", LOGIN, content_type="text/html")
    publisher.redirect("/feed.xml", "/login", status)
    for _ in range(3):
        await refresh(library)
    assert_only_the_health_changed(library, before)
    assert f'url = "{before.url}"' in library.paths.sources.read_text("utf-8")
