from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from termnews.tui.article.page.lines import balanced, centred, flowed, is_right_to_left, line_cells, wrap
from termnews.tui.article.page.model import Piece, line_text
from termnews.tui.look.cell_width import cells, cut, fitting, is_narrow
from termnews.tui.look.line_breaks import break_lines


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width)]


def test_lines_break_at_spaces_and_drop_them() -> None:
    assert lines("the quick brown fox", 9) == ["the quick", "brown fox"]
    assert lines("  the   quick ", 40) == ["the   quick"]


def test_a_newline_ends_a_line_and_two_leave_one_empty() -> None:
    assert lines("one\ntwo\n\nthree", 20) == ["one", "two", "", "three"]


def test_a_compound_word_breaks_after_its_hyphen() -> None:
    assert lines("a well-known word", 8) == ["a well-", "known", "word"]


def test_a_hyphen_that_begins_a_word_stays_with_it() -> None:
    assert lines("use the -flag", 9) == ["use the", "-flag"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("so abcdefghijkl", 5) == ["so", "abcde", "fghij", "kl"]


def test_a_long_address_is_cut_after_a_sign() -> None:
    assert lines("https://example.org/long/path?query=1", 22) == ["https://example.org/", "long/path?query=1"]


def test_no_break_spaces_hold_words_together() -> None:
    assert lines("by 22\u00a0May", 6) == ["by", "22\u00a0May"]


def test_japanese_breaks_anywhere_but_before_a_closing_mark_or_after_an_opening_one() -> None:
    assert lines("橋は長い。", 8) == ["橋は長", "い。"]
    assert lines("橋は「長い」", 6) == ["橋は", "「長", "い」"]
    assert lines("ずっと長い橋です", 8) == ["ずっと長", "い橋です"]


def test_latin_words_and_numbers_in_japanese_stay_whole() -> None:
    assert lines("橋は2300mです", 8) == ["橋は", "2300mで", "す"]


def test_korean_breaks_at_its_spaces() -> None:
    assert lines("새로운 다리가", 8) == ["새로운", "다리가"]


def test_marks_stay_with_their_letter_when_a_word_is_cut() -> None:
    assert lines("e\u0301" * 6, 4) == ["e\u0301" * 4, "e\u0301" * 2]


def test_an_emoji_of_several_characters_is_not_cut() -> None:
    assert all(line.count("👩") == line.count("🚀") for line in lines("👩‍🚀" * 5, 7))


def test_hindi_leaves_room_for_terminals_that_give_its_vowel_signs_a_cell() -> None:
    text = "इंजीनियरों ने कहा कि नया पुल क्षेत्र में सबसे लंबा है"
    assert cells(text) == len(text) - sum(category(char) == "Mn" for char in text)
    assert all(cells(line) <= 20 for line in lines(text, 20))


@given(st.text(alphabet="ab-。、「」人橋 \n\u0301ا\u094dकि👩\u200d🚀\ufe0f/é", max_size=80), st.integers(1, 24))
def test_no_text_is_lost_or_doubled_and_every_line_fits(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    for line in found:
        assert cell_len(line) <= width or fitting(line, width)[0] == len(line) or "。" in line or "」" in line


def test_a_word_without_end_is_laid_out() -> None:
    assert sum(map(len, lines("\u0915\u093f" * 50_000, 40))) == 100_000


def test_every_character_taken_for_narrow_is_one_cell_wide() -> None:
    narrow = [char for char in map(chr, range(0x3000)) if char.isprintable() and is_narrow(char) and char > "\x7f"]
    assert len(narrow) > 600
    assert [char for char in narrow if get_character_cell_size(char) != 1] == []


@pytest.mark.parametrize(("width", "expected"), [(0, ""), (1, "…"), (4, "new…"), (10, "new bridge")])
def test_cut_ends_in_an_ellipsis(width: int, expected: str) -> None:
    assert cut("new bridge", width) == expected


def test_wrapping_keeps_the_looks_of_each_stretch() -> None:
    pieces = [Piece("plain "), Piece("bold words", "body bold"), Piece(" end")]
    assert wrap(pieces, 10) == [
        (Piece("plain "), Piece("bold", "body bold")),
        (Piece("words", "body bold"), Piece(" end")),
    ]


def test_arabic_is_set_at_the_right_edge_in_logical_order() -> None:
    (line,) = flowed([Piece("الجسر الجديد")], 20)
    assert line_text(line) == " " * 8 + "الجسر الجديد"


@pytest.mark.parametrize(
    ("text", "expected"), [("123 שלום", True), ("“العربية”", True), ("Paris باريس", False), ("123", False), ("", False)]
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_a_headline_is_set_in_lines_of_about_equal_length() -> None:
    text = "one two three four five six seven eight nine ten"
    lengths = [line_cells(line) for line in balanced([Piece(text)], 40)]
    assert len(lengths) == 2
    assert abs(lengths[0] - lengths[1]) <= 6


def test_centring_leaves_equal_room() -> None:
    assert line_text(centred((Piece("* * *"),), 11)) == "   * * *"


@pytest.mark.parametrize("width", [-4, 0, 1, 2])
def test_no_room_at_all_is_no_reason_to_go_on_for_ever(width: int) -> None:
    text = "Letters, 日本語 and नदी"
    pieces = [text[start:end] for start, end in break_lines(text, width)]
    assert "".join("".join(pieces).split()) == "".join(text.split())
