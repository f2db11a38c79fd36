"""Also Read on generated cases: links and look-alikes in many languages, details by a seed."""

import pytest
from benchmarks.also_read_cases import Score, cases, read, score

SEED = 20261130
COUNT = 420


@pytest.fixture(scope="module")
def result() -> Score:
    return score(SEED, COUNT)


def test_the_same_seed_gives_the_same_cases_and_another_one_others() -> None:
    first, again, other = ([case.html for case in cases(seed, 60)] for seed in (SEED, SEED, SEED + 1))
    assert first == again
    assert first != other


def test_the_cases_are_many_and_in_many_languages_and_half_of_them_are_lookalikes() -> None:
    made = list(cases(SEED, COUNT))
    assert len({case.language for case in made}) >= 15
    assert len({case.html for case in made}) >= 150
    assert sum(not case.expected for case in made) == COUNT / 2


def test_nearly_all_links_are_found_and_nearly_nothing_else(result: Score) -> None:
    assert result.recall >= 0.95, result.faults
    assert result.precision >= 0.97, result.faults


def test_no_lookalike_is_taken(result: Score) -> None:
    assert result.taken == 0, result.faults


def test_no_sentence_of_the_article_goes_with_a_box(result: Score) -> None:
    assert result.lost == 0, result.faults


def test_a_feeds_html_is_read_alike() -> None:
    of_feed = score(SEED, 120, feed=True)
    assert of_feed.recall >= 0.95, of_feed.faults
    assert of_feed.precision >= 0.97, of_feed.faults
    assert of_feed.taken == of_feed.lost == 0, of_feed.faults


def test_a_label_does_not_stay_behind_its_links() -> None:
    for case in cases(SEED, 200, which="seen"):
        if case.name == "paragraphs":
            label = case.html.partition("<a ")[0]
            assert label not in str(read(case).blocks)
