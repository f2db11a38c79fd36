"""Which of two small numbers is the month."""

import pytest

from termnews.domain.date_order import month_comes_first


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        (["1/2/2024"], None, None), (["1/2/2024"], "en-US", True), (["1/2/2024"], "en_us", True),
        (["1/2/2024"], "en-GB", False), (["12/25/2023", "1/2/2024"], "de", True), (["25/12/2023"], "en-US", False),
        (["12/25/2023", "25/12/2023"], "en-US", True), (["12/25/2023", "25/12/2023"], None, None),
        (["/news/2024/12/25/2024/"], None, None), (["1/2/2024"], "de", False), (["1/2/2024"], "en", None),
        (["7/1/2024", "7/2/2024", "7/3/2024"], None, True), (["1/7/2024", "2/7/2024", "3/7/2024"], "en-US", False),
    ],
)  # fmt: skip
def test_other_dates_and_the_language_tell_which_number_is_the_month(
    texts: list[str], language: str | None, expected: bool | None
) -> None:
    assert month_comes_first(texts, language) is expected
