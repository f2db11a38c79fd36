"""How scripts without spaces become words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.dense_scripts import is_dense
from termnews.store.search_text import joined, separated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("東京の橋", ["東", "京", "の", "橋"]),
        ("iPhone手机15", ["iPhone", "手", "机", "15"]),
        ("서울에서", ["서", "울", "에", "서"]),
        ("plain words", ["plain words"]),
        ("हिन्दी भाषा", ["हिन्दी भाषा"]),
        ("Ελλάδα", ["Ελλάδα"]),
        ("。「", ["。「"]),
    ],
)
def test_each_character_of_a_dense_script_is_a_word(text: str, words: list[str]) -> None:
    assert separated(text).split("\u200b") == words


def test_thai_lao_and_khmer_are_dense() -> None:
    assert all(is_dense(text) for text in ("แม่น้ำ", "ແມ່ນ້ຳ", "ទន្លេ", "မြစ်"))
    assert not any(is_dense(text) for text in ("river", "река", "نهر", "नदी", "நதி", "123"))


@given(st.text(st.characters(exclude_characters="\u200b", codec="utf-8")))
def test_joining_gives_the_text_back(text: str) -> None:
    assert joined(separated(text)) == text
