"""The words of what a person typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from termnews.domain.query import LONGEST, MOST_WORDS, is_too_long, query_words, search_words


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


@given(st.text(max_size=200))
@example("U:u")
def test_a_query_has_each_of_its_words_once_and_ends_as_it_was_typed(text: str) -> None:
    words, typed = query_words(text), search_words(text)
    assert words[-1:] == typed[-1:]
    assert len(set(map(str.casefold, words))) == len(words)
    assert set(words) <= set(typed)
    assert {word.casefold() for word in words} == {word.casefold() for word in typed} or is_too_long(text)


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("river " * 300, False),
        (" ".join(f"w{n}" for n in range(MOST_WORDS)), False),
        (" ".join(f"w{n}" for n in range(MOST_WORDS + 1)), True),
        ("a" * (LONGEST + 1), True),
    ],
)
def test_a_query_of_too_many_words_is_told_from_one_that_repeats_them(text: str, long: bool) -> None:
    assert is_too_long(text) == long
    assert 1 <= len(query_words(text)) <= MOST_WORDS
