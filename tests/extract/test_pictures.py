"""Pictures behind lazy loading, and what is no picture."""

import pytest

from termnews.domain.document import Image, Paragraph
from termnews.extract.fragment import read_fragment
from termnews.extract.page import read_page

BASE = "https://paper.example/a/"


def pictures(html: str) -> list[str]:
    return [block.url for block in read_fragment(html, url=BASE).blocks if isinstance(block, Image)]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='/p.jpg'>",
        "<img src='data:image/gif;base64,R0' data-src='/p.jpg'>",
        "<img data-original='/p.jpg'>",
        "<img data-lazy-src='/p.jpg' src='/blank.gif'>",
        "<img srcset='/small.jpg 300w, /p.jpg 1200w, /middle.jpg 600w'>",
        "<img srcset='/small.jpg, /p.jpg 2x'>",
        "<img data-srcset='/small.jpg 300w, /p.jpg 900w'>",
        "<picture><source srcset='/p.jpg 1200w'><img alt='x'></picture>",
        "<amp-img src='/p.jpg' width=600 height=400></amp-img>",
        f"<img src='/p.jpg' width=² height={'9' * 5000}>",
        "<img src='data:image/gif;base64,R0' alt='x'><noscript><img src='/p.jpg'></noscript>",
        "<div><img data-src='/p.jpg'><noscript><img src='/p.jpg'></noscript></div>",
    ],
)
def test_a_picture_is_found_behind_lazy_loading(html: str) -> None:
    assert pictures(f"<p>Text</p>{html}<p>Text</p>") == ["https://paper.example/p.jpg"]


@pytest.mark.parametrize(
    "html",
    ["<img>", "<img src=''>", "<img src='/p.gif' width=1 height=1>", "<img src='/spacer.gif'>",
     "<img src='data:image/png;base64,AA'>", "<img src='https://b.scorecardresearch.com/p?x'>",
     "<img src='javascript:x'>", "<img src='/i/blank-1.png'>", "<img src='/1x1.gif?v=2'>",
     "<img src='/transparent_16x9.png'>"],
)  # fmt: skip
def test_a_counter_or_a_placeholder_is_no_picture(html: str) -> None:
    assert pictures(html) == []


@pytest.mark.parametrize(
    "name",
    ["pixel-7-camera.jpg", "blanket.png", "spacer-bars-tested.jpg", "placeholder-party-wins.webp",
     "transparent-fish.jpg", "clearing.jpg", "dots-and-lines.gif"],
)  # fmt: skip
def test_a_picture_whose_name_begins_like_that_of_a_placeholder_is_one(name: str) -> None:
    assert pictures(f"<p>a</p><img src='/2026/{name}'>") == [f"https://paper.example/2026/{name}"]


def test_the_text_of_an_alternative_is_one_clean_line() -> None:
    (block,) = read_fragment("<img src='/p.jpg' alt='A\n boat &#27;[31m'>", url=BASE).blocks
    assert block == Image("https://paper.example/p.jpg", "A boat [31m")


def test_a_caption_without_a_picture_is_a_paragraph() -> None:
    assert read_fragment("<figure><figcaption>Words</figcaption></figure>", url=BASE).blocks == (Paragraph("Words"),)


def test_a_figure_that_names_its_picture_for_a_script_shows_it() -> None:
    document = read_page(
        (
            "<h1>A quay</h1><div>"
            + "<p>The quay was raised again, stone upon stone, as it is every spring.</p>" * 9
            + "<figure itemid='https://s.example/quay.jpg?w=600'><figcaption>The quay</figcaption></figure></div>"
        ).encode()
    )
    assert [block for block in document.blocks if isinstance(block, Image)] == [
        Image("https://s.example/quay.jpg?w=600", "", "The quay")
    ]


def test_a_picture_just_before_the_body_belongs_to_it_and_a_portrait_in_a_box_does_not() -> None:
    body = "<article>" + "<p>The quay was raised again, stone upon stone, as it is every spring.</p>" * 9 + "</article>"
    lead = "<div class='photo'><img src='https://s.example/quay.jpg'><span>The quay</span></div>"
    box = "<div class='sidebar'><img src='https://s.example/face.jpg'></div>"
    document = read_page(f"<h1>A quay</h1><div>{box}{lead}{body}</div>".encode())
    assert [block.url for block in document.blocks if isinstance(block, Image)] == ["https://s.example/quay.jpg"]


def test_the_same_picture_is_shown_again_after_text_but_not_twice_in_a_row() -> None:
    text = "<p>The quay was raised again, stone upon stone, as it is every spring.</p>"
    picture = "<img src='https://s.example/quay.jpg'>"
    document = read_page(f"<h1>A quay</h1><div>{text * 5}{picture}{picture}{text}{picture}{text}</div>".encode())
    assert sum(isinstance(block, Image) for block in document.blocks) == 2
