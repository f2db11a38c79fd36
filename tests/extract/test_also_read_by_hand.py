"""Also Read blocks and look-alikes written by hand, most on another site than the page's, in the middle of an article.

A case of the data has three lines: what it is, the HTML, the headlines to be found.
"""

from pathlib import Path

import pytest
from tests.extract.test_also_read_cases import AFTER, found, read

from termnews.domain.document import plain_text

_LINES = Path(__file__).with_name("also_read_by_hand.txt").read_text("utf-8").split("\n")
CASES = list(zip(_LINES[::3], _LINES[1::3], _LINES[2::3], strict=False))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_what_editors_set_is_found_and_what_only_looks_like_it_is_not(case: tuple[str, str, str]) -> None:
    document = read(case[1])
    assert " | ".join(headline for _, headline in found(document)) == case[2]
    assert AFTER in plain_text(document)
