"""What each word of a class name is for: a label so called goes, running text so called stays."""

import pytest

from termnews.domain.document import plain_text
from termnews.extract import names
from termnews.extract.page import read_page

LABEL = "Seven of nine people"
PROSE = (
    "The ferry was moved upstream in October, since the landing stage had gone with the ice, and the children of the "
    "lower town have crossed by the mill ever since, an hour earlier than before, in a boat that belongs to nobody."
)
PARAGRAPH = (
    "The council met on Tuesday, listened for two hours, and agreed that a decision could not wait for another spring, "
    "although the cost of it, as one member said, would not wait either."
)
WORDS = sorted(names.BESIDE | names.FURNITURE | names.SHARE | names.BOX)
PAIRS = sorted("-".join(sorted(pair)) for pair in names.PAIRS)


def shown(name: str, text: str) -> bool:
    inside = f'<div class="{name}">{text}</div>' if name else f"<div>{text}</div>"
    body = f"<p>{PARAGRAPH}</p>" * 3 + inside + f"<p>{PARAGRAPH}</p>" * 3
    page = f"<html><head><title>The ferry</title></head><body><h1>The ferry</h1><div>{body}</div></body></html>"
    return text in plain_text(read_page(page.encode()))


@pytest.mark.parametrize("name", [*WORDS, *PAIRS])
def test_a_word_that_names_furniture_takes_a_label_out(name: str) -> None:
    assert shown("", LABEL)
    assert not shown(name, LABEL)


# the room for comments, by the name that all publishing systems give it, is other people's text
COMMENTS = {"comments", "respond"}


@pytest.mark.parametrize("name", sorted({*WORDS, *PAIRS} - COMMENTS))
def test_no_word_takes_running_text_out(name: str) -> None:
    assert shown(name, PROSE)


@pytest.mark.parametrize(
    "name", ["mediation", "shareholders", "Chapter--media", "widgetry", "hiddenbrook", "adventure"]
)
def test_a_word_inside_another_says_nothing(name: str) -> None:
    assert shown(name, LABEL)


def test_an_id_that_repeats_a_heading_says_nothing() -> None:
    body = (
        f"<p>{PARAGRAPH}</p>" * 3
        + f'<section id="what-the-comments-said"><p>{LABEL}.</p></section>'
        + f"<p>{PARAGRAPH}</p>"
    )
    page = f"<html><head><title>The ferry</title></head><body><h1>The ferry</h1><div>{body}</div></body></html>"
    assert LABEL in plain_text(read_page(page.encode()))
