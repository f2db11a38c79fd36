"""Tables of data are tables, once, with a text in every cell; those that lay out a page are not."""

import time

import pytest

from termnews.domain.document import Block, Image, Paragraph, Table
from termnews.extract.fragment import read_fragment

BASE = "https://paper.example/a/story"


def blocks(html: str) -> list[Block]:
    return [*read_fragment(html, url=BASE).blocks]


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


@pytest.mark.parametrize("wrap", ["{}", "<tbody>{}</tbody>", "<thead></thead><tbody>{}</tbody>"])
def test_tables_in_the_cells_of_a_table_are_shown_once_each(wrap: str) -> None:
    fish = "<table>" + wrap.format(row("Fish", tag="th") + row("Perch", "12") + row("Bream", "7")) + "</table>"
    bird = "<table>" + wrap.format(row("Bird", "Nests", tag="th") + row("Coot", "31")) + "</table>"
    outer = "<table>" + row("What lives in the pond", tag="th") + row(fish, bird) + "</table>"
    assert blocks(outer) == [
        Paragraph("What lives in the pond"),
        Table((("Perch", "12"), ("Bream", "7")), False, "Fish"),
        Table((("Bird", "Nests"), ("Coot", "31")), True),
    ]


def test_a_table_of_layout_inside_a_cell_is_the_text_of_the_cell() -> None:
    inner = "<table><tr><td>two</td></tr><tr><td>lines</td></tr></table>"
    assert blocks("<table>" + row("Name", "Note", tag="th") + row("Coot", inner) + "</table>") == [
        Table((("Name", "Note"), ("Coot", "two lines")), True)
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<img src=/tick.svg alt='ja' width=18>", "ja"),
        ("<img src=/tick.svg alt='yes'>", "yes"),
        ("<a href=/x><img src=/tick.svg title='oui' height=20></a>", "oui"),
        ("<span class='icon' aria-label='included'></span>", "included"),
        ("<i class='fa fa-check' title='so far'></i>", "so far"),
        ("<img src=/tick.svg alt='no' width=18> by half", "by half"),
        ("1.5 &times; 10<sup>6</sup>", "1.5 × 10⁶"),
        ("one<br>two", "one two"),
        ("&#8203;", ""),
    ],
)
def test_a_cell_shows_its_text_or_what_its_picture_is_of(cell: str, text: str) -> None:
    (table,) = blocks("<table>" + row("Boat", "Sails", tag="th") + row("Argo", cell) + "</table>")
    assert isinstance(table, Table)
    assert table.rows[1] == ("Argo", text)


def test_a_large_picture_in_a_table_follows_it_and_a_repeated_sign_does_not() -> None:
    sign = "<img src=/star.png alt='a star of the harbour master'>"
    large = "<img src=/argo.jpg alt='The Argo under sail in May' width=400 height=300>"
    html = "<table>" + row("Boat", "Stars", tag="th") + row(large, sign) + row("Heron", sign) + "</table>"
    assert [block.url for block in blocks(html) if isinstance(block, Image)] == ["https://paper.example/argo.jpg"]


def test_cells_that_span_rows_and_columns_leave_the_others_in_their_columns() -> None:
    html = (
        "<table><tr><th rowspan=2>Boat</th><th colspan=2>Trips</th></tr><tr><th>May</th><th>June</th></tr>"
        + row("Argo", "3", "4")
        + "</table>"
    )
    assert blocks(html) == [Table((("Boat", "Trips", ""), ("", "May", "June"), ("Argo", "3", "4")), True)]


def test_a_small_table_of_short_texts_is_data_without_any_heading() -> None:
    assert blocks("<table>" + row("Length", "12 m") + row("Beam", "3 m") + row("Mast", "14 m") + "</table>") == [
        Table((("Length", "12 m"), ("Beam", "3 m"), ("Mast", "14 m")))
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><p>Laid</p><p>out</p></td><td>Side</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td><img src=/a.jpg></td><td>Words</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>One</td><td>Two</td></tr><tr><td>Foot</td></tr></table>",
        "<table><tr><td><h3>Head</h3></td><td>Two</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table role=none><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_no_table(html: str) -> None:
    assert not any(isinstance(block, Table) for block in blocks(html))


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_caption_of_a_figure_around_a_table_is_that_of_the_table(place: str) -> None:
    caption = "<figcaption>Boats in the harbour</figcaption>"
    table = "<table>" + row("Argo", "3") + row("Heron", "4") + "</table>"
    figure = f"<figure>{caption}{table}</figure>" if place == "before" else f"<figure>{table}{caption}</figure>"
    assert blocks(figure) == [Table((("Argo", "3"), ("Heron", "4")), False, "Boats in the harbour")]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>" * 80 + "x" + "</td></tr></table>" * 80,
        "<table>" + "<tr><td colspan=9999 rowspan=9999>x</td><td>y</td></tr>" * 2000 + "</table>",
        "<table><tr><th>a</th></tr>" + "<tr><td><table><tr><td>" * 60 + "<p>x</p>" * 20000,
    ],
)
def test_the_worst_of_tables_take_no_more_time_than_their_length(html: str) -> None:
    began = time.thread_time()
    read_fragment(html, url=BASE)
    assert time.thread_time() - began < 2
