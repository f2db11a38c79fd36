"""Names of months in many languages."""

import pytest

from termnews.domain.month_names import _NAMES, month_number


def test_each_list_has_twelve_names_and_no_name_means_two_months() -> None:
    assert {len(names.split()) for names in _NAMES} == {12}
    for names in _NAMES:
        assert [month_number(name) for name in names.split()] == list(range(1, 13))


@pytest.mark.parametrize(
    ("word", "month"),
    [("Sept", 9), ("févr", 2), ("paź", 10), ("MÄRZ", 3), ("sty", 1), ("mar", 3), ("juil", 7), ("янв", 1), ("dez", 12)],
)
def test_a_shortened_name_is_read_where_only_one_month_begins_so(word: str, month: int) -> None:
    assert month_number(word) == month


@pytest.mark.parametrize("word", ["", "j", "ju", "juj", "jui", "Luftballons", "of"])
def test_another_word_is_no_month(word: str) -> None:
    assert month_number(word) is None
