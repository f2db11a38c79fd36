"""A page costs a bounded amount of time and memory, and where it is cut the document says so."""

from collections.abc import Iterator

import pytest

from termnews.domain.document import plain_text
from termnews.domain.errors import ExtractError
from termnews.extract.fragment import read_fragment
from termnews.extract.limits import MAX_CHARS, Budget
from termnews.extract.page import read_page

PROSE = (
    "<p>The mill was moved stone by stone to the other bank, because the river had left it, and the miller, who was "
    "against it, counted the stones on both sides.</p>"
)


def ticking(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def test_a_page_that_takes_too_long_is_an_error_that_says_so() -> None:
    clock = ticking(1.5)
    with pytest.raises(ExtractError, match="too tangled to read within 2 seconds"):
        read_page((PROSE * 20).encode(), budget=Budget(clock=lambda: next(clock)))


def test_a_page_read_in_time_has_no_note() -> None:
    clock = ticking(0.0)
    assert read_page((PROSE * 20).encode(), budget=Budget(clock=lambda: next(clock))).note is None


def test_steps_look_at_the_clock_now_and_then() -> None:
    clock = ticking(3.0)
    budget = Budget(clock=lambda: next(clock))
    with pytest.raises(ExtractError):
        for _ in range(10_000):
            budget.step()


def test_a_hundred_thousand_paragraphs_are_cut_and_the_beginning_is_read() -> None:
    html = "<h1>The mill</h1>" + "".join(f"<p>stone number {n}, counted" for n in range(100_000))
    document = read_page(html.encode(), budget=Budget(clock=lambda: 0.0))
    assert document.note == "The page was too long to read whole."
    assert "stone number 3, counted" in plain_text(document)


def test_a_page_with_more_elements_than_its_budget_keeps_its_beginning() -> None:
    html = "<div>" + "".join(f"<p>Part {n} of the tale. {PROSE[3:-4]}</p>" for n in range(50)) + "</div>"
    document = read_page(html.encode(), budget=Budget(elements=20))
    assert "Part 0 of" in plain_text(document)
    assert "Part 49 of" not in plain_text(document)
    assert document.note is not None


def test_more_bytes_than_the_limit_are_left_out_and_noted() -> None:
    document = read_page((PROSE * 10 + "<p>" + "x" * MAX_CHARS + "</p>").encode())
    assert document.note == "The page was too long to read whole."


def test_a_tangled_article_of_a_feed_becomes_plain_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ticking(10.0)
    monkeypatch.setattr("termnews.extract.fragment.Budget", lambda: Budget(clock=lambda: next(clock)))
    document = read_fragment("<p>One paragraph.</p>" * 3)
    assert "One paragraph." in plain_text(document)
    assert document.note == "The article was too tangled to lay out."


def test_thousands_of_boxes_are_removed_and_the_article_stays() -> None:
    html = PROSE + '<p class="share">x</p><p>some words of it</p>' * 3000 + PROSE
    assert "counted the stones" in plain_text(read_page(html.encode(), budget=Budget(clock=lambda: 0.0)))


def test_short_lines_stay_among_more_siblings_than_can_be_looked_through() -> None:
    prose = (
        "<p>The ferry was moved upstream in October, since the landing stage had gone with the ice and the rain.</p>"
    )
    lines = "".join(f"<div>Line {number}</div>" for number in range(1500))
    text = plain_text(read_page(f"<body><h1>The ferry</h1><div>{prose * 400}{lines}{prose}</div></body>".encode()))
    assert "Line 0\n" in text
    assert "Line 750\n" in text
