"""Credentials: what a source's server is told about who asks. Nothing here is ever shown, logged or stored."""

import asyncio
import shlex
from asyncio.subprocess import DEVNULL, PIPE
from base64 import b64encode
from collections.abc import Mapping

from termnews.domain.errors import TermnewsError
from termnews.domain.source import Access

# A password manager may have to ask its owner first.
PATIENCE = 60.0


class Credentials:
    """Makes the headers of sources; a password command is run once, until a server refuses what it gave."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._passwords: dict[str, asyncio.Task[str]] = {}

    async def headers(self, access: Access) -> Mapping[str, str]:
        """Return the headers of a source, with its credentials (RFC 7617); raises TermnewsError in one sentence."""
        if access.username is None:
            return access.headers
        password = await self._password(access.password_command) if access.password_command else ""
        login = b64encode(f"{access.username}:{password}".encode()).decode()
        return {**access.headers, "Authorization": f"Basic {login}"}

    def forget(self, access: Access) -> None:
        """Run the command anew the next time: what it gave was refused."""
        self._passwords.pop(access.password_command or "", None)

    async def _password(self, command: str) -> str:
        """Return the password; sources that share a command wait for one run of it."""
        task = self._passwords.get(command)
        if task is None:
            task = self._passwords[command] = asyncio.create_task(self._run(command))
        try:
            return await asyncio.shield(task)
        except TermnewsError:
            self._passwords.pop(command, None)
            raise

    async def _run(self, command: str) -> str:
        try:
            process = await asyncio.create_subprocess_exec(
                *shlex.split(command), stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
            )
        except (OSError, ValueError) as error:
            raise TermnewsError(
                "The password_command of this source cannot be run: correct it in sources.toml."
            ) from error
        try:
            async with asyncio.timeout(self._patience):
                output, _ = await process.communicate()
        except TimeoutError:
            process.kill()
            await process.wait()
            raise TermnewsError(f"The password_command of this source took over {self._patience:g} seconds.") from None
        password = output.decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
        if process.returncode or not password:
            why = f"ended with exit code {process.returncode}" if process.returncode else "printed nothing"
            raise TermnewsError(f"The password_command of this source {why}: run it yourself to see why.")
        return password
