"""Also Read links in many languages and shapes, and what only looks like one."""

import pytest
from tests.extract.also_read_cases import LANGUAGES, LOOKALIKES, SHAPES, Case

from termnews.domain.document import Document, plain_text
from termnews.extract.page import read_page

HOST = "https://paper.example"
BEFORE = (
    "The canal was drained for the winter, as it is every ten years, and people came from three villages to look at "
    "what lay at the bottom: bicycles, a safe, and a bell."
)
AFTER = (
    "The bell was taken to the church, where it may be seen on Sundays, and the safe was opened in front of the "
    "mayor, who had hoped for more than the wet paper it held."
)


def read(inside: str, after: str = f"<p>{AFTER}</p><p>{BEFORE}</p>") -> Document:
    html = (
        f"<html><head><title>The canal is drained</title></head><body><article><h1>The canal is drained</h1>"
        f"<div class='entry-content'><p>{BEFORE}</p><p>{AFTER}</p>{inside}{after}</div></article></body></html>"
    )
    return read_page(html.encode(), url=f"{HOST}/2026/11/the-canal-is-drained")


def found(document: Document) -> list[tuple[str, str]]:
    return [(link.url.removeprefix(HOST), link.text) for link in document.links if link.kind == "also_read"]


@pytest.mark.parametrize("case", LANGUAGES + SHAPES, ids=lambda case: case[0])
def test_an_editors_link_is_found_in_its_language_and_shape(case: Case) -> None:
    document = read(case[1])
    assert found(document) == case[2]
    assert AFTER in plain_text(document)


@pytest.mark.parametrize("case", LOOKALIKES, ids=lambda case: case[0])
def test_what_only_looks_like_an_editors_link_is_none(case: Case) -> None:
    assert found(read(case[1])) == []


def test_a_label_with_a_colon_and_its_list_are_found_at_the_very_end_of_an_article() -> None:
    links = "<p>Read more:</p><ul><li><a href='/2026/09/a-boat-for-the-mayor'>A boat for the mayor</a></li></ul>"
    assert found(read(links, after="")) == [("/2026/09/a-boat-for-the-mayor", "A boat for the mayor")]
