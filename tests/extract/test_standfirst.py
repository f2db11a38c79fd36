"""The standfirst is taken where a page shows one apart from the body, and nothing else is taken for one."""

import pytest

from termnews.domain.document import Document, plain_text
from termnews.extract.page import read_page

WORDS = "The tram returns to the harbour street after sixty years, and the shops are not sure that they like it."
BODY = (
    "<p>Workers laid the first of the rails on Monday, between the fish market and the old customs house, while the "
    "owners of eleven shops looked on, and counted the days until the street is open again to carts.</p>"
) * 3


def read(html: str, description: str = "") -> Document:
    return read_page(
        f"<html><head><title>The tram returns</title><meta name='description' content='{description}'></head><body>"
        f"<article>{html}</article></body></html>".encode()
    )


@pytest.mark.parametrize("name", ["standfirst", "tl-exc", "article__subtitle", "dek", "post-excerpt", "bajada"])
def test_a_standfirst_is_known_by_its_name(name: str) -> None:
    document = read(f"<header><h1>The tram returns</h1><p class='{name}'>{WORDS}</p></header><div>{BODY}</div>")
    assert document.standfirst == WORDS
    assert WORDS not in plain_text(document)


def test_a_standfirst_is_known_by_repeating_the_description() -> None:
    document = read(f"<header><h1>The tram returns</h1><p>{WORDS}</p></header><div>{BODY}</div>", WORDS)
    assert document.standfirst == WORDS


@pytest.mark.parametrize(
    "html",
    [
        f"<div class='author-description'><div class='excerpt'>{WORDS}</div></div>",
        f"<div class='cookie-notice'><p class='summary'>{WORDS}</p></div>",
        f"<div class='newsletter'><p class='lead'>{WORDS}</p></div>",
        f"<figure class='media lede'><img src='/t.jpg'><figcaption>{WORDS}</figcaption></figure>",
        f"<div class='lead-asset'><img src='/t.jpg'><span>{WORDS}</span></div>",
        f"<div class='related'><div class='intro'>{WORDS}</div></div>",
    ],
)
def test_a_teaser_a_caption_or_a_notice_is_no_standfirst(html: str) -> None:
    assert read(f"<h1>The tram returns</h1>{html}<div>{BODY}</div>").standfirst is None


def test_a_first_paragraph_among_its_kin_stays_in_the_body() -> None:
    document = read(f"<h1>The tram returns</h1><div><p class='lead'>{WORDS}</p>{BODY}</div>")
    assert document.standfirst is None
    assert WORDS in plain_text(document)


def test_what_is_named_like_one_below_the_article_is_none() -> None:
    document = read(f"<h1>The tram returns</h1><div>{BODY}</div><div class='teaser'><p class='dek'>{WORDS}</p></div>")
    assert document.standfirst is None
