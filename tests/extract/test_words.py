"""HTML as plain words for the search index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.extract.words import plain_words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("plain words", "plain words"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<p>Hello <b>w</b>orld</p>", "Hello world"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<p>a\nb</p>", "a b"),
        ("a &amp; b &lt; c&nbsp;d", "a & b < c d"),
        ("why a < b", "why a < b"),
        ("x<script>var a = '<p>no</p>';</script>y", "x y"),
        ("x<STYLE>p {}</STYLE>y", "x y"),
        ("x<!-- no <p> -->y", "x y"),
        ("x<script>never closed", "x"),
        ("<img alt='a picture'>text", "text"),
        ("a&#27;[31m", "a[31m"),
        ("10<sup>3</sup> m of H<sub class='x'>2</sub>O", "10³ m of H₂O"),
        ("so<sup id=r1><a href='#n1'>12</a></sup>, the 1<sup>st</sup>", "so[12], the 1st"),
        ("", ""),
    ],
)
def test_html_becomes_words(html: str, words: str) -> None:
    assert plain_words(html) == words


@given(st.text(max_size=300))
def test_any_text_gives_words_that_are_safe_to_show(text: str) -> None:
    words = plain_words(text)
    assert words == words.strip()
    assert not any(ord(char) < 32 and char not in "\n\t" for char in words)


@pytest.mark.parametrize("piece", ["<a", "<!--", "<script", "&", "<", "</", "<p x", "<sup>", "<sup>1", "<sup><a>"])
def test_markup_that_never_ends_is_read_in_one_pass(piece: str) -> None:
    # a quadratic reading would take minutes
    assert len(plain_words(piece * 300_000)) <= len(piece) * 300_000
