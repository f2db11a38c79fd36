"""What a site calls a caption belongs to the picture that it stands beside, in a figure or not."""

import pytest

from termnews.domain.document import Image, Paragraph
from termnews.extract.fragment import read_fragment

ADDRESS = "https://paper.example/q.jpg"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='wp-caption'><img src=/q.jpg><p class='wp-caption-text'>The quay at dawn</p></div>",
        "<div><div><img src=/q.jpg></div><span class='photoCaption'>The quay at dawn</span></div>",
        "<div><a href=/big><img src=/q.jpg></a><div class='img-legend'><p>The quay at dawn</p></div></div>",
        "<div><div class='photo'><img src=/q.jpg></div></div><div class='photo-text'>The quay at dawn</div>",
        "<article><img src=/q.jpg><p class='img_desc'>The quay at dawn</p></article>",
        "<div><div>Bild 2 von 7</div><img src=/q.jpg><p class='bildtext'>The quay at dawn</p></div>",
        "<ul><li><img src=/q.jpg><i class='legend'>The quay at dawn</i></li></ul><div><b>1 / 1</b><p>Close</p></div>",
        "<div><img src=/q.jpg><div class='caption'><p>The quay at dawn</p><p>The quay at da... more</p></div></div>",
        "<figure><noscript><img src=/q.jpg></noscript><img data-src=/q.jpg><figcaption>The quay at dawn</figcaption>"
        "</figure>",
        "<table><tr><td><img src=/q.jpg></td></tr><tr><td class='caption'>The quay at dawn</td></tr></table>",
    ],
)
def test_a_caption_beside_a_picture_is_its_caption(box: str) -> None:
    document = read_fragment(f"<p>Before.</p>{box}<p>After.</p>", url="https://paper.example/a")
    assert document.blocks == (Paragraph("Before."), Image(ADDRESS, "", "The quay at dawn"), Paragraph("After."))


def test_text_beside_a_picture_that_is_not_called_a_caption_stays_text() -> None:
    html = "<div><img src=/q.jpg><p>Ada Lund wrote this.</p><p class='credit'>Photo: Lund</p></div>"
    document = read_fragment(html, url="https://paper.example/a")
    assert Paragraph("Ada Lund wrote this.") in document.blocks


@pytest.mark.parametrize(
    ("title", "alt", "shown"),
    [
        ("And the heron was never seen again.", "A heron", "And the heron was never seen again."),
        ("He said &quot;never again&quot; twice", "", 'He said "never again" twice'),
        ("A heron on a post", "A heron on a post at noon", None),
        ("The quay", "", None),
        ("q", "A heron", None),
        ("q jpg paper", "A heron", None),
    ],
)
def test_the_title_of_a_picture_is_shown_where_it_says_more(title: str, alt: str, shown: str | None) -> None:
    document = read_fragment(f"<img src=/q.jpg title='{title}' alt='{alt}'>", url="https://paper.example/a")
    assert document.blocks == (Image(ADDRESS, alt, shown),)


@pytest.mark.parametrize("style", ["white-space:pre-wrap", "color:red; white-space : pre-line", "white-space: pre"])
def test_lines_that_a_style_keeps_are_lines(style: str) -> None:
    document = read_fragment(f'<p style="{style}">0:10 The lock\n  2:40 The weir\n\nThanks</p>')
    assert document.blocks == (Paragraph("0:10 The lock\n2:40 The weir\nThanks"),)


@pytest.mark.parametrize(
    "box",
    [
        "<span><a href='/lund'>Ada Lund</a><span><img src='/f.jpg'>Ada Lund<b>Diver</b></span></span>",
        "<span>Ada Lund<span role='tooltip'>Diver</span></span>",
    ],
)
def test_a_box_that_opens_over_a_name_is_no_part_of_the_sentence(box: str) -> None:
    document = read_fragment(f"<p>Then {box} went down.</p>", url="https://paper.example/a")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["Then Ada Lund went down."]
