"""Superscripts, subscripts and the marks of notes keep their meaning in plain text."""

import pytest

from termnews.domain.document import Heading, Item, List, Paragraph
from termnews.extract.fragment import read_fragment

BASE = "https://paper.example/a/story"


def text(html: str) -> str:
    (block,) = read_fragment(f"<p>{html}</p>", url=BASE).blocks
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("10<sup>3</sup> stars", "10³ stars"),
        ("10<sup>&minus;12</sup> m", "10⁻¹² m"),
        ("8 km<sup>2</sup>", "8 km²"),
        ("H<sub>2</sub>O and CO<sub>2</sub>", "H₂O and CO₂"),
        ("SO<sub>4</sub><sup>2-</sup>", "SO₄²⁻"),
        ("2<sup>n</sup>", "2ⁿ"),
        ("2<sup>k</sup>", "2^k"),
        ("2<sup>3.5</sup>", "2^3.5"),
        ("<i>e</i><sup>x+y</sup>", "e^(x+y)"),
        ("<i>a</i><sub>ij</sub>", "a_ij"),
        ("V<sub>max</sub>", "V_max"),
        ("the 1<sup>st</sup>, 2<sup>nd</sup>, 3<sup>rd</sup> and 21<sup>ST</sup>", "the 1st, 2nd, 3rd and 21ST"),
        ("le 1<sup>er</sup> mai, la 2<sup>ème</sup>, XIX<sup>e</sup>", "le 1er mai, la 2ème, XIXe"),
        ("M<sup>me</sup> Dor, D<sup>r</sup> Lund, n<sup>o</sup> 4", "Mme Dor, Dr Lund, no 4"),
        ("el 3<sup>a</sup> y el 4<sup>o</sup>", "el 3a y el 4o"),
        ("Keel<sup>TM</sup> and Oar<sup>®</sup>", "Keel™ and Oar®"),
        ("a word<sup>4</sup>", "a word⁴"),
        ("a word<sup>a</sup>", "a word^a"),
        ("M<sup>T</sup>", "M^T"),
        ("a word<sup>*</sup>", "a word*"),
        ("<sup>4</sup> A note", "⁴ A note"),
        ("<sup>1</sup>/<sub>2</sub>", "¹/₂"),
        ("<sub>all of it is set in small letters</sub>", "all of it is set in small letters"),
        ("x<sup></sup>", "x"),
    ],
)
def test_a_script_is_written_so_that_it_means_the_same(html: str, shown: str) -> None:
    assert text(html) == shown


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#fn1'>1</a></sup>",
        "<sup class='ref'><a href='#note-1'>[1]</a></sup>",
        "<sup><a href='#n1'><span>[</span>1<span>]</span></a></sup>",
        "<a href='#fn1'><sup>1</sup></a>",
        "<a href='#fn1' role='doc-noteref'>1</a>",
        "<a href='#footnote-1' class='footnote-anchor'>1</a>",
        f"<sup><a href='{BASE}#fn1'>1</a></sup>",
        "<a href='#sdfootnote1sym'>1</a>",
    ],
)
def test_the_mark_of_a_note_stands_in_brackets(mark: str) -> None:
    assert text(f"as was said{mark}, twice") == "as was said[1], twice"


def test_a_link_within_the_page_that_is_no_mark_stays_as_it_reads() -> None:
    assert text("see <a href='#two'>part 2</a> and rule <a href='#r7'>7</a>") == "see part 2 and rule 7"


def test_a_raised_number_that_leads_to_another_page_is_a_link_and_no_exponent() -> None:
    document = read_fragment("<p>in 1990<sup><a href='/sources/3'>3</a></sup></p>", url=BASE)
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.text == "in 1990[3]"
    assert [link.url for link in document.links] == ["https://paper.example/sources/3"]


@pytest.mark.parametrize("back", ["↩", "↩︎", "^", "⤴", "[↑]"])
def test_the_way_back_from_a_note_is_no_part_of_it(back: str) -> None:
    html = f"<ol><li id='fn1'><p>In the minutes. <a href='#fnref1'>{back}</a></p></li></ol>"
    assert read_fragment(html, url=BASE).blocks == (List((Item("In the minutes."),), True),)


@pytest.mark.parametrize(
    "html",
    [
        "The locks<a class='headerlink' href='#locks' title='Permalink to this heading'>¶</a>",
        "<a href='#locks'>#</a> The locks",
        "<a id='locks' class='anchor' href='#locks'><svg></svg></a>The locks",
        "The locks <a href='#locks'>Link to this heading</a>",
        "The locks<a class='hash-link' href='#other' aria-label='Direct link to The locks'>&#8203;</a>",
        f"The locks <a href='{BASE}#locks'>§</a>",
        "<a href='#locks'>The locks</a>",
        "<a class='anchor' href='#top'>The locks</a>",
    ],
)
def test_a_heading_stands_without_the_link_to_itself(html: str) -> None:
    document = read_fragment(f"<p>Before.</p><h2 id='locks'>{html}</h2><p>After.</p>", url=BASE)
    assert document.blocks[1] == Heading(2, "The locks")


def test_a_heading_keeps_a_link_to_another_part_of_the_page() -> None:
    document = read_fragment("<p>a</p><h2 id='x'>The locks (see <a href='#y'>the weir</a>)</h2><p>b</p>", url=BASE)
    assert document.blocks[1] == Heading(2, "The locks (see the weir)")


@pytest.mark.parametrize(
    "blank", ["&#8203;", "&nbsp;", "&#xFEFF;", "&#8205;&nbsp;", "&shy;", "<b>&#8203;</b>", "&#x2060;"]
)
def test_a_paragraph_of_signs_without_a_width_is_none(blank: str) -> None:
    html = f"<p>One.</p><p>{blank}</p><h3>{blank}</h3><ul><li>{blank}</li></ul><p>Two.</p>"
    assert read_fragment(html, url=BASE).blocks == (Paragraph("One."), Paragraph("Two."))
