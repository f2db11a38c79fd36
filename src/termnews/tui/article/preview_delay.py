"""Debounce of previews: a row passed over on the way is not worth an article's text."""

import os
from time import monotonic

REST = 0.12
"""Seconds that the cursor rests on a headline, when it moves row by row, before the article is shown beside it."""


class PreviewDelay:
    """How long a preview waits, by how soon it follows another; longer where the terminal's line may be slow.

    The text of an article is most of what a key sends to the terminal.
    """

    def __init__(self) -> None:
        self._remote = "SSH_CONNECTION" in os.environ
        self._last = 0.0

    def next(self) -> float:
        """Return the seconds that the preview asked for now is to wait, in which a newer one may take its place."""
        since, self._last = monotonic() - self._last, monotonic()
        if self._remote:
            return 4 * REST
        return REST if since < 2 * REST else 0.0
