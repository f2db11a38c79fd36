"""Snippets of search results begin at a word."""

import unicodedata

import pytest

from termnews.tui.headlines.snippet import lead, snippet_parts


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("in its bends the ", 20, "in its bends the "),
        ("caught the traps in the ", 12, "…in the "),
        ("caught the traps in the ", 15, "…traps in the "),
        ("counterrevolutionaries", 8, "…onaries"),
        ("pre-revolutionaries ", 8, "…"),
        ("東京の新しい橋", 8, "…しい橋"),
        ("", 8, ""),
    ],
)
def test_what_stands_before_the_match_begins_at_a_word_or_else_at_a_whole_letter(
    text: str, room: int, shown: str
) -> None:
    assert lead(text, room) == shown


@pytest.mark.parametrize("room", range(2, 9))
def test_no_letter_loses_its_vowel_sign_to_the_ellipsis(room: int) -> None:
    shown = lead("समाचारपत्रिका", room)
    assert len(shown) == 1 or unicodedata.category(shown[1]) == "Lo"


def test_matches_and_what_is_between_them_take_turns() -> None:
    assert snippet_parts("\x02old\x03 and \x02old\x03", 30) == ["", "old", " and ", "old", ""]
    assert snippet_parts("no match at all in this long text", 30) == ["no match at all in this long text"]
    assert snippet_parts("a long way to the \x02river\x03", 30) == ["…to the ", "river", ""]
