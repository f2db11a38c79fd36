"""Boxes of links: where one ends, which stories it points to, and which words of a card are the headline."""

import pytest

from termnews.extract import tree
from termnews.extract.cards import Target, box_of, cards, headline, text_leaves
from termnews.extract.element import Element
from termnews.extract.limits import Budget

BASE = "https://paper.example/2026/the-canal"


def built(html: str) -> Element:
    page = tree.parse(f"<body>{html}</body>")
    assert page.body is not None
    return tree.build(page.body, Budget())


def first(html: str, tag: str = "a") -> Element:
    return built(html).find(tag)[0]


@pytest.mark.parametrize(
    "inside",
    [
        "The weir is raised",
        "<span class='kicker'>Canals</span><h4>The weir is raised</h4><p>After ten dry years it was time for it.</p>",
        "<div>By Ida</div><div class='card-title'>The weir is raised</div><div>3 min, and a long summary of it</div>",
        "<div class='label'>Also read</div><div>The weir is raised</div>",
        "<span class='category-headline'>Old canals</span><span class='headline'>The weir is raised</span>",
        "<h4 class='kicker'>Canals</h4><h4>The weir is raised</h4>",
        "<div class='category'>Everything about canals</div><div>The weir is raised</div>",
    ],
)
def test_the_headline_of_a_card_is_told_from_its_kicker_and_its_summary(inside: str) -> None:
    assert headline(first(f"<a href='/w'>{inside}</a>")) == "The weir is raised"


def test_a_link_that_says_only_the_label_has_no_headline() -> None:
    assert headline(first("<a href='/w'>Read more</a>")) == ""


def test_two_links_of_a_card_are_one_story() -> None:
    box = built("<div><a href='/w'><img src='/w.jpg'></a><h4><a href='/w#x'>The weir is raised</a></h4></div>")
    assert cards(box, "Related", BASE, BASE) == [Target("https://paper.example/w", "The weir is raised", "Related")]


def test_the_headline_beside_a_picture_link_is_used() -> None:
    box = built("<div><div><a href='/w'><img src='/w.jpg'></a><h4>The weir is raised</h4></div></div>")
    assert [target.text for target in cards(box, "", BASE, BASE)] == ["The weir is raised"]


def test_the_title_attribute_is_the_last_resort() -> None:
    box = built("<div><a href='/w' title='The weir is raised'><img src='/w.jpg'></a></div>")
    assert [target.text for target in cards(box, "", BASE, BASE)] == ["The weir is raised"]


def test_a_label_that_begins_a_headline_is_cut_off() -> None:
    box = built("<p><a href='/w'>Also Read: The weir is raised</a></p>")
    assert [target.text for target in cards(box, "", BASE, BASE)] == ["The weir is raised"]


def test_a_list_of_topics_and_a_list_too_long_are_no_cards() -> None:
    topics = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("mud", "weirs", "locks", "boats"))
    assert cards(built(f"<ul>{topics}</ul>"), "", BASE, BASE) == []
    many = "".join(f"<li><a href='/2026/story-{n}'>Story number {n} of the year</a></li>" for n in range(40))
    assert cards(built(f"<ul>{many}</ul>"), "", BASE, BASE) == []


def test_a_box_ends_where_running_text_begins() -> None:
    prose = (
        "<p>" + "Water found its way through the old wall, and into the cellars of the street below it. " * 3 + "</p>"
    )
    top = built(
        f"<main><div class='out'><div class='box'><h4>Related</h4><ul><li><a href='/w'>The weir is up</a></li></ul>"
        f"</div>{prose}</div></main>"
    )
    label = next(leaf for leaf in text_leaves(top) if leaf.text() == "Related")
    box = box_of(label)
    assert box is not None
    assert box.get("class") == "box"


def test_a_label_before_text_without_links_begins_no_box() -> None:
    label = first("<div><h4>Related</h4><p>There is nothing to follow here, only words.</p></div>", "h4")
    assert box_of(label) is None
