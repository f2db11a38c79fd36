"""Which words tell an article from others, and what age does to a score."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.likeness import near_copy, preferring_new, telling, too_common

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert telling({"said": 3, "weir": 3}, {"said": 200, "weir": 4}, 1000) == ("weir", "said")


def test_a_word_said_often_tells_more_than_one_said_once() -> None:
    assert telling({"mill": 1, "weir": 9}, {"mill": 5, "weir": 5}, 1000) == ("weir", "mill")


def test_a_word_of_one_article_alone_and_a_word_of_too_many_tell_nothing() -> None:
    holders = {"alone": 1, "the": too_common(1000), "weir": 2, "unheard": 0}
    assert telling(dict.fromkeys([*holders, "uncounted"], 5), holders, 1000) == ("weir",)


def test_only_the_most_telling_words_are_taken() -> None:
    words = {f"w{number}": float(number + 1) for number in range(30)}
    assert telling(words, dict.fromkeys(words, 2), 1000, most=2) == ("w29", "w28")


@given(st.integers(0, 10_000_000))
def test_even_in_a_small_cache_a_word_may_be_shared_and_in_a_large_one_counting_ends(articles: int) -> None:
    assert 4 <= too_common(articles) <= 501


def test_of_two_alike_the_newer_scores_higher_and_age_takes_half_at_most() -> None:
    old, older = NOW - timedelta(days=40), NOW - timedelta(days=4000)
    assert preferring_new(10, NOW, NOW) == 10
    assert preferring_new(10, NOW + timedelta(days=1), NOW) == 10
    assert 10 > preferring_new(10, old, NOW) > preferring_new(10, older, NOW) >= 5


def test_texts_that_share_nearly_all_words_are_copies() -> None:
    words = {f"w{number}" for number in range(20)}
    assert near_copy(words, words | {"more"})
    assert not near_copy(words, {f"w{number}" for number in range(10, 30)})
    assert not near_copy((), ())
