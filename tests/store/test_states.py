"""What the reader did with articles."""

from datetime import timedelta

from tests.store.conftest import NOW, STARS, Filling, article

from termnews.domain.query import Query, Scope


def fill(filling: Filling, count: int = 3) -> None:
    filling.take(1, [article(str(number), hours=number) for number in range(count)])


def test_marking_tells_what_it_changed_so_that_it_can_be_undone(filling: Filling) -> None:
    fill(filling)
    assert filling.cache.states.mark([3, 1], read=True) == (3, 1)
    assert filling.cache.states.mark([1, 2, 3, 99], read=True) == (2,)
    assert filling.cache.states.mark([1, 2, 3], read=False) == (1, 2, 3)
    assert filling.cache.states.mark([1, 1], starred=True, later=True) == (1,)
    assert filling.cache.states.mark([], read=True) == filling.cache.states.mark([1]) == ()
    state = filling.cache.articles.get(1).headline.state
    assert (state.read, state.starred, state.later) == (False, True, True)


def test_any_number_of_articles_is_marked_at_once(filling: Filling) -> None:
    fill(filling, 1200)
    assert len(filling.cache.states.mark(filling.cache.articles.listed(Query()), read=True)) == 1200
    assert filling.cache.counts.articles(Query()) == 0


def test_reading_all_of_a_list_touches_only_that_list(filling: Filling) -> None:
    fill(filling)
    filling.take(2, [article("else")])
    mark, listed = filling.cache.states.mark, filling.cache.articles.listed
    mark([2], read=True)
    assert mark(listed(Query(Scope.ALL, category="World")), read=True) == (3, 1)
    assert list(listed(Query())) == [4]
    assert mark(listed(Query(since=NOW + timedelta(hours=1))), read=True) == ()


def test_reading_all_of_a_limited_list_leaves_the_rest(filling: Filling) -> None:
    fill(filling)
    assert filling.cache.states.mark(filling.cache.articles.listed(Query(limit=1)), read=True) == (3,)
    assert filling.cache.counts.articles(Query()) == 2


def test_the_history_has_each_article_once_the_last_opened_first(filling: Filling) -> None:
    fill(filling)
    for number in (1, 2, 3, 1):
        filling.cache.states.opened(number, NOW)
    assert filling.cache.states.history() == (1, 3, 2)
    assert filling.cache.states.history(2) == (1, 3)


def test_the_reading_place_is_remembered(filling: Filling) -> None:
    fill(filling)
    assert filling.cache.states.position(1) == 0.0
    filling.cache.states.set_position(1, 0.4)
    filling.cache.states.set_position(1, 0.75)
    filling.cache.states.set_position(2, 7.0)
    assert filling.cache.states.position(1) == 0.75
    assert filling.cache.states.position(2) == 1.0


def test_states_survive_being_unsubscribed_and_new_articles_of_old_sources_stay_hidden(filling: Filling) -> None:
    fill(filling)
    filling.cache.sources.sync([STARS])
    filling.take(1, [article("late")])
    assert filling.cache.counts.articles(Query(Scope.ALL)) == 0
