"""Headlines among those of a list."""

import pytest
from tests.store.conftest import Filling, article

from termnews.domain.query import Query, Scope


@pytest.fixture
def titled(filling: Filling) -> Filling:
    """Give four articles of Rivers of the World and one of The Stars."""
    titles = ["Über die Brücke", "The bridge over the Nile", "Don't panic", "川の流れ", "Wi-Fi in Łódź’s ｶﾌｪ"]
    for at, title in enumerate(titles):
        filling.take(1, [article(f"n{at}", hours=at, title=title)])
    filling.take(2, [article("s", site="stars.example", hours=9, title="A comet")])
    return filling


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("brucke", [1]),
        ("BRÜCKE", [1]),
        ("ridge ove", [2]),
        ("nile bridge", [2]),
        ("stars", [6]),
        ("comet stars", [6]),
        ("rivers nile", [2]),
        ("don't", [3]),
        ("dont", [3]),
        ("don t", [3]),
        ("lodz wifi", [5]),
        ("wi-fi", [5]),
        ("wi fi ÓDŹ", [5]),
        ("lodzs", [5]),
        ("カフェ", [5]),
        ("流れ", [4]),
        ("nile comet", []),
        ("%", [1, 2, 3, 4, 5, 6]),
        ("", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_headline_holds_all_words_in_its_title_or_source(titled: Filling, typed: str, found: list[int]) -> None:
    listed = titled.cache.articles.listed(Query(Scope.ALL))
    assert list(titled.cache.articles.titles(listed).holding(typed)) == found


def test_what_is_found_keeps_the_order_of_the_list(filling: Filling) -> None:
    count = 4100
    filling.take(1, [article(f"n{at}", hours=count - at) for at in range(count)], indexed=False)
    listed = filling.cache.articles.listed(Query(Scope.ALL))
    titles = filling.cache.articles.titles(listed)
    assert titles.holding("about n").sort_keys == listed.sort_keys
    assert [filling.cache.articles.headlines([one])[0].title for one in titles.holding("n4099")] == ["About n4099"]


def test_every_source_of_an_article_that_several_carry_counts(filling: Filling) -> None:
    url = "https://gazette.example/shared"
    filling.take(1, [article("one", url=url, title="Shared")])
    filling.take(2, [article("two", site="stars.example", url=url, title="Shared")])
    listed = filling.cache.articles.listed(Query(Scope.ALL, once=True))
    assert len(listed) == 1
    for name in ("rivers", "stars"):
        assert len(filling.cache.articles.titles(listed).holding(name)) == 1
