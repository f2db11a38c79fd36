"""Related articles as links at the end of a document."""

from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.library import Library

MILL = "<p>The miller of the weir grinds barley to flour in the old mill, all winter long.</p>"


async def test_related_articles_are_links_that_lead_inside_and_are_numbered_on(
    library: Library, publisher: Publisher
) -> None:
    stories = [
        Story("Mill", body=f'{MILL}<p>Also read: <a href="{publisher.base}/flour">Flour</a></p>', day=9),
        Story("Flour", url=publisher.url("/flour"), body="<p>How barley becomes flour at a mill on a weir.</p>"),
        Story("Bread", url=publisher.url("/bread"), body="<p>The miller bakes barley bread, flour from his mill.</p>"),
        *(Story(f"Other {n}", body="".join(f"<p>w{n}x{k}</p>" for k in range(20))) for n in range(9)),
    ]
    await library.subscriptions.add_all(
        [Subscription(publisher.serve("/feed.xml", rss(stories, base=publisher.base)), "World")]
    )
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    article = library.queries.article_list(Query(Scope.ALL))[0]
    document = (await library.reading.open(article)).document
    links = await library.reading.related(article, document)
    assert [(link.kind, link.text, link.url) for link in links] == [("related", "Bread", publisher.url("/bread"))]
    assert [(link.n, link.kind) for link in document.with_links(links).links] == [(1, "also_read"), (2, "related")]
    asked = len(publisher.requests)
    assert await library.reading.follow(links[0].url) == library.queries.article_by_address(publisher.url("/bread"))
    assert len(publisher.requests) == asked
