"""Credentials: what a source's server is told about who asks. Nothing here is ever shown, logged or stored."""

import asyncio
import shlex
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from termnews.config.keyring import Keyring
from termnews.domain.errors import TermnewsError
from termnews.domain.logins import Login
from termnews.domain.source import Access
from termnews.fetch.daemon_thread import on_a_daemon_thread

# A password manager may have to ask its owner first.
PATIENCE = 60.0


class Credentials:
    """Makes the headers of sources; a password command is run once, until a server refuses what it gave.

    A source with a user name and no password is looked up in the `keyring`, one without either in the `netrc`, where
    the reader wants that. `problem` is what is wrong with one of them.
    """

    def __init__(
        self,
        *,
        keyring: Keyring | None = None,
        netrc: Mapping[str, Login] | None = None,
        problem: str | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.keyring = keyring
        self._problem = problem
        self._netrc = netrc or {}
        self._patience = patience
        self._passwords: dict[object, asyncio.Task[str]] = {}

    def told(self) -> tuple[str, ...]:
        """Return what a person is to be told of the keyring and the .netrc, once."""
        problem, self._problem = self._problem, None
        return (*((problem,) if problem else ()), *(self.keyring.told() if self.keyring else ()))

    async def headers(self, access: Access, url: str) -> Mapping[str, str]:
        """Return the headers of the source at `url`, with its credentials; raises TermnewsError in one sentence."""
        if access.username is not None:
            password = await self._password(access, access.username, url)
            return {**access.headers, "Authorization": Login(access.username, password).basic}
        login = None if access.has_login else self._netrc.get(urlsplit(url).hostname or "")
        return {**access.headers, "Authorization": login.basic} if login else access.headers

    def forget(self, access: Access, url: str) -> None:
        """Ask anew the next time for what was refused."""
        self._passwords.pop(access.password_command or (url, access.username), None)

    async def _password(self, access: Access, username: str, url: str) -> str:
        if access.password is not None:
            return access.password
        if access.password_command:
            return await self._once(access.password_command, partial(self._run, access.password_command))
        if self.keyring is None:
            return ""
        return await self._once((url, username), partial(self._of_keyring, self.keyring, url, username))

    async def _once(self, key: object, ask: Callable[[], Coroutine[Any, Any, str]]) -> str:
        """Return the password; sources that share a command wait for one run of it."""
        task = self._passwords.get(key)
        if task is None:
            task = self._passwords[key] = asyncio.create_task(ask())
        try:
            return await asyncio.shield(task)
        except TermnewsError:
            self._passwords.pop(key, None)
            raise

    async def _of_keyring(self, keyring: Keyring, url: str, username: str) -> str:
        # It may ask its owner to unlock it first, and cannot be told to give up: whoever quits does not wait for it.
        try:
            async with asyncio.timeout(self._patience):
                return await on_a_daemon_thread(partial(keyring.password, url, username)) or ""
        except TimeoutError:
            raise TermnewsError(f"The keyring took over {self._patience:g} seconds: unlock it.") from None

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
