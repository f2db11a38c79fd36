"""Which edits of an article are worth telling of."""

import pytest

from termnews.domain.edition import says_otherwise

BODY = "<p>The river rose by three metres on Tuesday, and nobody was surprised.</p>"


@pytest.mark.parametrize(
    "after",
    [
        ("Flood", "", BODY.replace("<p>", '<p class="lead">')),
        ("Flood", "", BODY.replace(" rose", "\n  rose").replace("</p>", "</p>\n\n")),
        ("Flood", "", BODY.replace("river", '<a href="https://x.example/?utm_source=feed">river</a>')),
        ("FLOOD", "", BODY.replace("Tuesday,", "Tuesday;")),
        ("Flood", "A summary that the text goes without.", BODY),
    ],
)
def test_markup_blanks_signs_and_addresses_are_no_edit(after: tuple[str, str, str]) -> None:
    assert not says_otherwise(("Flood", "", BODY), after)


@pytest.mark.parametrize(
    "after",
    [
        ("Flood in the valley", "", BODY),
        ("Flood", "", BODY.replace("three", "four")),
        ("Flood", "", BODY + "<p>The bridge is shut.</p>"),
        ("Flood", "", ""),
    ],
)
def test_other_words_are_an_edit(after: tuple[str, str, str]) -> None:
    assert says_otherwise(("Flood", "", BODY), after)


def test_a_summary_counts_where_there_is_no_text() -> None:
    assert says_otherwise(("Flood", "Three metres.", ""), ("Flood", "Four metres.", ""))


def test_numbers_that_count_comments_are_no_edit_but_those_of_a_story_are() -> None:
    assert not says_otherwise(
        ("A kettle", "", "<p>Points: 12, comments: 3</p>"), ("A kettle", "", "Points: 90, comments: 41")
    )
    long = "<p>" + "The water board measured it again. " * 8 + "It is 12 feet high.</p>"
    assert says_otherwise(("Flood", "", long), ("Flood", "", long.replace("12", "14")))
