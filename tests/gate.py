"""A reader that stops before it imports Textual, until it is let go on."""

import os

READER = "from termnews.cli.main import main\nmain(['--offline'])"
# Stops where Textual would be imported until a byte comes, and does then what `{then}` says.
GATED = """
import os, sys
class Gate:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            sys.meta_path.remove(self)
            os.read({gate}, 1)
            {then}
sys.meta_path.insert(0, Gate())
"""


class Gate:
    """Holds a reader before it imports Textual until it is opened."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        os.set_inheritable(self._reading, True)

    def reader(self, then: str = "pass") -> str:
        """Return the code of a reader that waits here."""
        return GATED.format(gate=self._reading, then=then) + READER

    def open(self) -> None:
        """Let it go on."""
        os.write(self._writing, b"x")

    def close(self) -> None:
        """Free the pipe."""
        os.close(self._reading)
        os.close(self._writing)
