"""Search history, as shells have one: what was searched for, brought back by Up, kept from one run to the next."""

from termnews.library.memory import Memory

NAME = "searches"
"""The name under which the searches are remembered."""

MOST = 100


class SearchHistory:
    """The texts that were searched for, the last one at the end, and which of them one is at while stepping back."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        kept = memory.get(NAME)
        self._texts = [text for text in kept if isinstance(text, str)] if isinstance(kept, list) else []
        # how far back one is, from the end; 0 is the line that is being typed
        self._back = 0
        self._typed = ""

    def __bool__(self) -> bool:
        return bool(self._texts)

    @property
    def stepping(self) -> bool:
        """Whether what stands in the line is from the history."""
        return self._back > 0

    def begin(self) -> None:
        """Stand at the end, before any step back."""
        self._back = 0

    def older(self, line: str) -> str:
        """Return the search before the one in the line, or that one where there is none before it."""
        if not self._back:
            self._typed = line
        while self._back < len(self._texts):
            self._back += 1
            if self._texts[-self._back] != line.strip():
                break
        return self._texts[-self._back] if self._back else line

    def newer(self) -> str:
        """Return the search after the one in the line, at last what was typed."""
        self._back = max(0, self._back - 1)
        return self._texts[-self._back] if self._back else self._typed

    def add(self, line: str) -> bool:
        """Put a search at the end, and tell whether that changed anything."""
        text = " ".join(line.split())
        self._back = 0
        if not text or text in self._texts[-1:]:
            return False
        self._texts = [*(one for one in self._texts if one != text), text][-MOST:]
        return True

    def keep(self) -> None:
        """Write the searches down; this waits for the disk."""
        self._memory.keep(NAME, self._texts)
