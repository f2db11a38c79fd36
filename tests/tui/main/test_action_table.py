"""The action table holds exactly the actions of the registry, each with the kind of number that is said of it there."""

from tests.tui.reader import reading

from termnews.library.library import Library
from termnews.tui.keys.actions import ACTIONS
from termnews.tui.main.action_table import plain, row, times


async def test_every_action_of_the_registry_and_no_other_is_in_the_table_with_its_kind_of_number(
    demo: Library,
) -> None:
    async with reading(demo) as reader:
        table = {action_id: call.counted for action_id, call in reader.actions.items()}
    assert table == {action.id: action.counted for action in ACTIONS}


def test_a_number_that_was_typed_goes_to_the_actions_that_take_one() -> None:
    numbers: list[int | None] = []
    for action in (times(numbers.append), row(numbers.append)):
        action.do(7)
        action.do(None)
    assert numbers == [7, 1, 7, None]
    plain(numbers.clear).do(7)
    assert numbers == []
