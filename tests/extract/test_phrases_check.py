"""JSON-LD's articleBody tells which part of the page is the article, and is never its text."""

import json

import pytest

from termnews.domain.document import plain_text
from termnews.extract.element import Element
from termnews.extract.page import read_page
from termnews.extract.phrases_check import ArticleBodySample

STORY = [
    "When the well was dug in the spring of that year, four metres deep, nobody asked whose ground it was, as all of "
    "them were thirsty, and the parish paid for the rope.",
    "Twenty summers later the town had grown to the hill, the buckets came up half empty, and a mason from the coast, "
    "paid in wine, went down with a lamp to look.",
    "He found an older shaft beside theirs, lined with oak, which held more water than both the mills used, and the "
    "bones of a horse, about which there are three stories.",
    "The iron in it coloured the washing, and gave the bread a taste that people who have moved away say they miss, "
    "though the doctors, for once, had nothing against it.",
    "A pump came with the railway, and was painted green every Easter until the company, which was also painted green, "
    "failed, leaving its debts and its ladders behind.",
    "Now the square above is paved, the ring of stones is a bench for those who wait for the bus, and only an echo, if "
    "you kneel and call, tells how far down it goes.",
]
OTHER = (
    "Our shop sells pumps, pipes, valves, filters, tanks, hoses, taps and gauges, for wells, ponds, cellars, boats and "
    "gardens, at prices, with guarantees, and by people, that you will like, today, tomorrow, and always."
)


def element(text: str, *children: Element) -> Element:
    made = Element("div")
    made.children = [text, *children]
    for child in children:
        child.parent = made
    return made


def page(said: str) -> bytes:
    data = json.dumps({"@type": "NewsArticle", "headline": "The old well", "articleBody": said})
    story = "".join(f"<p>{text}</p>" for text in STORY)
    shop = f"<p>{OTHER}</p>" * 9
    return (
        f"<html><head><title>The old well</title><script type='application/ld+json'>{data}</script></head><body>"
        f"<div><div><div><div><div><section>{story}</section></div></div></div></div></div>"
        f"<div><div><div><div><div class='article'>{shop}</div></div></div></div></div></body></html>"
    ).encode()


def test_the_part_that_holds_the_article_body_is_taken_though_another_is_likelier() -> None:
    assert OTHER in plain_text(read_page(page("")))
    text = plain_text(read_page(page(" ".join(STORY))))
    assert STORY[0] in text
    assert OTHER not in text


def test_the_article_body_is_no_source_of_text() -> None:
    text = plain_text(read_page(page(" ".join(STORY) + " And this is said in the data only, not on the page.")))
    assert "in the data only" not in text


def test_the_share_is_that_of_the_phrases_found() -> None:
    said = ArticleBodySample(" ".join(STORY))
    assert said.share(element(" ".join(STORY).upper())) == 1.0
    assert said.share(element(OTHER)) == 0.0
    assert said.share(element(" ".join(STORY[:3]))) == pytest.approx(0.5, abs=0.1)


def test_an_article_body_in_html_is_compared_by_its_words() -> None:
    assert ArticleBodySample("".join(f"<p>{text}</p>" for text in STORY)).share(element(" ".join(STORY))) == 1.0


@pytest.mark.parametrize("body", ["", "A short summary of it."])
def test_without_an_article_body_nothing_is_checked(body: str) -> None:
    said = ArticleBodySample(body)
    first, second = element("one"), element("two")
    assert not said
    assert said.pick([first, second]) is first
    assert said.share(first) == 1.0


def test_a_part_is_widened_to_what_holds_more_of_the_article_body() -> None:
    said = ArticleBodySample(" ".join(STORY))
    half = element(" ".join(STORY[:2]))
    whole = element(" ".join(STORY[2:]), half)
    assert said.widen(half) is whole
