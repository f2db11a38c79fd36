"""The elements that mean something in a feed, by where they stand, under their short names (`vocabularies`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """How an element is read.

    A leaf is kept with its text; other elements in it are markup of that text (`plain`: which is left out), but for the
    parts of it that are `inside`. What is no leaf holds the elements that are `inside`, and is itself kept only if it
    has a name.
    """

    name: str = ""
    inside: Mapping[str, "Element"] = field(default_factory=dict)
    leaf: bool = False
    plain: bool = True


def _leaves(names: str, *, plain: bool = True) -> dict[str, Element]:
    return {name: Element(name, leaf=True, plain=plain) for name in names.split()}


def _people(names: Iterable[str]) -> dict[str, Element]:
    """Return elements that hold a name as their text or, as Atom has it, in elements of their own."""
    return {
        name: Element(
            name,
            leaf=True,
            inside={
                **dict.fromkeys(("name", "dc:name", "?:name"), Element(f"{name}/name", leaf=True)),
                **dict.fromkeys(("email", "?:email"), Element(f"{name}/email", leaf=True)),
                **dict.fromkeys(("uri", "url", "homepage"), Element(f"{name}/url", leaf=True)),
            },
        )
        for name in names
    }


# Media RSS elements stand in an article, in a media:group or in a media:content.
_MEDIA = {
    **_leaves("media:thumbnail itunes:image image"),
    **_leaves("media:title media:description", plain=False),
}
_MEDIA["media:content"] = Element("media:content", _MEDIA)
_MEDIA["media:group"] = Element("", _MEDIA)
_PODCAST_TOPICS: dict[str, Element] = {}
_PODCAST_TOPICS["itunes:category"] = Element("itunes:category", _PODCAST_TOPICS)
_CONTENT = Element("content", leaf=True, plain=False)
_ARTICLE = {
    **_leaves(
        "title dc:title itunes:title summary description content:encoded encoded xhtml:body body fullitem"
        " dc:description dcterms:abstract abstract itunes:summary itunes:subtitle googleplay:description",
        plain=False,
    ),
    **_leaves(
        "pubdate published issued date created updated modified dc:date dcterms:date dcterms:created dcterms:issued"
        " dcterms:modified link itunes:link guid id dc:language language category dc:subject media:category ?:category"
        " itunes:author googleplay:author comments enclosure podcast:transcript podcast:chapters torrent:magneturi"
    ),
    **_people(("author", "dc:creator", "dc:author", "creator", "?:creator", "?:author")),
    **_MEDIA,
    **_PODCAST_TOPICS,
    # Atom 0.3 has contents in a content
    "content": Element("content", {"content": _CONTENT}, leaf=True, plain=False),
}
ARTICLE = Element("", _ARTICLE)
_ARTICLES = {"item": ARTICLE, "entry": ARTICLE}
#: An element of an article that is not known: pictures, topics and other articles count wherever they stand.
UNKNOWN_OF_ARTICLE = Element("", {**_MEDIA, **_PODCAST_TOPICS, **_ARTICLES})
#: An element outside of all articles that is not known: articles may stand in it.
UNKNOWN = Element("", _ARTICLES)
_FEED = {
    **_leaves("title dc:title", plain=False),
    **_leaves("link language dc:language ttl itunes:new-feed-url"),
    **_people(("author",)),
    **_ARTICLES,
}
FRAME = Element("", _FEED)
_FEED["channel"] = FRAME
#: The elements that hold a feed, with the form of feed they tell.
FORMS = {"rss": "rss", "feed": "atom", "rdf": "rdf", "rdf:rdf": "rdf", "channel": "rss"}
DOCUMENT = Element("", {**dict.fromkeys(FORMS, FRAME), **_ARTICLES})
