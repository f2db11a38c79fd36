"""What letters come to where words are compared."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.folding import composed, fold_letters, folded_parts
from termnews.domain.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Crème Brûlée", "creme brulee"),
        ("Słońce i Księżyc", "slonce i ksiezyc"),
        ("ŐRSÉG ŰR", "orseg ur"),
        ("Ærlig, Øst, Åse", "aerlig ost ase"),
        ("Œuvre", "oeuvre"),
        ("Þingvellir á Íslandi, Ðe", "thingvellir a islandi de"),
        ("GROẞ groß", "gross gross"),
        ("İstanbul, DIŞ, ılıman", "istanbul dis iliman"),
        ("Đường Ħal Ŧ", "duong hal t"),
        ("ΌΜΟΡΦΟΣ όμορφος", "ομορφοσ ομορφοσ"),
        ("ᾠδή, προΐστημι", "ωδη προιστημι"),
        ("Ёж, мой, Їжак, ѝ", "еж мой їжак и"),
        ("и\u0306од е\u0308ж", "йод еж"),
        ("إسلام آية سؤال شيء على مدرسة", "اسلام ايه سوال شيء علي مدرسه"),
        ("كَتَبَ عـــــام", "كتب عام"),
        ("یک ہفتہ", "يك هفته"),
        ("בְּרֵאשִׁית", "בראשית"),
        ("ｶﾞｷﾞ ﾊﾟ ｳｴ", "ガギ パ ウエ"),
        ("カガ は ば", "カガ は ば"),
        ("한국 ㈜", "한국"),
        ("क़लम फ़िल्म", "कलम फिल्म"),
        ("हिन्दी में", "हिन्दी में"),
        ("ＡＢＣ１２３ ﬁﬂ", "abc123 fifl"),
        ("٣٤ ۵۶ ७८", "34 56 78"),
        ("ʻOkina Qurʾān", "okina quran"),
        ("½ m² Ⅻ", "½ m2 xii"),
        ("don't — wait…", "don t wait"),
        ("แม่น้ำ", "แม่น้ำ"),
    ],
)
def test_letters_are_compared_as_people_type_them(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x3000)))
def test_the_parts_of_a_folded_text_stand_at_its_characters(text: str) -> None:
    parts = list(folded_parts(text))
    assert len(parts) == len(text)
    assert "".join(parts) == fold_letters(text)


def test_letters_that_stand_apart_from_their_marks_are_one_with_the_first() -> None:
    assert list(folded_parts("Me\u0301 и\u0306")) == ["m", "e", "", " ", "й", ""]


def test_each_letter_of_ascii_folds_in_a_text_as_it_does_alone() -> None:
    assert fold("".join(map(chr, range(128))) + "é") == fold("".join(map(chr, range(128)))) + " e"


def test_no_character_folds_to_what_folds_further() -> None:
    characters = map(chr, range(0x80, sys.maxunicode // 8))
    letters = [char for char in characters if unicodedata.category(char) not in ("Cs", "Cn")]
    wrong = [char for char in letters if fold(fold(char)) != fold(char) or composed(fold(char)) != fold(char)]
    assert wrong == []
