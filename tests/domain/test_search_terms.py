"""The words of what a person typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from termnews.domain.search_terms import LONGEST, MOST_WORDS, is_too_long, search_terms, search_words, understood


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
def test_a_query_has_each_of_its_terms_once_and_ends_as_it_was_typed(text: str) -> None:
    terms, typed = search_terms(text), search_words(text)
    parts = tuple(part for term in terms for part in term.parts)
    assert parts[-1:] == typed[-1:] or is_too_long(text)
    assert len({term.folded for term in terms}) == len(terms)
    assert set(parts) <= set(typed)
    assert [term.last for term in terms] == [*[False] * (len(terms) - 1), True][: len(terms)] or is_too_long(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("river  bends", ("river", "bends…")),
        ("C++", ("C",)),
        ("O'Bri", ("O'Bri…",)),
        ("the U.S. Navy’s e-mail", ("the", "U.S", "Navy’s", "e-mail…")),
        ("node.js node/js", ("node/js…",)),
        ("end - of", ("end", "of…")),
        ("川", ("川…",)),
        ("川-b", ("川", "b")),
        ("river River", ("River…",)),
        ("Łódź lodz", ("lodz…",)),
        ("?!", ()),
    ],
)
def test_a_query_tells_how_its_words_are_understood(text: str, words: tuple[str, ...]) -> None:
    assert understood(text) == words


@pytest.mark.parametrize(
    ("text", "joined", "goes_on"),
    [
        ("wi-fi", "wifi", True),
        ("o'b", "ob", False),
        ("don't", "dont", False),
        ("e-ma", "ema", False),
        ("3.14", "", False),
    ],
)
def test_a_word_with_signs_is_looked_for_without_them_too(text: str, joined: str, goes_on: bool) -> None:
    term = search_terms(text)[-1]
    assert (term.joined, term.joined_goes_on) == (joined, goes_on)


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
    assert 1 <= sum(len(term.parts) for term in search_terms(text)) <= MOST_WORDS
