"""Work beside the keys: coroutines that never hold a key up, and whose failures become a sentence."""

import logging
from collections.abc import Coroutine
from typing import Any

from textual.screen import Screen

from termnews.domain.errors import FetchError, OfflineError, TermnewsError
from termnews.tui.messages import Notice

log = logging.getLogger(__name__)


def start(screen: Screen[Any], work: Coroutine[Any, Any, None], group: str, *, exclusive: bool = False) -> None:
    """Run `work` in the background; `exclusive` gives up what the same group was doing.

    The coroutine touches no widget: it posts messages to the screen.
    """
    screen.run_worker(_told(screen, work), group=group, exclusive=exclusive, exit_on_error=False)


async def _told(screen: Screen[Any], work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (OfflineError, FetchError) as error:
        screen.post_message(Notice(str(error), "warning"))
    except TermnewsError as error:
        screen.post_message(Notice(str(error), "error"))
    except Exception:
        log.exception("a worker stumbled")
        screen.post_message(Notice("Something went wrong here; the log has the details.", "error"))
