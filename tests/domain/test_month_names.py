"""Months, weekdays and halves of the day by their names."""

import pytest

from termnews.domain.calendar_names import MONTHS, WEEKDAYS
from termnews.domain.month_names import is_afternoon, month_number, weekday_number


def test_every_month_and_weekday_of_the_table_is_read() -> None:
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)
    for number, names in enumerate(MONTHS, start=1):
        assert {month_number(name.replace("_", " ")) for name in names.split()} == {number}
    for number, names in enumerate(WEEKDAYS):
        assert {weekday_number(name.replace("_", " ")) for name in names.split()} == {number}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("APRIL", 4), ("Sept.", 9), ("Okt", 10), ("avr", 4), ("déc.", 12), ("février", 2), ("fevrier", 2), ("Juin", 6),
        ("ΝΟΕΜΒΡΙΟΥ", 11), ("Μαΐου", 5), ("novembrī", 11), ("marraskuun", 11), ("azaroaren", 11), ("ก.พ.", 2),
        ("תשרי", None), ("בינואר", 1), ("تشرين الثاني", 11), ("ju", None), ("Monday", None), ("", None), ("x", None),
    ],
)  # fmt: skip
def test_a_month_is_known_in_any_case_ending_and_length_that_means_one_only(name: str, number: int | None) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize(
    ("word", "afternoon"),
    [
        ("a.m.", False), ("P. M.", True), ("μ.μ.", True), ("π.μ.", False), ("下午", True), ("ص", False), ("CH", True),
        ("SA", False), ("ch", None), ("Sa", None), ("ÖS", True), ("Uhr", None), ("", None),
    ],
)  # fmt: skip
def test_half_day_words_are_told_from_other_words(word: str, afternoon: bool | None) -> None:
    assert is_afternoon(word) is afternoon
