"""Which links can point to a further story."""

import pytest

from termnews.extract.also_read_targets import looks_like_tags, worthy
from termnews.extract.element import Element

PAGE = "https://paper.example/2026/11/the-canal"
TITLE = "Why the weir was raised"


def is_worthy(url: str, text: str = TITLE, rel: str = "") -> bool:
    return worthy(Element("a", {"href": url, "rel": rel}), url, text, PAGE)


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/2026/10/why-the-weir-was-raised",
        "https://other.example/?p=1234",
        "https://paper.example/news/topic-of-the-day.html",
        "https://paper.example/apps/why-the-weir-was-raised-and-what-the-app-says",
        "https://x.com.paper.example/why-the-weir",
    ],
)
def test_a_story_is_worthy(url: str) -> None:
    assert is_worthy(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/",
        "https://paper.example/index.html",
        "https://www.facebook.com/paper",
        "https://t.me/paper",
        "https://x.com/paper/status/1",
        PAGE,
        PAGE + "/?utm_source=feed",
    ],
)
def test_a_front_page_a_network_and_the_page_itself_are_not(url: str) -> None:
    assert not is_worthy(url)


@pytest.mark.parametrize("url", ["/tag/weirs", "/author/ida-holm", "/privacy", "/newsletter/", "/canal?page=2"])
def test_a_list_or_a_service_page_is_not_where_its_text_is_short(url: str) -> None:
    assert not is_worthy("https://paper.example" + url, "Weirs and more")


def test_a_story_below_the_path_of_a_list_is_worthy_where_its_text_is_a_headline() -> None:
    assert is_worthy("https://paper.example/topic/canals/weir", "Why the old weir was raised again")


@pytest.mark.parametrize("rel", ["tag", "category nofollow", "sponsored", "next", "AUTHOR"])
def test_the_relation_a_link_names_may_rule_it_out(rel: str) -> None:
    assert not is_worthy("https://paper.example/2026/10/weir", rel=rel)


@pytest.mark.parametrize(
    "text", ["", "12", "→ →", "Next page", "Subscribe today", "Our WhatsApp channel", "Click here"]
)
def test_a_text_that_is_no_headline_rules_a_link_out(text: str) -> None:
    assert not is_worthy("https://paper.example/2026/10/weir", text)


def test_many_short_names_with_short_addresses_are_topics() -> None:
    names = [
        ("https://p.example/canals", "Canals"),
        ("https://p.example/weirs", "Weirs"),
        ("https://p.example/x", "Mud"),
    ]
    assert looks_like_tags(names)
    assert not looks_like_tags(names[:1])


def test_headlines_and_dated_addresses_are_no_topics() -> None:
    assert not looks_like_tags([("https://p.example/canals-2026", "Canals"), ("https://p.example/weirs-2026", "Weirs")])
    assert not looks_like_tags(
        [("https://p.example/a", TITLE), ("https://p.example/b", TITLE), ("https://p.example/c", "Mud")]
    )
