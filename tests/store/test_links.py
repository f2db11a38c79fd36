"""What the cache knows of links' targets."""

from datetime import timedelta

from tests.store.conftest import NOW, Filling, article

from termnews.domain.document import Document, LinkState, Paragraph

URL = "https://pages.example/story"


def test_a_link_is_cached_where_its_target_can_be_read_offline(filling: Filling) -> None:
    filling.take(1, [article("a"), article("b", body=" ")])
    page = filling.cache.articles.add_page(Document(url=URL, blocks=(Paragraph("x"),)), [], now=NOW)
    bare = article("bare", hours=0)
    filling.take(2, [type(bare)(guid="bare", url=bare.url, title="Bare")])
    states = filling.cache.links.states(
        ["http://www.rivers.example/a?utm_source=x", URL + "#part", bare.url or "", "https://nowhere.example/", "junk"]
    )
    readable = [(url.split("/")[2] if "//" in url else url, one.cached) for url, one in states.items()]
    assert readable == [
        ("www.rivers.example", True), ("pages.example", True), ("rivers.example", False), ("nowhere.example", False),
        ("junk", False),
    ]  # fmt: skip
    assert states[URL + "#part"].article == page
    assert states[bare.url or ""].article is not None
    assert states["junk"] == LinkState()
    assert filling.cache.links.states([]) == {}


def test_a_full_text_makes_a_link_cached(filling: Filling) -> None:
    filling.take(1, [type(article("a"))(guid="a", url=URL, title="A")])
    assert not filling.cache.links.states([URL])[URL].cached
    filling.cache.documents.put(1, Document(blocks=(Paragraph("x"),)), [], now=NOW)
    assert filling.cache.links.states([URL])[URL] == LinkState(True, 1, False)


def test_wanted_pages_are_listed_once_the_longest_wanted_first(filling: Filling) -> None:
    filling.cache.links.want("https://b.example/", None, NOW)
    filling.cache.links.want(URL, 7, NOW + timedelta(minutes=1))
    filling.cache.links.want("http://www.pages.example/story/", 8, NOW + timedelta(minutes=2))
    assert [(one.url, one.article) for one in filling.cache.links.wanted()] == [("https://b.example/", None), (URL, 7)]
    assert filling.cache.links.wanted()[0].asked == NOW
    assert filling.cache.links.states([URL])[URL].wanted
    filling.cache.links.unwant(URL)
    assert [one.url for one in filling.cache.links.wanted()] == ["https://b.example/"]


def test_a_page_that_was_stored_is_wanted_no_more(filling: Filling) -> None:
    filling.cache.links.want(URL, None, NOW)
    filling.cache.articles.add_page(Document(blocks=(Paragraph("x"),)), [URL, "https://pages.example/moved"], now=NOW)
    assert filling.cache.links.wanted() == []
