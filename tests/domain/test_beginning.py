"""The beginning of a text, taken from HTML that may be cut off anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.beginning import beginning_of, names_of_media
from termnews.domain.text import UNTITLED, title_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>The <b>riv</b>er &amp; the mill.</p><p>Ice.</p>", "The river & the mill. Ice."),
        ("<style>p {}</style><!-- no --><script>1 < 2</script><div>Words</div>", "Words"),
        ('<p>Cut in <a href="https://a.example/', "Cut in"),
        ("<p>Cut in <", "Cut in"),
        ("<script>never ends", ""),
        ("3 < 4 and <br>so on", "3 < 4 and so on"),
        ("", ""),
        (
            '<p><img src="a.jpg" alt="Fog &amp; a ferry"><img alt=\'\' title="Two cranes"></p>',
            "Fog & a ferry, Two cranes",
        ),
        ('<figure><img alt="A swan"><figcaption>At dawn</figcaption></figure>', "At dawn"),
        ('<iframe title="The lock at work" src="https://v.example/1"></iframe>', "The lock at work"),
        ("<video aria-label=Tide src=t.mp4></video>", "Tide"),
        ('<img alt="One"><img alt="One"><img src="x.png">', "One"),
        ('<img data-alt="no" src="x.png">', ""),
    ],
)
def test_the_text_is_what_a_reader_would_see(html: str, text: str) -> None:
    assert beginning_of(html) == text


@given(st.text(st.sampled_from("<>!-/abp =\"'&;\n"), max_size=200))
def test_any_beginning_of_html_has_a_text_of_one_line(html: str) -> None:
    assert "\n" not in beginning_of(html)


@pytest.mark.parametrize("html", ["<img " * 40_000, "<img alt" * 40_000, "<img alt='" * 40_000], ids=len)
def test_pictures_without_end_are_looked_through_once(html: str) -> None:
    assert len(names_of_media(html)) < 300_000


def test_a_title_is_the_beginning_of_a_text_cut_at_a_word() -> None:
    assert title_of("Short and whole.") == "Short and whole."
    assert title_of("word " * 40) == "word " * 18 + "word…"
    assert title_of("") == UNTITLED
