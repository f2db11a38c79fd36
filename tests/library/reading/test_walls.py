"""A page behind a source's login is asked for with it, on its host alone; a wall never replaces the feed's text."""

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.domain.document import plain_text
from termnews.domain.errors import FetchError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Access, Subscription
from termnews.library.library import Library
from termnews.library.reading.fetch_page import same_publisher

ACCESS = Access(headers={"X-Key": "k1", "Cookie": "pass=1"}, username="ada", password="secret")
BASIC = "Basic YWRhOnNlY3JldA=="
SAID = "The weir keeper counted nineteen salmon on Tuesday morning, which is more than in any spring since the war."


async def take(library: Library, publisher: Publisher, story: Story, access: Access = ACCESS) -> int:
    """Subscribe to a feed with one article that is behind a login, and return the article's id."""
    url = publisher.serve("/feed.xml", rss([story], base=publisher.base))
    await library.subscriptions.add_all([Subscription(url, "World", access=access)])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return library.queries.article_list(Query(Scope.ALL))[0]


def html(publisher: Publisher, path: str, title: str = "Salmon at the weir") -> str:
    return publisher.serve(path, page(title, [f"{SAID} {LONG}", LONG, LONG]), content_type="text/html")


async def test_a_page_of_the_sources_host_is_asked_for_with_its_login(library: Library, publisher: Publisher) -> None:
    article = await take(library, publisher, Story("Salmon", url=html(publisher, "/salmon"), body=f"<p>{SAID}</p>"))
    assert (await library.reading.full_text(article)).full
    (request,) = publisher.seen("/salmon")
    assert (request.headers["authorization"], request.headers["x-key"]) == (BASIC, "k1")
    assert request.headers["cookie"] == "pass=1"


async def test_no_other_host_is_told_of_the_login_neither_by_link_nor_by_redirect(
    library: Library, publisher: Publisher
) -> None:
    with Publisher("127.0.0.2") as other:
        foreign = html(other, "/foreign")
        led = publisher.redirect("/led", foreign, 302)
        article = await take(library, publisher, Story("Salmon", url=led, body=f"<p>{SAID}</p>"))
        await library.subscriptions.add_all([Subscription(other.serve("/f.xml", rss([])), "World")])
        with pytest.raises(FetchError):
            await library.reading.full_text(article)
        await library.reading.follow(foreign, article=article, typed=True)
        assert publisher.seen("/led")[0].headers["authorization"] == BASIC
        for request in other.seen("/foreign"):
            assert not {"authorization", "x-key", "cookie"} & set(request.headers)


async def test_an_article_of_another_source_does_not_lead_to_pages_with_the_login(
    library: Library, publisher: Publisher
) -> None:
    await take(library, publisher, Story("Salmon", body=f"<p>{SAID}</p>"))
    plain = publisher.serve("/plain.xml", rss([Story("Eels", body="<p>Eels.</p>", day=9)], base=publisher.base))
    await library.subscriptions.add_all([Subscription(plain, "World")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    eels = next(one for one in library.queries.article_list(Query(Scope.ALL))
                if library.queries.article(one).headline.title == "Eels")  # fmt: skip
    await library.reading.follow(html(publisher, "/linked"), article=eels)
    assert "authorization" not in publisher.seen("/linked")[0].headers
    await library.reading.follow(html(publisher, "/typed", "Typed"), typed=True)
    assert publisher.seen("/typed")[0].headers["authorization"] == BASIC


@pytest.mark.parametrize(
    ("source", "wanted", "same"),
    [
        ("https://a.example/f", "https://a.example/p", True),
        ("http://a.example/f", "https://a.example/p", True),
        ("https://a.example/f", "http://a.example/p", False),
        ("https://a.example/f", "https://b.a.example/p", False),
        ("https://a.example/f", "https://a.example:8443/p", False),
        ("http://a.example:8080/f", "https://a.example/p", False),
        ("https://a.example/f", "https://a.example.evil.example/p", False),
    ],
)
def test_the_login_of_a_source_is_for_its_own_origin(source: str, wanted: str, same: bool) -> None:
    assert same_publisher(source, wanted) is same


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Sign in", "Log in or create an account to go on. With one account you have all our titles on all devices."),
        ("Before you continue", "We and our 812 partners keep and read files on your device, for profiles and prices."),
        ("Anmelden", "Bitte melden Sie sich an. Mit einem Konto lesen Sie alle Titel des Hauses auf allen Geräten."),
        ("Nous revenons bientôt", "Le site est en maintenance pour quelques heures, merci de votre patience à tous."),
    ],
)
async def test_a_wall_leaves_the_feeds_text(library: Library, publisher: Publisher, title: str, text: str) -> None:
    url = publisher.serve("/w", page(title, [text] * 6), content_type="text/html")
    article = await take(library, publisher, Story("Nineteen salmon at the weir", url=url, body=f"<p>{SAID}</p>"))
    opened = await library.reading.full_text(article)
    assert not opened.full
    assert opened.kept is not None
    assert opened.kept.startswith(("The page is not this article; it may ask for a login", "The page has no article"))
    assert plain_text(opened.document) == SAID


async def test_a_teaser_leaves_the_feeds_text(library: Library, publisher: Publisher) -> None:
    paid = '{"@type": "NewsArticle", "headline": "Salmon", "isAccessibleForFree": false}'
    teaser = page("Salmon", [f"{SAID} And then there was one that nobody had"])
    teaser = teaser.replace("</head>", f"<script type='application/ld+json'>{paid}</script></head>")
    url = publisher.serve("/w", teaser, content_type="text/html")
    article = await take(library, publisher, Story("Salmon", url=url, body=f"<p>{SAID}</p>"))
    opened = await library.reading.full_text(article)
    assert not opened.full
    assert "behind a login or a subscription" in (opened.kept or "")


async def test_a_page_in_other_words_under_the_same_title_is_the_article(
    library: Library, publisher: Publisher
) -> None:
    url = publisher.serve("/s", page("Nineteen salmon at the weir", [LONG] * 4), content_type="text/html")
    article = await take(library, publisher, Story("Nineteen salmon at the weir", url=url, body=f"<p>{SAID}</p>"))
    assert (await library.reading.full_text(article)).full
