"""The words of what a person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.query import search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rivers and bridges", ("rivers", "and", "bridges")),
        ("C++", ("C",)),
        ("O'Brien", ("O", "Brien")),
        ('"*()', ()),
        ("", ()),
        ("हिन्दी", ("हिन्दी",)),
        ("cafe\u0301", ("cafe\u0301",)),
        ("COVID-19", ("COVID", "19")),
    ],
)
def test_words_are_letters_digits_and_their_marks(text: str, words: tuple[str, ...]) -> None:
    assert search_words(text) == words


@given(st.text())
def test_any_text_has_words_without_quotes_or_spaces(text: str) -> None:
    assert all(word and not set(word) & set("\"'*()^:- \t\n") for word in search_words(text))
