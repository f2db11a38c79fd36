"""The loose values that publishers write, and the clean ones that are kept."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.text import clean
from termnews.sources import fields


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plain words", "Plain words"),
        ("  Two\n lines ", "Two lines"),
        ("A <b>bold</b> word", "A bold word"),
        ("A &lt;b&gt;bold&lt;/b&gt; word", "A bold word"),
        ("<a href='x'><em>Deep</em> link</a>", "Deep link"),
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("It&#8217;s &amp;#8220;here&amp;#8221;", "It’s “here”"),
        ("Q&A with R&D", "Q&A with R&D"),
        ("rock &not roll", "rock &not roll"),
        ("Why a < b and b > c", "Why a < b and b > c"),
        ("Using <video> in HTML", "Using <video> in HTML"),
        ("Vec<String> explained", "Vec<String> explained"),
        ("The <b> tag", "The <b> tag"),
        ("I <3 you", "I <3 you"),
        ("One<br/>two", "One two"),
        ("safe<script>alert(1)</script> words", "safe words"),
        ("How to use <script> well", "How to use <script> well"),
        ("[Video] of [/etc]", "[Video] of [/etc]"),
        ("\x1b[31mred\x07 \u202eevil", "[31mred evil"),
        ("it\x92s \x96 fine", "it’s – fine"),
        ("", ""),
    ],
)
def test_a_headline_is_what_a_reader_should_see(written: str, shown: str) -> None:
    assert fields.title(written) == shown


@given(st.text(alphabet="<>/b& amp;lt#x1i\x1b\x9b\u202e", max_size=80))
def test_no_headline_keeps_a_character_that_acts_on_a_terminal(written: str) -> None:
    assert not set(fields.title(written)) & set("\x1b\x9b\u202e\n")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("a<br>b", "a b"),
        ("in<b>side</b>", "inside"),
        ("x<script>alert('<p>')</script>y", "x y"),
        ("x<!-- <p>hidden</p> -->y", "x y"),
        ("x<style>p{}", "x p{}"),
        ("Tom &amp; Jerry &lt;3", "Tom & Jerry <3"),
        ("cut off <a href='http://exa", "cut off"),
        (None, ""),
    ],
)
def test_html_becomes_one_line_of_text(html: str | None, text: str) -> None:
    assert fields.plain(html) == text


def test_text_becomes_paragraphs_with_links() -> None:
    html = fields.html_of_text("One & <two>\nthree\n\nSee https://example.org/a.b?c=1&d=2.")
    assert html == (
        "<p>One &amp; &lt;two&gt;<br>\nthree</p>\n"
        '<p>See <a href="https://example.org/a.b?c=1&amp;d=2">https://example.org/a.b?c=1&amp;d=2</a>.</p>'
    )
    assert fields.html_of_text("  ") == ""


@pytest.mark.parametrize(
    ("content", "description", "summary", "body"),
    [
        ("<p>The long text.</p>", "Other words", "Other words", "<p>The long text.</p>"),
        ("", "<p>Only</p>", "", "<p>Only</p>"),
        ("<p>Same</p>", "<p>Same</p>", "", "<p>Same</p>"),
        ("short", "<p>the longer one</p>", "", "<p>the longer one</p>"),
        (
            "<p>It begins <i>here</i>, and goes on.</p>",
            "It begins here […]",
            "",
            "<p>It begins <i>here</i>, and goes on.</p>",
        ),
        ("", "", "", ""),
    ],
)
def test_the_longer_text_is_the_body_and_a_summary_says_something_else(
    content: str, description: str, summary: str, body: str
) -> None:
    assert fields.summary_and_body(content, description) == (summary, body)


WORDS = " ".join(f"word{n}" for n in range(60))


@pytest.mark.parametrize(
    ("summary", "content", "says_more"),
    [
        (WORDS, f"<p>{WORDS} and more</p>", False),
        (WORDS, f"<div><p class='x'>{WORDS.replace(' ', ' <i>', 1)}</i> and more</p></div>", False),
        (f"{WORDS} […]", f"<p>{WORDS} and more</p>", False),
        (WORDS, "<img src='x'>" * 300 + WORDS + " and more", False),
        (WORDS, f"<script>var a='<p>';</script>{WORDS} and more", False),
        ("Q&amp;A begins", f"Q&amp;A begins {WORDS}", False),
        (WORDS, f"<p>Word0 {WORDS} and more, which differs</p>", True),
        (WORDS, f"<p>{WORDS.replace('word12', 'other')} and more than that</p>", True),
        (WORDS, f"<style>word0 {{}}</style>Another {WORDS} and more", True),
    ],
)
def test_a_summary_is_kept_where_the_body_begins_otherwise(summary: str, content: str, says_more: bool) -> None:
    assert bool(fields.summary_and_body(content, summary)[0]) is says_more


@pytest.mark.parametrize("space", ["  ", "\n", "\t", "\xa0", "\xa0 ", "\r\n", "\u2028"])
@pytest.mark.parametrize("word", ["plain", "naïve", "日本"])
def test_any_space_in_a_headline_is_one_space(space: str, word: str) -> None:
    assert fields.title(f"{space}{word}{space}two{space}") == f"{word} two"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jane Roe", "Jane Roe"),
        ("jane@example.org (Jane Roe)", "Jane Roe"),
        ("Jane Roe <jane@example.org>", "Jane Roe"),
        ("Jane Roe (jane@example.org)", "Jane Roe"),
        ("jane@example.org", "jane"),
        ("By Jane Roe", "Jane Roe"),
        ("by", "by"),
        ("jürgen@straße.example", "jürgen"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("x[@click=app.bell()]", "x[@click=app.bell()]"),
        ("O&#39;Brien", "O'Brien"),
        (None, ""),
    ],
)
def test_an_author_is_a_name_and_no_address(written: str | None, name: str) -> None:
    assert fields.author(written) == name


def test_topics_are_names_each_once() -> None:
    written = ["Rail", "rail", " ", None, "https://example.org/tag/x", "42", "R&amp;B", "[link=https://a.example]x"]
    assert fields.topics(written) == ("Rail", "R&B", "[link=https://a.example]x")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-03-05T10:00:00+02:00", datetime(2024, 3, 5, 10, tzinfo=timezone(timedelta(hours=2)))),
        (1709632800, datetime(2024, 3, 5, 10, tzinfo=UTC)),
        (1709632800000, datetime(2024, 3, 5, 10, tzinfo=UTC)),
        (datetime(2024, 3, 5, 10), datetime(2024, 3, 5, 10, tzinfo=UTC)),
        (datetime(1, 1, 1), None),
        ("0001-01-01", None),
        ("never", None),
        (None, None),
        ([], None),
    ],
)
def test_a_date_is_aware_or_none(written: object, date: datetime | None) -> None:
    assert fields.when(written) == date


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" /a\n", "https://site.example/a"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/\x1b]0;x\x07", "https://example.org/]0;x"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("", None),
        (7, None),
    ],
)
def test_an_address_is_absolute_and_on_the_web_or_none(written: object, address: str | None) -> None:
    assert fields.web(written, "https://site.example/feed") == address


@pytest.mark.parametrize(
    ("written", "size"), [("12", 12), (12, 12), ("0", None), (-1, None), ("12 MB", None), (None, None)]
)
def test_a_length_is_a_number_of_bytes_or_none(written: object, size: int | None) -> None:
    assert fields.length(written) == size


def test_a_language_is_a_tag_or_none() -> None:
    assert [fields.language(tag) for tag in ("en_GB", " de ", "English!", "", None)] == [
        "en-GB",
        "de",
        None,
        None,
        None,
    ]


@given(st.text(alphabet=st.characters(exclude_characters="<&", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_a_headline_without_markup_and_entities_is_what_was_sent(written: str) -> None:
    spaces = str.maketrans(dict.fromkeys("\u2028\u2029", "\n"))
    kept = clean(written.translate(spaces))
    assert fields.title(written) == re.sub("[ \n\t\u00a0]+", " ", kept).strip(" ")
