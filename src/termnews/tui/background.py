"""Work beside the keys: coroutines that never hold a key up, and whose failures become a sentence."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.screen import Screen
from textual.worker import WorkType

from termnews.tui.bulkhead import as_told
from termnews.tui.messages import Notice

Work = Callable[[], Coroutine[Any, Any, None]]


def start(screen: Screen[Any], work: Work, group: str, *, exclusive: bool = False) -> None:
    """Run the coroutine that `work` makes in the background; `exclusive` gives up what the same group was doing.

    It touches no widget: it posts messages to the screen. It is made only when it begins, since it may be given up
    before that.
    """

    async def told() -> None:
        try:
            await work()
        except Exception as error:
            screen.post_message(Notice(*as_told(error)))

    begin: WorkType[None] = told
    screen.run_worker(begin, group=group, exclusive=exclusive, exit_on_error=False)
