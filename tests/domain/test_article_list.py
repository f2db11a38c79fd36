"""The articles of a list in eight bytes each."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.article_list import ArticleList
from termnews.domain.sort_key import ID_BITS

DATES = st.lists(st.tuples(st.integers(0, 2**33), st.integers(1, 2**ID_BITS - 1)), unique=True, max_size=40)


def listed(*articles: tuple[int, int]) -> ArticleList:
    """Return articles given as (date, id)."""
    return ArticleList(date << ID_BITS | number for date, number in articles)


def test_ids_and_dates_come_back_as_they_went_in() -> None:
    both = listed((1_700_000_000, 7), (1_600_000_000, 2**ID_BITS - 1))
    assert list(both) == [7, 2**ID_BITS - 1]
    assert both[1:] == [2**ID_BITS - 1]
    assert (both[0], both[-1]) == (7, 2**ID_BITS - 1)
    assert [both.when(row) for row in range(len(both))] == [1_700_000_000, 1_600_000_000]


def test_a_list_takes_eight_bytes_an_article() -> None:
    assert isinstance(listed((1, 1)).sort_keys, array)
    assert listed((1, 1)).sort_keys.itemsize == 8


@given(DATES, st.integers(0, 2**33))
def test_a_date_is_found_in_either_order(articles: list[tuple[int, int]], date: int) -> None:
    oldest_first = listed(*sorted(articles))
    assert oldest_first.first_after(date) == sum(when < date for when, _ in articles)
    newest_first = listed(*sorted(articles, reverse=True))
    assert newest_first.first_before(date) == sum(when >= date for when, _ in articles)


@given(DATES)
def test_an_article_that_is_put_back_stands_where_it_was(articles: list[tuple[int, int]]) -> None:
    whole = listed(*sorted(articles, reverse=True))
    for row, sort_key in enumerate(whole.sort_keys):
        rest = whole.chosen(one for one in range(len(whole)) if one != row)
        assert rest.row_of(sort_key) is None
        again = rest.with_sort_key(sort_key, rest.nearest(sort_key, newest_first=True))
        assert again.sort_keys == whole.sort_keys
        assert again.row_of(sort_key) == row


def test_some_of_a_list_keep_its_order() -> None:
    three = listed((3, 1), (2, 2), (1, 3))
    assert list(three.among([three.sort_keys[2], three.sort_keys[0]])) == [1, 3]
