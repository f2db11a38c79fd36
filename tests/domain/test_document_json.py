"""Documents as JSON and back."""

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    plain_text,
    word_count,
)
from termnews.domain.document_json import block_to_json, document_from_json, document_to_json

FULL = Document(
    title="How bridges stand",
    url="https://example.org/bridges",
    category="Engineering",
    topics=("Bridges", "Steel"),
    standfirst="What holds a road in the air",
    authors=("Ada Mason",),
    published=datetime(2025, 10, 22, 9, 14, tzinfo=timezone(timedelta(hours=2))),
    updated=datetime(2025, 10, 23, tzinfo=UTC),
    language="en",
    site="Example",
    image="https://example.org/bridge.jpg",
    blocks=(
        Heading(2, "Arches"),
        Paragraph("A bold arch.", (Span(2, 6, "bold"), Span(7, 11, "link", 1))),
        Quote((Paragraph("It stood."), Quote((Paragraph("It fell."),))), "A builder"),
        List((Item("one"), Item("two", (Span(0, 3, "italic"),), (List((Item("two and a half"),)),))), True, 3),
        Code("span = 2\n  * r", "python"),
        Table((("Name", "Metres"), ("Long", "900")), True, "Spans"),
        Image("https://example.org/a.png", "An arch", "The arch in 1900"),
        AlsoRead("How rivers turn", "https://example.org/rivers", "Also Read", 2),
        Rule(),
    ),
    links=(
        Link(1, "arch", "https://example.org/arch"),
        Link(2, "How rivers turn", "https://example.org/rivers", "also_read", "Also Read"),
    ),
    note="The page was too long.",
)


def test_every_part_of_a_document_survives_json() -> None:
    assert document_from_json(json.loads(json.dumps(document_to_json(FULL)))) == FULL


def test_an_empty_document_survives_json() -> None:
    assert document_from_json(document_to_json(Document())) == Document()


def test_a_block_has_a_type_and_a_text() -> None:
    for block in FULL.blocks:
        data = block_to_json(block)
        assert isinstance(data["text"], str)
        assert data["type"] in {
            "paragraph", "heading", "quote", "list", "code", "table", "image", "also_read", "rule"
        }  # fmt: skip


def test_plain_items_are_strings_and_rich_ones_objects() -> None:
    items = block_to_json(FULL.blocks[3])["items"]
    assert items[0] == "one"
    assert items[1]["text"] == "two"


def test_the_plain_text_has_all_blocks_but_no_title() -> None:
    text = plain_text(FULL)
    for words in ("Arches", "A bold arch.", "It fell.", "A builder", "two and a half", "Long\t900", "How rivers turn"):
        assert words in text
    assert FULL.title not in text


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert word_count(Document(blocks=(Paragraph("three short words"),))) == 3
    assert word_count(Document(blocks=(Paragraph("東京の新しい橋"),))) >= 3


def test_links_are_found_by_number_and_numbered_on() -> None:
    assert FULL.link(2) == FULL.links[1]
    assert FULL.link(0) is None and FULL.link(3) is None
    more = FULL.with_links((Link(1, "Related", "https://example.org/r", "related"),))
    assert [link.n for link in more.links] == [1, 2, 3]


BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.one_of(st.builds(Paragraph, st.text()), st.builds(Code, st.text(), st.none()), st.just(Rule())),
    lambda inner: st.one_of(
        st.builds(Quote, st.lists(inner, max_size=3).map(tuple), st.none() | st.text()),
        st.lists(st.builds(Item, st.text(), st.just(()), st.lists(inner, max_size=2).map(tuple)), max_size=3).map(
            lambda items: List(tuple(items))
        ),
    ),
    max_leaves=8,
)


@given(st.lists(BLOCKS, max_size=5))
def test_blocks_at_any_depth_survive_json(blocks: list[Block]) -> None:
    document = Document(blocks=tuple(blocks))
    assert document_from_json(json.loads(json.dumps(document_to_json(document)))) == document
