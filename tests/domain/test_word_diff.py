"""What is shown of a text that was edited."""

from termnews.domain.word_diff import Run, word_diff

OLD = ["The river rose by three metres on Tuesday.", "Nobody was hurt.", "The bridge is shut."]


def marked(before: list[str], after: list[str]) -> list[str]:
    signs = {"kept": "{}", "added": "+{}+", "removed": "-{}-"}
    return ["".join(signs[run.change].format(run.text) for run in runs) for runs in word_diff(before, after)]


def test_a_text_that_is_the_same_is_kept_whole() -> None:
    assert word_diff(OLD, OLD) == [(Run("kept", text),) for text in OLD]


def test_in_an_edited_paragraph_the_words_are_marked() -> None:
    new = ["The river rose by four metres on Tuesday night.", *OLD[1:]]
    assert marked(OLD, new) == ["The river rose by -three-+four+ metres on Tuesday+ night+.", *OLD[1:]]


def test_paragraphs_that_came_and_went_are_marked_whole() -> None:
    assert marked(OLD, [OLD[0], OLD[2], "Schools open on Monday."]) == [
        OLD[0], "-Nobody was hurt.-", OLD[2], "+Schools open on Monday.+",
    ]  # fmt: skip


def test_a_paragraph_that_was_written_anew_is_not_mixed_with_the_old_one() -> None:
    assert marked(["Nobody was hurt."], ["A heron looked on, all day, from the weir."]) == [
        "+A heron looked on, all day, from the weir.+", "-Nobody was hurt.-",
    ]  # fmt: skip


def test_what_was_kept_and_added_makes_the_new_text_and_what_was_kept_and_removed_the_old_one() -> None:
    new = ["A lead.", "The river fell by two metres on Monday.", "The bridge is open, and painted."]
    paragraphs = word_diff(OLD, new)
    for change, text in (("added", new), ("removed", OLD)):
        parts = ["".join(run.text for run in runs if run.change in ("kept", change)) for runs in paragraphs]
        assert [part for part in parts if part] == text


def test_what_would_take_long_to_compare_is_shown_whole() -> None:
    many, others = [*"ab"] * 1000, [*"baa"] * 1000
    paragraphs = word_diff(many, others)
    for change, text in (("added", others), ("removed", many)):
        parts = ["".join(run.text for run in runs if run.change in ("kept", change)) for runs in paragraphs]
        assert [part for part in parts if part] == text
    before, after = " ".join(["hay"] * 700), " ".join(["hay", "straw"] * 350)
    assert marked([before], [after]) == [f"+{after}+", f"-{before}-"]
