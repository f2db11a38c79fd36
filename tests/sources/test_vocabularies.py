"""One short name for each element, however its namespace is spelled and whatever its prefix."""

import pytest

from termnews.sources.vocabularies import Names
from termnews.sources.xml import read


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("title", "title"),
        ("TITLE", "title"),
        ("http://www.w3.org/2005/Atom}title", "title"),
        ("http://purl.org/atom/ns#}issued", "issued"),
        ("http://purl.org/rss/1.0/}item", "item"),
        ("http://purl.org/dc/elements/1.1/}creator", "dc:creator"),
        ("http://search.yahoo.com/mrss/}thumbnail", "media:thumbnail"),
        ("https://search.yahoo.com/mrss}thumbnail", "media:thumbnail"),
        ("http://www.itunes.com/DTDs/Podcast-1.0.dtd}image", "itunes:image"),
        ("http://a.example/own}title", "?:title"),
        ("media:title", "media:title"),
        ("a10:updated", "updated"),
        ("own:title", "?:title"),
    ],
)
def test_an_element_has_a_short_name(written: str, short: str) -> None:
    assert Names()[written] == short


@pytest.mark.parametrize("frame", ["feed", "RDF", "item"])
def test_what_frames_a_feed_tells_the_feed_s_own_namespace(frame: str) -> None:
    names = Names()
    assert names[f"urn:mine}}{frame}"] == frame.lower()
    assert names["urn:mine}title"] == "title"
    assert names["urn:other}title"] == "?:title"


@pytest.mark.parametrize("prefix", ["", "dc", "x"])
def test_the_prefix_of_a_vocabulary_is_the_publisher_s_choice(prefix: str) -> None:
    element = f"{prefix}:creator" if prefix else "creator"
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    author = f"<{element} {declared}='http://purl.org/dc/elements/1.1/'>Jo</{element}>"
    feed = read(f"<rss><channel><item>{author}</item></channel></rss>".encode(), "https://mill.example/")
    assert feed.articles[0].authors == ("Jo",)


def test_a_document_with_names_without_end_is_read_and_only_some_are_remembered() -> None:
    names = Names()
    for number in range(20_000):
        assert names[f"x{number}"] == f"x{number}"
    assert len(names) < 10_000
