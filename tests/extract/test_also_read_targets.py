"""Which links can point to a further story."""

import pytest

from termnews.extract.also_read_targets import is_own_story, names_topics, worthy
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
    assert names_topics(names)
    assert names_topics(names[:1])


def test_headlines_and_dated_addresses_are_no_topics() -> None:
    assert not names_topics([("https://p.example/canals-2026", "Canals"), ("https://p.example/weirs-2026", "Weirs")])
    assert not names_topics(
        [("https://p.example/a", TITLE), ("https://p.example/b", TITLE), ("https://p.example/c", "Mud")]
    )


def test_a_list_of_topics_is_one_although_a_topic_reads_like_a_headline() -> None:
    topics = [("https://p.example/canals", "Canals"), ("https://p.example/weirs", "Weirs and locks")]
    headline = ("https://p.example/tag/weir", TITLE)
    assert names_topics([*topics, headline])
    assert names_topics([topics[0], headline], refused=1)
    assert not names_topics([headline], refused=1)
    assert not names_topics([headline, ("https://p.example/n/12345", "Why the canal was drained")], refused=2)


def test_short_names_in_the_folder_of_the_page_are_no_topics() -> None:
    names = [("https://paper.example/2026/11/weirs", "Weirs"), ("https://paper.example/2026/11/locks", "Locks")]
    assert names_topics(names)
    assert not names_topics(names, page=PAGE)
    assert names_topics([("https://paper.example/weirs", "Weirs")], page="https://paper.example/canals")


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://p.example/n/1234567", "船を直す人"),
        ("https://p.example/n/1234567", "Weir up"),
        ("https://p.example/how-the-weir-held", "The weir held"),
    ],
)
def test_a_single_story_is_no_topic(url: str, text: str) -> None:
    assert not names_topics([(url, text)])


@pytest.mark.parametrize(
    "url",
    [
        PAGE + "/page/2",
        PAGE + "/3",
        PAGE + "-2",
        PAGE + "/comments",
        PAGE + "?tab=2",
        "https://paper.example/nl/2026/11/the-canal",
        "https://paper.example/long-read-of-the-canal/strona-4",
        "https://paper.example/long-read-of-the-canal/p7",
        "https://paper.example/files/the-plan-of-the-weir.pdf",
        "https://paper.example/shop/why-the-weir-was-raised",
    ],
)
def test_parts_and_forms_of_the_page_lists_and_files_are_no_stories(url: str) -> None:
    assert not is_worthy(url)


@pytest.mark.parametrize(
    "path", ["/shop/map-of-the-canal", "/en/products/weir-mug", "/tickets/boat-trip", "/faq/boats"]
)
def test_goods_and_service_pages_are_no_stories(path: str) -> None:
    assert not is_worthy("https://paper.example" + path, "Map of canals")


def test_a_link_to_the_page_in_another_language_or_of_a_tab_is_no_story() -> None:
    url = "https://paper.example/2026/10/weir"
    assert not worthy(Element("a", {"href": url, "hreflang": "nl"}), url, TITLE, PAGE)
    assert not worthy(Element("a", {"href": url, "role": "tab"}), url, TITLE, PAGE)


@pytest.mark.parametrize(
    ("url", "text", "told"),
    [
        ("https://paper.example/2025/03/flour", "Flour", True),
        ("https://paper.example/flour", "Flour", True),
        ("https://www.paper.example/mehl", "Mehl", True),
        ("https://paper.example/2026/11/flour", "Flour mills", True),
        ("https://paper.example/writers/mira-holt", "Mira Holt", False),
        ("https://lexicon.example/wiki/Flour", "Flour", False),
    ],
)
def test_a_lone_link_with_a_short_title_is_a_story_of_the_same_site(url: str, text: str, told: bool) -> None:
    assert is_own_story(url, text, PAGE) == told
