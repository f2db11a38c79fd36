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


@pytest.mark.parametrize(
    "header",
    [
        f"<div class='hero'><div><h1>The tram returns</h1></div><div><div><p class='x1'>{WORDS}</p></div></div></div>",
        f"<header><h1>The tram returns</h1><p>{WORDS}</p><p>By Mira Holt</p></header>",
        f"<section><p>Harbour</p><h1>The tram returns</h1><h2>{WORDS}</h2></section>",
        f"<div><div><h1>The tram returns</h1></div><span>3 May 2026</span><div>{WORDS}</div></div>",
        f"<div><h1>The tram returns</h1><figure><img src='/t.jpg'><b>A rail.</b></figure><p>{WORDS}</p></div>",
    ],
)  # fmt: skip
def test_a_lead_beside_the_headline_is_shown_once_whatever_it_is_called(header: str) -> None:
    page = f"<html><head><title>The tram returns</title></head><body>{header}<div class='b'>{BODY}</div></body></html>"
    document = read_page(page.encode())
    assert [document.standfirst or "", plain_text(document)].count(WORDS) + plain_text(document).count(WORDS) == 1
    assert plain_text(document).count("Workers laid") == 3


@pytest.mark.parametrize(
    "line",
    [
        "<p>Subscribe to our letter from the harbour and read it every Friday at breakfast.</p>",
        "<figure><img src='/t.jpg'><p>Workers lay the first rail between the market and the sea.</p></figure>",
        "<p>By Mira Holt, who has lived in the harbour street since it had rails</p>",
        "<ul><li>The tram is to run again in May, says the town.</li></ul>",
        "<form><p>Search our archive for all that was ever said of trams and rails here.</p></form>",
        "<div class='cookie'><p>We use small files to see which of our pages are read by whom.</p></div>",
    ],
)  # fmt: skip
def test_what_stands_beside_the_headline_and_is_no_lead_is_none(line: str) -> None:
    head = "<script type='application/ld+json'>{'@type':'Article','author':'Mira Holt'}</script>".replace("'", '"')
    page = f"<html><head><title>The tram returns</title>{head}</head><body><div><h1>The tram returns</h1>{line}</div>"
    assert read_page(f"{page}<div class='b'>{BODY}</div></body></html>".encode()).standfirst is None


def test_the_first_paragraph_of_the_body_is_no_standfirst() -> None:
    page = (
        f"<html><head><title>The tram returns</title></head><body><main><h1>The tram returns</h1><p>{WORDS}</p>{BODY}"
    )
    document = read_page(f"{page}</main></body></html>".encode())
    assert document.standfirst is None
    assert plain_text(document).startswith(WORDS)
