"""What is cleaned out of an article is no heading of its text, and no short step between its paragraphs."""

import pytest

from termnews.domain.document import Heading, Paragraph
from termnews.extract.page import read_page

TEXT = (
    "<p>The keeper of the lock counts the boats by their lamps, since the mist in autumn leaves him nothing else, and "
    "writes the number on the door, where the rain takes it off again by the morning.</p>"
) * 2


def blocks(middle: str) -> list[object]:
    html = f"<title>Boats at night</title><article><h1>Boats at night</h1>{TEXT}{middle}{TEXT}</article>"
    return list(read_page(html.encode()).blocks)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='post-meta'>{}</div>",
        "<div class='rel related'><div>{}</div></div>",
        "<section class='newsletter'>{}</section>",
        "<header class='promo'>{}</header>",
    ],
)
def test_a_box_of_one_heading_stays_with_the_text_that_follows_whatever_it_is_called(box: str) -> None:
    assert Heading(3, "What the lock costs") in blocks(box.format("<h3>What the lock costs</h3>"))


@pytest.mark.parametrize("step", ["<div>{}</div>", "<div><div>{}</div></div>", "<section><div>{}</div></section>"])
def test_each_of_some_short_steps_stays_however_many_boxes_are_around_it(step: str) -> None:
    steps = ["Close the valve", "Drain the tank", "Open the lid"]
    found = blocks("".join(map(step.format, steps)))
    assert [block for block in found if block in list(map(Paragraph, steps))] == list(map(Paragraph, steps))
