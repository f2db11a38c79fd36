"""Publishers' text as it may be kept and shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.text import as_id, clean, clean_url, count_of, excerpt, fold, one_line, plain_title


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("\x9b2Jgone", "2Jgone"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("\u2067right\u2069", "right"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("\ud800half", "half"),
        ("\ufeffstart", "start"),
        ("bell\x07 null\x00", "bell null"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
    ],
)
def test_what_could_act_on_a_terminal_is_dropped(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless


@pytest.mark.parametrize("text", ["می\u200cخواهم", "👩\u200d🚀", "שלום\u200e", "tab\tand\nline", "हिन्दी", "日本語"])
def test_what_languages_need_stays(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_cleaned_text_holds_no_control_character_but_tab_and_newline(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(char) != "Cc" or char in "\t\n" for char in cleaned)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


def test_one_line_has_single_spaces() -> None:
    assert one_line("  a\n\tb\u00a0 c \x1b ") == "a b c"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("<b>Bold</b> claim", "Bold claim"),
        ("Why a < b", "Why a < b"),
        ("&lt;script&gt; explained", "<script> explained"),
        ("&#27;[31mred", "[31mred"),
        ("one<!-- two -->three", "onethree"),
        ("Why [/etc] is [bold", "Why [/etc] is [bold"),
    ],
)
def test_a_title_is_plain_text(markup: str, title: str) -> None:
    assert plain_title(markup) == title


def test_an_address_can_hold_no_spaces_quotes_or_controls() -> None:
    assert clean_url(' https://e.org/a b"<\x1b\u202e ') == "https://e.org/a%20b%22%3C%1B%E2%80%AE"
    assert clean_url("https://e.org/münchen?q=1%20#x") == "https://e.org/münchen?q=1%20#x"


def test_an_excerpt_is_cut_at_a_word() -> None:
    assert excerpt("short") == "short"
    assert excerpt("one two three four", 12) == "one two…"
    assert len(excerpt("x" * 500, 100)) == 100


@given(st.text(), st.integers(2, 60))
def test_an_excerpt_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    ("written", "number"), [("7", 7), ("007", 7), ("", None), ("²", None), ("٣", None), ("-1", None), ("9" * 19, None)]
)
def test_an_id_is_a_number_in_plain_digits(written: str, number: int | None) -> None:
    assert as_id(written) == number


def test_a_count_is_told_with_its_noun_in_the_right_number() -> None:
    assert [count_of(number, "source") for number in (0, 1, 2)] == ["0 sources", "1 source", "2 sources"]
    assert [count_of(number, "address", "addresses") for number in (1, 2)] == ["1 address", "2 addresses"]


def test_folding_drops_case_accents_and_punctuation() -> None:
    assert fold("  Café “Noir”: ÉTÉ! ") == "cafe noir ete"
