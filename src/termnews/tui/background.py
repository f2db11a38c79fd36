"""Run a coroutine as a Textual worker; its error becomes a notice to the reader."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import WorkType

from termnews.domain.errors import PictureError
from termnews.tui.bulkhead import as_told
from termnews.tui.messages import Notice

Work = Callable[[], Coroutine[Any, Any, None]]


def start(node: DOMNode, work: Work, group: str, *, exclusive: bool = False) -> None:
    """Run the coroutine that `work` makes in the background; `exclusive` cancels the node's work of the same group.

    It touches no widget: it posts messages to the node, where errors too arrive, as Notice. The coroutine is made only
    when it begins, since it may be cancelled before that.
    """

    async def told() -> None:
        try:
            await work()
        except Exception as error:
            # what cannot be shown here a browser may show
            hint = " {link.browser} opens it in the browser." if isinstance(error, PictureError) else ""
            node.post_message(Notice(*as_told(error), hint))

    begin: WorkType[None] = told
    node.run_worker(begin, group=group, exclusive=exclusive, exit_on_error=False)
