"""The program itself, as a process of its own: what scripts and cron see of it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RUN = (sys.executable, "-m", "termnews")
PATIENCE = 60.0
"""Seconds after which a run counts as hanging; no run takes so long by itself."""


@dataclass(frozen=True)
class Ran:
    """What one run came to; `out` and `err` are the bytes it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """What it wrote to standard output."""
        return self.out.decode("utf-8", "replace")

    @property
    def said(self) -> str:
        """What it wrote to standard error."""
        return self.err.decode("utf-8", "replace")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects it printed, one a line."""
        # not splitlines(): a text may hold U+2028
        return [json.loads(line) for line in self.text.split("\n") if line]


class Program:
    """Runs `termnews ARGUMENTS` with the environment of the test; values of None in `env` are taken out of it."""

    def run(self, *arguments: object, env: Mapping[str, str | None] | None = None, **options: Any) -> Ran:
        """Return how one run went; `options` are those of subprocess.run."""
        settings: dict[str, Any] = {"stdin": subprocess.DEVNULL, "timeout": PATIENCE, "check": False}
        if "stdout" not in options and "stderr" not in options:
            settings["capture_output"] = True
        done = subprocess.run([*RUN, *map(str, arguments)], env=_environment(env), **{**settings, **options})
        return Ran(done.returncode, done.stdout or b"", done.stderr or b"")

    def rows(self, *arguments: object, env: Mapping[str, str | None] | None = None) -> list[dict[str, Any]]:
        """Return the objects that a command prints with --json; the command must go well."""
        ran = self.run(*arguments, "--json", env=env)
        assert ran.code == 0, ran.said
        return ran.rows

    def start(
        self, *arguments: object, env: Mapping[str, str | None] | None = None, **options: Any
    ) -> "subprocess.Popen[bytes]":
        """Begin a run and return it; `options` are those of subprocess.Popen."""
        settings: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        }
        return subprocess.Popen([*RUN, *map(str, arguments)], env=_environment(env), **{**settings, **options})


def _environment(changes: Mapping[str, str | None] | None) -> dict[str, str]:
    changed: dict[str, str | None] = {**os.environ, **(changes or {})}
    return {name: value for name, value in changed.items() if value is not None}
